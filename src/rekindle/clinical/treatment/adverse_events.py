"""Unwanted effects: the words they are recorded in, how they are graded, and who hears of them by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

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
    """One word for an unwanted effect, with how often it is reported and how long it lasts."""

    term: str
    words: str
    frequency: str
    lasts: str
    sources: tuple[str, ...]


TERMS: tuple[EffectTerm, ...] = (
    EffectTerm(
        "dissociation",
        "feeling detached",
        "41.0 % of supervised esketamine sessions",
        "begins at 5-40 min, gone by 1.5-2 h",
        ("A01", "L-SPR-US"),
    ),
    EffectTerm("sedation", "sleepiness", "34.7 % of supervised esketamine sessions", "within 2 h", ("A01", "L-SPR-US")),
    EffectTerm(
        "increased_blood_pressure",
        "raised blood pressure",
        "severe in 0.98 % of IV infusions",
        "peak at 40 min, 1.5-4 h",
        ("YALE-BP", "L-JNJ-CV"),
    ),
    EffectTerm("dizziness", "dizziness", "29 % in esketamine trials", "same day", ("AE-LONG", "M")),
    EffectTerm("nausea", "nausea", "28 % in esketamine trials", "same day", ("AE-LONG", "M")),
    EffectTerm("vomiting", "vomiting", "9 % in esketamine trials", "same day", ("M",)),
    EffectTerm("vertigo", "spinning", "23 % in esketamine trials", "same day", ("AE-LONG", "M")),
    EffectTerm("headache", "headache", "20 % in esketamine trials", "same day", ("SHORT", "M")),
    EffectTerm(
        "anxiety",
        "anxiety",
        "13 % in esketamine trials; the commonest acute mental effect",
        "minutes to hours",
        ("SHORT", "M"),
    ),
    EffectTerm("blurred_vision", "blurred sight", "common", "minutes to hours", ("SHORT",)),
    EffectTerm("numbness", "numbness", "18 % in esketamine trials", "same day", ("M",)),
    EffectTerm("lethargy", "tiredness", "11 % in esketamine trials", "same day", ("M",)),
    EffectTerm(
        "emergence_reaction",
        "vivid or frightening coming-to",
        "about 12 % at anaesthetic doses",
        "minutes to 24 h",
        ("L-KET-US",),
    ),
    EffectTerm("respiratory_depression", "slow or shallow breathing", "rare", "minutes", ("REMS-FDA",)),
    EffectTerm("loss_of_consciousness", "loss of consciousness", "0.3-0.4 % with esketamine", "minutes", ("L-SPR-US",)),
    EffectTerm("psychosis_or_mania", "psychosis or mania", "uncommon, rate uncertain", "hours to days", ("M",)),
    EffectTerm("worse_mood", "worse mood", "8.4 % after a community series", "after the series", ("B02",)),
    EffectTerm(
        "more_suicidal_thoughts",
        "more thoughts of suicide",
        "6.0 % after a community series",
        "after the series",
        ("B02",),
    ),
    EffectTerm(
        "urinary_symptoms",
        "bladder symptoms",
        "17 % over a year of esketamine, mostly mild",
        "months",
        ("SUST2", "L-JNJ-UR"),
    ),
    EffectTerm("liver_enzymes", "raised liver enzymes", "rate unknown; the label warns", "weeks", ("L-KET-US",)),
    EffectTerm("site_reaction", "pain or swelling at the line", "not reported separately", "same day", ("M",)),
    EffectTerm("other", "something else", "", "", ("M",)),
)
TERM: dict[str, EffectTerm] = {term.term: term for term in TERMS}

DIRECTOR_FROM_GRADE = 3
DIRECTOR_WITHIN = timedelta(hours=24)


def director_told_by(grade: int, noticed_at: datetime) -> datetime | None:
    """Grade 3 and more reaches the medical director within 24 hours; lower grades are written down the same shift.

    Source: P
    """
    if grade not in GRADE_WORDS:
        raise ValueError(f"a grade is 1 to 5, not {grade}")
    return noticed_at + DIRECTOR_WITHIN if grade >= DIRECTOR_FROM_GRADE else None
