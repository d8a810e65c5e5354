"""What people type about a task."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OutcomeForm(forms.Form):
    """What came of a task."""

    outcome = forms.CharField(
        label=_("What came of it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence is enough. It stays with the task."),
        error_messages={"required": _("Say in a sentence what came of it, so that the next reader knows.")},
    )
