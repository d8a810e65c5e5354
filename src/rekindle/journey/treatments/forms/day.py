"""The day in short sections, each with a handful of questions."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair
from rekindle.journey.treatments.forms.fields import Words, question, shown, stored, vital, yes_no


class SectionForm(forms.Form):
    """One section of the readiness page; an empty answer means not known yet."""

    title: ClassVar[Words] = ""
    lead: ClassVar[Words] = ""
    asks: ClassVar[tuple[str, ...]] = ()
    units: ClassVar[dict[str, Words]] = {}

    def __init__(self, data: Any = None, *, known: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        initial = {key: self._shown(key, value) for key, value in (known or {}).items()}
        super().__init__(data, initial=initial, **kwargs)
        own = dict(self.fields)
        self.fields = {**{key: question(key) for key in self.asks}, **own}

    def _shown(self, key: str, value: Any) -> Any:
        if key.endswith("_at") and isinstance(value, str):
            return timezone.localtime(datetime.fromisoformat(value)).replace(tzinfo=None)
        return shown(value)

    def values(self) -> dict[str, Any]:
        """The answers as they are kept, by the key of the question."""
        return {key: stored(value) for key, value in self.cleaned_data.items()}


class PersonSection(SectionForm):
    title = _("Who is here")
    lead = _("Ask for name and date of birth; compare with the record.")
    asks = ("identity_two_identifiers", "restroom_offered", "iv_patent")


class HomeSection(SectionForm):
    title = _("The way home")
    lead = _("A named adult takes the person home. A hired car alone is not accepted.")
    asks = ("ride_home", "escort_name", "escort_phone", "escort_reachable", "no_drive_acknowledged")
    escort_adult = yes_no(_("That person is an adult"))


class FoodSection(SectionForm):
    title = _("Food and drink")
    lead = _("Solids six hours, a fatty meal eight, clear drinks two.")
    asks = (
        "solids_hours", "fatty_meal", "clear_liquids_hours", "vomiting_today", "glp1", "gi_symptoms",
        "liquids_only_24h",
    )  # fmt: skip
    units: ClassVar[dict[str, Words]] = {"solids_hours": _("h"), "clear_liquids_hours": _("h")}


class MedicinesSection(SectionForm):
    title = _("Medicines and allergies")
    lead = _("Nobody stops a medicine on their own; a prescriber decides.")
    asks = (
        "new_medicines", "sedative_times_recorded", "benzodiazepine_taken", "benzodiazepine_hours",
        "prior_anaesthesia_recorded",
    )  # fmt: skip
    medicine_changes_asked = yes_no(_("Changes in medicines asked about today"))
    allergies_confirmed = yes_no(_("Allergies confirmed today"))
    medicines_reconciled_today = yes_no(_("The whole list was gone through again today"))
    pdmp_checked_today = yes_no(_("The prescription monitor was queried today"))
    units: ClassVar[dict[str, Words]] = {"benzodiazepine_hours": _("h")}


def _since(label: Words) -> forms.ChoiceField:
    return yes_no(label)


class MindSection(SectionForm):
    title = _("Mind")
    lead = _("Ask in these words, about the time since the last visit. 988 is there for anyone, at any hour.")
    wish = _since(_("Have there been moments when you would rather not be alive?"))
    thoughts = _since(_("Have thoughts of taking your own life come to you?"))
    method = _since(_("If so: has a way of doing it come to your mind?"))
    intent = _since(_("If so: did part of you want to go through with it?"))
    plan = _since(_("If so: do you have a plan, or part of one, that you mean to follow?"))
    behaviour = _since(_("Have you tried to end your life, or got ready to?"))
    activation = question("activation")
    sleep_hours = question("sleep_hours")
    unusual_energy = question("unusual_energy")
    psychosis = question("psychosis")
    intoxicated_or_withdrawing = question("intoxicated_or_withdrawing")
    thc_today = question("thc_today")
    emergency_plan_documented = question("emergency_plan_documented")
    units: ClassVar[dict[str, Words]] = {"sleep_hours": _("h")}
    SUICIDE: ClassVar[tuple[str, ...]] = ("wish", "thoughts", "method", "intent", "plan", "behaviour")

    def __init__(self, data: Any = None, *, known: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        said = dict(known or {})
        said |= said.pop("suicide_since_last", None) or {}
        super().__init__(data, known=said, **kwargs)

    def values(self) -> dict[str, Any]:
        plain = {key: stored(value) for key, value in self.cleaned_data.items() if key not in self.SUICIDE}
        said = {key: self.cleaned_data[key] for key in self.SUICIDE if self.cleaned_data.get(key)}
        return {**plain, "suicide_since_last": said or None}


class BodySection(SectionForm):
    title = _("Body and bladder")
    lead = _("What is new since the last visit.")
    asks = (
        "pressure_symptoms", "new_irregular_rhythm", "respiratory_infection", "new_illness", "painful_bloody_urine",
        "suspected_cystitis", "new_plan_for_effects", "pregnancy_test", "pregnancy_test_at", "unexpected_drug_screen",
    )  # fmt: skip
    bladder = forms.MultipleChoiceField(
        label=_("New or worse, when passing water"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("frequency", _("More than eight times a day")),
            ("nocturia", _("Twice or more at night")),
            ("urgency", _("A sudden urge")),
            ("pain", _("Pain or burning")),
            ("blood", _("Blood")),
            ("none", _("None of these")),
        ],
    )
    drug_screen_today = yes_no(_("A urine drug screen was taken today"))

    def clean_bladder(self) -> list[str]:
        said: list[str] = self.cleaned_data["bladder"]
        if "none" in said and len(said) > 1:
            raise forms.ValidationError(_("Either none of these, or the ones that fit; not both."))
        return said

    def values(self) -> dict[str, Any]:
        plain = {key: stored(value) for key, value in self.cleaned_data.items() if key != "bladder"}
        said = self.cleaned_data["bladder"]
        return {**plain, "bladder": [key for key in said if key != "none"] if said else None}

    def _shown(self, key: str, value: Any) -> Any:
        return ["none"] if key == "bladder" and value == [] else super()._shown(key, value)


class RoomSection(SectionForm):
    title = _("Room and people")
    lead = _("Nothing is given where a stopped breath could not be answered at once.")
    asks = ("emergency_equipment_checked", "acls_present", "second_observer_present")
    crash_cart_checked = yes_no(_("Crash cart checked today"))
    prescriber_on_site = yes_no(_("A prescriber is on site"))
    self_pay = yes_no(_("Pays privately"), _("Asked once a series."))
    estimate_delivered = yes_no(_("The good faith estimate was handed over"), _("Asked once a series."))


SECTIONS: dict[str, type[SectionForm]] = {
    "person": PersonSection,
    "home": HomeSection,
    "food": FoodSection,
    "medicines": MedicinesSection,
    "mind": MindSection,
    "body": BodySection,
    "room": RoomSection,
}


class WeightForm(forms.Form):
    """Weight on the day, never copied from another."""

    weight_kg = forms.DecimalField(
        label=_("Weight today"),
        help_text=_("On the scale, without shoes."),
        min_value=Decimal(25),
        max_value=Decimal(350),
        decimal_places=1,
        error_messages={
            "min_value": _("A weight is between 25 and 350 kg; look at the scale again."),
            "max_value": _("A weight is between 25 and 350 kg; look at the scale again."),
        },
    )


class DrugForm(forms.Form):
    """What was taken out of which vial into which bag."""

    lot = forms.CharField(label=_("Lot number on the vial"), max_length=60)
    vial_mg_per_ml = forms.TypedChoiceField(
        label=_("Strength of the vial"),
        choices=[("10", "10 mg/mL"), ("50", "50 mg/mL"), ("100", "100 mg/mL")],
        coerce=Decimal,
        widget=forms.RadioSelect,
    )
    vial_mg = forms.DecimalField(
        label=_("Drug in the vial when opened"), min_value=Decimal(1), max_value=Decimal(1000), decimal_places=1
    )
    drawn_mg = forms.DecimalField(
        label=_("Drawn up"), min_value=Decimal("0.1"), max_value=Decimal(150), decimal_places=1,
        help_text=_("Read it off the syringe: millilitres drawn times the strength of the vial."),
    )  # fmt: skip
    bag_ml = forms.DecimalField(
        label=_("Volume in the bag, drug included"), min_value=Decimal(10), max_value=Decimal(1000), decimal_places=1
    )
    limit_reason = forms.CharField(
        label=_("Reason, if the bag is outside 0.2 to 1 mg/mL"), required=False, max_length=255
    )


class PumpForm(forms.Form):
    """What the second person reads, with nothing shown to them beforehand."""

    dose_mg = forms.DecimalField(
        label=_("Milligrams on the label of the bag"),
        min_value=Decimal("0.1"),
        max_value=Decimal(500),
        decimal_places=1,
    )
    rate_ml_per_h = forms.DecimalField(
        label=_("Rate on the pump"), min_value=Decimal("0.1"), max_value=Decimal(2000), decimal_places=1
    )


class AcceptForm(forms.Form):
    """Why it is right to go on although a check says hold."""

    reason = forms.CharField(
        label=_("Why it is right to go on"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class OpenForm(forms.Form):
    """Into which chair, with which nurse."""

    chair = forms.ModelChoiceField(label=_("Chair"), queryset=Chair.objects.none(), empty_label=None)
    nurse = forms.ModelChoiceField(label=_("Nurse"), queryset=Staff.objects.none(), empty_label=None)

    def __init__(self, *args: Any, chairs: Any, nurses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("chair", chairs), ("nurse", nurses)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


__all__ = ["SECTIONS", "AcceptForm", "DrugForm", "OpenForm", "PumpForm", "SectionForm", "WeightForm", "vital"]
