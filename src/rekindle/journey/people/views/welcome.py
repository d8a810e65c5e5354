"""Coming in by a link: a visit looks and uses nothing up, a press comes in."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import actions, queries
from rekindle.journey.people.doors import HouseRequest, anyone
from rekindle.journey.people.forms import AskLinkForm, PasswordForm
from rekindle.journey.people.middleware import let_in
from rekindle.journey.people.staff_actions import standing_invitation

AGAIN_AFTER = timedelta(minutes=2)


@never_cache
@anyone
def welcome(request: HouseRequest, token: str) -> HttpResponse:
    """An invitation: the visit shows a form, the press chooses the password and uses the link up."""
    invitation = standing_invitation(token=token, at=request.now)
    if invitation is None:
        return render(request, "people/invitation_over.html", status=410)
    form = PasswordForm(request.POST if request.method == "POST" else None, person=invitation.staff)
    context = {"form": form, "person": invitation.staff, "clinic": invitation.staff.clinic}
    if request.method != "POST":
        return render(request, "people/welcome.html", context)
    if not form.is_valid():
        return render(request, "people/welcome.html", context, status=422)
    try:
        actions.accept_invitation(token=token, password=form.cleaned_data["password"], at=request.now)
    except Refused:
        return render(request, "people/invitation_over.html", status=410)
    messages.success(request, _("Your password is set. Sign in with it now."))
    return redirect("account_login")


@never_cache
@anyone
def link(request: HouseRequest, token: str) -> HttpResponse:
    """A patient's link: the visit shows a button, so a mail scanner uses nothing up; the press signs in."""
    if request.method != "POST":
        return render(request, "people/link.html")
    try:
        patient, wanted = actions.consume_sign_in_link(token=token, at=request.now)
    except Refused as refused:
        return render(
            request, "people/ask_link.html", {"form": AskLinkForm(), "refusals": refused.sentences}, status=410
        )
    let_in(request, patient)
    return redirect(_safe(wanted) or "desk:me")


@never_cache
@anyone
def ask_link(request: HouseRequest) -> HttpResponse:
    """Ask for a sign-in link by e-mail; the answer is the same whether or not the address is known."""
    if request.method != "POST":
        return render(
            request, "people/ask_link.html", {"form": AskLinkForm(initial={"next": request.GET.get("next", "")})}
        )
    form = AskLinkForm(request.POST)
    if not form.is_valid():
        return render(request, "people/ask_link.html", {"form": form}, status=422)
    for patient in queries.owners_of_address(form.cleaned_data["email"]):
        if not queries.link_sent_since(patient, request.now - AGAIN_AFTER):
            wanted = _safe(form.cleaned_data["next"])
            actions.send_sign_in_link(patient=patient, next_path=wanted, by=request.actor, at=request.now)
    return redirect("people:link_asked")


@anyone
def link_asked(request: HouseRequest) -> HttpResponse:
    """What happens after asking, the same for every address."""
    return render(request, "people/link_asked.html")


def _safe(path: str) -> str:
    """A path of this house, or nothing."""
    here = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if here else ""
