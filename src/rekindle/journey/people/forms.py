"""What people type about people."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import ROLES, RoleName

PHONE_DIGITS = 7


class PhoneField(forms.CharField):
    """A telephone number as people write it, with enough digits to be one."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(max_length=40, **given)

    def clean(self, value: Any) -> Any:
        phone = super().clean(value)
        if phone and (len(re.sub(r"\D", "", phone)) < PHONE_DIGITS or re.search(r"[^\d\s()+./x-]", phone)):
            raise forms.ValidationError(
                _("A telephone number has at least seven digits and no letters. Write it as you would dial it.")
            )
        return phone


def name_field(label: Any, **given: Any) -> forms.CharField:
    """A name of up to 200 characters in any script."""
    return forms.CharField(label=label, max_length=200, **given)


class InviteForm(forms.Form):
    """A new colleague."""

    name = name_field(_("Full name"))
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=RoleName.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].hints = {  # type: ignore[attr-defined]  # read by the tiles of the look
            name: role.purpose for name, role in ROLES.items()
        }


class RoleForm(forms.Form):
    """Another role for a colleague."""

    role = forms.ChoiceField(label=_("Role"), choices=RoleName.choices)


class PasswordForm(forms.Form):
    """A password somebody chooses for themselves."""

    password = forms.CharField(
        label=_("Choose a password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters. A few unrelated words are easier to remember than one odd word."),
        strip=False,
    )
    again = forms.CharField(
        label=_("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, person: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return given


class AskLinkForm(forms.Form):
    """Where to send a sign-in link."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ConsentForm(forms.Form):
    """How a patient may be reached."""

    phone_ok = forms.BooleanField(label=_("By telephone"), required=False)
    email_ok = forms.BooleanField(label=_("By e-mail"), required=False)

    def said(self) -> dict[str, bool]:
        """The answers by channel."""
        return {"phone": self.cleaned_data["phone_ok"], "email": self.cleaned_data["email_ok"]}


class ContactForm(ConsentForm):
    """A patient's name and the ways to reach them."""

    name = name_field(_("Full name"))
    preferred_name = name_field(_("What they like to be called"), required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    emergency_name = name_field(_("Somebody to call in an emergency"), required=False)
    emergency_phone = PhoneField(label=_("Their telephone"), required=False)
    field_order = (
        "name",
        "preferred_name",
        "phone",
        "email",
        "emergency_name",
        "emergency_phone",
        "phone_ok",
        "email_ok",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("phone") and not given.get("email"):
            raise forms.ValidationError(
                _("Keep at least a telephone number or an e-mail address, so that we can call back.")
            )
        for channel in ("phone", "email"):
            if given.get(f"{channel}_ok") and not given.get(channel):
                self.add_error(
                    f"{channel}_ok", _("There is nothing to reach them by. Add it above, or take this back.")
                )
        return given

    def details(self) -> dict[str, str]:
        """The contact details without the consents."""
        return {name: value for name, value in self.cleaned_data.items() if not name.endswith("_ok")}


class ColleagueForm(forms.Form):
    """One colleague of those who work here."""

    to = forms.ChoiceField(label=_("To"))

    def __init__(self, *args: Any, colleagues: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), f"{one.name} ({RoleName(one.role).label})") for one in colleagues]
        self.fields["to"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class CoverForm(forms.Form):
    """Who answers for a role, from when until when."""

    person = forms.ChoiceField(label=_("Who"))
    role = forms.ChoiceField(label=_("Answers for"), choices=RoleName.choices)
    starts_at = forms.DateTimeField(label=_("From"), widget=forms.DateTimeInput)
    ends_at = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput)

    def __init__(self, *args: Any, colleagues: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), f"{one.name} ({RoleName(one.role).label})") for one in colleagues]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts_at") and given.get("ends_at") and given["ends_at"] <= given["starts_at"]:
            self.add_error("ends_at", _("Cover ends before it begins. Choose a later end."))
        return given
