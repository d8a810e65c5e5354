"""Who works here: inviting, changing roles, ending access."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import actions, queries
from rekindle.journey.people.doors import Hidden, StaffRequest, staff
from rekindle.journey.people.forms import InviteForm, RoleForm
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import PATIENT_PURPOSE, PERMISSIONS, ROLES, RoleName


@staff("staff.manage")
def members(request: StaffRequest) -> HttpResponse:
    """The staff of the clinic; a sent form invites somebody."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        person = actions.join(clinic=request.clinic, by=request.actor, at=request.now, **form.cleaned_data)
        actions.invite(staff=person, by=request.actor, at=request.now)
    except Refused as refused:
        form.add_error("email", list(refused.sentences))
        return _page(request, form, status=409)
    messages.success(request, _("%(name)s is invited: a link is on its way to them.") % {"name": person.name})
    return redirect("people:staff")


@require_POST
@staff("staff.manage")
def change_role(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a colleague another role."""
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, InviteForm(), refusals=[_("Choose one of the roles.")], status=422)
    return _act(request, pk, actions.change_role, _("The role is changed."), role=form.cleaned_data["role"])


@require_POST
@staff("staff.manage")
def end_access(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a colleague in no more."""
    return _act(request, pk, actions.end_access, _("Their access has ended, wherever they were signed in."))


@require_POST
@staff("staff.manage")
def restore_access(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a colleague in again."""
    return _act(request, pk, actions.restore_access, _("They have access again."))


@require_POST
@staff("staff.manage")
def invite_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a new invitation."""
    return _act(request, pk, actions.invite, _("A new link is on its way to them."))


@require_POST
@staff("staff.manage")
def reset_sign_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a colleague who lost a password or a phone begin again."""
    return _act(request, pk, actions.reset_sign_in, _("They begin again: a new link is on its way to them."))


@staff("desk.see")
def roles(request: StaffRequest) -> HttpResponse:
    """What each role is for and what it may do."""
    rows = [(meaning, [name in ROLES[role].permissions for role in RoleName]) for name, meaning in PERMISSIONS.items()]
    context = {"roles": [ROLES[role] for role in RoleName], "rows": rows, "patient_purpose": PATIENT_PURPOSE}
    return render(request, "people/roles.html", context)


def _act(request: StaffRequest, pk: int, action: object, done: str, **given: str) -> HttpResponse:
    """One press about one colleague: done and shown, or refused and told why."""
    person = queries.colleague(pk, for_=request.actor)
    if person is None:
        raise Hidden
    try:
        action(staff=person, by=request.actor, at=request.now, **given)  # type: ignore[operator]  # one of our actions
    except Refused as refused:
        return _page(request, InviteForm(), refusals=list(refused.sentences), status=409)
    messages.success(request, done)
    return redirect("people:staff")


def _page(
    request: StaffRequest, form: InviteForm, *, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    people = [_line(person) for person in queries.staff_of(request.clinic)]
    context = {
        "form": form,
        "people": people,
        "former": queries.former_staff_of(request.clinic),
        "refusals": refusals or [],
    }
    return render(request, "people/staff.html", context, status=status)


def _line(person: Staff) -> dict[str, object]:
    form = RoleForm(initial={"role": person.role}, auto_id=f"id_{person.pk}_%s")
    return {"person": person, "form": form, "waiting": not person.has_usable_password()}
