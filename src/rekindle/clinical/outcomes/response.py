"""What a change in score is called, with the reasons: remission, response, partial, none, worse, relapse, unknown."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from rekindle.clinical.outcomes.finding import RISK_BANDS, ResponseClass, RiskBand, TreatmentResponse
from rekindle.clinical.outcomes.reasons import reasons_for
from rekindle.clinical.outcomes.relapse import Relapse, RelapseEvent, Since, relapse_of
from rekindle.clinical.outcomes.rules import ChangeRule, exact, rule_of
from rekindle.clinical.values import DEFAULTS, Amount, ClinicValues

__all__ = [
    "PATIENT_WORDS",
    "RISK_BANDS",
    "SEED_LABELS",
    "RelapseEvent",
    "ResponseClass",
    "RiskBand",
    "TreatmentResponse",
    "respond",
]

MOST_DAYS: Final = 36_525  # a hundred years; more days than that between two readings is a slip of the pen

# How the class is said to a patient; the clinic's pages add what happens next.
PATIENT_WORDS: dict[ResponseClass, str] = {
    "remission": "your scores are in the remission range",
    "response": "large improvement",
    "partial": "some improvement",
    "none": "little change",
    "worse": "your scores have got worse; a clinician will contact you",
    "relapse": "your scores have come back up; a clinician will contact you",
    "unknown": "there are not enough answers to say yet",
}
SEED_LABELS: dict[ResponseClass, str] = {
    "remission": "robust responder",
    "response": "responder",
    "partial": "partial responder",
    "none": "non-responder",
    "worse": "worsened",
}


def respond(
    instrument_id: str,
    *,
    baseline: Amount | None,
    current: Amount | None,
    previous: Amount | None = None,
    days_between: Amount | None = None,
    best_since_response: Amount | None = None,
    events: Collection[RelapseEvent] = (),
    risk_band: RiskBand | None = None,
    risk_band_before: RiskBand | None = None,
    values: ClinicValues = DEFAULTS,
) -> TreatmentResponse:
    """Name the change between a baseline and a reading, and say why.

    A fall of half or more is a response only where the baseline was high enough for a percentage to mean something. A
    rise of the suicide-risk band is worse whatever the scores are.
    Source: B02, RCI, P
    """
    rule = rule_of(instrument_id)
    risen = _risk_rose(risk_band, risk_band_before)
    if not rule.has_lines:
        return _without_lines(rule, baseline, current, risen)
    impossible = _impossible(rule, baseline, current, previous, best_since_response, days_between=days_between)
    if baseline is None or current is None or impossible:
        return _not_known(rule, baseline, current, impossible, risen)
    since = Since(
        baseline=baseline,
        current=current,
        previous=previous,
        days_between=days_between,
        best=best_since_response,
        events=events,
    )
    eligible = rule.allows_percentage(baseline, values)
    relapse = relapse_of(rule, since, values) if eligible else Relapse(False)
    return _judged(rule, since, relapse, risen, values)


def _risk_rose(now: RiskBand | None, before: RiskBand | None) -> str:
    """How the suicide-risk band rose; nothing where it did not, or where one of the two is not known."""
    if now is None or before is None or RISK_BANDS.index(now) <= RISK_BANDS.index(before):
        return ""
    return f"The suicide-risk band rose from {before} to {now}, which is worse whatever the scores are."


def _impossible(rule: ChangeRule, *scores: Amount | None, days_between: Amount | None) -> tuple[str, ...]:
    """A total the scale cannot give, and days that cannot lie between two readings, are not judged."""
    found = tuple(
        f"{_said(score)} is outside the {rule.name}'s {rule.lowest_score} to {rule.highest_score}."
        for score in scores
        if score is not None and not rule.holds(score)
    )
    if days_between is not None and not 0 <= days_between <= MOST_DAYS:
        found += ("So many days cannot lie between two readings.",)
    return found


def _said(amount: Amount) -> str:
    """A number as it was given, unless it is too long to be read."""
    return f"{amount:g}" if abs(amount) < 10**9 else "A number far too large or too small"


def _not_known(
    rule: ChangeRule, baseline: Amount | None, current: Amount | None, impossible: tuple[str, ...], risen: str
) -> TreatmentResponse:
    missing = tuple(name for name, value in (("baseline", baseline), ("current", current)) if value is None)
    absent = tuple(f"There is no {name} {rule.name} total." for name in missing)
    return TreatmentResponse(
        instrument_id=rule.instrument_id,
        baseline_score=baseline,
        current_score=current,
        response_class="worse" if risen else "unknown",
        reasons=(*([risen] if risen else []), *absent, *impossible),
        sources=rule.sources,
        worse=bool(risen),
        missing=missing,
    )


def _without_lines(rule: ChangeRule, baseline: Amount | None, current: Amount | None, risen: str) -> TreatmentResponse:
    """A scale for which nothing says what a change means: the two scores are there for a clinician to read."""
    plain = _not_known(rule, baseline, current, (), risen)
    said = f"What a change means is not defined for the {rule.name}; a clinician reads the two scores."
    return replace(
        plain,
        remission=None,
        reliable_change=None,
        worse=True if risen else None,
        reasons=(*plain.reasons, said),
    )


def _judged(rule: ChangeRule, since: Since, relapse: Relapse, risen: str, values: ClinicValues) -> TreatmentResponse:
    """The change itself, each finding on its own."""
    baseline, current, best = since.baseline, since.current, since.best
    gain = rule.gain(baseline, current)
    eligible = rule.allows_percentage(baseline, values)
    improved = rule.is_response(baseline, current, values)
    remission = rule.in_remission(current, values)
    worse = True if risen else _is_worse(rule, baseline, current, values)
    found = TreatmentResponse(
        instrument_id=rule.instrument_id,
        baseline_score=baseline,
        current_score=current,
        response_class="unknown",
        reasons=(),
        sources=rule.sources,
        pct_change=float(round(-gain / exact(baseline) * 100, 2)) if baseline else None,
        eligible_for_response=eligible,
        improved=improved,
        partial=eligible and not improved and _is_partial(rule, baseline, current, values),
        remission=remission,
        reliable_change=None if rule.reliable is None else gain >= exact(values.of(rule.reliable)),
        worse=worse,
        relapse=relapse.is_one,
        loss_of_remission=(
            best is not None and rule.in_remission(best, values) is True and remission is False and eligible
        ),
    )
    more = (*([risen] if risen else []), *relapse.reasons)
    said = reasons_for(rule, found, best=best, values=values)
    return replace(found, response_class=_class_of(found), reasons=(*said, *more))


def _is_partial(rule: ChangeRule, baseline: Amount, current: Amount, values: ClinicValues) -> bool:
    """Better by the lower line and short of a response; never where no lower line is stated."""
    if rule.partial is None:
        return False
    return rule.gain(baseline, current) >= exact(baseline) * exact(values.of(rule.partial)) / 100


def _is_worse(rule: ChangeRule, baseline: Amount, current: Amount, values: ClinicValues) -> bool | None:
    """Worse by the scale's own line or its reliable change; None for a rise on a scale without either.

    Source: B02, RCI, P
    """
    lost = -rule.gain(baseline, current)
    line = rule.worse or rule.reliable
    if line is None:
        return False if lost <= 0 else None
    return lost >= exact(values.of(line))


def _class_of(found: TreatmentResponse) -> ResponseClass:
    if found.relapse:
        return "relapse"
    if found.worse:
        return "worse"
    if found.remission and found.improved:
        return "remission"
    if found.improved:
        return "response"
    if found.worse is None:
        return "unknown"
    return "partial" if found.partial else "none"
