"""The next step for one person, as far as the viewer's role can take it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from rekindle.journey.candidates.models import Candidate
from rekindle.journey.courses import queries as courses
from rekindle.journey.desk.today import local_day
from rekindle.journey.outcomes.queries import current_decision
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.treatments.floor import RUNNING
from rekindle.journey.treatments.models import Treatment


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next, why, and the button that leads there; no button where the role ends."""

    what: StrOrPromise
    why: StrOrPromise = ""
    label: StrOrPromise = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The step that belongs to one state: what, whose, and where."""

    what: StrOrPromise
    label: StrOrPromise
    permission: str
    page: str


WAYS: Final[dict[str, Way]] = {
    "screened": Way(
        gettext_lazy("Read the questionnaire"), gettext_lazy("Open the review"), "review.work", "candidates:review"
    ),
    "in_crisis": Way(
        gettext_lazy("Reach this person now"), gettext_lazy("Open the review"), "review.work", "candidates:review"
    ),
    "waiting_review": Way(
        gettext_lazy("Review the answers and call"), gettext_lazy("Open the review"), "review.work", "candidates:review"
    ),
    "not_now_provisional": Way(
        gettext_lazy("Confirm or lift the provisional “not now”"),
        gettext_lazy("Open the review"),
        "review.confirm",
        "candidates:review",
    ),
    "not_now": Way(
        gettext_lazy("Wait for what would change it"),
        gettext_lazy("See the review"),
        "review.work",
        "candidates:review",
    ),
    "consult_offered": Way(
        gettext_lazy("Book the free consultation"),
        gettext_lazy("Choose a time"),
        "appointments.book",
        "candidates:book",
    ),
    "consult_booked": Way(
        gettext_lazy("Hold the consultation"),
        gettext_lazy("Record the consultation"),
        "consultation.record",
        "candidates:consultation",
    ),
    "consulted": Way(
        gettext_lazy("Book medical clearance"),
        gettext_lazy("Choose a time"),
        "appointments.book",
        "candidates:book",
    ),
    "clearance_booked": Way(
        gettext_lazy("Examine and clear"),
        gettext_lazy("Open medical clearance"),
        "clearance.record",
        "candidates:clearance",
    ),
    "cleared": Way(
        gettext_lazy("Book the preparation session"),
        gettext_lazy("Choose a time"),
        "appointments.book",
        "candidates:book",
    ),
    "preparing": Way(
        gettext_lazy("Hold the preparation session"),
        gettext_lazy("Record the preparation"),
        "preparation.record",
        "candidates:preparation",
    ),
    "prepared": Way(
        gettext_lazy("The patient reads and signs the consent"),
        gettext_lazy("Open the review"),
        "consent.witness",
        "candidates:review",
    ),
}


def next_step(candidate: Candidate | None, *, for_: Staff, at: datetime) -> Step | None:
    """What comes next for this person, and a button only if the viewer's role takes it."""
    if candidate is None:
        return None
    if candidate.state in WAYS:
        way = WAYS[candidate.state]
        return _step(way.what, way.label, way.permission, reverse(way.page, args=[candidate.pk]), for_)
    found = _IN_CARE.get(candidate.state)
    return found(candidate, for_, at) if found else None


def _step(what: StrOrPromise, label: StrOrPromise, permission: str, url: str, viewer: Staff) -> Step:
    if may(viewer.role, permission):
        return Step(what, "", label, url)
    return Step(what, _("Another role takes this step."))


def _prescribe(candidate: Candidate, viewer: Staff, at: datetime) -> Step:
    """A course that is prescribed leads on to its sessions, though the first of them is still to come."""
    if courses.open_course(candidate.patient) is not None:
        return _care(candidate, viewer, at)
    url = reverse("courses:prescribe", args=[candidate.patient_id])
    return _step(_("Prescribe the course"), _("Prescribe"), "course.prescribe", url, viewer)


def _care(candidate: Candidate, viewer: Staff, at: datetime) -> Step:
    """Whoever is in a chair comes first, then the next session of the open course, then the decision after it."""
    running = Treatment.objects.filter(patient=candidate.patient_id, status__in=RUNNING).first()
    if running is not None:
        page = "treatments:ready" if running.status == "preparation" else "treatments:chair"
        url = reverse(page, args=[running.pk])
        return _step(_("A treatment is under way"), _("Open the chair"), "chart.read", url, viewer)
    course = courses.open_course(candidate.patient)
    if course is None:
        return _after(candidate, viewer, at)
    coming = courses.next_session(course)
    url = reverse("courses:course", args=[course.pk])
    if coming is None:
        return _step(_("Every session was given"), _("Open the course"), "chart.read", url, viewer)
    what = _("Session %(n)d of %(all)d") % {"n": coming.number, "all": course.sessions_planned}
    if coming.starts_at and local_day(viewer.clinic, coming.starts_at) == local_day(viewer.clinic, at):
        opens = reverse("treatments:open", args=[coming.session.pk])
        return _step(
            _("%(what)s is today") % {"what": what}, _("Open the treatment"), "treatment.prepare", opens, viewer
        )
    if not coming.starts_at:
        book = reverse("courses:schedule", args=[course.pk])
        return _step(what, _("Book the session"), "course.schedule", book, viewer)
    return _step(what, _("Open the course"), "chart.read", url, viewer)


def _after(candidate: Candidate, viewer: Staff, at: datetime) -> Step:
    url = reverse("outcomes:trajectory", args=[candidate.patient_id])
    decided = current_decision(candidate.patient)
    if decided is not None and decided.choice == "stop":
        return _step(
            _("Maintenance was stopped; follow how they are"), _("Open outcomes"), "outcomes.read", url, viewer
        )
    return _step(_("Decide about the next treatment"), _("Open outcomes"), "outcomes.read", url, viewer)


_IN_CARE: Final[dict[str, Callable[[Candidate, Staff, datetime], Step]]] = {
    "consented": _prescribe,
    "in_treatment": _care,
    "maintenance": _care,
}
