"""The shape of what a prescriber and a scheduler type."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS, USUAL_ORDERS
from rekindle.journey.appointments.queries import nurses
from rekindle.journey.courses.models import Course
from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Chair, Clinic
from rekindle.journey.places.queries import chairs

WEIGHT_MIN_KG, WEIGHT_MAX_KG = 25, 350


def _weight() -> forms.DecimalField:
    words = _("A weight is between 25 and 350 kg; look at the scale again.")
    return forms.DecimalField(
        label=_("Weight measured now"),
        help_text=_("On the scale, without shoes. It is never copied from an earlier visit."),
        min_value=Decimal(WEIGHT_MIN_KG),
        max_value=Decimal(WEIGHT_MAX_KG),
        decimal_places=1,
        error_messages={"min_value": words, "max_value": words},
    )


class OrderForm(forms.Form):
    """A dose: weight, milligrams for each kilogram, minutes, and the reason where it is unusual."""

    weight_kg = _weight()
    mg_per_kg = forms.DecimalField(
        label=_("Dose"),
        help_text=_(
            "0.5 mg/kg is usual. Above 0.75 or below 0.25 a reason and a second person; above 1.0 the director."
        ),
        min_value=Decimal("0.05"),
        max_value=Decimal("2"),
        decimal_places=2,
        initial=Decimal(str(IV_MOOD.mg_per_kg)),
        error_messages={"max_value": _("More than 2 mg/kg is a slip of the hand; nobody may sign above 1.5 mg/kg.")},
    )
    minutes = forms.IntegerField(
        label=_("Over"),
        help_text=_("40 to 60 minutes is usual."),
        min_value=10,
        max_value=180,
        initial=int(IV_MOOD.minutes),
    )
    weight_basis = forms.ChoiceField(
        label=_("Weight to dose on"),
        required=False,
        choices=[
            ("", _("As the rule says: actual below BMI 30, otherwise adjusted and capped")),
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


class PrescribeForm(OrderForm):
    """A course: the dose, how many sessions, from when, and the standing orders that are signed with it."""

    phase = forms.ChoiceField(
        label=_("Phase"),
        choices=[(Course.Phase.INDUCTION, _("Induction series")), (Course.Phase.MAINTENANCE, _("Maintenance"))],
        initial=Course.Phase.INDUCTION,
    )
    sessions = forms.IntegerField(
        label=_("Sessions"), min_value=1, max_value=IV_MOOD.sessions, initial=IV_MOOD.sessions
    )
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

    def __init__(self, *args: Any, today: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
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
