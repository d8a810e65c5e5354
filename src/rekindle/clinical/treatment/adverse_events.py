"""Unwanted effects: the words they are recorded in, how they are graded, and who hears of them by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

GRADE_WORDS: dict[int, str] = {
    1: "mild: noticed, and nothing had to be done",
    2: "moderate: needed a small measure, or limited cooking, shopping, telephoning",
    3: "severe: medically significant, or limited washing, dressing, eating",
    4: "life-threatening: urgent intervention",
    5: "death",
}
GRADE_SOURCES = ("CTCAE",)

PRESSURE_GRADES: dict[int, str] = {
    1: "120-139 over 80-89 mmHg",
    2: "140-159 over 90-99 mmHg, or a change of medicine because of symptoms",
    3: "160/100 mmHg or above, needing more than one medicine or closer treatment",
    4: "a crisis",
}
PRESSURE_NOTE = "A passing rise around the infusion is graded by the ladder, and once more 60 minutes after the end."


@dataclass(frozen=True)
class EffectTerm:
    """One word for an unwanted effect: how often it is reported, when it comes and goes, and what is done."""

    term: str
    words: str
    frequency: str
    lasts: str
    action: str
    sources: tuple[str, ...]


_LADDER = "as the ladder of the observation page says"
_MENU = "as the standing orders say"
TERMS: tuple[EffectTerm, ...] = (
    EffectTerm(
        "dissociation",
        "feeling detached",
        "41.0 % of supervised esketamine sessions; 16.7 % a session in the first week, less later",
        "begins at 5-40 min, gone by 1.5-2 h",
        f"reassure and stay; {_LADDER}",
        ("A01", "AE-LONG", "L-SPR-US", "M"),
    ),
    EffectTerm(
        "sedation",
        "sleepiness",
        "34.7 % of supervised esketamine sessions; 48-61 % by MOAA/S in trials",
        "within 2 h",
        _LADDER,
        ("A01", "L-SPR-US"),
    ),
    EffectTerm(
        "increased_blood_pressure",
        "raised blood pressure",
        "0.9 % of supervised esketamine sessions, 12.8 % of patients in trials; severe in 0.98 % of IV infusions",
        "peak at 40 min, 1.5-4 h",
        _LADDER,
        ("A01", "L-JNJ-CV", "YALE-BP"),
    ),
    EffectTerm(
        "dizziness",
        "dizziness",
        "29 % in esketamine trials; 20.6 % a session in the first week, less later",
        "same day",
        _MENU,
        ("AE-LONG", "M"),
    ),
    EffectTerm(
        "nausea",
        "nausea",
        "28 % in esketamine trials; 14.0 % a session in the first week, less later",
        "same day",
        _MENU,
        ("AE-LONG", "M"),
    ),
    EffectTerm("vomiting", "vomiting", "9 % in esketamine trials", "same day", f"on the side; {_MENU}", ("M",)),
    EffectTerm(
        "vertigo",
        "spinning",
        "23 % in esketamine trials; 12.1 % a session in the first week, less later",
        "same day",
        _MENU,
        ("AE-LONG", "M"),
    ),
    EffectTerm(
        "headache",
        "headache",
        "20 % in esketamine trials; among the commonest with IV ketamine",
        "same day",
        _MENU,
        ("SHORT", "M"),
    ),
    EffectTerm("dysgeusia", "odd taste", "19 % in esketamine trials", "same day", "say that it passes", ("M",)),
    EffectTerm(
        "anxiety",
        "anxiety",
        "13 % in esketamine trials; the commonest acute mental effect of IV ketamine",
        "minutes to hours",
        f"calm, slower or paused; {_MENU}",
        ("SHORT", "M"),
    ),
    EffectTerm(
        "blurred_vision",
        "blurred sight",
        "common with IV ketamine",
        "minutes to hours",
        "say that it passes; no walking alone",
        ("SHORT",),
    ),
    EffectTerm("numbness", "numbness", "18 % in esketamine trials", "same day", "say that it passes", ("M",)),
    EffectTerm("lethargy", "tiredness", "11 % in esketamine trials", "same day", "rest", ("M",)),
    EffectTerm(
        "feeling_drunk",
        "feeling drunk",
        "5 % in esketamine trials",
        "same day",
        "no walking alone until steady",
        ("M",),
    ),
    EffectTerm(
        "emergence_reaction",
        "vivid or frightening coming-to",
        "about 12 % at anaesthetic doses",
        "minutes to 24 h",
        "quiet and dim; midazolam as ordered",
        ("L-KET-US",),
    ),
    EffectTerm(
        "respiratory_depression",
        "slow or shallow breathing",
        "rare; among the risks the Spravato programme names",
        "minutes",
        _LADDER,
        ("REMS-FDA",),
    ),
    EffectTerm(
        "loss_of_consciousness", "loss of consciousness", "0.3-0.4 % with esketamine", "minutes", _LADDER, ("L-SPR-US",)
    ),
    EffectTerm(
        "psychosis_or_mania",
        "psychosis or mania",
        "uncommon, rate uncertain",
        "hours to days",
        "the series stops; a psychiatrist the same day",
        ("M",),
    ),
    EffectTerm(
        "worse_mood",
        "worse mood",
        "8.4 % after a community series",
        "after the series",
        "call as planned; suicide questions",
        ("B02",),
    ),
    EffectTerm(
        "more_suicidal_thoughts",
        "more thoughts of suicide",
        "6.0 % after a community series",
        "after the series",
        "suicide questions now; 988, 911; nobody in danger is left alone",
        ("B02",),
    ),
    EffectTerm(
        "urinary_symptoms",
        "bladder symptoms",
        "17 % (136 of 802) over a year of esketamine, mostly mild, most gone within two weeks",
        "months",
        "bladder questions each visit; urine test from 2 points",
        ("SUST2", "L-JNJ-UR"),
    ),
    EffectTerm(
        "ketamine_cystitis",
        "bladder inflamed by ketamine",
        "one case report at a treatment dose; more than a quarter of regular recreational users",
        "weeks to years",
        "ketamine stops; urology",
        ("KIC",),
    ),
    EffectTerm(
        "liver_enzymes",
        "raised liver enzymes",
        "rate unknown; the label warns",
        "weeks",
        "hold above 3 times the upper limit, stop above 5 times",
        ("L-KET-US", "P"),
    ),
    EffectTerm(
        "cognition",
        "trouble with memory or thinking",
        "impaired on the day; long treatment reassuring so far, heavy use harmful",
        "on the day; unknown over years",
        "a cognitive test every 6 months in maintenance",
        ("L-SPR-US", "M"),
    ),
    EffectTerm(
        "dependence",
        "craving or misuse",
        "possible; no rate known for treatment",
        "any time",
        "look for the red flags; talk, slow down, prescriber and director",
        ("L-SPR-US", "P"),
    ),
    EffectTerm(
        "site_reaction", "pain or swelling at the line", "not reported separately", "same day", "move the line", ("M",)
    ),
    EffectTerm(
        "serious_event",
        "a serious event of any kind",
        "under 0.1 % of supervised esketamine sessions",
        "any time",
        "emergency cards; report as serious",
        ("A01",),
    ),
    EffectTerm("other", "something else", "", "", "as it needs", ("M",)),
)
TERM: dict[str, EffectTerm] = {term.term: term for term in TERMS}

RED_FLAGS: tuple[str, ...] = (
    "asks for earlier visits",
    "asks for higher doses",
    "attends several clinics",
    "an unexpected urine drug screen",
    "craving",
    "use outside treatment",
    "a vial missing",
)
RED_FLAG_SOURCES = ("L-SPR-US", "P")

DIRECTOR_FROM_GRADE = 3
DIRECTOR_WITHIN = timedelta(hours=24)
LIVER_HOLD_XULN, LIVER_STOP_XULN = 3.0, 5.0
LiverAction = Literal["go_on", "hold", "stop"]


def director_told_by(grade: int, noticed_at: datetime) -> datetime | None:
    """Grade 3 and more reaches the medical director within 24 hours; lower grades are written down the same shift.

    Source: P
    """
    if grade not in GRADE_WORDS:
        raise ValueError(f"a grade is 1 to 5, not {grade}")
    return noticed_at + DIRECTOR_WITHIN if grade >= DIRECTOR_FROM_GRADE else None


def pressure_grade(systolic_mmhg: int | None, diastolic_mmhg: int | None, *, crisis: bool = False) -> int | None:
    """The grade of a pressure an hour after the end; 0 is none, and what was not measured has no grade.

    A pressure at 160/100 is called 3 at once: whether it will need more than one medicine is only known later.
    Source: CTCAE
    """
    if crisis:
        return 4
    if systolic_mmhg is None or diastolic_mmhg is None:
        return None
    steps = ((3, 160, 100), (2, 140, 90), (1, 120, 80))
    return next((grade for grade, high, low in steps if systolic_mmhg >= high or diastolic_mmhg >= low), 0)


def liver_action(alt_x_uln: float | None, ast_x_uln: float | None) -> LiverAction | None:
    """What raised liver enzymes ask: above three times the upper limit hold, above five stop; unknown while one is.

    Source: L-KET-US, P
    """
    known = [value for value in (alt_x_uln, ast_x_uln) if value is not None]
    worst = max(known, default=0.0)
    if worst > LIVER_STOP_XULN:
        return "stop"
    if worst > LIVER_HOLD_XULN:
        return "hold"
    return "go_on" if len(known) == len((alt_x_uln, ast_x_uln)) else None
