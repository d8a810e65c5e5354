"""The list of medicines: one box for each, read back as it was understood, or the plain word that there are none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from rekindle.clinical.screening.medicines.asking import plain
from rekindle.clinical.screening.questions.ticks import Settled
from rekindle.journey.questionnaires.forms.numbers import Number
from rekindle.journey.questionnaires.forms.page_form import PageForm, Text
from rekindle.journey.questionnaires.forms.understood import Understood, meant_by, understood

FEWEST_LINES: Final = 3
MOST_LINES: Final = 60
HIGHEST_DOSE_MG: Final = 100_000
MOST_TIMES_A_DAY: Final = 24
PARTS: Final = ("name", "dose_mg", "times_per_day", "as_needed")


class MedicinesForm(PageForm):
    """Lines of a medicine as it is typed; an empty line is no medicine.

    A line whose amounts were read from its words, or that leaves something open, is shown back once before it counts.
    """

    template = "questionnaires/medicines.html"

    def __init__(self, page: Any, current: Mapping[str, Any], data: Any = None, *, more: int = 0, **rest: Any) -> None:
        self.more = more
        self.to_look_at = False
        super().__init__(page, current, data, **rest)

    def build(self) -> None:
        self.known: list[Mapping[str, Any]] = self.current.get("meds") or []
        for number in range(self._how_many(self.known)):
            self._add_line(number, self._known(number))
        none_said = self.current.get("meds") == [] and "meds" in self.current
        self.fields["none"] = forms.BooleanField(label=_("I take no medicines"), required=False, initial=none_said)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The fields of each line and what was understood of it, for the page."""
        return [
            {part: self[f"{part}_{number}"] for part in PARTS}
            | {"understood": self._understood(number), "put_right": self._put_right(number)}
            for number in range(self.count)
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for number in range(self.count):
            self._forget_old_numbers(number, said)
        self.medicines = [self._line(number, said) for number in range(self.count) if said.get(f"name_{number}")]
        for number in range(self.count):
            self._check_line(number, said)
        if said.get("none") and self.medicines:
            self.add_error("none", _("You listed a medicine and ticked that you take none. Leave only what is right."))
        return said

    def taken(self, *, skip: bool) -> Settled | None:
        settled = super().taken(skip=skip)
        if settled is None or skip:
            return settled
        self.to_look_at = any(self._unseen(number) for number in range(self.count))
        return None if self.to_look_at else settled

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

    def _known(self, number: int) -> Mapping[str, Any]:
        return self.known[number] if number < len(self.known) else {}

    def _add_line(self, number: int, line: Mapping[str, Any]) -> None:
        self.fields[f"name_{number}"] = Text(
            label=_("Medicine %(number)d") % {"number": number + 1},
            help_text="" if number else _("As on the label. For example: sertraline 50 mg once a day"),
            max_length=200,
            initial=line.get("name"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        )
        self.fields[f"dose_mg_{number}"] = Number(_("Dose each time"), unit=_("mg"), places=4)
        self.fields[f"dose_mg_{number}"].initial = line.get("dose_mg")
        self.fields[f"times_per_day_{number}"] = Number(_("Times a day"), places=4)
        self.fields[f"times_per_day_{number}"].initial = line.get("times_per_day")
        self.fields[f"as_needed_{number}"] = forms.BooleanField(
            label=_("Only when needed"), required=False, initial=bool(line.get("as_needed"))
        )

    def _understood(self, number: int) -> Understood:
        """One line read back, with what was tapped under it."""
        if not self.is_bound:
            line = self._known(number)
            text = str(line.get("name", ""))
            meant, kept_mg = meant_by(text, line.get("rxcui")), line.get("dose_mg")
            return understood(number, text, meant=meant, amount="" if kept_mg is None else plain(Decimal(str(kept_mg))))
        sent = {part: str(self.data.get(f"{part}_{number}", "")) for part in ("name", "meant", "amount")}
        return understood(number, sent["name"], meant=sent["meant"], amount=sent["amount"])

    def _put_right(self, number: int) -> bool:
        """Whether the fields for dose and times stand open: something is in them, or is wrong with them."""
        names = [f"{part}_{number}" for part in PARTS[1:]]
        return any(self[name].errors or (self.is_bound and self[name].data) for name in names)

    def _unseen(self, number: int) -> bool:
        """Whether a line has something to look at that the person has not been shown."""
        line = self._understood(number)
        return line.to_look_at and not self._seen(line) and not self._fields_say_all(number)

    def _seen(self, line: Understood) -> bool:
        return bool(self.data.get(f"seen_{line.number}") == line.seen)

    def _fields_say_all(self, number: int) -> bool:
        """A known name with its dose and times in the fields beside it leaves nothing to confirm."""
        said, typed = self.cleaned_data, self._understood(number).typed
        full = said.get(f"dose_mg_{number}") is not None and said.get(f"times_per_day_{number}") is not None
        return full and typed.known and not typed.questions and typed.dose_mg is None and typed.times_per_day is None

    def _forget_old_numbers(self, number: int, said: dict[str, Any]) -> None:
        """A line that was rewritten no longer has the numbers of what stood there before."""
        line = self._known(number)
        if not line or said.get(f"name_{number}") == line.get("name"):
            return
        for part in ("dose_mg", "times_per_day"):
            old, new = line.get(part), said.get(f"{part}_{number}")
            if old is not None and new is not None and float(new) == float(old):
                said[f"{part}_{number}"] = None

    def _line(self, number: int, said: dict[str, Any]) -> dict[str, Any]:
        line = self._understood(number)
        typed = line.typed
        kept: dict[str, Any] = {
            "name": " ".join(said[f"name_{number}"].split()),
            "dose_mg": _number(said.get(f"dose_mg_{number}")),
            "times_per_day": _number(said.get(f"times_per_day_{number}")),
            "as_needed": bool(said.get(f"as_needed_{number}")),
        }
        if not (typed.known and self._seen(line)):
            return kept
        if typed.rxcui is not None:
            kept["rxcui"] = typed.rxcui
        elif line.meant and typed.unread:
            kept["name"] = kept["name"].casefold().replace(typed.unread[0], line.meant, 1)
        if line.chosen_mg is not None and kept["dose_mg"] in {None, self._known(number).get("dose_mg")}:
            kept["dose_mg"] = _number(line.chosen_mg)
        if kept["dose_mg"] is None:
            kept["dose_mg"] = _number(typed.dose_mg)
        if kept["times_per_day"] is None:
            kept["times_per_day"] = _number(typed.times_per_day)
        kept["as_needed"] = kept["as_needed"] or typed.as_needed
        return kept

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
