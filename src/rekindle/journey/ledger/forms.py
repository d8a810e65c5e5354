"""What narrows the ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """One person, one day, or both."""

    who = forms.CharField(label=_("Person"), max_length=255, required=False, help_text=_("Part of a name."))
    on = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput)
