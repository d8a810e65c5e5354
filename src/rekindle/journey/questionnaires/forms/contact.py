"""How a stranger wants to be reached."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rekindle.clinical.screening.questions.ticks import Settled
from rekindle.journey.questionnaires.contact import CONTACT_KEYS, Contact, contact_from
from rekindle.journey.questionnaires.forms.page_form import Email, PageForm, Text

FEWEST_DIGITS = 7
LONG = gettext_lazy("This is longer than we can keep. Shorten it, please.")


class ContactForm(PageForm):
    """A name and the channels we may use; nobody is called or written to who did not tick it."""

    template = "questionnaires/contact.html"

    def build(self) -> None:
        self.fields["name"] = forms.CharField(
            label=_("Your name"),
            max_length=200,
            error_messages={"required": _("Tell us what to call you."), "max_length": LONG},
        )
        self.fields["preferred_name"] = forms.CharField(
            label=_("The name you like to be called by"),
            max_length=200,
            required=False,
            error_messages={"max_length": LONG},
        )
        self.fields["phone"] = Text(label=_("Phone"), max_length=40, widget=forms.TextInput(attrs={"type": "tel"}))
        self.fields["may_phone"] = forms.BooleanField(label=_("You may call me on this number"), required=False)
        self.fields["email"] = Email(
            label=_("E-mail"),
            max_length=254,
            error_messages={"invalid": _("This does not look like an e-mail address. An example: name@example.org")},
        )
        self.fields["may_email"] = forms.BooleanField(label=_("You may write to me at this address"), required=False)
        for name, hint in (("name", "name"), ("phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = hint
        known = contact_from(self.current)
        self.initial = {name: getattr(known, name) for name in self.fields}

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and len(re.findall(r"\d", phone)) < FEWEST_DIGITS:
            raise forms.ValidationError(_("A phone number has at least 7 digits. Check it, please."))
        return phone

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("may_phone") and not said.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("You ticked that we may call you. Enter the number, or untick it."))
        if said.get("may_email") and not said.get("email") and "email" not in self.errors:
            self.add_error("email", _("You ticked that we may write to you. Enter the address, or untick it."))
        if not self.errors and not self.contact().reachable:
            self.add_error(
                None, _("Give us one way to reach you and tick that we may use it. You can also do this later.")
            )
        return said

    def contact(self) -> Contact:
        """The contact details as they were typed."""
        said = self.cleaned_data
        return Contact(
            name=said.get("name", ""),
            preferred_name=said.get("preferred_name", ""),
            phone=said.get("phone", ""),
            email=said.get("email", ""),
            may_phone=bool(said.get("may_phone")),
            may_email=bool(said.get("may_email")),
        )

    def settled(self) -> Settled:
        return Settled(self.contact().as_answers())

    def left_open(self) -> Settled:
        given = self.contact().as_answers()
        return Settled({key: given[key] or self.current.get(key) for key in CONTACT_KEYS})
