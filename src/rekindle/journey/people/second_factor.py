"""A member of staff without a second factor gets no further than the page that sets one up."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rekindle.journey.people.models import Staff

DEMO_SESSION = "demo_sign_in"
PASSED = "second_factor"
OPEN_WITHOUT = frozenset(
    {
        "mfa_activate_totp",
        "account_logout",
        "account_reauthenticate",
        "privacy",
        "people:welcome",
        "people:link",
        "people:ask_link",
    }
)


def gate(request: HttpRequest, actor: object) -> HttpResponse | None:
    """Where somebody on the staff must go first, or nothing if they have a second factor."""
    if not isinstance(actor, Staff) or request.session.get(DEMO_SESSION) or request.session.get(PASSED):
        return None
    if is_mfa_enabled(actor):
        request.session[PASSED] = True
        return None
    here = request.resolver_match.view_name if request.resolver_match else ""
    return None if here in OPEN_WITHOUT else redirect("mfa_activate_totp")
