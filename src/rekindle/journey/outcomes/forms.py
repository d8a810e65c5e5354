"""The shape of what people answer and decide."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.journey.outcomes.sheets import Question


class QuestionForm(forms.Form):
    """One question, its answers as large tiles."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, question: Question, stem: str, answer: int | None
    ) -> None:
        super().__init__(data)
        self.fields["answer"] = forms.TypedChoiceField(
            label=question.item.text,
            help_text=stem if question.scored else "",
            choices=[(str(value), words) for value, words in question.options],
            coerce=int,
            widget=forms.RadioSelect,
            initial=None if answer is None else str(answer),
            error_messages={
                "required": _("Choose the answer that fits best, or leave this question out with the button below."),
                "invalid_choice": _("Choose one of the answers shown."),
            },
        )


class DecisionForm(forms.Form):
    """What a clinician makes of a proposal."""

    LONGEST_D: ClassVar[int] = 180
    choice = forms.ChoiceField(
        label=_("Decision"),
        choices=[("accepted", _("Accept")), ("changed", _("Change")), ("stop", _("Stop maintenance"))],
    )
    chosen_on = forms.DateField(
        label=_("Another day"),
        required=False,
        widget=forms.DateInput,
        error_messages={
            "invalid": _("This is not a day of the calendar. Write it as year-month-day, for example 2026-12-01.")
        },
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, today: date, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.today = today

    def clean_chosen_on(self) -> date | None:
        """A maintenance day lies ahead, and not farther than half a year."""
        chosen: date | None = self.cleaned_data["chosen_on"]
        if chosen is None:
            return None
        if chosen < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        if chosen > self.today + timedelta(days=self.LONGEST_D):
            raise forms.ValidationError(
                _("This is more than half a year away. Choose a nearer day, or stop maintenance.")
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        """A change needs a day and a reason; stopping needs a reason."""
        given = super().clean() or {}
        choice = given.get("choice")
        if choice == "changed" and not given.get("chosen_on") and "chosen_on" not in self.errors:
            self.add_error("chosen_on", _("Choose the day that shall count instead of the proposed one."))
        if choice in ("changed", "stop") and not str(given.get("reason", "")).strip():
            self.add_error("reason", _("Write down why, in a sentence; the next clinician will read it."))
        return given
