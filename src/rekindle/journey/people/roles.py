"""What each role is for, in prose a manager can read, and the exact list of what it may do."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleName(models.TextChoices):
    """The roles a person on the staff can hold."""

    FRONT_DESK = "front_desk", _("Front desk")
    NURSE = "nurse", _("Nurse")
    PRESCRIBER = "prescriber", _("Prescriber")
    THERAPIST = "therapist", _("Therapist")
    MEDICAL_DIRECTOR = "medical_director", _("Medical director")
    OWNER = "owner", _("Owner")


@dataclass(frozen=True, slots=True)
class Role:
    """A role: what it is for and what it may do."""

    name: str
    purpose: str
    permissions: frozenset[str]


PERMISSIONS: dict[str, str] = {
    "desk.see": "see today's board, the floor and the worklists",
    "chart.read": "open a patient's timeline and chart",
    "contact.read": "see a patient's name, contact details and appointments",
    "contact.correct": "correct contact details, write down how somebody may be reached, and send a sign-in link",
    "review.work": "work the review queue: call, record the outcome, correct an answer, offer a consultation",
    "review.confirm": "confirm or lift a provisional 'not now'",
    "appointments.book": "book, move and cancel appointments and record who came",
    "consultation.record": "record the free consultation",
    "clearance.record": "record the history, examination and results of medical clearance",
    "clearance.sign": "resolve open rules and sign medical clearance",
    "clearance.override": "override an absolute rule that is not a label contraindication",
    "preparation.record": "record the preparation session",
    "consent.witness": "hand over consent and witness its signing",
    "course.prescribe": "prescribe a course and sign standing orders",
    "course.schedule": "book a course's sessions into chairs",
    "course.hold": "hold or resume a course",
    "treatment.prepare": "record readiness on the day and prepare the drug",
    "treatment.accept": "accept a hold on the readiness page with a written reason",
    "treatment.run": "start, chart, pause, resume, stop and give ordered medicines",
    "treatment.witness": "witness waste and check a pump independently",
    "treatment.discharge": "discharge a patient to the adult who takes them home",
    "note.sign": "sign a treatment note and add addenda",
    "outcomes.read": "see scores and trajectories",
    "outcomes.decide": "accept or change a proposed maintenance date",
    "tasks.work": "acknowledge and complete tasks",
    "values.confirm": "confirm a clinical value that rests on memory or policy, or set it within its band",
    "clinic.manage": "set up chairs, hours, coverage, the on-call contact and the form",
    "staff.manage": "invite staff, change roles and end access",
    "ledger.read": "read the ledger of the clinic",
}

_EVERYONE = {"desk.see", "contact.read", "contact.correct", "tasks.work"}
_CLINICAL = _EVERYONE | {"chart.read", "outcomes.read", "preparation.record", "consent.witness"}
_PRESCRIBING = _CLINICAL | {
    "review.work",
    "review.confirm",
    "appointments.book",
    "consultation.record",
    "clearance.record",
    "clearance.sign",
    "course.prescribe",
    "course.schedule",
    "course.hold",
    "treatment.prepare",
    "treatment.accept",
    "treatment.run",
    "treatment.witness",
    "treatment.discharge",
    "note.sign",
    "outcomes.decide",
    "values.confirm",
}

ROLES: dict[str, Role] = {
    RoleName.FRONT_DESK: Role(
        "Front desk",
        "Calls people back, books and moves appointments, and keeps contact details right. "
        "Makes no clinical decision and opens no chart.",
        frozenset(_EVERYONE | {"review.work", "appointments.book", "course.schedule"}),
    ),
    RoleName.NURSE: Role(
        "Nurse",
        "Prepares, starts, watches and discharges treatments, and records what was measured and given.",
        frozenset(
            _CLINICAL
            | {
                "review.work",
                "appointments.book",
                "clearance.record",
                "course.schedule",
                "course.hold",
                "treatment.prepare",
                "treatment.run",
                "treatment.witness",
                "treatment.discharge",
                "note.sign",
            }
        ),
    ),
    RoleName.PRESCRIBER: Role(
        "Prescriber",
        "Clears people for treatment, prescribes, accepts or changes what the software proposes, and answers for it.",
        frozenset(_PRESCRIBING),
    ),
    RoleName.THERAPIST: Role(
        "Therapist",
        "Holds consultations, preparation and integration sessions, and follows how people are doing.",
        frozenset(_CLINICAL | {"review.work", "appointments.book", "consultation.record"}),
    ),
    RoleName.MEDICAL_DIRECTOR: Role(
        "Medical director",
        "Does all a prescriber does, and alone may override an absolute rule where an override exists at all.",
        frozenset(_PRESCRIBING | {"clearance.override", "ledger.read", "clinic.manage"}),
    ),
    RoleName.OWNER: Role(
        "Owner",
        "Sets up the clinic, invites staff and reads the ledger. Opens no chart without a clinical role.",
        frozenset(_EVERYONE | {"clinic.manage", "staff.manage", "ledger.read", "appointments.book", "review.work"}),
    ),
}

PATIENT_PURPOSE = (
    "A patient sees their own pages only: what happens next, their appointments, consent and check-ins. "
    "They sign in by a link sent to their own address."
)


def may(role: str, permission: str) -> bool:
    """Whether a role holds a permission; an unknown permission is a programmer's mistake and raises."""
    if permission not in PERMISSIONS:
        raise ValueError(f"{permission!r} is not a permission of this house; see people/roles.py.")
    held = ROLES.get(role)
    return held is not None and permission in held.permissions
