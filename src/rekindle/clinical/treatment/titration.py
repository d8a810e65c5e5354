"""What the next dose could be: begun low, raised, kept or lowered, each with its reasons.

A proposal is never an order. Where something is not known that would decide, the proposal is to look first.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import Final, Literal

from rekindle.clinical.treatment import titration_values as step
from rekindle.clinical.treatment.limits import IV_MOOD_MG_PER_KG, BandName
from rekindle.clinical.treatment.protocols.im_mood import IM_MOOD_2026_1
from rekindle.clinical.treatment.protocols.im_mood import START as IM_START
from rekindle.clinical.treatment.protocols.iv_mood import IV_MOOD_2026_1
from rekindle.clinical.treatment.protocols.iv_mood import START as IV_START
from rekindle.clinical.treatment.rounding import exact
from rekindle.clinical.values import DEFAULTS, ClinicValues

Kind = Literal["start", "raise", "keep", "lower", "stop_or_lower", "review"]
KIND_WORDS: Final[dict[Kind, str]] = {
    "start": "begin at",
    "raise": "may be raised to",
    "keep": "stay at",
    "lower": "lower to",
    "stop_or_lower": "stop the series, or lower to",
    "review": "look first",
}
EARLY: Final = (2, 3)  # the infusions after which a step is proposed; Source: B04, ASKP3
RESPONSE_PCT: Final = 50
_STEP_MG_PER_KG: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class TitrationFacts:
    """What is known before the next dose is decided; None is not known."""

    protocol: Literal["iv_mood", "im_mood"] = "iv_mood"
    given: int | None = None  # sessions already given in this course
    last_mg_per_kg: float | None = None
    improvement_pct: float | None = None  # since the baseline; below nothing is worse
    tolerated: bool | None = None
    worst_grade: int | None = None  # of the last session; 0 is none
    age_y: float | None = None
    bmi_kg_per_m2: float | None = None
    anxious: bool | None = None
    on_cyp_inhibitor: bool | None = None
    last_session_today: bool | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence behind a proposal, with where it comes from."""

    sentence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be ordered next; a range where the source gives one."""

    kind: Kind
    low_mg_per_kg: Decimal | None
    high_mg_per_kg: Decimal | None
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    needs: BandName = "usual"

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source the reasons rest on."""
        return tuple(dict.fromkeys(key for reason in self.reasons for key in reason.sources))


def _review(missing: list[str], *reasons: Reason) -> Proposal:
    return Proposal("review", None, None, reasons, tuple(missing))


def propose_dose(facts: TitrationFacts, *, values: ClinicValues = DEFAULTS) -> Proposal:
    """The next dose for weight that the protocol would propose, with every reason, or what has to be looked at first.

    An unwanted effect is asked about before benefit is: nothing is raised past one.
    Source: ASKP3, FAVA, B04, CYP, P
    """
    if facts.given is None:
        return _review(["how many sessions were given"])
    if facts.given <= 0:
        return _start(facts, values)
    if facts.last_mg_per_kg is None or facts.last_mg_per_kg <= 0:
        return _review(["the last dose for weight"])
    if facts.worst_grade is None or facts.worst_grade not in range(6):
        return _review(["the worst unwanted effect of the last session, or that there was none"])
    if facts.worst_grade >= 2:
        return _lower(facts.worst_grade, exact(facts.last_mg_per_kg), values)
    return _by_benefit(facts, exact(facts.last_mg_per_kg), values)


def _start(facts: TitrationFacts, values: ClinicValues) -> Proposal:
    if facts.protocol == "im_mood":
        low = exact(values.of(IM_START))
        sentence = f"A first injection is {low} to 0.5 mg/kg; it begins at its lower end."
        return Proposal("start", low, low, (Reason(sentence, IM_MOOD_2026_1.sources),))
    usual = exact(values.of(IV_START))
    frail = _why_low(facts, values)
    missing = [
        words
        for words, known in (
            ("age", facts.age_y),
            ("body mass index", facts.bmi_kg_per_m2),
            ("whether the person is very anxious", facts.anxious),
        )
        if known is None
    ]
    cyp = _cyp(facts)
    if frail:
        low = min(exact(values.of(step.FRAIL_FROM)), usual)
        return Proposal("start", low, usual, (*frail, *cyp), tuple(missing))
    if missing:
        sentence = (
            "A first dose is lower above 65 years, at a low weight or with much anxiety; one of these is not known."
        )
        return _review(missing, Reason(sentence, ("P",)), *cyp)
    sentence = f"{usual} mg/kg over {IV_MOOD_2026_1.minutes:g} minutes is what the trials began with."
    return Proposal("start", usual, usual, (Reason(sentence, ("B02", "B03", "B04", "B09")), *cyp))


def _why_low(facts: TitrationFacts, values: ClinicValues) -> tuple[Reason, ...]:
    older, thin = values.of(step.OLDER_THAN_Y), values.of(step.LOW_BMI)
    found = []
    if facts.age_y is not None and facts.age_y > older:
        found.append(f"Above {older:g} years a first dose is lower.")
    if facts.bmi_kg_per_m2 is not None and facts.bmi_kg_per_m2 < thin:
        found.append(f"Below a body mass index of {thin:g} a first dose is lower.")
    if facts.anxious:
        found.append("For a person who is very anxious a first dose is lower.")
    return tuple(Reason(sentence, ("P",)) for sentence in found)


