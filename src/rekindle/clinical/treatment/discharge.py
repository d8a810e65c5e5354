"""May this person go home? Every criterion met, not met or not known; unknown never means home."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.monitoring.schedule import PLAN_OF
from rekindle.clinical.monitoring.vitals import VitalSet
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.discharge_limits import (
    ALDRETE_LEAST,
    FOLLOW_UP_H,
    HR_HIGH_PER_MIN,
    HR_LOW_PER_MIN,
    LATE_AFTER,
    LIMIT_DIASTOLIC_MMHG,
    LIMIT_SYSTOLIC_MMHG,
    LOW_SYSTOLIC_MMHG,
    NAUSEA_MOST,
    NEAR_BASELINE_FRACTION,
    NEVER_DIASTOLIC_MMHG,
    NEVER_SYSTOLIC_MMHG,
    PADSS_LEAST,
    SPO2_PCT,
    VITALS_COUNT_FOR,
)

Met = Literal["met", "not_met", "unknown"]
INFUSED: frozenset[str] = frozenset({"iv_mood", "iv_pain"})


@dataclass(frozen=True, kw_only=True)
class DischargeFacts:
    """What is known about a person who would like to go home; every fact may be unknown.

    The stay counts from the end of the infusion, the injection, or the last device.
    """

    infusion_ended_at: datetime | None = None
    injected_at: datetime | None = None
    last_device_at: datetime | None = None
    rems_questions_recorded: bool | None = None
    dissociation_resolved: bool | None = None
    baseline: VitalSet | None = None
    last: VitalSet | None = None
    last_at: datetime | None = None
    before_last: VitalSet | None = None
    baseline_spo2_pct: int | None = None
    oriented_x3: bool | None = None
    conversing_as_usual: bool | None = None
    gait_steady: bool | None = None
    drinks: bool | None = None
    pain_acceptable: bool | None = None
    iv_removed: bool | None = None
    aldrete_score: int | None = None
    aldrete_before_score: int | None = None
    padss_score: int | None = None
    mood_worse: bool | None = None
    suicide_check_on: date | None = None
    suicide_risk_safe: bool | None = None
    escort_name: str | None = None
    escort_signed: bool | None = None
    instructions_given: bool | None = None
    after_hours_number_given: bool | None = None
    crisis_lines_given: bool | None = None


@dataclass(frozen=True)
class Criterion:
    """One criterion of the discharge page with its answer and the reason for it."""

    id: str
    title: str
    met: Met
    reason: str
    sources: tuple[str, ...]


def _answer(criterion_id: str, title: str, met: bool | None, reason: str, *sources: str) -> Criterion:
    state: Met = "unknown" if met is None else "met" if met else "not_met"
    return Criterion(criterion_id, title, state, reason if met is not None else "Not recorded yet.", sources)


def stay_begins(facts: DischargeFacts, protocol: str) -> datetime | None:
    """When the least stay begins to count: the end of the infusion, the injection, or the last device."""
    if protocol in INFUSED:
        return facts.infusion_ended_at
    return facts.injected_at if protocol == "im_mood" else facts.last_device_at


def minimum_stay(facts: DischargeFacts, at: datetime, protocol: str = "iv_mood") -> Criterion:
    """An hour at least after an infusion, two after an injection or the last device.

    Source: P, REMS-FDA, ASRA-C
    """
    plan = PLAN_OF[protocol]
    least_min, began_at = plan.minimum_stay_min, stay_begins(facts, protocol)
    title = f"Stayed {least_min:.0f} minutes after {plan.stay_from.split(',')[0]}"
    sources = ("P",) if protocol in ("iv_mood", "im_mood") else plan.sources[:1]
    if began_at is None:
        return _answer("minimum_stay", title, None, "", *sources)
    stayed_min = elapsed(began_at, at).total_seconds() / 60
    return _answer(
        "minimum_stay", title, stayed_min >= least_min, f"{max(stayed_min, 0):.0f} minutes so far.", *sources
    )


def rems_recorded(facts: DischargeFacts, at: datetime) -> Criterion:
    """What the Spravato safety programme asks of each session is written down before the person leaves."""
    title = "Questions of the Spravato safety programme recorded"
    return _answer("rems_recorded", title, facts.rems_questions_recorded, "As recorded.", "REMS-FDA")


def dissociation(facts: DischargeFacts, at: datetime) -> Criterion:
    """The person feels like themselves again."""
    title = "Dissociation has passed"
    return _answer("dissociation", title, facts.dissociation_resolved, "As said and seen.", "REMS-FDA", "L-SPR-US")


def oxygen_spravato(facts: DischargeFacts, at: datetime) -> Criterion:
    """A saturation of 94 %, whatever is usual."""
    return replace(oxygen(replace(facts, baseline_spo2_pct=None), at), title="Saturation 94 % on room air")


def _fresh(facts: DischargeFacts, at: datetime) -> VitalSet | None:
    """The last set counts for half an hour."""
    if facts.last_at is None or not timedelta(0) <= elapsed(facts.last_at, at) <= VITALS_COUNT_FOR:
        return None
    return facts.last


def _near(value: int, own: int | None) -> bool:
    return own is not None and abs(value - own) <= NEAR_BASELINE_FRACTION * own


def pressure(facts: DischargeFacts, at: datetime) -> Criterion:
    """Within a fifth of the person's own pressure, or below 160/100 and falling; never at 180 or 110 and above.

    Source: GDANSK-BP, P
    """
    now = _fresh(facts, at)
    title = "Blood pressure near the person's own, or below 160/100 and falling"
    if now is None or now.systolic_mmhg is None or now.diastolic_mmhg is None:
        return _answer("pressure", title, None, "", "GDANSK-BP", "P")
    systolic, diastolic = now.systolic_mmhg, now.diastolic_mmhg
    shown = f"{systolic}/{diastolic} mmHg."
    if systolic >= NEVER_SYSTOLIC_MMHG or diastolic >= NEVER_DIASTOLIC_MMHG:
        return _answer("pressure", title, False, shown, "GDANSK-BP", "P")
    own, before = facts.baseline, facts.before_last
    if own is not None and _near(systolic, own.systolic_mmhg) and _near(diastolic, own.diastolic_mmhg):
        return _answer("pressure", title, True, shown, "GDANSK-BP", "P")
    below = LOW_SYSTOLIC_MMHG <= systolic < LIMIT_SYSTOLIC_MMHG and diastolic < LIMIT_DIASTOLIC_MMHG
    if not below:
        return _answer("pressure", title, False, shown, "GDANSK-BP", "P")
    if before is None or before.systolic_mmhg is None or before.diastolic_mmhg is None:
        return _answer("pressure", title, None, "", "GDANSK-BP", "P")
    falling = systolic < before.systolic_mmhg and diastolic <= before.diastolic_mmhg
    return _answer("pressure", title, falling, shown, "GDANSK-BP", "P")


def heart_rate(facts: DischargeFacts, at: datetime) -> Criterion:
    """A heart rate of 50 to 110."""
    now = _fresh(facts, at)
    rate = now.hr_per_min if now else None
    met = None if rate is None else HR_LOW_PER_MIN <= rate <= HR_HIGH_PER_MIN
    return _answer("heart_rate", "Heart rate 50 to 110", met, f"{rate} a minute.", "P")


def oxygen(facts: DischargeFacts, at: datetime) -> Criterion:
    """A saturation of 94 % on room air, or the person's own usual value."""
    now = _fresh(facts, at)
    spo2 = now.spo2_pct if now else None
    least = SPO2_PCT if facts.baseline_spo2_pct is None else min(SPO2_PCT, facts.baseline_spo2_pct)
    met = None if spo2 is None else spo2 >= least
    return _answer("oxygen", "Saturation 94 % on room air, or the person's own", met, f"{spo2} %.", "P")


