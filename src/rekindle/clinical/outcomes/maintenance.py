"""When the next treatment might be, from how well the benefit holds: a proposal with its reasons, never an order."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Literal

from rekindle.clinical.outcomes.finding import ResponseClass
from rekindle.clinical.outcomes.lines import policy
from rekindle.clinical.outcomes.mini_series import FEWEST, MOST, PER_HALF_YEAR, WITHIN, taper_review_due_on
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.values import DEFAULTS, Amount, ClinicValues, Value

Move = Literal["start", "extend", "hold", "shorten", "review", "stop"]

LADDER_D: tuple[int, ...] = (7, 14, 21, 28, 42, 56, 84)
MIN_GAP: Final = policy("min_gap", "Fewest days between two maintenance treatments", 7, "d")
MIN_GAP_D = int(MIN_GAP.default)
START_D: dict[ResponseClass, int] = {"remission": 14, "response": 7}
START_WINDOW_D = (7, 14)
PROGRAMME_RANGE_D = (14, 28)
HOLDS_WITHIN: Final = policy("holds_within", "How near the best a score is while the benefit holds", 20, "%")
SLIP: Final = policy("slip", "Loss of the gain that shortens the interval", 20, "%")
SLIP_POINTS: Final = policy("slip_points", "PHQ-9 rise above the best that shortens the interval", 5, "points")
STOP_TRIAL_FROM: Final = policy(
    "stop_trial_from", "Interval at which a trial without treatment is talked about", 56, "d"
)
STOP_TRIAL_AFTER: Final = policy("stop_trial_after", "Days of stability before that", 183, "d")
SOURCES = ("B08", "P")
START_SOURCES = ("SEED0", "P")

VALUES: Final[tuple[Value, ...]] = (MIN_GAP, HOLDS_WITHIN, SLIP, SLIP_POINTS, STOP_TRIAL_FROM, STOP_TRIAL_AFTER)


@dataclass(frozen=True, kw_only=True)
class MaintenanceFacts:
    """What the proposal is made from; what is not known is None."""

    response_class: ResponseClass
    last_treatment_on: date | None
    baseline_score: Amount | None = None
    current_score: Amount | None = None
    lowest_score: Amount | None = None
    interval_d: int | None = None
    suicide_risk_worse: bool | None = None
    stable_since_on: date | None = None
    maintenance_since_on: date | None = None
    taper_reviewed_on: date | None = None


@dataclass(frozen=True)
class Proposal:
    """What the clinician is offered: a move, a day if there is one, and why."""

    move: Move
    interval_d: int | None
    on: date | None
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    refusals: tuple[Refusal, ...] = ()


def _step(interval_d: int, steps: int) -> int:
    """So many rungs along the ladder from the nearest rung at or below, never off either end."""
    at_or_below = [index for index, rung in enumerate(LADDER_D) if rung <= interval_d] or [0]
    return LADDER_D[max(0, min(len(LADDER_D) - 1, at_or_below[-1] + steps))]


def _review(*reasons: str) -> Proposal:
    return Proposal("review", None, None, reasons, SOURCES)


def _dated(move: Move, interval_d: int, last_on: date, reasons: tuple[str, ...], sources: tuple[str, ...]) -> Proposal:
    return Proposal(move, interval_d, last_on + timedelta(days=interval_d), reasons, sources)


def _no_date(facts: MaintenanceFacts) -> Proposal | None:
    """Where a person is needed before a date is."""
    if facts.suicide_risk_worse:
        return _review("The suicide questions are worse than last time: a clinician talks with the person first.")
    if facts.response_class == "relapse":
        return _review(
            f"Relapse: a clinician reviews, then perhaps {FEWEST.default} to {MOST.default} treatments within"
            f" {WITHIN.default} days, {PER_HALF_YEAR.default} such series in six months at most."
        )
    if facts.response_class == "worse":
        return _review("The scores are worse than before treatment: stop and review.")
    if facts.response_class == "partial":
        return _review(
            "Some improvement: at most 2 to 4 more treatments, with a note and a new estimate, or other choices."
        )
    if facts.response_class == "none":
        return Proposal(
            "stop",
            None,
            None,
            ("Little change after the series: stop, and talk about other treatments (ECT, TMS, other medicines).",),
            SOURCES,
        )
    return None


def _unknowns(facts: MaintenanceFacts) -> tuple[Refusal, ...]:
    """Nothing is proposed on what is not known."""
    wanted = {
        "last_treatment_on": facts.last_treatment_on,
        "baseline_score": facts.baseline_score,
        "current_score": facts.current_score,
        "lowest_score": facts.lowest_score,
        "suicide_risk_worse": facts.suicide_risk_worse,
    }
    return tuple(
        Refusal(f"maintenance.{name}", f"Not known: {name.replace('_', ' ')}.", SOURCES)
        for name, value in wanted.items()
        if value is None
    )


def _titrate(
    interval_d: int, baseline: Amount, current: Amount, lowest: Amount, values: ClinicValues
) -> tuple[Move, int, str]:
    """Longer while the benefit holds, shorter when it slips, the same in between.

    Source: B08, P
    """
    gain, lost = baseline - lowest, current - lowest
    within = lost <= Fraction(values.of(HOLDS_WITHIN)) / 100 * Fraction(lowest)
    slip = Fraction(values.of(SLIP)) / 100
    slipping = lost >= values.of(SLIP_POINTS) or (gain > 0 and lost >= slip * Fraction(gain))
    if slipping and not within:
        return (
            "shorten",
            _step(interval_d, -1),
            f"{current:g} is {lost:g} above the best, {lowest:g}: the benefit is slipping.",
        )
    if within and not slipping:
        return "extend", _step(interval_d, 1), f"{current:g} is within 20 % of the best, {lowest:g}: the benefit holds."
    return "hold", _step(interval_d, 0), f"{current:g} is a little above the best, {lowest:g}: keep the interval."


def propose_next(facts: MaintenanceFacts, *, on: date, values: ClinicValues = DEFAULTS) -> Proposal:
    """Propose the day of the next treatment from how the benefit holds; a clinician accepts it, changes it or stops.

    Source: SEED0, B08, P
    """
    without_date = _no_date(facts)
    if without_date is not None:
        return without_date
    last_on, baseline, current, lowest = (
        facts.last_treatment_on,
        facts.baseline_score,
        facts.current_score,
        facts.lowest_score,
    )
    known = facts.response_class != "unknown" and facts.suicide_risk_worse is not None
    if not known or last_on is None or baseline is None or current is None or lowest is None:
        return Proposal("review", None, None, ("Not enough is known to propose a day.",), SOURCES, _unknowns(facts))
    if facts.interval_d is None:
        days = START_D[facts.response_class]
        reason = f"The series is over: maintenance starts 7 to 14 days later, {days} after a {facts.response_class}."
        return _dated("start", days, last_on, (reason,), START_SOURCES)
    move, days, reason = _titrate(facts.interval_d, baseline, current, min(lowest, current), values)
    reasons = [reason]
    if not PROGRAMME_RANGE_D[0] <= days <= PROGRAMME_RANGE_D[1]:
        reasons.append(f"{days} days is outside the programme's usual 14 to 28; the clinician decides.")
    if _taper_review_is_due(facts, on, values):
        last = facts.taper_reviewed_on.isoformat() if facts.taper_reviewed_on else "not on record"
        reasons.append(f"Maintenance for six months: review tapering with the person. The last review: {last}.")
    if _may_try_stopping(facts, on, values):
        reasons.append("Stable for six months at eight weeks or more: talk about a trial without treatment.")
    return _dated(move, days, last_on, tuple(reasons), SOURCES)


def _taper_review_is_due(facts: MaintenanceFacts, on: date, values: ClinicValues) -> bool:
    if facts.maintenance_since_on is None:
        return False
    return on >= taper_review_due_on(facts.maintenance_since_on, facts.taper_reviewed_on, values=values)


def _may_try_stopping(facts: MaintenanceFacts, on: date, values: ClinicValues) -> bool:
    if facts.interval_d is None or facts.stable_since_on is None:
        return False
    stable_d = (on - facts.stable_since_on).days
    return facts.interval_d >= values.of(STOP_TRIAL_FROM) and stable_d >= values.of(STOP_TRIAL_AFTER)


def why_not_on(
    chosen_on: date, last_treatment_on: date | None, *, values: ClinicValues = DEFAULTS
) -> tuple[Refusal, ...]:
    """A clinician may choose another day, but not one less than a week after the last treatment.

    Source: P
    """
    least_d = int(values.of(MIN_GAP))
    if last_treatment_on is None or (chosen_on - last_treatment_on).days >= least_d:
        return ()
    sentence = f"{chosen_on} is less than {least_d} days after the last treatment on {last_treatment_on}."
    return (Refusal("maintenance.too_soon", sentence, ("P",)),)
