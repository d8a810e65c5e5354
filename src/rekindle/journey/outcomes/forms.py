"""The shape of what people answer and decide."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.instruments.instrument import Options
from rekindle.journey.outcomes.sheets import Question


class AnswerField(forms.TypedChoiceField):
    """Tiles whose values are the answers themselves: whole numbers, codes, or yes and no."""

    def __init__(self, *, options: Options, **given: Any) -> None:
        self.answers = {str(answer): answer for answer, _words in options}
        super().__init__(
            choices=[(str(answer), words) for answer, words in options], coerce=self.answers.__getitem__, **given
        )


def field_of(question: Question, *, help_text: str = "", required: bool = True, answer: Any = None) -> forms.Field:
    """How one question of a scale is answered."""
    initial = None if answer is None else str(answer)
    words: dict[str, Any] = {"label": question.label, "help_text": help_text, "required": required, "initial": initial}
    coding = question.item.coding
    if question.entry == "choice":
        return AnswerField(
            options=question.options,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose the answer that fits best, or leave this question out with the button below."),
                "invalid_choice": _("Choose one of the answers shown."),
            },
            **words,
        )
    if question.entry == "words":
        left_out = _("Write a few words, or leave this question out with the button below.")
        return forms.CharField(
            widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, error_messages={"required": left_out}, **words
        )
    if question.entry == "time":
        return forms.RegexField(
            regex=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$",
            error_messages={
                "required": _("Enter a time, or leave this question out with the button below."),
                "invalid": _("Write the time as hours and minutes, for example 22:30."),
            },
            **words,
        )
    bounds = _("Enter a number from %(low)s to %(high)s.") % {"low": coding.low, "high": coding.high}
    return forms.FloatField(
        min_value=coding.low,
        max_value=coding.high,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), bounds),
        **words,
    )


class QuestionForm(forms.Form):
    """One question, its answers as large tiles, or a number or a time to enter."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, question: Question, stem: str, answer: Any = None
    ) -> None:
        super().__init__(data)
        self.fields["answer"] = field_of(question, help_text=stem if question.scored else "", answer=answer)


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


class PlanForm(forms.Form):
    """Which scale is asked, how often, and from when."""

    instrument = forms.ChoiceField(label=_("Scale"), error_messages={"required": _("Choose a scale.")})
    every_days = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        choices=[
            ("0", _("Once")),
            ("7", _("Every week")),
            ("14", _("Every 2 weeks")),
            ("28", _("Every 4 weeks")),
            ("84", _("Every 12 weeks")),
        ],
    )
    first_due_on = forms.DateField(
        label=_("First asked on"),
        widget=forms.DateInput,
        error_messages={"invalid": _("Write the day as year-month-day, for example 2026-12-01.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, scales: Sequence[tuple[str, str]], today: date
    ) -> None:
        super().__init__(data, initial={"first_due_on": today, "every_days": "0"}, prefix="plan")
        choice = self.fields["instrument"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [("", _("Choose a scale")), *scales]
        self.today = today

    def clean_first_due_on(self) -> date:
        on: date = self.cleaned_data["first_due_on"]
        if on < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        return on


class RatingForm(forms.Form):
    """A rating by its items, or its result alone, with the time at which it was rated."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Sequence[Question],
        result_range: tuple[Any, Any] | None,
        now: datetime,
    ) -> None:
        super().__init__(data)
        self.keys = [question.item.key for question in questions if question.scored]
        for question in questions:
            if question.scored:
                asked = self.fields[question.item.key] = field_of(question, required=False)
                asked.wanted = True  # type: ignore[attr-defined]  # may be left open, yet is not called optional
        if result_range is not None:
            low, high = result_range
            said = _("A number from %(low)g to %(high)g.") % {"low": low, "high": high}
            self.fields["result"] = forms.FloatField(
                label=_("Result alone"),
                required=False,
                help_text=said + " " + _("Only where the items stay on paper."),
                min_value=low,
                max_value=high,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), said),
            )
        self.fields["rated_at"] = forms.DateTimeField(
            label=_("Rated at"),
            initial=timezone.localtime(now).replace(second=0, microsecond=0),
            widget=forms.DateTimeInput,
            error_messages={"required": _("Enter when it was rated."), "invalid": _("Enter a day and a time.")},
        )

    @property
    def answers(self) -> dict[str, Any]:
        """The items that were answered."""
        found = {key: self.cleaned_data.get(key) for key in self.keys}
        return {key: value for key, value in found.items() if value not in (None, "")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("result") is not None and self.answers:
            self.add_error("result", _("Enter the items or the result alone, not both: the result is worked out."))
        return said