def awake(facts: DischargeFacts, at: datetime) -> Criterion:
    """Fully alert: MOAA/S 5."""
    now = _fresh(facts, at)
    level = now.moaas if now else None
    return _answer("awake", "Fully alert (MOAA/S 5)", None if level is None else level == 5, f"Level {level}.", "MOAAS")


def oriented(facts: DischargeFacts, at: datetime) -> Criterion:
    """Knows who, where and when, and talks as usual."""
    met = _both(facts.oriented_x3, facts.conversing_as_usual)
    return _answer("oriented", "Knows person, place and time, and talks as usual", met, "As recorded.", "P")


def _both(one: bool | None, two: bool | None) -> bool | None:
    if one is False or two is False:
        return False
    return None if one is None or two is None else True


def gait(facts: DischargeFacts, at: datetime) -> Criterion:
    """Walks steadily: heel to toe, or ten steps."""
    return _answer("gait", "Walks steadily, heel to toe or ten steps", facts.gait_steady, "As observed.", "P")


def nausea(facts: DischargeFacts, at: datetime) -> Criterion:
    """Nausea of at most 3 in 10, and drinking."""
    now = _fresh(facts, at)
    level = now.nausea_0_10 if now else None
    met = _both(None if level is None else level <= NAUSEA_MOST, facts.drinks)
    return _answer("nausea", "Nausea at most 3 of 10, and drinks", met, f"Nausea {level} of 10.", "P")


def pain(facts: DischargeFacts, at: datetime) -> Criterion:
    """Pain the person can go home with."""
    return _answer("pain", "Pain is acceptable to the person", facts.pain_acceptable, "As said.", "P")


def line_out(facts: DischargeFacts, at: datetime) -> Criterion:
    """The cannula is out."""
    return _answer("line_out", "IV cannula removed", facts.iv_removed, "As recorded.", "P")


def recovery_score(facts: DischargeFacts, at: datetime) -> Criterion:
    """A modified Aldrete score of 9, or what it was before."""
    score, before = facts.aldrete_score, facts.aldrete_before_score
    least = ALDRETE_LEAST if before is None else min(ALDRETE_LEAST, before)
    met = None if score is None else score >= least
    return _answer("recovery_score", "Modified Aldrete 9 or more, or as before", met, f"{score} of 10.", "ALD")


