"""What a change in score is called, with the reasons: remission, response, partial, none, worse, relapse, unknown."""

from dataclasses import dataclass, replace
from typing import Literal

from rekindle.clinical.outcomes.rules import PARTIAL_FRACTION, RELAPSE_GAP_D, RESPONSE_FRACTION, ChangeRule, rule_of

ResponseClass = Literal["remission", "response", "partial", "none", "worse", "relapse", "unknown"]

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


@dataclass(frozen=True)
class TreatmentResponse:
    """One reading judged against the baseline; each finding stands on its own, and the class is the summary."""

    instrument_id: str
    baseline_score: int | None
    current_score: int | None
    pct_change: float | None
    eligible_for_response: bool
    improved: bool
    partial: bool
    remission: bool
    reliable_change: bool
    worse: bool
    relapse: bool
    loss_of_remission: bool
    response_class: ResponseClass
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()


def _impossible(rule: ChangeRule, *scores: int | None) -> tuple[str, ...]:
    """A total the scale cannot give is not judged."""
    return tuple(
        f"{score} is outside the {rule.name}'s 0 to {rule.highest_score}."
        for score in scores
        if score is not None and not 0 <= score <= rule.highest_score
    )


def _not_known(
    rule: ChangeRule, baseline: int | None, current: int | None, impossible: tuple[str, ...]
) -> TreatmentResponse:
    missing = tuple(name for name, value in (("baseline", baseline), ("current", current)) if value is None)
    return TreatmentResponse(
        instrument_id=rule.instrument_id,
        baseline_score=baseline,
        current_score=current,
        pct_change=None,
        eligible_for_response=False,
        improved=False,
        partial=False,
        remission=False,
        reliable_change=False,
        worse=False,
        relapse=False,
        loss_of_remission=False,
        response_class="unknown",
        reasons=(*(f"There is no {name} {rule.name} total." for name in missing), *impossible),
        sources=rule.sources,
        missing=missing,
    )


def _is_response(baseline: int, score: int) -> bool:
    return baseline > 0 and baseline - score >= RESPONSE_FRACTION * baseline


def _is_high_again(rule: ChangeRule, current: int, best: int) -> bool:
    if rule.relapse_from_score is None or rule.relapse_rise_score is None:
        return False
    return current >= rule.relapse_from_score and current - best >= rule.relapse_rise_score


def _relapse(
    rule: ChangeRule,
    baseline: int,
    current: int,
    previous: int | None,
    days_between: int | None,
    best: int | None,
) -> tuple[bool, str]:
    """Relapse exists only after response: two readings a week apart below half the improvement, or one high one.

    Source: B02, P
    """
    if best is None:
        return False, ""
    if not _is_response(baseline, best):
        return False, f"The best score of {best} was not a response, so there is nothing to relapse from."
    if _is_high_again(rule, current, best):
        return True, f"{current} is at least {rule.relapse_from_score} and {current - best} above the best of {best}."
    if _is_response(baseline, current) or previous is None:
        return False, ""
    if _is_response(baseline, previous):
        return False, "The reading before was still a response; a second one a week later would show a relapse."
    if days_between is None:
        return False, "It is not known how many days lie between the last two readings, so relapse cannot be judged."
    if days_between < RELAPSE_GAP_D:
        return False, f"The last two readings are {days_between} days apart; relapse needs {RELAPSE_GAP_D}."
    return True, f"Two readings {days_between} days apart are less than 50 % below the baseline."


def _class_of(*, relapse: bool, worse: bool, remission: bool, response: bool, partial: bool) -> ResponseClass:
    if relapse:
        return "relapse"
    if worse:
        return "worse"
    if remission and response:
        return "remission"
    if response:
        return "response"
    return "partial" if partial else "none"


def _reasons(
    rule: ChangeRule,
    baseline: int,
    current: int,
    pct_change: float | None,
    *,
    eligible: bool,
    reliable: bool,
    worse: bool,
) -> list[str]:
    said = f"{rule.name} from {baseline} to {current}"
    reasons = [f"{said}: {pct_change:+.0f} %." if pct_change is not None else f"{said}."]
    if not eligible:
        reasons.append(
            f"The baseline is below {rule.entry_score}, where a percentage means little: only the change is reported."
        )
    if current < rule.remission_below_score:
        reasons.append(f"{current} is below {rule.remission_below_score}, the remission range.")
    if worse:
        reasons.append(f"A rise of {current - baseline} is at least {rule.worse_by_score} points.")
    if reliable:
        reasons.append(f"A fall of {baseline - current} is at least {rule.reliable_change_score}, more than chance.")
    return reasons


def respond(
    instrument_id: str,
    *,
    baseline: int | None,
    current: int | None,
    previous: int | None = None,
    days_between: int | None = None,
    best_since_response: int | None = None,
) -> TreatmentResponse:
    """Name the change between a baseline and a reading, and say why.

    A fall of half or more is a response only where the baseline was high enough for a percentage to mean something.
    Source: B02, RCI, P
    """
    rule = rule_of(instrument_id)
    impossible = _impossible(rule, baseline, current)
    if baseline is None or current is None or impossible:
        return _not_known(rule, baseline, current, impossible)
    eligible = baseline >= rule.entry_score
    relapse, why = (
        _relapse(rule, baseline, current, previous, days_between, best_since_response) if eligible else (False, "")
    )
    lost = best_since_response is not None and best_since_response < rule.remission_below_score <= current
    more = [why] if why else []
    more += [f"Remission is lost: the best was {best_since_response}."] if lost else []
    judged = _change(rule, baseline, current, relapse=relapse)
    return replace(judged, loss_of_remission=lost, reasons=(*judged.reasons, *more))


def _change(rule: ChangeRule, baseline: int, current: int, *, relapse: bool) -> TreatmentResponse:
    """The change itself, each finding on its own."""
    eligible = baseline >= rule.entry_score
    fall = baseline - current
    pct_change = round(-fall / baseline * 100, 2) if baseline else None
    response = eligible and _is_response(baseline, current)
    partial = eligible and not response and fall >= PARTIAL_FRACTION * baseline
    remission = current < rule.remission_below_score
    reliable = fall >= rule.reliable_change_score
    worse = -fall >= rule.worse_by_score
    return TreatmentResponse(
        instrument_id=rule.instrument_id,
        baseline_score=baseline,
        current_score=current,
        pct_change=pct_change,
        eligible_for_response=eligible,
        improved=response,
        partial=partial,
        remission=remission,
        reliable_change=reliable,
        worse=worse,
        relapse=relapse,
        loss_of_remission=False,
        response_class=_class_of(
            relapse=relapse, worse=worse, remission=eligible and remission, response=response, partial=partial
        ),
        reasons=tuple(_reasons(rule, baseline, current, pct_change, eligible=eligible, reliable=reliable, worse=worse)),
        sources=rule.sources,
    )
