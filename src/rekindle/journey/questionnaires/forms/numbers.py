"""Pages of numbers: checked for what a person or a cuff can give, converted once, kept in one unit."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from rekindle.clinical.screening.questions.ticks import Settled
from rekindle.clinical.screening.thresholds import PLAUSIBLE
from rekindle.clinical.units import (
    Inches,
    Pounds,
    cm_from_feet_and_inches,
    days_from_months,
    days_from_weeks,
    days_from_years,
    kg_from_lb,
)
from rekindle.journey.questionnaires.forms.choices import radio
from rekindle.journey.questionnaires.forms.page_form import PageForm

LONGEST_AGO_D: Final = 120 * 365
HEIGHTS_AGREE_CM: Final = 3.0
WEIGHTS_AGREE_KG: Final = 1.5


def between(key: str) -> tuple[float, float]:
    """What a person, a cuff and a form can plausibly give for this fact."""
    low, high = (limit.value for limit in PLAUSIBLE[key])
    return float(low), float(high)


class Number(forms.DecimalField):
    """A number a person types; a comma is read as a point, and anything else is answered with a sentence."""

    def __init__(self, label: str, *, whole: bool = False, unit: str = "", places: int = 2) -> None:
        wanted = _("Enter a whole number, in digits.") if whole else _("Enter a number, in digits.")
        super().__init__(
            label=label,
            max_digits=max(7, places + 5),
            decimal_places=0 if whole else places,
            widget=forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal", "autocomplete": "off"}),
            error_messages=dict.fromkeys(("invalid", "max_digits", "max_decimal_places", "max_whole_digits"), wanted),
        )
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        """An empty number is the page's business: it may be in another unit, or honestly unknown."""
        if value is not None:
            super().validate(value)


