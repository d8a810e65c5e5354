"""One alarm limit of one treatment, moved or switched off."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LimitForm(forms.Form):
    """Which limit, to what, for how long and why."""

    step = forms.ChoiceField(label=_("Which limit"))
    limit = forms.FloatField(
        label=_("New limit"), required=False, min_value=0, max_value=350, help_text=_("In the unit of the limit above.")
    )
    off = forms.BooleanField(label=_("Switch this step off instead"), required=False)
    minutes = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("15", _("15 minutes")),
            ("30", _("30 minutes")),
            ("60", _("60 minutes")),
            ("", _("To the end of this treatment")),
        ],
    )
    reason = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, *args: Any, steps: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = list(steps)  # type: ignore[attr-defined]  # it is a choice

    def said(self) -> dict[str, Any]:
        """What the action is told."""
        given = dict(self.cleaned_data)
        condition, _dot, number = given.pop("step").partition(".")
        return {**given, "condition": condition, "step": int(number)}
