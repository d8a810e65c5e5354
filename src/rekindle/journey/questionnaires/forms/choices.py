"""Pages of tiles: one answer of several, or all that apply."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rekindle.clinical.screening.questions.order import unsure_candidates
from rekindle.clinical.screening.questions.shape import Choice, Question, Tick
from rekindle.clinical.screening.questions.ticks import (
    NONE,
    UNSURE,
    Settled,
    settle,
    settle_unsure,
    ticked_now,
    unsure_now,
)
from rekindle.journey.questionnaires.forms.page_form import PageForm


def radio(question: Question, choices: tuple[Choice, ...], value: Any) -> forms.ChoiceField:
    """One question as tiles, of which one is chosen; none is chosen beforehand."""
    field = forms.ChoiceField(
        label=_(question.text),
        help_text=_(question.help) if question.help else "",
        choices=[(str(choice.value), _(choice.label)) for choice in choices],
        widget=forms.RadioSelect,
        initial=None if value is None else str(value),
        error_messages={
            "required": _("Choose the answer that fits best. You can also go on without answering."),
            "invalid_choice": _("Choose one of the answers shown."),
        },
    )
    field.hints = {str(choice.value): _(choice.hint) for choice in choices if choice.hint}  # type: ignore[attr-defined]  # read by the tiles
    field.layout = question.layout  # type: ignore[attr-defined]  # read by the page
    return field


class ChoicesForm(PageForm):
    """One question, or a few small ones that belong together."""

    def build(self) -> None:
        for question in self.page.questions:
            self.fields[question.key] = radio(question, self._offered(question), self.current.get(question.key))

    def settled(self) -> Settled:
        return Settled({question.key: self._value(question) for question in self.page.questions})

    def left_open(self) -> Settled:
        given = {question.key: self._value(question) for question in self.page.questions}
        return Settled({key: self.current.get(key) if value is None else value for key, value in given.items()})

    def _value(self, question: Question) -> Any:
        said = self.cleaned_data.get(question.key)
        return next((choice.value for choice in question.choices if str(choice.value) == said), None)

    def _offered(self, question: Question) -> tuple[Choice, ...]:
        """The main reason is one of those just ticked."""
        chosen = self.current.get("reasons") if question.key == "primary_reason" else None
        return tuple(choice for choice in question.choices if not chosen or choice.value in chosen)


class _ListForm(PageForm):
    """A list of which all that applies is ticked."""

    @abstractmethod
    def lines(self) -> tuple[Tick, ...]:
        """What may be ticked."""

    @abstractmethod
    def ticked(self) -> list[str]:
        """What was ticked before."""

    def build(self) -> None:
        choices = [(tick.code, _(tick.label)) for tick in self.lines()]
        if getattr(self.page, "unsure_label", ""):
            choices.append((UNSURE, _(self.page.unsure_label)))
        if self.page.none_label:
            choices.append((NONE, _(self.page.none_label)))
        field = forms.MultipleChoiceField(
            label=_(self.page.title),
            help_text=_(self.page.help) if self.page.help else "",
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            initial=self.ticked(),
            required=False,
            error_messages={"invalid_choice": _("Tick only what is on the list.")},
        )
        field.hints = {tick.code: _(tick.hint) for tick in self.lines() if tick.hint}  # type: ignore[attr-defined]  # read by the tiles
        self.fields["ticked"] = field

    def clean_ticked(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["ticked"]
        if not ticked and self.page.none_label:
            raise ValidationError(
                _("Tick what applies to you, or “%(none)s”. You can also go on without answering.")
                % {"none": _(self.page.none_label)}
            )
        if not ticked:
            raise ValidationError(_("Tick at least one. You can also go on without answering."))
        if NONE in ticked and len(ticked) > 1:
            raise ValidationError(
                _("You ticked “%(none)s” and something else as well. Please leave only what is right.")
                % {"none": _(self.page.none_label)}
            )
        return ticked


class TicksForm(_ListForm):
    """A list of conditions that ends in 'none of these'."""

    def lines(self) -> tuple[Tick, ...]:
        return tuple(self.page.ticks)

    def ticked(self) -> list[str]:
        return ticked_now(self.page, self.current)

    def settled(self) -> Settled:
        return settle(self.page, self.cleaned_data["ticked"], self.current)

    def left_open(self) -> Settled:
        marked = {marker: self.current.get(marker) for marker in self.page.markers}
        return Settled({key: self.current.get(key) for key in self.page.keys} | marked)


class UnsureForm(_ListForm):
    """Of a list's unticked lines, those the person is not sure about."""

    def lines(self) -> tuple[Tick, ...]:
        return unsure_candidates(self.page, self.current)

    def ticked(self) -> list[str]:
        return unsure_now(self.page, self.current)

    def settled(self) -> Settled:
        return settle_unsure(self.page, self.cleaned_data["ticked"], self.current)
