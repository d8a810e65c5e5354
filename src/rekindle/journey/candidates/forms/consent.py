"""Reading and signing the consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.treatment.consent import CONSENT_VERSION, ConsentRoute, items_for

LONGEST_INITIALS = 8


class ConsentForm(forms.Form):
    """A tick and initials for each item, the registry as a separate choice, and the name at the end."""

    version = forms.CharField(widget=forms.HiddenInput)
    signature_name = forms.CharField(
        label=_("Your full name"), max_length=200, error_messages={"required": _("Sign with your full name.")}
    )
    registry = forms.ChoiceField(
        label=_("May my results, without my name, help to learn how well treatment works?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no. Either answer is fine.")},
    )

    def __init__(self, *args: Any, route: ConsentRoute = "iv_im", **given: Any) -> None:
        given.setdefault("initial", {"version": CONSENT_VERSION})
        super().__init__(*args, **given)
        self.items = [item for item in items_for(route) if not item.optional]
        for item in self.items:
            title = {"title": item.title}
            self.fields[f"read_{item.item_id}"] = forms.BooleanField(
                label=_("I have read this"),
                error_messages={"required": _now("Read “%(title)s” and tick that you did.") % title},
            )
            self.fields[f"initials_{item.item_id}"] = forms.CharField(
                label=_("Your initials"),
                max_length=LONGEST_INITIALS,
                error_messages={"required": _now("Put your initials to “%(title)s”.") % title},
            )

    @property
    def initials(self) -> dict[str, str]:
        return {item.item_id: self.cleaned_data[f"initials_{item.item_id}"] for item in self.items}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each item with its two fields, for the page."""
        return [
            {"item": item, "read": self[f"read_{item.item_id}"], "initials": self[f"initials_{item.item_id}"]}
            for item in self.items
        ]
