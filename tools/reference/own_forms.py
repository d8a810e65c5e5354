"""The page of the short forms in our own words."""

from rekindle.clinical.instruments.askable import OWN
from rekindle.clinical.instruments.own import OWN_FORMS, OwnForm, OwnItem
from rekindle.clinical.instruments.raters import rater_of
from rekindle.clinical.treatment.confirmation import cited

INTRODUCTION = """\
# Forms in our own words

Where no validated scale may be shipped, these short forms ask in our own words. None stands under a scale's name, none
has bands, and a number is compared only with the same person's others. A line left open is never read as *no*.
"""
WHO = {"patient": "the patient, on their phone", "clinician": "a clinician", "session": "staff, during a session"}


def pages() -> dict[str, str]:
    """One page for all of them."""
    lines = [INTRODUCTION]
    for form in OWN_FORMS.values():
        lines += _form(form)
    return {"own-forms.md": "\n".join(lines)}


def _form(form: OwnForm) -> list[str]:
    asked = OWN[f"own_{form.form_id}"]
    return [
        f"## {form.title}",
        "",
        f"Looks back over {form.recall}. Filled in by {WHO[rater_of(asked.instrument_id)]}. "
        f"Followed over time: *{asked.main}*. Source: {cited(form.sources)}.",
        "",
        "| line | answers |",
        "|---|---|",
        *(f"| {item.text} | {_answers(item)} |" for item in form.items),
        "",
    ]


def _answers(item: OwnItem) -> str:
    if item.kind == "zero_to_ten":
        return f"0 ({item.ends[0]}) to 10 ({item.ends[1]})"
    if item.kind == "steps":
        return "<br>".join(f"{step}: {words}" for step, words in item.steps)
    return {"yes_no": "yes, no", "hours": "hours, 0 to 24", "words": "in their own words"}[item.kind]
