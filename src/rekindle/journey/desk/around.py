"""What stands around the care of one person: appointments, tasks and messages."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.desk.line import Happening
from rekindle.journey.people.models import Patient
from rekindle.journey.post.models import Message
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments.models import Treatment

STATUS_TONES = {"booked": "planned", "arrived": "brand", "fulfilled": "ok", "cancelled": "", "noshow": "warn"}
MESSAGE_WORDS = {
    "sign_in_link": "sign-in link", "resume_link": "link to carry on", "appointment_booked": "appointment booked",
    "appointment_moved": "appointment moved", "appointment_cancelled": "appointment cancelled",
    "please_call_us": "please call us", "next_step": "something new", "check_in_due": "check-in",
}  # fmt: skip


def lines(patient: Patient) -> Iterator[Happening]:
    """Appointments, tasks and messages of one person."""
    yield from appointments(patient, without_treatments=True)
    yield from _tasks(patient)
    yield from _messages(patient)


def appointments(patient: Patient, *, without_treatments: bool = False) -> Iterator[Happening]:
    """Every appointment, kept or not; those that became a treatment are told by the treatment itself."""
    rows = Appointment.objects.filter(patient=patient).select_related("practitioner", "chair")
    if without_treatments:
        became = Treatment.objects.filter(patient=patient, session__appointment__isnull=False)
        rows = rows.exclude(pk__in=became.values("session__appointment"))
    for row in rows:
        what = _("%(kind)s: %(status)s") % {"kind": need_of(row.kind).label, "status": row.get_status_display().lower()}
        yield Happening(
            row.starts_at,
            what,
            row.ended_reason or (str(row.chair) if row.chair else ""),
            str(row.practitioner or ""),
            "calendar",
            STATUS_TONES[row.status],
            group="visits",
            anchor=f"appointment-{row.pk}",
        )


def _tasks(patient: Patient) -> Iterator[Happening]:
    for row in Task.objects.filter(clinic_key=str(patient.clinic_id), patient_key=str(patient.pk)):
        done = row.done_at is not None
        text = (
            _("done by %(who)s: %(outcome)s") % {"who": row.done_by, "outcome": row.outcome}
            if done
            else _("open; owner: %(who)s") % {"who": row.owner_label or row.owner_role.replace("_", " ")}
        )
        tone = "ok" if done else ("bad" if row.urgency in ("immediate", "same_day") else "warn")
        url = reverse("tasks:task", args=[row.pk])
        yield Happening(row.created_at, row.title, text, "", "flag", tone, url, "tasks", f"task-{row.pk}")


def _messages(patient: Patient) -> Iterator[Happening]:
    if not patient.email:
        return
    rows = Message.objects.filter(clinic_key=str(patient.clinic_id), to_address=patient.email)
    for row in rows.order_by("-created_at")[:100]:
        what = _("Message: %(kind)s") % {"kind": MESSAGE_WORDS.get(row.kind, row.kind.replace("_", " "))}
        said = row.get_state_display().lower()
        tone = "warn" if row.state in ("failed", "stopped") else ""
        yield Happening(row.sent_at or row.created_at, what, said, "", "mail", tone, "", "post", f"message-{row.pk}")
