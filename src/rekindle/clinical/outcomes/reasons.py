"""Why a change is called what it is called, in full sentences with the numbers and the lines."""

from rekindle.clinical.outcomes.finding import TreatmentResponse
from rekindle.clinical.outcomes.rules import ChangeRule, exact
from rekindle.clinical.values import Amount, ClinicValues


def reasons_for(
    rule: ChangeRule, found: TreatmentResponse, *, best: Amount | None, values: ClinicValues
) -> tuple[str, ...]:
    """Every reason for the findings of one reading, the numbers first."""
    if found.baseline_score is None or found.current_score is None:
        raise ValueError("Reasons are given for two scores.")
    said = [_numbers(rule, found, found.baseline_score, found.current_score)]
    said += _no_percentage(rule, found, values)
    said += _response(rule, found, values)
    said += _remission(rule, found, found.current_score, values)
    said += _lines_crossed(rule, found, found.baseline_score, found.current_score, values)
    if found.loss_of_remission and best is not None:
        said.append(f"Remission is lost: the best was {best:g}.")
    return tuple(said)


def _numbers(rule: ChangeRule, found: TreatmentResponse, baseline: Amount, current: Amount) -> str:
    said = f"{rule.name} from {baseline:g} to {current:g}"
    if found.eligible_for_response and found.pct_change is not None:
        return f"{said}: {found.pct_change:+.0f} %."
    change = exact(current) - exact(baseline)
    if not change:
        return f"{said}: no change."
    better = ", and higher is better" if rule.rise_is_better else ""
    return f"{said}: {abs(float(change)):g} points {'higher' if change > 0 else 'lower'}{better}."


def _no_percentage(rule: ChangeRule, found: TreatmentResponse, values: ClinicValues) -> list[str]:
    """Why no response can be claimed from this baseline."""
    if found.eligible_for_response:
        return []
    only = "only the change is reported."
    if not rule.claims_response:
        return [f"Response is not defined for the {rule.name}: {only}"]
    if rule.entry is not None:
        return [f"The baseline is below {values.of(rule.entry):g}, where a percentage means little: {only}"]
    return [f"The baseline leaves nothing to respond from: {only}"]


def _response(rule: ChangeRule, found: TreatmentResponse, values: ClinicValues) -> list[str]:
    """Which of the two lines the fall reaches; a rise is told elsewhere."""
    if not found.eligible_for_response or found.pct_change is None or found.pct_change >= 0:
        return []
    line, least = rule.response, rule.partial
    if line is None:
        return ["Response is judged by points on this scale, not by a percentage."]
    half = f"{values.of(line):g} %"
    if found.improved:
        return [f"At least {half} is a response."]
    if least is None:
        return [f"It is short of the {half} of a response."]
    quarter = f"{values.of(least):g} %"
    if found.partial:
        return [f"It is short of the {half} of a response and at least {quarter}, which is partial."]
    return [f"It is short of {quarter}, from where it would be partial."]


def _remission(rule: ChangeRule, found: TreatmentResponse, current: Amount, values: ClinicValues) -> list[str]:
    if found.remission:
        return [f"{current:g} is in the remission range, {rule.remission_words(values)}."]
    if found.remission is None and found.improved:
        return [f"Remission is not defined for the {rule.name}."]
    return []


def _lines_crossed(
    rule: ChangeRule, found: TreatmentResponse, baseline: Amount, current: Amount, values: ClinicValues
) -> list[str]:
    gain = rule.gain(baseline, current)
    up, down = ("fall", "rise") if rule.rise_is_better else ("rise", "fall")
    worse, said = rule.worse or rule.reliable, list[str]()
    if worse is not None and gain <= -exact(values.of(worse)):
        said.append(f"A {up} of {float(-gain):g} is at least {values.of(worse):g} points.")
    elif found.worse is None:
        said.append(
            f"A {up} of {float(-gain):g}: no line for worse is stated for the {rule.name}, so a clinician decides."
        )
    if rule.reliable is not None and found.reliable_change:
        said.append(f"A {down} of {float(gain):g} is at least {values.of(rule.reliable):g}, more than chance.")
    elif found.reliable_change is None and (found.improved or found.partial):
        said.append(f"What is more than chance is not defined for the {rule.name}.")
    elif rule.important is not None and not found.reliable_change and gain >= exact(values.of(rule.important)):
        said.append(f"A {down} of {float(gain):g} is one that people notice; it may still be chance.")
    return said
