"""Choosing a free time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from rekindle.journey.appointments.slots import Slot
from rekindle.journey.candidates.forms.review import ActForm


def time_word(at: datetime) -> str:
    """10:30, on the clinic's clock."""
    return f"{timezone.localtime(at):%H:%M}"


def day_word(at: datetime) -> str:
    """Wed 25 Nov."""
    return date_format(timezone.localtime(at), "D j M")


class SlotForm(ActForm):
    """One of the free times, for staff in a list by day."""

    slot = forms.ChoiceField(
        label=_("Time"), error_messages={"invalid_choice": _("That time is no longer free. Choose another.")}
    )

    def __init__(self, *args: Any, slots: Iterable[Slot] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.by_key = {slot.key: slot for slot in slots}
        days: dict[str, list[tuple[str, str]]] = {}
        for slot in self.by_key.values():
            words = f"{time_word(slot.starts_at)}, {slot.practitioner}"
            days.setdefault(day_word(slot.starts_at), []).append((slot.key, words))
        self.fields["slot"].choices = [("", _("Choose a time")), *days.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def chosen(self) -> Slot:
        return self.by_key[self.cleaned_data["slot"]]


class OwnSlotForm(forms.Form):
    """One of the free times of one day, for the person themselves, as tiles."""

    slot = forms.ChoiceField(
        label=_("Time"),
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _("Somebody has just taken that time. Choose another."),
            "required": _("Choose a time first."),
        },
    )

    def __init__(self, *args: Any, slots: Iterable[Slot] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.by_key = {slot.key: slot for slot in slots}
        field: Any = self.fields["slot"]
        field.choices = [(key, time_word(slot.starts_at)) for key, slot in self.by_key.items()]

    @property
    def chosen(self) -> Slot:
        return self.by_key[self.cleaned_data["slot"]]


class ReasonForm(forms.Form):
    """Why an appointment is called off."""

    reason = forms.CharField(label=_("Why"), max_length=200)
