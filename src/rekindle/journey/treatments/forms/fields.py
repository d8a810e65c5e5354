"""Fields that several forms of this room share: yes or no, a number with its range, an instant."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.monitoring.vitals import PARAMETER
from rekindle.clinical.treatment.readiness.questions import QUESTIONS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words: TypeAlias = "StrOrPromise"
YES_NO: "Sequence[tuple[str, Words]]" = (("yes", _("Yes")), ("no", _("No")))
LIMITS = {
    "solids_hours": (0, 72),
    "clear_liquids_hours": (0, 48),
    "benzodiazepine_hours": (0, 720),
    "sleep_hours": (0, 24),
    "ymrs_score": (0, 60),
}


def yes_no(label: Words, help_text: Words = "", *, required: bool = False) -> forms.ChoiceField:
    """Yes, no, or not answered; nothing is chosen beforehand."""
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=YES_NO, widget=forms.RadioSelect, required=required
    )


def out_of_range(low: float | Decimal, high: float | Decimal, unit: str) -> dict[str, Words]:
    """What a number outside what is possible is answered with."""
    words = _("A value between %(low)s and %(high)s %(unit)s is possible; look again and enter it again.")
    said = words % {"low": low, "high": high, "unit": unit.replace("%", "%%")}  # a validator fills it in once more
    return {"min_value": said, "max_value": said}


def vital(name: str, label: Words, *, required: bool = False) -> forms.IntegerField:
    """One vital sign with the range the library holds possible."""
    one = PARAMETER[name]
    low, high = one.low, one.high
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, required=required, error_messages=out_of_range(low, high, one.unit)
    )


def instant(label: Words, help_text: Words = "") -> forms.DateTimeField:
    """A time on the clinic's clock; empty means now."""
    return forms.DateTimeField(
        label=label, help_text=help_text, required=False, widget=forms.DateTimeInput(), input_formats=["%Y-%m-%dT%H:%M"]
    )


def question(key: str) -> forms.Field:
    """One of the library's questions as a field, in the library's own words."""
    asked = QUESTIONS[key]
    if asked.kind == "yes_no":
        return yes_no(asked.words)
    if asked.kind == "choice":
        choices = [(value, words[:1].upper() + words[1:]) for value, words in asked.choices]
        return forms.ChoiceField(label=asked.words, choices=choices, widget=forms.RadioSelect, required=False)
    if asked.kind in ("decimal", "whole"):
        low, high = LIMITS.get(key, (0, 100))
        return forms.DecimalField(
            label=asked.words,
            min_value=Decimal(low),
            max_value=Decimal(high),
            decimal_places=1 if asked.kind == "decimal" else 0,
            required=False,
            error_messages=out_of_range(low, high, asked.unit),
        )
    if asked.kind == "instant":
        return instant(asked.words)
    return forms.CharField(label=asked.words, max_length=200, required=False)


def stored(value: Any) -> Any:
    """An answer as it is kept: yes and no as truth, numbers as written, an instant with its zone."""
    if value in ("yes", "no"):
        return value == "yes"
    if value in ("", None):
        return None
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


def shown(value: Any) -> Any:
    """A kept answer as the form shows it again."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