def _cyp(facts: TitrationFacts) -> tuple[Reason, ...]:
    if not facts.on_cyp_inhibitor:
        return ()
    sentence = "With an inhibitor of CYP2B6 or CYP3A4 the dose is not raised on the same day, and watching is longer."
    return (Reason(sentence, ("CYP",)),)


def _lower(grade: int, last_mg_per_kg: Decimal, values: ClinicValues) -> Proposal:
    if grade >= 4:
        sentence = f"An unwanted effect of grade {grade} ends the series until the medical director has looked at it."
        return _review(["the medical director's decision"], Reason(sentence, ("P",)))
    less_pct = exact(values.of(step.GRADE_2_PCT if grade == 2 else step.GRADE_3_PCT))
    lower = (last_mg_per_kg * (100 - less_pct) / 100).quantize(_STEP_MG_PER_KG, rounding=ROUND_DOWN)
    after = f"After an unwanted effect of grade {grade} the next dose is {less_pct:f} % less"
    sentence = (
        f"{after}." if grade == 2 else f"{after}, or the series stops; a grade 3 needs a new plan before it goes on."
    )
    if lower <= 0:
        return _review(["the medical director's decision"], Reason(sentence, ("P",)))
    return Proposal("lower" if grade == 2 else "stop_or_lower", lower, lower, (Reason(sentence, ("P",)),))


def _by_benefit(facts: TitrationFacts, last_mg_per_kg: Decimal, values: ClinicValues) -> Proposal:
    below = values.of(step.BELOW_PCT)
    stay = f"Stay at {last_mg_per_kg.normalize():f} mg/kg"
    if facts.protocol == "im_mood":
        return _kept(last_mg_per_kg, f"{stay}: no source gives a step for injections.", ("P",))
    if facts.improvement_pct is None:
        return _review(["the improvement since the baseline: a complete score"])
    if facts.improvement_pct >= RESPONSE_PCT:
        return _kept(
            last_mg_per_kg, f"{stay}: improved by {facts.improvement_pct:.0f} %, so it goes on unchanged.", ("P",)
        )
    if facts.improvement_pct >= below:
        return _kept(
            last_mg_per_kg, f"{stay}: improved by {facts.improvement_pct:.0f} %, not below {below:g} %.", ("B04", "P")
        )
    if facts.given not in EARLY:
        sentence = f"{stay}: a step up is proposed after infusion 2 or 3, and {facts.given} were given."
        return _kept(last_mg_per_kg, sentence, ("ASKP3", "P"))
    if facts.tolerated is None:
        return _review(["whether the last session was tolerated"])
    if not facts.tolerated:
        return _kept(last_mg_per_kg, f"{stay}: the last session was not well tolerated.", ("ASKP3", "P"))
    return _raised(facts, last_mg_per_kg, values)


def _kept(last_mg_per_kg: Decimal, sentence: str, sources: tuple[str, ...]) -> Proposal:
    return Proposal("keep", last_mg_per_kg, last_mg_per_kg, (Reason(sentence, sources),))


def _raised(facts: TitrationFacts, last_mg_per_kg: Decimal, values: ClinicValues) -> Proposal:
    if facts.on_cyp_inhibitor is None or (facts.on_cyp_inhibitor and facts.last_session_today is None):
        return _review(
            ["whether a medicine slows the breakdown of ketamine (CYP2B6, CYP3A4), and when the last dose was"]
        )
    if facts.on_cyp_inhibitor and facts.last_session_today:
        return Proposal("keep", last_mg_per_kg, last_mg_per_kg, _cyp(facts))
    top = exact(values.of(step.TOP))
    least, most = sorted((exact(values.of(step.STEP_LEAST)), exact(values.of(step.STEP_MOST))))
    if last_mg_per_kg >= top:
        sentence = f"{top} mg/kg is the most that is proposed; above 1.0 mg/kg the medical director signs."
        return Proposal("review", None, None, (Reason(sentence, ("ASKP3", "P")),), ("the medical director's decision",))
    low = min((last_mg_per_kg + least).quantize(_STEP_MG_PER_KG, rounding=ROUND_UP), top)
    high = min((last_mg_per_kg + most).quantize(_STEP_MG_PER_KG, rounding=ROUND_DOWN), top)
    sentence = (
        f"Improved by {facts.improvement_pct:.0f} % after infusion {facts.given}, below {values.of(step.BELOW_PCT):g} %"
        f" and well tolerated: {least} to {most} mg/kg more, up to {top} mg/kg."
    )
    check = "First look at benzodiazepines, naltrexone, medicines taken as agreed, and the diagnosis."
    reasons = (Reason(sentence, ("ASKP3", "FAVA", "B04", "M")), Reason(check, ("B04",)), *_cyp(facts))
    return Proposal("raise", low, high, reasons, needs=IV_MOOD_MG_PER_KG.band(high, values))
