"""What is typed at the review: calls, notes, decisions, and corrected answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.answers import QUESTIONS
from rekindle.clinical.screening.thresholds import PLAUSIBLE
from rekindle.journey.candidates.asked import choices_of, question_of
from rekindle.journey.candidates.models import Resolution, ReviewCall

MOST_DAYS = 36_500
NONE = "none"


CALL_OUTCOMES = [
    (ReviewCall.Outcome.REACHED, _("Reached")),
    (ReviewCall.Outcome.NO_ANSWER, _("No answer")),
    (ReviewCall.Outcome.LEFT_MESSAGE, _("Left a message")),
    (ReviewCall.Outcome.WRONG_NUMBER, _("Wrong number")),
]


class ActForm(forms.Form):
    """Every form on a candidate carries the version of the page it was written on."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NoteForm(ActForm):
    """A decision with its reason."""

    note = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class OfferForm(ActForm):
    """An offer, with a word on why where one is useful."""

    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False)


class CallForm(ActForm):
    """A call that was made."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=CALL_OUTCOMES,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What was said"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class HandOverForm(ActForm):
    """To whom."""

    to = forms.ChoiceField(label=_("Hand over to"))

    def __init__(self, *args: Any, colleagues: Iterable[tuple[int, str]] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["to"].choices = [(str(pk), name) for pk, name in colleagues]  # type: ignore[attr-defined]  # a ChoiceField


class ResolveForm(ActForm):
    """How a fired rule is settled, and why."""

    rule_id = forms.CharField(widget=forms.HiddenInput, max_length=20)
    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            (Resolution.Answer.MAY_GO_ON, _("May go on, with this note")),
            (Resolution.Answer.MUST_WAIT, _("Must wait")),
            (Resolution.Answer.NOT_FOR_US, _("Not for us")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class AnswersForm(ActForm):
    """Newer answers to some questions; what is left empty stays as it was."""

    source = forms.ChoiceField(
        label=_("Where the newer answers come from"),
        choices=[
            ("the patient, by phone", _("The patient, by phone")),
            ("the patient, in person", _("The patient, in person")),
            ("a letter or report", _("A letter or report")),
            ("a pharmacy list", _("A pharmacy list")),
        ],
    )

    def __init__(self, *args: Any, keys: Iterable[str] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.keys = [key for key in dict.fromkeys(keys) if key in QUESTIONS]
        for key in self.keys:
            self.fields[key] = field_for(key)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        top, bottom = said.get("bp_sys"), said.get("bp_dia")
        if top is not None and bottom is not None and top <= bottom:
            self.add_error("bp_sys", _now("The top number is the larger one. Check both numbers."))
        if not self.errors and not self.answers:
            raise forms.ValidationError(_now("Nothing was changed. Enter at least one newer answer."))
        return said

    @property
    def answers(self) -> dict[str, Any]:
        """Only what was filled in."""
        said = {key: self.cleaned_data.get(key) for key in self.keys}
        given = {key: value for key, value in said.items() if value not in (None, "", [])}
        return {key: [] if value == [NONE] else value for key, value in given.items()}


def field_for(key: str) -> forms.Field:
    """A field that takes the documented answers of one key, and leaves it as it is when empty."""
    question, label = QUESTIONS[key], question_of(key)
    if question.kind == "code":
        return forms.ChoiceField(label=label, required=False, choices=[("", _("No change")), *choices_of(key)])
    if question.kind == "codes":
        choices = [*choices_of(key), (NONE, _("None of these"))]
        return Several(label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)
    if question.kind == "medicines":
        return MedicinesField(
            label=label,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_(
                "The whole list, one a line: name, milligrams, times a day. For example: sertraline, 50, 1. "
                "Write none if there are none."
            ),
        )
    low, high = _between(key)
    sentence = _now("This must lie between %(low)s and %(high)s. Check the number.") % {"low": low, "high": high}
    kinds = {"integer": forms.IntegerField, "number": forms.FloatField}
    return kinds[question.kind](
        label=label,
        required=False,
        min_value=low,
        max_value=high,
        error_messages={"min_value": sentence, "max_value": sentence, "invalid": sentence},
    )


def _between(key: str) -> tuple[int, int]:
    limits = [int(limit.value) for limit in PLAUSIBLE.get(key, ())]
    return (limits[0] if limits else 0, limits[1] if len(limits) > 1 else MOST_DAYS)


class Several(forms.MultipleChoiceField):
    """A list of codes; 'none of these' is an answer and stands alone."""

    def clean(self, value: Any) -> Any:
        chosen: list[str] = super().clean(value)
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_now("'None of these' cannot stand beside another answer."))
        return chosen


class MedicinesField(forms.CharField):
    """A medicine list, one a line."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        lines = [line for line in text.splitlines() if line.strip()]
        if [line.strip().lower() for line in lines] == [NONE]:
            return [NONE]
        return [_medicine(line) for line in lines]


def _medicine(line: str) -> Mapping[str, Any]:
    name, *numbers = (part.strip() for part in line.split(","))
    try:
        amounts = [float(number.removesuffix("mg").strip()) for number in numbers[:2] if number]
    except ValueError:
        raise forms.ValidationError(
            _now("'%(line)s' is not understood. Write: name, milligrams, times a day.") % {"line": line.strip()[:60]}
        ) from None
    if any(not 0 < amount <= 10_000 for amount in amounts):
        raise forms.ValidationError(
            _now("The amounts in '%(line)s' cannot be right. Check them.") % {"line": line.strip()[:60]}
        )
    found: dict[str, Any] = {"name": name[:200]}
    found |= dict(zip(("dose_mg", "times_per_day"), amounts, strict=False))
    return found
