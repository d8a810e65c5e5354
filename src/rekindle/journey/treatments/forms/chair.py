"""What is typed at the chair: vital signs, the pump, medicines, unwanted effects."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.treatment.adverse_events import GRADE_WORDS, TERMS
from rekindle.journey.courses.models import StandingOrder
from rekindle.journey.treatments.forms.fields import instant, out_of_range, vital
from rekindle.journey.treatments.models import VitalSigns

MOAAS = [
    ("", _("not looked at")),
    ("5", _("5: answers readily to the name")),
    ("4", _("4: slow answer to the name")),
    ("3", _("3: answers only when called loudly or repeatedly")),
    ("2", _("2: answers only to gentle prodding")),
    ("1", _("1: answers only to a painful squeeze")),
    ("0", _("0: no answer")),
]
DELTAS = (
    ("systolic_mmhg", 40, _("systolic pressure")),
    ("diastolic_mmhg", 30, _("diastolic pressure")),
    ("hr_per_min", 40, _("heart rate")),
    ("spo2_pct", 8, _("SpO₂")),
)
NEXT_TO_NOTHING_C = Decimal(30)


class VitalsForm(forms.Form):
    """One timed set; quick on a keyboard and on a phone."""

    systolic_mmhg = vital("systolic_mmhg", _("Systolic"))
    diastolic_mmhg = vital("diastolic_mmhg", _("Diastolic"))
    hr_per_min = vital("hr_per_min", _("Pulse"))
    spo2_pct = vital("spo2_pct", _("SpO₂"))
    rr_per_min = vital("rr_per_min", _("Breaths"))
    moaas = forms.TypedChoiceField(
        label=_("Wakefulness (MOAA/S)"), choices=MOAAS, coerce=int, empty_value=None, required=False
    )
    distress_0_10 = vital("distress_0_10", _("Distress"))
    nausea_0_10 = vital("nausea_0_10", _("Nausea"))
    pain_0_10 = vital("pain_0_10", _("Pain"))
    temp_c = forms.DecimalField(
        label=_("Temperature"), min_value=NEXT_TO_NOTHING_C, max_value=Decimal(43), decimal_places=1, required=False,
        error_messages=out_of_range(30, 43, "°C"),
    )  # fmt: skip
    measured_at = instant(_("Measured at"), _("Empty means now."))
    note = forms.CharField(label=_("Note"), max_length=255, required=False)
    sure = forms.BooleanField(label=_("I looked again and it is so"), required=False)

    def __init__(self, *args: Any, last: VitalSigns | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = last
        self.doubt = False
        for name in ("systolic_mmhg", "diastolic_mmhg", "hr_per_min", "spo2_pct", "rr_per_min"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        high, low = said.get("systolic_mmhg"), said.get("diastolic_mmhg")
        if high is not None and low is not None and low >= high:
            sentence = _("%(high)s over %(low)s cannot be: the second number is the lower. Measure and enter it again.")
            self.add_error("diastolic_mmhg", sentence % {"high": high, "low": low})
        if not said.get("sure"):
            self._ask_about_jumps(said)
        return said

    def _ask_about_jumps(self, said: dict[str, Any]) -> None:
        """A large change since the last set is asked about once, and kept when somebody has looked again."""
        for name, step, words in DELTAS:
            now, before = said.get(name), getattr(self.last, name, None) if self.last else None
            if now is not None and before is not None and abs(now - before) >= step:
                self.doubt = True
                sentence = _(
                    "The last %(what)s was %(before)s, and this is %(now)s. Look again; if it is so, tick below."
                )
                self.add_error(name, sentence % {"what": words, "before": before, "now": now})

    def values(self) -> dict[str, Any]:
        """What was measured, by the name of its column."""
        skipped = ("measured_at", "note", "sure")
        return {name: value for name, value in self.cleaned_data.items() if name not in skipped}


class WhyForm(forms.Form):
    """A reason in a few words, and when it happened if not now."""

    reason = forms.CharField(label=_("Why"), max_length=255, required=False)
    happened_at = instant(_("When, if not now"))


class RateForm(WhyForm):
    """A new rate on the pump."""

    rate_ml_per_h = forms.DecimalField(
        label=_("Rate on the pump"), min_value=Decimal("0.1"), max_value=Decimal(2000), decimal_places=1
    )
    field_order = ("rate_ml_per_h", "reason", "happened_at")


class ResumeForm(forms.Form):
    """The rate after a pause, and since when the person has been settled."""

    rate_ml_per_h = forms.DecimalField(
        label=_("Rate on the pump"), min_value=Decimal("0.1"), max_value=Decimal(2000), decimal_places=1,
        help_text=_("50 to 75 % of the rate before the pause."),
    )  # fmt: skip
    settled_since_at = forms.DateTimeField(
        label=_("Settled since"), widget=forms.DateTimeInput(), input_formats=["%Y-%m-%dT%H:%M"],
        help_text=_("Nothing on the ladder above level 1 for five minutes."),
    )  # fmt: skip
    happened_at = instant(_("When, if not now"))


class EffectForm(forms.Form):
    """An unwanted effect and how bad it is."""

    term = forms.ChoiceField(label=_("What"), choices=[(one.term, one.words.capitalize()) for one in TERMS])
    grade = forms.TypedChoiceField(
        label=_("Grade"),
        choices=[(str(grade), f"{grade}: {words}") for grade, words in GRADE_WORDS.items()],
        coerce=int,
    )
    began_at = instant(_("Since, if not now"))
    action_taken = forms.CharField(label=_("What was done"), max_length=255, required=False)


class MedicineForm(forms.Form):
    """A medicine given under a signed order."""

    order = forms.ModelChoiceField(label=_("Signed order"), queryset=StandingOrder.objects.none(), empty_label=None)
    dose_given = forms.CharField(label=_("Given"), max_length=80, help_text=_("For example 4 mg."))
    reason = forms.CharField(label=_("For what"), max_length=255)
    given_at = instant(_("When, if not now"))

    def __init__(self, *args: Any, orders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["order"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = orders


class WasteForm(forms.Form):
    """What was left and made unusable."""

    wasted_mg = forms.DecimalField(
        label=_("Left over and wasted"), min_value=Decimal(0), max_value=Decimal(1000), decimal_places=1,
        help_text=_("What is in the bag and the vial together, as you measure it."),
    )  # fmt: skip
    discrepancy_reason = forms.CharField(
        label=_("What happened, if the count does not add up"), max_length=255, required=False
    )


class CallForm(forms.Form):
    """What a call for help is about, where that is clear; help comes without it as well."""

    symptom = forms.ChoiceField(
        label=_("What it is, if you know"),
        required=False,
        choices=[
            ("", _("Help, whatever it is")),
            ("chest_pain", _("Chest pain")),
            ("focal_deficit", _("Weakness, speech or face on one side")),
            ("seizure", _("Seizure")),
            ("anaphylaxis", _("Anaphylaxis")),
            ("unsafe", _("Panic or agitation that is not safe")),
        ],
    )
