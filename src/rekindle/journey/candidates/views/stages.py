"""The path as a row of steps, and the one step that comes next for somebody."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from rekindle.journey.candidates.models import Candidate
from rekindle.journey.people.access import Staff
from rekindle.journey.people.roles import may

STAGES = (
    ("review", ("screened", "in_crisis", "waiting_review", "not_now_provisional", "not_now")),
    ("consultation", ("consult_offered", "consult_booked")),
    ("clearance", ("consulted", "clearance_booked")),
    ("preparation", ("cleared", "preparing")),
    ("consent", ("prepared",)),
    ("treatment", ("consented", "in_treatment", "maintenance", "finished")),
)


def stage_words() -> dict[str, str]:
    """Each state in the words of the page."""
    return {
        "screened": _("Just sent"),
        "in_crisis": _("In crisis: reach them now"),
        "waiting_review": _("Waiting for review"),
        "not_now_provisional": _("Not now, to be confirmed"),
        "not_now": _("Not now"),
        "consult_offered": _("May book the consultation"),
        "consult_booked": _("Consultation booked"),
        "consulted": _("Consulted; clearance to book"),
        "clearance_booked": _("Clearance booked"),
        "cleared": _("Cleared; preparation to book"),
        "preparing": _("Preparation booked"),
        "prepared": _("Prepared; consent to sign"),
        "consented": _("Ready to be prescribed"),
        "in_treatment": _("In treatment"),
        "maintenance": _("In maintenance"),
        "finished": _("Finished"),
        "withdrawn": _("Closed for now"),
    }


def stepper(state: str) -> list[dict[str, str]]:
    """The six stages, with the one somebody stands in."""
    words = {
        "review": _("Review"),
        "consultation": _("Consultation"),
        "clearance": _("Clearance"),
        "preparation": _("Preparation"),
        "consent": _("Consent"),
        "treatment": _("Treatment"),
    }
    here = next((place for place, (_name, states) in enumerate(STAGES) if state in states), -1)
    return [
        {"label": words[name], "state": "done" if place < here else "now" if place == here else "next"}
        for place, (name, _states) in enumerate(STAGES)
    ]


NEXT = {
    "consult_offered": ("candidates:book", "appointments.book"),
    "consult_booked": ("candidates:consultation", "consultation.record"),
    "consulted": ("candidates:book", "appointments.book"),
    "clearance_booked": ("candidates:clearance", "clearance.record"),
    "cleared": ("candidates:book", "appointments.book"),
    "preparing": ("candidates:preparation", "preparation.record"),
}


def next_step(candidate: Candidate, actor: Staff) -> dict[str, Any] | None:
    """Where the next step is taken, and whether this person may take it."""
    words = {
        "consult_offered": _("Book the consultation"),
        "consult_booked": _("Record the consultation"),
        "consulted": _("Book the medical clearance"),
        "clearance_booked": _("Write the clearance"),
        "cleared": _("Book the preparation session"),
        "preparing": _("Record the preparation"),
        "consented": _("Prescribe the course"),
    }
    if candidate.state == "consented":
        try:
            url = reverse("courses:prescribe", args=[candidate.patient_id])
        except NoReverseMatch:
            return None
        return {"label": words["consented"], "url": url, "may": may(actor.role, "course.prescribe")}
    if candidate.state not in NEXT:
        return None
    name, permission = NEXT[candidate.state]
    url = reverse(name, args=[candidate.pk])
    return {"label": words[candidate.state], "url": url, "may": may(actor.role, permission)}
