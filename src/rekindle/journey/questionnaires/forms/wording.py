"""What a clinic says of the wording it brings, and of an owner's answer it holds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.instruments.brought import MOST_BYTES


class WordingForm(forms.Form):
    """A FHIR R4 Questionnaire with the licence it comes under."""

    file = forms.FileField(
        label=_("FHIR R4 Questionnaire (JSON)"),
        error_messages={"required": _("Choose the file with the wording.")},
    )
    owner = forms.CharField(label=_("Owner of the wording"), max_length=200)
    licence_reference = forms.CharField(
        label=_("Licence"), max_length=200, help_text=_("Number, date or letter by which the licence is found.")
    )
    on_paper = forms.BooleanField(label=_("The licence covers paper"), required=False)
    electronic = forms.BooleanField(label=_("The licence covers screens"), required=False)
    patient_facing = forms.BooleanField(label=_("Patients may be shown it"), required=False)
    expires_on = forms.DateField(
        label=_("Counts until"),
        widget=forms.DateInput,
        error_messages={"invalid": _("Write the day as year-month-day, for example 2027-12-31.")},
    )
    signer = forms.CharField(label=_("Who signed the licence"), max_length=120)

    def clean(self) -> dict[str, Any]:
        """The file as text, or one sentence that says what is wrong with it."""
        said = super().clean() or self.cleaned_data
        file = said.pop("file", None)
        if file is None:
            return said
        if file.size > MOST_BYTES:
            self.add_error("file", _("The file is larger than a questionnaire can be."))
            return said
        try:
            said["questionnaire"] = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _("The file is not UTF-8 text. Export the questionnaire as FHIR R4 JSON."))
        return said


class SwitchForm(forms.Form):
    """Where the owner's answer is kept."""

    owners_answer = forms.CharField(
        label=_("The owner's answer"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Who answered, when, and where the answer is kept."),
    )
