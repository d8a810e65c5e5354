"""How a patient is reached: corrected by staff, said by the patient."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import access, actions, queries
from rekindle.journey.people.doors import PatientRequest, StaffRequest, patient, staff
from rekindle.journey.people.forms import ConsentForm, ContactForm
from rekindle.journey.people.models import Patient

FIELDS = ("name", "preferred_name", "phone", "email", "emergency_name", "emergency_phone")


@staff("contact.correct")
def contact(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct a name, the ways to reach somebody, and what they agreed to."""
    if request.method != "POST":
        person = access.chart(pk, by=request.actor, at=request.now, page="contact", need="contact.read")
        return _page(request, person, ContactForm(initial=_known(person)))
    person = access.patient(pk, by=request.actor, need="contact.correct")
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    actions.correct_contact(patient=person, by=request.actor, at=request.now, **form.details())
    if form.said() != queries.consents(person):
        actions.say_consent(patient=person, consent=form.said(), by=request.actor, at=request.now)
    messages.success(request, _("The contact details are kept."))
    return redirect("people:contact", pk=person.pk)


@require_POST
@staff("contact.correct")
def send_link(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a patient a link to their own page, or to the one of their pages that waits for them."""
    person = access.patient(pk, by=request.actor, need="contact.correct")
    wanted = request.POST.get("next", "")
    try:
        actions.send_sign_in_link(
            patient=person,
            next_path=wanted if wanted.startswith("/me/") else "",
            by=request.actor,
            at=request.now,
        )
    except Refused as refused:
        return _page(request, person, ContactForm(initial=_known(person)), refusals=list(refused.sentences), status=409)
    messages.success(request, _("A sign-in link is on its way to them."))
    return redirect("people:contact", pk=person.pk)


@patient
def my_contact(request: PatientRequest) -> HttpResponse:
    """A patient says how they may be reached."""
    said = queries.consents(request.actor)
    initial = {f"{channel}_ok": granted for channel, granted in said.items()}
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if form.said() != said:
            actions.say_consent(patient=request.actor, consent=form.said(), by=request.actor, at=request.now)
        messages.success(request, _("Thank you. We will reach you as you said."))
        return redirect("people:my_contact")
    return render(request, "people/my_contact.html", {"form": form, "person": request.actor})


def _known(person: Patient) -> dict[str, object]:
    said = queries.consents(person)
    return {name: getattr(person, name) for name in FIELDS} | {f"{key}_ok": granted for key, granted in said.items()}


def _page(
    request: StaffRequest, person: Patient, form: ContactForm, *, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "person": person, "refusals": refusals or []}
    return render(request, "people/contact.html", context, status=status)
