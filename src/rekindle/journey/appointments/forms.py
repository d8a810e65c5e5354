"""Choosing a free time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from rekindle.journey.appointments.slots import Slot


class BookForm(forms.Form):
    """One of the free times, in a list by day."""

    slot = forms.ChoiceField(
        label=_("Time"), error_messages={"invalid_choice": _("That time is no longer free. Choose another.")}
    )

    def __init__(self, *args: Any, slots: Iterable[Slot] = (), **given: Any) -> None:
        super().__init__(*args, **given)
        self.by_key = {slot.key: slot for slot in slots}
        days: dict[str, list[tuple[str, str]]] = {}
        for slot in self.by_key.values():
            local = timezone.localtime(slot.starts_at)
            where = f", {slot.chair}" if slot.chair else ""
            words = f"{local:%H:%M}, {slot.practitioner}{where}"
            days.setdefault(date_format(local, "l j F"), []).append((slot.key, words))
        field: Any = self.fields["slot"]
        field.choices = [("", _("Choose a time")), *days.items()]

    @property
    def chosen(self) -> Slot:
        """The time that was chosen."""
        return self.by_key[self.cleaned_data["slot"]]


class MoveForm(BookForm):
    """The new time."""
