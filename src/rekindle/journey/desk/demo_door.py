"""The demo door: one click a role, on a database of invented people, on this machine only."""

from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from rekindle.journey.desk.people import by_stage
from rekindle.journey.ledger.actions import record
from rekindle.journey.people.doors import Hidden, HouseRequest, anyone
from rekindle.journey.people.middleware import let_in
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import ROLES, RoleName
from rekindle.journey.people.second_factor import DEMO_SESSION
from rekindle.journey.places.queries import only_demo

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
MOST_PEOPLE = 80


def is_open(request: HouseRequest) -> bool:
    """Whether everyone here is invented and nobody but this machine can be asking."""
    host = split_domain_port(request.get_host())[0]
    machine = [settings.BIND, host, request.META.get("REMOTE_ADDR", "")]
    forwarded = any(request.META.get(header) for header in FORWARDED)
    return not forwarded and all(_loopback(name) for name in machine) and only_demo()


@never_cache
@anyone
def demo(request: HouseRequest) -> HttpResponse:
    """Choose whom to be; anywhere but on the demo there is no such page."""
    if not is_open(request):
        raise Hidden
    if request.method != "POST":
        return render(request, "desk/demo.html", _cast())
    if request.POST.get("patient", "").isdigit():
        return _as_patient(request, int(request.POST["patient"]))
    person = Staff.objects.filter(role=request.POST.get("role", ""), is_active=True).order_by("pk").first()
    if person is None:
        raise Hidden
    return _as_staff(request, person)


@transaction.atomic
def _as_staff(request: HouseRequest, person: Staff) -> HttpResponse:
    request.session.flush()
    login(request, person, backend=BACKEND)
    request.session[DEMO_SESSION] = True
    record("staff.signed_in", "came in by the demo door", about=person, by=person, at=request.now, clinic=person.clinic)
    return redirect("desk:today")


@transaction.atomic
def _as_patient(request: HouseRequest, pk: int) -> HttpResponse:
    person = Patient.objects.select_related("clinic").filter(pk=pk, erased_at__isnull=True).first()
    if person is None:
        raise Hidden
    let_in(request, person)
    record(
        "patient.signed_in",
        "came in by the demo door",
        about=person,
        by=person,
        at=request.now,
        clinic=person.clinic,
        patient=person,
    )
    return redirect("desk:me")


def _cast() -> dict[str, object]:
    held = {person.role: person for person in Staff.objects.filter(is_active=True).order_by("-pk")}
    roles = [{"key": role, "role": ROLES[role], "person": held[role]} for role in RoleName if role in held]
    patients = Patient.objects.filter(erased_at__isnull=True).order_by("name", "pk")[:MOST_PEOPLE]
    return {"roles": roles, "companies": by_stage(patients), "demo_clinic": True}


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