class SizeForm(PageForm):
    """Age, height and weight in whichever units a person knows."""

    template = "questionnaires/size.html"

    def build(self) -> None:
        self.fields["age"] = Number(_("Your age"), whole=True, unit=_("years"))
        self.fields["height_ft"] = Number(_("Feet"), whole=True, unit=_("ft"))
        self.fields["height_in"] = Number(_("Inches"), unit=_("in"))
        self.fields["height_cm"] = Number(_("Or centimetres"), unit=_("cm"))
        self.fields["weight_lb"] = Number(_("Pounds"), unit=_("lb"))
        self.fields["weight_kg"] = Number(_("Or kilograms"), unit=_("kg"))
        self.initial = {key: _plain(self.current.get(key)) for key in ("age", "height_cm", "weight_kg")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.facts: dict[str, Any] = {
            "age": None if said.get("age") is None else int(said["age"]),
            "height_cm": self._height(said),
            "weight_kg": self._weight(said),
        }
        self._check("age", "age", _("An age is between %(low)d and %(high)d years. Check the number."))
        self._check(
            "height_cm", "height_cm", _("A height is between %(low)d and %(high)d cm. Check the number and unit.")
        )
        self._check(
            "weight_kg", "weight_kg", _("A weight is between %(low)d and %(high)d kg. Check the number and unit.")
        )
        return said

    def settled(self) -> Settled:
        return Settled(dict(self.facts))

    def left_open(self) -> Settled:
        return Settled(
            {key: self.facts[key] if self.facts[key] is not None else self.current.get(key) for key in self.facts}
        )

    def ask_for_the_rest(self) -> None:
        fields = {"age": "age", "height_cm": "height_ft", "weight_kg": "weight_lb"}
        sentences = {
            "age": _("Enter your age. You can also go on without answering."),
            "height_cm": _("Enter your height, in feet and inches or in centimetres."),
            "weight_kg": _("Enter your weight, in pounds or in kilograms."),
        }
        for key, field in fields.items():
            if self.facts[key] is None and not self.errors.keys() & {
                key,
                field,
                "height_in" if key == "height_cm" else key,
            }:
                self.add_error(field, sentences[key])

    def _height(self, said: dict[str, Any]) -> float | None:
        given_cm = None if said.get("height_cm") is None else float(said["height_cm"])
        feet, inches = said.get("height_ft"), said.get("height_in")
        if feet is None and inches is None:
            return given_cm
        height_cm = round(float(cm_from_feet_and_inches(int(feet or 0), Inches(float(inches or 0)))), 1)
        if given_cm is not None and abs(given_cm - height_cm) > HEIGHTS_AGREE_CM:
            self.add_error(
                "height_cm", _("Your height in feet and in centimetres do not agree. Leave one of them empty.")
            )
        return height_cm if given_cm is None else given_cm

    def _weight(self, said: dict[str, Any]) -> float | None:
        given_kg = None if said.get("weight_kg") is None else float(said["weight_kg"])
        if said.get("weight_lb") is None:
            return given_kg
        weight_kg = round(float(kg_from_lb(Pounds(float(said["weight_lb"])))), 1)
        if given_kg is not None and abs(given_kg - weight_kg) > WEIGHTS_AGREE_KG:
            self.add_error(
                "weight_kg", _("Your weight in pounds and in kilograms do not agree. Leave one of them empty.")
            )
        return weight_kg if given_kg is None else given_kg

    def _check(self, key: str, field: str, sentence: str) -> None:
        low, high = between(key)
        value = self.facts[key]
        if value is not None and not low <= value <= high:
            self.add_error(field, sentence % {"low": low, "high": high})
            self.facts[key] = None


class PressureForm(PageForm):
    """Known high blood pressure, and the newest reading if there is one."""

    template = "questionnaires/pressure.html"

    def build(self) -> None:
        question = self.page.questions[0]
        self.fields["htn"] = radio(question, question.choices, self.current.get("htn"))
        self.fields["bp_sys"] = Number(_("Top number"), whole=True)
        self.fields["bp_dia"] = Number(_("Bottom number"), whole=True)
        self.fields["no_reading"] = forms.BooleanField(label=_("I don't have a reading"), required=False)
        seen = "bp_sys" in self.current
        self.initial = {key: _plain(self.current.get(key)) for key in ("bp_sys", "bp_dia")} | {
            "no_reading": seen and self.current.get("bp_sys") is None and self.current.get("htn") is not None
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        top, bottom = said.get("bp_sys"), said.get("bp_dia")
        for key, value in (("bp_sys", top), ("bp_dia", bottom)):
            low, high = between(key)
            if value is not None and not low <= value <= high:
                told = {"low": low, "high": high}
                self.add_error(key, _("This number is between %(low)d and %(high)d. Check the reading.") % told)
        if top is not None and bottom is not None and top <= bottom and not self.errors.keys() & {"bp_sys", "bp_dia"}:
            self.add_error(
                "bp_sys", _("The top number is larger than the bottom number. Check whether they are swapped.")
            )
        if said.get("no_reading") and (top is not None or bottom is not None):
            self.add_error(
                "no_reading", _("You entered a reading and ticked that you have none. Leave only what is right.")
            )
        return said

    def settled(self) -> Settled:
        said = self.cleaned_data
        return Settled({"htn": said["htn"], "bp_sys": _whole(said["bp_sys"]), "bp_dia": _whole(said["bp_dia"])})

    def left_open(self) -> Settled:
        said = {"htn": self.cleaned_data.get("htn")} | {
            key: _whole(self.cleaned_data.get(key)) for key in ("bp_sys", "bp_dia")
        }
        return Settled({key: self.current.get(key) if value is None else value for key, value in said.items()})

    def ask_for_the_rest(self) -> None:
        said = self.cleaned_data
        whole = said.get("bp_sys") is not None and said.get("bp_dia") is not None
        if not whole and not said.get("no_reading") and not self.errors.keys() & {"bp_sys", "bp_dia", "no_reading"}:
            self.add_error(
                "bp_dia" if said.get("bp_sys") else "bp_sys", _("Enter both numbers, or tick that you have none.")
            )


class SinceForm(PageForm):
    """How long ago something was, in the unit a person remembers it in."""

    template = "questionnaires/since.html"
    UNITS: Final = ("days", "weeks", "months", "years")

    def build(self) -> None:
        amount, unit = _remembered(self.current.get(self.page.key))
        self.fields["amount"] = Number(_("How many"), whole=True)
        words = {"days": _("Days"), "weeks": _("Weeks"), "months": _("Months"), "years": _("Years")}
        self.fields["unit"] = forms.ChoiceField(
            label=_("Of what"),
            choices=[(code, words[code]) for code in self.UNITS],
            widget=forms.RadioSelect,
            initial=unit,
            error_messages={"required": _("Choose days, weeks, months or years.")},
        )
        self.initial = {"amount": amount}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        amount, unit = said.get("amount"), said.get("unit")
        if amount is None and "amount" not in self.errors:
            self.add_error("amount", _("Enter how many, roughly. If you do not know, go on without answering."))
        elif amount is not None and (amount < 0 or (unit and _in_days(int(amount), unit) > LONGEST_AGO_D)):
            self.add_error("amount", _("That is longer ago than a lifetime, or in the future. Check the number."))
        return said

    def settled(self) -> Settled:
        return Settled({self.page.key: _in_days(int(self.cleaned_data["amount"]), self.cleaned_data["unit"])})


def _in_days(amount: int, unit: str) -> int:
    convert = {"weeks": days_from_weeks, "months": days_from_months, "years": days_from_years}
    return int(convert[unit](amount)) if unit in convert else amount


def _remembered(days: int | None) -> tuple[int | None, str | None]:
    """A kept number of days in the largest unit that says it exactly."""
    if days is None:
        return None, None
    for unit, length_d in (("years", 365), ("months", 30), ("weeks", 7)):
        if days and days % length_d == 0:
            return days // length_d, unit
    return days, "days"


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
