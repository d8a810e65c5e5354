"""The list of medicines: as many lines as needed, or the plain word that there are none."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from rekindle.clinical.screening.questions.ticks import Settled
from rekindle.journey.questionnaires.forms.numbers import Number
from rekindle.journey.questionnaires.forms.page_form import PageForm, Text

FEWEST_LINES: Final = 3
MOST_LINES: Final = 60
HIGHEST_DOSE_MG: Final = 100_000
MOST_TIMES_A_DAY: Final = 24


class MedicinesForm(PageForm):
    """Lines of name, dose, times a day and 'only when needed'; an empty line is no medicine."""

    template = "questionnaires/medicines.html"

    def __init__(self, page: Any, current: Mapping[str, Any], data: Any = None, *, more: int = 0, **rest: Any) -> None:
        self.more = more
        super().__init__(page, current, data, **rest)

    def build(self) -> None:
        known = self.current.get("meds") or []
        for number in range(self._how_many(known)):
            line = known[number] if number < len(known) else {}
            self._add_line(number, line)
        none_said = self.current.get("meds") == [] and "meds" in self.current
        self.fields["none"] = forms.BooleanField(label=_("I take no medicines"), required=False, initial=none_said)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields of each line, for the page."""
        return [
            {part: self[f"{part}_{number}"] for part in ("name", "dose_mg", "times_per_day", "as_needed")}
            for number in range(self.count)
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.medicines = [self._line(number, said) for number in range(self.count) if said.get(f"name_{number}")]
        for number in range(self.count):
            self._check_line(number, said)
        if said.get("none") and self.medicines:
            self.add_error("none", _("You listed a medicine and ticked that you take none. Leave only what is right."))
        return said

    def ask_for_the_rest(self) -> None:
        if not self.medicines and not self.cleaned_data.get("none") and not self.errors:
            self.add_error("name_0", _("List your medicines, or tick that you take none."))

    def settled(self) -> Settled:
        return Settled({"meds": self.medicines})

    def left_open(self) -> Settled:
        return Settled({"meds": self.medicines or self.current.get("meds")})

    def _how_many(self, known: list[Any]) -> int:
        """At least three lines, and one more each time it is asked for."""
        wanted = len(known) + 1
        if self.is_bound:
            sent = str(self.data.get("lines", ""))
            wanted = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else FEWEST_LINES
        self.count = min(max(wanted + self.more, FEWEST_LINES), MOST_LINES)
        return self.count

    def _add_line(self, number: int, line: Mapping[str, Any]) -> None:
        self.fields[f"name_{number}"] = Text(
            label=_("Medicine %(number)d") % {"number": number + 1},
            max_length=200,
            initial=line.get("name"),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.fields[f"dose_mg_{number}"] = Number(_("Dose each time"), unit=_("mg"))
        self.fields[f"dose_mg_{number}"].initial = line.get("dose_mg")
        self.fields[f"times_per_day_{number}"] = Number(_("Times a day"))
        self.fields[f"times_per_day_{number}"].initial = line.get("times_per_day")
        self.fields[f"as_needed_{number}"] = forms.BooleanField(
            label=_("Only when needed"), required=False, initial=bool(line.get("as_needed"))
        )

    def _line(self, number: int, said: dict[str, Any]) -> dict[str, Any]:
        return {
            "name": " ".join(said[f"name_{number}"].split()),
            "dose_mg": _number(said.get(f"dose_mg_{number}")),
            "times_per_day": _number(said.get(f"times_per_day_{number}")),
            "as_needed": bool(said.get(f"as_needed_{number}")),
        }

    def _check_line(self, number: int, said: dict[str, Any]) -> None:
        dose_mg, times = said.get(f"dose_mg_{number}"), said.get(f"times_per_day_{number}")
        if (dose_mg is not None or times is not None) and not said.get(f"name_{number}"):
            self.add_error(f"name_{number}", _("Enter the name of this medicine, or empty the whole line."))
        if dose_mg is not None and not 0 < dose_mg <= HIGHEST_DOSE_MG:
            self.add_error(
                f"dose_mg_{number}", _("A dose is more than 0 mg and less than 100 g. Leave it empty if unsure.")
            )
        if times is not None and not 0 < times <= MOST_TIMES_A_DAY:
            self.add_error(
                f"times_per_day_{number}", _("Times a day is more than 0 and at most 24. Leave it empty if unsure.")
            )


def _number(value: Any) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