def going_home_score(facts: DischargeFacts, at: datetime) -> Criterion:
    """A post-anaesthetic discharge score of 9."""
    score = facts.padss_score
    met = None if score is None else score >= PADSS_LEAST
    return _answer("going_home_score", "PADSS 9 or more", met, f"{score} of 10.", "PADS")


def mood(facts: DischargeFacts, at: datetime) -> Criterion:
    """Whoever feels worse is asked about suicide again before leaving, and never leaves alone in danger.

    Source: CSSRS, B02
    """
    title = "Mood not worse, or the suicide questions asked again and safe"
    if facts.mood_worse is None:
        return _answer("mood", title, None, "", "CSSRS", "B02")
    if not facts.mood_worse:
        return _answer("mood", title, True, "Mood is not worse.", "CSSRS", "B02")
    if facts.suicide_check_on != at.date():
        return _answer("mood", title, None, "", "CSSRS", "B02")
    return _answer("mood", title, facts.suicide_risk_safe, "Worse; asked again today.", "CSSRS", "B02")


def escort(facts: DischargeFacts, at: datetime) -> Criterion:
    """A named adult is here and signs.

    Source: L-KET-UK, L-SPR-US
    """
    met = _both(bool(facts.escort_name) or None, facts.escort_signed)
    reason = f"{facts.escort_name or 'Nobody named'}{'' if facts.escort_signed else ', not signed'}."
    return _answer("escort", "A named adult takes the person home and has signed", met, reason, "L-KET-UK", "L-SPR-US")


def instructions(facts: DischargeFacts, at: datetime) -> Criterion:
    """What to do and not to do until tomorrow, on paper."""
    return _answer("instructions", "Written instructions given", facts.instructions_given, "As recorded.", "L-SPR-US")


def numbers(facts: DischargeFacts, at: datetime) -> Criterion:
    """The clinic's after-hours number, and 988."""
    met = _both(facts.after_hours_number_given, facts.crisis_lines_given)
    return _answer("numbers", "After-hours number and 988 given", met, "As recorded.", "P")


Look = Callable[[DischargeFacts, datetime], Criterion]
_LEAVING: tuple[Look, ...] = (mood, escort, instructions, numbers)
CRITERIA: tuple[Look, ...] = (
    minimum_stay,
    pressure,
    heart_rate,
    oxygen,
    awake,
    oriented,
    gait,
    nausea,
    pain,
    line_out,
    recovery_score,
    going_home_score,
    *_LEAVING,
)
_INJECTED: tuple[Look, ...] = tuple(look for look in CRITERIA if look is not line_out)
_SPRAVATO: tuple[Look, ...] = (
    minimum_stay,
    rems_recorded,
    pressure,
    awake,
    dissociation,
    oxygen_spravato,
    gait,
    *_LEAVING,
)
CRITERIA_OF: dict[str, tuple[Look, ...]] = {
    "iv_mood": CRITERIA,
    "iv_pain": CRITERIA,
    "im_mood": _INJECTED,
    "spravato_trd": _SPRAVATO,
    "spravato_mdsi": _SPRAVATO,
}


def criteria(facts: DischargeFacts, at: datetime, protocol: str = "iv_mood") -> tuple[Criterion, ...]:
    """Every discharge criterion of one way of treating at this instant, which is told in the clinic's own zone.

    Source: P, REMS-FDA, L-SPR-US, ALD, PADS
    """
    if at.tzinfo is None:
        raise ValueError("discharge is asked at an instant with a time zone")
    looks = CRITERIA_OF[protocol]
    return tuple(minimum_stay(facts, at, protocol) if look is minimum_stay else look(facts, at) for look in looks)


def why_not_discharge(facts: DischargeFacts, at: datetime, protocol: str = "iv_mood") -> tuple[Refusal, ...]:
    """Every reason this person may not go home yet; empty means they may, with their escort."""
    return tuple(
        Refusal(f"discharge.{found.id}.{found.met}", f"{found.title}: {_why(found)}", found.sources)
        for found in criteria(facts, at, protocol)
        if found.met != "met"
    )


def _why(found: Criterion) -> str:
    return found.reason if found.met == "unknown" else f"not met. {found.reason}"


def is_late(began_at: datetime, at: datetime) -> bool:
    """Four hours after the drug the prescriber comes to the bedside and decides about transfer.

    Counted from where the least stay begins.
    Source: P
    """
    return elapsed(began_at, at) >= LATE_AFTER


def follow_up(left_at: datetime) -> tuple[datetime, datetime]:
    """Between when and when somebody is in touch after the visit.

    Source: P
    """
    earliest, latest = FOLLOW_UP_H
    left_at = left_at.astimezone(UTC)  # true hours, also over a night when the clocks change
    return left_at + timedelta(hours=earliest), left_at + timedelta(hours=latest)
