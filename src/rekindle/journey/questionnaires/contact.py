"""How a stranger may be reached, as they said it on the form; erased with the form when they leave it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal

CONTACT_KEYS: Final = (
    "contact_name",
    "contact_preferred_name",
    "contact_phone",
    "contact_email",
    "may_phone",
    "may_email",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A name, and the channels by which this person said we may reach them."""

    name: str = ""
    preferred_name: str = ""
    phone: str = ""
    email: str = ""
    may_phone: bool = False
    may_email: bool = False

    def as_answers(self) -> dict[str, Any]:
        """The contact details as they are kept on the sheet."""
        return {
            "contact_name": self.name.strip()[:200] or None,
            "contact_preferred_name": self.preferred_name.strip()[:200] or None,
            "contact_phone": self.phone.strip()[:40] or None,
            "contact_email": self.email.strip()[:254] or None,
            "may_phone": "yes" if self.may_phone else "no",
            "may_email": "yes" if self.may_email else "no",
        }

    @property
    def reachable(self) -> bool:
        """Whether there is a channel that exists and may be used."""
        return bool((self.phone and self.may_phone) or (self.email and self.may_email))


def contact_from(answers: Mapping[str, Any]) -> Contact:
    """The contact details found among a sheet's answers."""
    return Contact(
        name=answers.get("contact_name") or "",
        preferred_name=answers.get("contact_preferred_name") or "",
        phone=answers.get("contact_phone") or "",
        email=answers.get("contact_email") or "",
        may_phone=answers.get("may_phone") == "yes",
        may_email=answers.get("may_email") == "yes",
    )


def why_not_send(contact: Contact) -> tuple[Refusal, ...]:
    """What is still needed before a form can be sent to the clinic."""
    reasons = []
    if not contact.name:
        reasons.append(Refusal("contact.name", _("We need a name to call you by before you can send this form.")))
    if not contact.reachable:
        reasons.append(
            Refusal(
                "contact.channel",
                _("We need a phone number or an e-mail address that we may use, so that we can answer you."),
            )
        )
    return tuple(reasons)
