"""What the owner types about the clinic."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.boundfield import BoundField
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.pharmacology.route_words import ROUTES
from rekindle.clinical.values import Setting, Value
from rekindle.journey.places.models import OpeningHours, ValueConfirmation
from rekindle.journey.places.queries import counts

PHONE_DIGITS = 7


def phone(value: str) -> None:
    """Refuse what nobody could dial."""
    if len(re.sub(r"\D", "", value)) < PHONE_DIGITS or re.search(r"[^\d\s()+./x-]", value):
        raise forms.ValidationError(
            _("A telephone number has at least seven digits and no letters. Write it as you would dial it.")
        )


def phone_field(label: Any, **given: Any) -> forms.CharField:
    """A telephone number."""
    return forms.CharField(
        label=label, max_length=40, validators=[phone], widget=forms.TextInput(attrs={"type": "tel"}), **given
    )


class DetailsForm(forms.Form):
    """What the clinic says about itself."""

    name = forms.CharField(label=_("Name of the clinic"), max_length=120)
    phone = phone_field(_("Telephone"))
    after_hours_phone = phone_field(_("Telephone after hours"), required=False)
    address = forms.CharField(label=_("Address"), max_length=255)
    time_zone = forms.CharField(
        label=_("Time zone"), max_length=60, help_text=_("As in America/New_York or America/Los_Angeles.")
    )

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"]).strip()
        if zone not in available_timezones():
            raise forms.ValidationError(_("There is no such time zone. Write it as in America/New_York."))
        return zone


class HoursForm(forms.Form):
    """The week's opening hours; a day left empty is closed."""

    def __init__(self, *args: Any, hours: list[OpeningHours], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {row.weekday: row for row in hours}
        for day, name in WEEKDAYS.items():
            row = known.get(day)
            for verb, label, value in (
                ("opens", _("%(day)s opens"), row.opens if row else None),
                ("closes", _("%(day)s closes"), row.closes if row else None),
            ):
                self.fields[f"{verb}_{day}"] = forms.TimeField(
                    label=label % {"day": name}, required=False, initial=value, widget=forms.TimeInput
                )

    def days(self) -> Iterator[tuple[Any, tuple[BoundField, BoundField]]]:
        """Each weekday with its two fields, for the page."""
        for day, name in WEEKDAYS.items():
            yield name, (self[f"opens_{day}"], self[f"closes_{day}"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for day in WEEKDAYS:
            opens, closes = given.get(f"opens_{day}"), given.get(f"closes_{day}")
            if bool(opens) != bool(closes):
                self.add_error(f"closes_{day}", _("Enter both times, or neither if the clinic is closed that day."))
            elif opens and closes and closes <= opens:
                self.add_error(f"closes_{day}", _("This day closes before it opens. Choose a later closing time."))
        return given

    def hours(self) -> dict[int, tuple[time, time]]:
        """The hours by weekday, Monday being 0."""
        given = self.cleaned_data
        return {day: (given[f"opens_{day}"], given[f"closes_{day}"]) for day in WEEKDAYS if given[f"opens_{day}"]}


class ClosedDayForm(forms.Form):
    """A day on which the clinic stays shut."""

    on = forms.DateField(label=_("Closed on"), widget=forms.DateInput)
    reason = forms.CharField(label=_("Why"), max_length=120)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.today:
            raise forms.ValidationError(_("That day is past. Choose today or a later day."))
        return day


class ChairForm(forms.Form):
    """A treatment chair."""

    name = forms.CharField(label=_("Name of the chair"), max_length=40)


class RoutesForm(forms.Form):
    """The ways in which ketamine is given here."""

    routes = forms.MultipleChoiceField(
        label=_("Given here"),
        help_text=_("Patients read how these differ, and about no others. Orders are written for infusions only."),
        choices=[(route, words.name[:1].upper() + words.name[1:]) for route, words in ROUTES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one way.")},
    )


class OnCallForm(forms.Form):
    """Who is told when somebody may be in danger."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = phone_field(_("Telephone"))
    email = forms.EmailField(label=_("E-mail that reaches them at once"), max_length=254)
    answers_when = forms.CharField(
        label=_("When they answer"), max_length=200, help_text=_("As in: day and night; or weekdays from 8 to 18.")
    )


class CodeForm(forms.Form):
    """The code that somebody on call reads back."""

    code = forms.CharField(
        label=_("Code they read to you"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class SettingForm(forms.Form):
    """What a clinician sets one clinical value to; a value without a band is confirmed as it stands."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, value: Value, row: ValueConfirmation | None = None, typed: Any = None
    ) -> None:
        now = row.setting if row is not None and counts(row, value) else value.default
        initial = {"setting": now} | (typed or {}) | {"seen": row.pk if row is not None else 0}
        super().__init__(data, initial=initial)
        self.value = value
        if value.choices:
            choices = [(choice, choice) for choice in value.choices]
            self.fields["setting"] = forms.ChoiceField(label=_("Set to"), choices=choices, widget=forms.RadioSelect)
        elif value.movable:
            self.fields["setting"] = forms.FloatField(
                label=_("Set to"),
                help_text=_("May be set from %(band)s.") % {"band": value.band_in_words()},
                widget=forms.NumberInput(attrs={"step": "any"}),
            )
        if value.movable:
            self.fields["reason"] = forms.CharField(
                label=_("Why"),
                required=False,
                max_length=1000,
                help_text=_("Needed when you change it. It stays with the change."),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        """The library says how far the value may be moved."""
        given = super().clean() or {}
        if self.value.movable and "setting" in given:
            for refusal in self.value.why_not(given["setting"]):
                self.add_error("setting", refusal.sentence)
        return given

    def asked(self) -> dict[str, Any]:
        """What the action takes."""
        setting: Setting = self.cleaned_data.get("setting", self.value.default)
        if isinstance(setting, float) and setting.is_integer():
            setting = int(setting)
        seen = self.cleaned_data["seen"]
        return {"setting": setting, "reason": self.cleaned_data.get("reason", ""), "seen": 0 if seen is None else seen}
