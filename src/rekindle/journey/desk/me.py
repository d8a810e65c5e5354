"""A patient's own page: the one thing that comes next, then the rest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Candidate, Consent
from rekindle.journey.courses.models import Course
from rekindle.journey.outcomes.models import CheckIn
from rekindle.journey.outcomes.queries import next_appointment, open_for
from rekindle.journey.people.models import Patient

READING: Final = (
    gettext_lazy("Someone is reading what you wrote"),
    gettext_lazy("We will call or write to you. Please go on with your medicines and your own doctors as usual."),
)
WORDS: Final[dict[str, tuple[StrOrPromise, StrOrPromise]]] = {
    "screened": READING,
    "waiting_review": READING,
    "in_crisis": (
        gettext_lazy("Someone wants to talk with you today"),
        gettext_lazy("Please answer when we call. If you cannot wait, call or text 988, or call 911."),
    ),
    "not_now_provisional": (
        gettext_lazy("A clinician is looking at your answers"),
        gettext_lazy(
            "Something you told us may mean that this is not the right time. A person decides that, not a computer, "
            "and will tell you."
        ),
    ),
    "not_now": (
        gettext_lazy("For now we will not go on together"),
        gettext_lazy(
            "This is not a judgement of you, and it can change. If you think we got something wrong, call us."
        ),
    ),
    "consulted": (
        gettext_lazy("The medical appointment comes next"),
        gettext_lazy("We will find a time with you. It takes about an hour."),
    ),
    "cleared": (
        gettext_lazy("The preparation session comes next"),
        gettext_lazy("We will find a time with you, to talk through what to expect."),
    ),
    "consented": (
        gettext_lazy("Your treatment days come next"),
        gettext_lazy("We will find the times with you."),
    ),
    "finished": (
        gettext_lazy("Your treatment here has ended"),
        gettext_lazy("You can call us at any time, also later."),
    ),
    "withdrawn": (
        gettext_lazy("You have stopped for now"),
        gettext_lazy("You are welcome to come back. Call us when you want to."),
    ),
}
DEFAULT: Final = (gettext_lazy("Nothing to do for now"), gettext_lazy("We will be in touch when something comes up."))


@dataclass(frozen=True, slots=True)
class Next:
    """The largest thing on the page."""

    title: StrOrPromise
    text: StrOrPromise
    label: StrOrPromise = ""
    url: str = ""
    icon: str = "calendar"
    visit: Appointment | None = None


def what_next(patient: Patient, at: datetime) -> Next:
    """One thing: a consent to sign, a time to choose, a check-in to fill in, an appointment, or what we are doing."""
    candidate = Candidate.objects.filter(patient=patient).first()
    state = candidate.state if candidate else ""
    visit = next_appointment(patient, at)
    if state == "prepared" and not has_signed(candidate):
        text = _("Read it in your own time, and initial each point. You can ask us anything first.")
        return Next(
            _("Please read and sign the consent"), text, _("Read the consent"), reverse("candidates:consent"), "pen"
        )
    if state in ("in_treatment", "maintenance") and wants_consent_again(patient, candidate):
        text = _("The first series is over. If you go on, single treatments have a consent of their own.")
        url = reverse("candidates:consent") + "?for=maintenance"
        return Next(_("Read the consent for maintenance"), text, _("Read the consent"), url, "pen")
    if state == "consult_offered":
        text = _("Thirty minutes with a clinician, free of charge. Nothing is decided before it.")
        url = reverse("candidates:my_booking")
        return Next(_("Choose a time for your consultation"), text, _("Choose a time"), url)
    waiting = open_for(patient)
    if waiting and not (visit and (visit.starts_at - at).days < 1):
        return check_in_next(waiting[0])
    if visit is not None:
        return Next(need_of(visit.kind).label, _before(visit), visit=visit)
    said = WORDS.get(state, DEFAULT)
    return Next(said[0], said[1], icon="leaf")


def check_in_next(check_in: CheckIn) -> Next:
    """Asking how they are."""
    url = reverse("outcomes:checkin", args=[check_in.pk])
    return Next(_("How have you been?"), _("A few short questions; about five minutes."), _("Begin"), url, "heart")


def has_signed(candidate: Candidate | None) -> bool:
    """Whether a consent stands."""
    return Consent.objects.filter(candidate=candidate, withdrawn_at__isnull=True).exists()


def wants_consent_again(patient: Patient, candidate: Candidate | None) -> bool:
    """Whether the first series has been given and what was signed does not reach beyond it."""
    given = Course.objects.filter(patient=patient, phase="induction", status="completed").exists()
    standing = Consent.objects.filter(candidate=candidate, withdrawn_at__isnull=True)
    return given and not standing.filter(phase="maintenance").exists()


def _before(visit: Appointment) -> StrOrPromise:
    if visit.kind == Appointment.Kind.TREATMENT:
        return _(
            "Eat and drink as you were told, and bring the adult who takes you home. Do not drive until the next day."
        )
    if visit.kind == Appointment.Kind.CLEARANCE:
        return _("Bring your list of medicines and, if you have them, letters from your doctors.")
    return _("You can bring your questions, and somebody you trust.")


def visits(patient: Patient, at: datetime) -> tuple[list[Appointment], list[Appointment]]:
    """What lies ahead, the nearest first, and what has been, the newest first."""
    rows = list(Appointment.objects.filter(patient=patient).select_related("practitioner").order_by("starts_at"))
    ahead = [row for row in rows if row.status in ("booked", "arrived") and row.ends_at >= at]
    behind = [row for row in reversed(rows) if row.status == "fulfilled"]
    return ahead, behind
