"""What is written at medical clearance, in the order in which one works; a draft may have gaps."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.treatment.clearance_needs import INDICATION_WORDS, OPTIONS
from rekindle.journey.candidates.forms.review import ActForm
from rekindle.journey.candidates.models import Candidate, Clearance

ICD10 = re.compile(r"^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$")
PRESSURES = (1, 2, 3)
LABORATORY_RANGES = {
    "alt_u_per_l": (_("ALT"), _("U/L"), 0, 10_000),
    "ast_u_per_l": (_("AST"), _("U/L"), 0, 10_000),
    "alt_ast_upper_u_per_l": (_("Upper limit for ALT and AST at this laboratory"), _("U/L"), 10, 100),
    "alp_u_per_l": (_("ALP"), _("U/L"), 0, 5_000),
    "ggt_u_per_l": (_("GGT"), _("U/L"), 0, 5_000),
    "bilirubin_mg_per_dl": (_("Bilirubin"), _("mg/dL"), 0, 50),
    "creatinine_mg_per_dl": (_("Creatinine"), _("mg/dL"), 0, 25),
    "egfr_ml_per_min": (_("eGFR"), _("mL/min/1.73 m²"), 0, 200),
    "tsh_miu_per_l": (_("TSH"), _("mIU/L"), 0, 150),
}
SECTIONS = (
    (_("History and medicines"), ("history", "medicines_reconciled", "allergies")),
    (_("Identity and examination"), ("born_on", "examination", "sex_for_dosing", "asa_class", "airway")),
    (_("ECG"), ("ecg_result", "qtc_ms")),
    (_("Laboratory"), ("taken_on", *LABORATORY_RANGES)),
    (_("Urine"), ("urinalysis", "urine_hcg", "urine_drug_screen", "urine_note")),
    (_("Prescription monitoring"), ("pdmp_checked_on", "pdmp_note")),
    (_("Indication"), ("indication", "icd10_code", "treatment_history")),
    (_("Options talked through"), ("options_discussed", "off_label_explained")),
)  # fmt: skip
BY_NEED = frozenset({"ecg_result", "qtc_ms", "tsh_miu_per_l", "urine_note", "pdmp_note"})
MEASURED = ("hr_per_min", "spo2_pct", "height_cm", "weight_kg")
UNITS = {
    "hr_per_min": _("/min"), "spo2_pct": _("%"), "height_cm": _("cm"), "weight_kg": _("kg"), "qtc_ms": _("ms"),
    **{key: unit for key, (_label, unit, _low, _high) in LABORATORY_RANGES.items()},
}  # fmt: skip


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
        required=False,
        help_text=help_text,
    )


def _number(label: Any, low: int, high: int, places: int = 0) -> forms.Field:
    sentence = _("This must lie between %(low)s and %(high)s. Measure or read it again.")
    words = {
        name: sentence % {"low": low, "high": high}
        for name in ("min_value", "max_value", "invalid", "max_decimal_places")
    }
    kind = forms.DecimalField if places else forms.IntegerField
    more: dict[str, Any] = {"decimal_places": places} if places else {}
    return kind(label=label, required=False, min_value=low, max_value=high, error_messages=words, **more)


def _choice(label: Any, *choices: tuple[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("Not recorded")), *choices])


class ClearanceForm(ActForm):
    """History, examination, measurements, results, checks and what was talked through.

    A draft may have gaps, yet what a signature needs is not called optional.
    """

    use_required_attribute = False

    history = _text(_("History"), _("Illnesses, operations, earlier anaesthesia, family, substances."))
    medicines_reconciled = _text(_("Medicines gone through"), _("Against bottles or the pharmacy's list."))
    allergies = _text(_("Allergies"), _("Write none known if there are none."))
    born_on = forms.DateField(label=_("Date of birth, read from a document"), required=False, widget=forms.DateInput)
    examination = _text(_("Examination"))
    sex_for_dosing = _choice(_("Sex used for the ideal body weight"), ("female", _("Female")), ("male", _("Male")))
    asa_class = _choice(
        _("ASA class"), ("1", _("I")), ("2", _("II")), ("3", _("III: anaesthesia review")), ("4", _("IV: not here"))
    )
    airway = _text(_("Airway"), _("Mallampati, STOP-Bang; the result of an anaesthesia review where one is needed."))
    hr_per_min = _number(_("Heart rate"), 20, 250)
    spo2_pct = _number(_("Oxygen saturation"), 50, 100)
    height_cm = _number(_("Height"), 100, 230, places=1)
    weight_kg = _number(_("Weight"), 25, 350, places=1)
    ecg_result = _text(_("ECG"))
    qtc_ms = _number(_("QTc"), 300, 700)
    taken_on = forms.DateField(label=_("Blood taken on"), required=False, widget=forms.DateInput)
    urinalysis = _choice(_("Urinalysis"), ("normal", _("Normal")), ("abnormal", _("Abnormal")))
    urine_hcg = _choice(
        _("Urine pregnancy test"),
        ("negative", _("Negative")), ("positive", _("Positive")), ("not_needed", _("Cannot be pregnant")),
    )  # fmt: skip
    urine_drug_screen = _choice(
        _("Urine drug screen"), ("as_expected", _("As expected")), ("unexpected", _("Unexpected result"))
    )
    urine_note = _text(_("What an unexpected result means, and what was done"))
    pdmp_checked_on = forms.DateField(label=_("Checked on"), required=False, widget=forms.DateInput)
    pdmp_note = _text(_("What it showed"))
    indication = forms.ChoiceField(
        label=_("Indication"), required=False, choices=[("", _("Not recorded")), *INDICATION_WORDS.items()]
    )
    icd10_code = forms.CharField(label=_("Diagnosis code (ICD-10-CM)"), max_length=10, required=False)
    treatment_history = _text(_("Earlier treatments"), _("Each with dose, how long, and what it did."))
    options_discussed = forms.MultipleChoiceField(
        label=_("Options talked through"), required=False, choices=list(OPTIONS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    off_label_explained = forms.BooleanField(label=_("I explained that this use is off-label"), required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for number in PRESSURES:
            self.fields[f"systolic_{number}_mmhg"] = _number(_("Top number"), 60, 300)
            self.fields[f"diastolic_{number}_mmhg"] = _number(_("Bottom number"), 30, 200)
        for key, (label, _unit, low, high) in LABORATORY_RANGES.items():
            self.fields[key] = _number(label, low, high, places=2)
        self._call_needed(True)

    def _call_needed(self, needed: bool) -> None:
        for name, field in self.fields.items():
            field.required = (needed and name not in BY_NEED) or name == "version"

    def full_clean(self) -> None:
        self._call_needed(False)
        super().full_clean()
        self._call_needed(True)

    def clean_icd10_code(self) -> str:
        code: str = self.cleaned_data["icd10_code"].strip().upper()
        if code and not ICD10.match(code):
            raise forms.ValidationError(_now("A diagnosis code looks like F33.2. Check it."))
        return code

    def clean_taken_on(self) -> date | None:
        return self._not_to_come("taken_on")

    def clean_pdmp_checked_on(self) -> date | None:
        return self._not_to_come("pdmp_checked_on")

    def _not_to_come(self, name: str) -> date | None:
        on: date | None = self.cleaned_data[name]
        if on and on > timezone.localdate():
            raise forms.ValidationError(_now("This day has not come yet. Check the date."))
        return on

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for number in PRESSURES:
            top, bottom = said.get(f"systolic_{number}_mmhg"), said.get(f"diastolic_{number}_mmhg")
            if (top is None) != (bottom is None) and not self._failed(number):
                self.add_error(f"systolic_{number}_mmhg", _now("Enter both numbers of a reading, or neither."))
            elif top is not None and bottom is not None and top <= bottom:
                self.add_error(
                    f"systolic_{number}_mmhg", _now("The top number is the larger one. Check both, and measure again.")
                )
        return said

    def _failed(self, number: int) -> bool:
        return bool({f"systolic_{number}_mmhg", f"diastolic_{number}_mmhg"} & set(self.errors))

    def values(self, now: datetime, earlier: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
        """The fields as the record keeps them; a reading that is already there keeps the time at which it was taken."""
        said = dict(self.cleaned_data)
        said.pop("version")
        said["asa_class"] = int(said["asa_class"]) if said["asa_class"] else None
        taken = {(each["systolic_mmhg"], each["diastolic_mmhg"]): each["measured_at"] for each in earlier}
        said["pressures"] = [
            {
                "systolic_mmhg": top,
                "diastolic_mmhg": bottom,
                "measured_at": taken.get((top, bottom), now.isoformat()),
            }
            for top, bottom in (
                (said.pop(f"systolic_{number}_mmhg"), said.pop(f"diastolic_{number}_mmhg")) for number in PRESSURES
            )
            if top is not None and bottom is not None
        ]
        taken_on = said.pop("taken_on")
        results = {key: said.pop(key) for key in LABORATORY_RANGES}
        said["laboratory"] = {key: float(value) for key, value in results.items() if value is not None}
        if taken_on:
            said["laboratory"]["taken_on"] = taken_on.isoformat()
        return said


def initial_of(candidate: Candidate, clearance: Clearance | None) -> dict[str, Any]:
    """A draft as the form shows it; nothing is copied from an earlier clearance."""
    found: dict[str, Any] = {"version": candidate.version, "born_on": candidate.patient.born_on}
    if clearance is None:
        return found
    names = [name for _title, names in SECTIONS for name in names] + list(MEASURED)
    found |= {name: getattr(clearance, name) for name in names if hasattr(clearance, name)}
    found |= clearance.laboratory
    for number, reading in enumerate(clearance.pressures, start=1):
        found[f"systolic_{number}_mmhg"] = reading["systolic_mmhg"]
        found[f"diastolic_{number}_mmhg"] = reading["diastolic_mmhg"]
    return found
