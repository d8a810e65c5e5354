"""The shape of what a prescriber and a scheduler type."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.protocol import IV_MOOD, Infusion
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS, USUAL_ORDERS
from rekindle.journey.appointments.queries import nurses
from rekindle.journey.courses.facts import USUAL_PREPARATION, Preparation
from rekindle.journey.courses.models import Course
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair, Clinic
from rekindle.journey.places.queries import chairs

WEIGHT_MIN_KG, WEIGHT_MAX_KG = limits.WEIGHT_KG.stretches[0].low, limits.WEIGHT_KG.stretches[0].high
NOT_KNOWN = ("", _("Not known"))
YES_NO = [NOT_KNOWN, ("yes", _("Yes")), ("no", _("No"))]


def _weight() -> forms.DecimalField:
    words = _("A weight is between 25 and 350 kg; look at the scale again.")
    return forms.DecimalField(
        label=_("Weight measured now"),
        help_text=_("On the scale, without shoes. It is never copied from an earlier visit."),
        min_value=WEIGHT_MIN_KG,
        max_value=WEIGHT_MAX_KG,
        decimal_places=1,
        error_messages={"min_value": words, "max_value": words},
    )


class OrderForm(forms.Form):
    """A dose: weight, milligrams for each kilogram, minutes, and the reason where it is unusual."""

    weight_kg = _weight()
    mg_per_kg = forms.DecimalField(
        label=_("Dose"),
        help_text=_("Every limit is shown beside the sum, in milligrams for this person."),
        min_value=Decimal("0.05"),
        max_value=Decimal("2"),
        decimal_places=2,
        initial=Decimal(str(IV_MOOD.mg_per_kg)),
        error_messages={"max_value": _("More than 2 mg/kg is a slip of the hand; look at the number again.")},
    )
    minutes = forms.IntegerField(
        label=_("Over"),
        min_value=10,
        max_value=180,
        initial=int(IV_MOOD.minutes),
    )
    weight_basis = forms.ChoiceField(
        label=_("Weight to dose on"),
        help_text=_("The rule: the actual weight below BMI 30, otherwise the adjusted weight with its cap."),
        required=False,
        choices=[
            ("", _("By the rule")),
            ("actual", _("Actual weight")),
            ("ibw", _("Ideal weight (Devine)")),
            ("abw", _("Adjusted weight")),
            ("abw_capped", _("Adjusted weight, at most 1.4 times the ideal")),
        ],
    )
    reason = forms.CharField(
        label=_("Reason, if the dose or the time is unusual"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    vial_mg_per_ml = forms.TypedChoiceField(
        label=_("Vial"),
        required=False,
        coerce=Decimal,
        empty_value=None,
        choices=[(str(strength), f"{strength} mg/mL") for strength in limits.VIALS_MG_PER_ML],
        initial=str(USUAL_PREPARATION.vial_mg_per_ml),
    )
    vial_mg = forms.DecimalField(
        label=_("Vial holds"),
        required=False,
        min_value=Decimal(1),
        max_value=Decimal(5000),
        decimal_places=1,
        initial=USUAL_PREPARATION.vial_mg,
    )
    bag_ml = forms.DecimalField(
        label=_("Bag or syringe"),
        required=False,
        min_value=Decimal(1),
        max_value=Decimal(1000),
        decimal_places=1,
        initial=USUAL_PREPARATION.bag_ml,
    )
    on_cyp_inhibitor = forms.ChoiceField(
        label=_("On a medicine that slows the breakdown of ketamine (CYP2B6, CYP3A4)"), required=False, choices=YES_NO
    )
    SHOWN_ONLY: tuple[str, ...] = ("vial_mg_per_ml", "vial_mg", "bag_ml", "on_cyp_inhibitor")

    def order(self) -> dict[str, Any]:
        """What is signed: the order without what only the sum and the proposal are shown with."""
        return {name: said for name, said in self.cleaned_data.items() if name not in self.SHOWN_ONLY}

    def preparation(self) -> Preparation:
        """The vial and the bag to show the sum with."""
        said = self.cleaned_data
        return Preparation(said["vial_mg_per_ml"], said["vial_mg"], said["bag_ml"])

    def answered(self, name: str) -> bool | None:
        """Yes, no, or not known."""
        return {"yes": True, "no": False}.get(self.cleaned_data.get(name, ""))


class ReorderForm(OrderForm):
    """A new order within a course, with what the proposal of a next dose has to know."""

    improvement_pct = forms.DecimalField(
        label=_("Better since the baseline, by"),
        help_text=_("From the page of outcomes; no better, or worse, is 0."),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=1,
    )
    worst_grade = forms.TypedChoiceField(
        label=_("Worst unwanted effect of the last session"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[NOT_KNOWN, (0, _("none")), *((grade, _("grade %(n)d") % {"n": grade}) for grade in range(1, 6))],
    )
    tolerated = forms.ChoiceField(label=_("Was the last session well tolerated"), required=False, choices=YES_NO)
    BROUGHT: tuple[str, ...] = ("improvement_pct", "worst_grade")
    SHOWN_ONLY = (*OrderForm.SHOWN_ONLY, *BROUGHT, "tolerated")


class PrescribeForm(OrderForm):
    """A course: the dose, how many sessions, from when, and the standing orders that are signed with it."""

    phase = forms.ChoiceField(
        label=_("Phase"),
        choices=[(Course.Phase.INDUCTION, _("Induction series")), (Course.Phase.MAINTENANCE, _("Maintenance"))],
        initial=Course.Phase.INDUCTION,
    )
    sessions = forms.IntegerField(label=_("Sessions"), min_value=1, initial=IV_MOOD.sessions)
    anxious = forms.ChoiceField(label=_("Very anxious about the first session"), required=False, choices=YES_NO)
    SHOWN_ONLY = (*OrderForm.SHOWN_ONLY, "anxious")
    first_on = forms.DateField(
        label=_("First session on or after"), required=False, help_text=_("Empty means tomorrow.")
    )
    order_ids = forms.MultipleChoiceField(
        label=_("Standing orders signed with this course"),
        help_text=_("A nurse gives these without asking again, within their limits, and gives no others."),
        required=False,
        choices=[(order.order_id, order.drug.capitalize()) for order in STANDING_ORDERS],
        widget=forms.CheckboxSelectMultiple,
        initial=list(USUAL_ORDERS),
    )

    def __init__(self, *args: Any, today: Any = None, protocol: Infusion = IV_MOOD, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["sessions"] = forms.IntegerField(
            label=_("Sessions"), min_value=1, max_value=protocol.sessions, initial=protocol.sessions
        )
        self.fields["mg_per_kg"].initial = Decimal(str(protocol.mg_per_kg))
        self.fields["minutes"].initial = int(protocol.minutes)
        self.fields["order_ids"].hints = {  # type: ignore[attr-defined]  # read by the tile component
            order.order_id: f"{order.use}: {order.dose}, {order.route}. {order.limits[:1].upper()}{order.limits[1:]}."
            for order in STANDING_ORDERS
        }

    def clean_first_on(self) -> Any:
        day = self.cleaned_data["first_on"]
        if day and self.today and day < self.today:
            raise forms.ValidationError(_("That day has passed; choose a day to come."))
        return day


class PlaceForm(forms.Form):
    """A time, a chair and a nurse for one session."""

    starts_at = forms.DateTimeField(
        label=_("Begins"), widget=forms.DateTimeInput(attrs={"step": 300}), input_formats=["%Y-%m-%dT%H:%M"]
    )
    chair = forms.ModelChoiceField(label=_("Chair"), queryset=Chair.objects.none(), empty_label=None)
    nurse = forms.ModelChoiceField(label=_("Nurse"), queryset=Staff.objects.none(), empty_label=None)

    def __init__(self, *args: Any, clinic: Clinic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("chair", chairs(clinic)), ("nurse", nurses(clinic))):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def clean_starts_at(self) -> datetime:
        starts_at: datetime = self.cleaned_data["starts_at"]
        if starts_at.minute % 5:
            raise forms.ValidationError(_("Sessions begin on a five-minute mark, such as 09:00 or 09:05."))
        return starts_at


def place_initial(slot: Any, zone: ZoneInfo) -> dict[str, Any]:
    """A proposed slot as the first value of a form."""
    return {
        "starts_at": slot.starts_at.astimezone(zone).replace(tzinfo=None),
        "chair": slot.chair,
        "nurse": slot.practitioner,
    }


class WordsForm(forms.Form):
    """A reason or a note, in a sentence."""

    words = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["words"].label = label
