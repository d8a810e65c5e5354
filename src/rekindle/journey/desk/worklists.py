"""What waits, with whom, and for how long: each list by the room that knows it, shown to whoever may work it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.candidates.queries import WAITING
from rekindle.journey.courses import queries as courses
from rekindle.journey.desk.line import day_words
from rekindle.journey.outcomes.queries import missed_lately
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.tasks import queries as tasks
from rekindle.journey.treatments import queries as treatments

SHOWN: Final = 4
EXPIRING_D: Final = 14
STILL_NEEDS_CLEARANCE: Final = ("cleared", "preparing", "prepared", "consented", "in_treatment", "maintenance")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: about whom, since when or until when, and whose it is."""

    who: str
    url: str
    what: StrOrPromise = ""
    owner: str = ""
    since_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Worklist:
    """One list with its length and its first lines."""

    title: StrOrPromise
    url: str
    count: int
    lines: list[Line] = field(default_factory=list)
    tone: str = ""


def worklists(*, for_: Staff, at: datetime) -> list[Worklist]:
    """Every list this role may work, in the order of the day; the same queries however long they are."""
    found = [_tasks(for_, at)]
    found += [make(for_, at) for permission, make in LISTS if may(for_.role, permission)]
    return found


def _first(rows: QuerySet[Any], line: Callable[[Any], Line]) -> tuple[int, list[Line]]:
    return rows.count(), [line(row) for row in rows[:SHOWN]]


def _tasks(viewer: Staff, at: datetime) -> Worklist:
    rows = tasks.open_for(viewer, at)
    late = rows.filter(due_at__lt=at).count()
    count, lines = _first(
        rows,
        lambda row: Line(
            row.title,
            reverse("tasks:task", args=[row.pk]),
            owner=row.owner_label or _role(row.owner_role),
            due_at=row.due_at,
        ),
    )
    title = _("Tasks, %(late)d overdue") % {"late": late} if late else _("Tasks")
    return Worklist(title, reverse("tasks:worklist"), count, lines, "bad" if late else "")


def _role(role: str) -> str:
    return role.replace("_", " ")


def _candidates(rows: QuerySet[Candidate]) -> tuple[int, list[Line]]:
    return _first(
        rows.select_related("patient", "owner").order_by("state_since_at", "pk"),
        lambda row: Line(
            row.patient.name,
            reverse("candidates:review", args=[row.pk]),
            owner=str(row.owner or ""),
            since_at=row.state_since_at,
        ),
    )


def _of(viewer: Staff) -> QuerySet[Candidate]:
    return Candidate.objects.filter(clinic=viewer.clinic_id, patient__erased_at__isnull=True)


def _review(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _candidates(_of(viewer).filter(state__in=WAITING))
    return Worklist(_("Review queue"), reverse("candidates:queue"), count, lines)


def _not_now(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _candidates(_of(viewer).filter(state="not_now_provisional"))
    return Worklist(
        _("“Not now” to confirm or lift"), reverse("candidates:queue"), count, lines, "warn" if count else ""
    )


def _notes(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _first(
        treatments.to_sign(viewer.clinic),
        lambda row: Line(
            row.patient.name, reverse("treatments:note", args=[row.pk]), owner=str(row.nurse), since_at=row.left_at
        ),
    )
    return Worklist(_("Notes to sign"), lines[0].url if lines else "", count, lines)


def _witness(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _first(
        treatments.to_witness(viewer.clinic),
        lambda row: Line(
            row.treatment.patient.name,
            reverse("treatments:drug", args=[row.treatment_id]),
            _("%(mg)s mg") % {"mg": row.wasted_mg},
            str(row.wasted_by),
            row.wasted_at,
        ),
    )
    return Worklist(_("Waste to witness"), lines[0].url if lines else "", count, lines, "warn" if count else "")


def _missed(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _first(
        missed_lately(viewer.clinic, at),
        lambda row: Line(
            row.patient.name, reverse("outcomes:trajectory", args=[row.patient_id]), since_at=row.missed_at
        ),
    )
    return Worklist(_("Check-ins missed"), lines[0].url if lines else "", count, lines)


def _expiring(viewer: Staff, at: datetime) -> Worklist:
    """The newest clearance of each person counts; one that ran out stops the next session."""
    today = at.astimezone(ZoneInfo(viewer.clinic.time_zone)).date()
    newest: dict[int, Clearance] = {}
    rows = Clearance.objects.filter(
        candidate__clinic=viewer.clinic_id,
        candidate__state__in=STILL_NEEDS_CLEARANCE,
        candidate__patient__erased_at__isnull=True,
        signed_at__isnull=False,
    ).select_related("candidate__patient", "signed_by")
    for row in rows.order_by("signed_at"):
        newest[row.candidate_id] = row
    soon = [row for row in newest.values() if row.expires_on and row.expires_on <= today + timedelta(days=EXPIRING_D)]
    soon.sort(key=lambda row: (row.expires_on, row.pk))
    lines = [
        Line(
            row.candidate.patient.name,
            reverse("candidates:clearance", args=[row.candidate_id]),
            _("until %(day)s") % {"day": day_words(row.expires_on)},
            str(row.signed_by),
        )
        for row in soon[:SHOWN]
    ]
    return Worklist(_("Clearances to renew"), lines[0].url if lines else "", len(soon), lines)


def _to_book(viewer: Staff, at: datetime) -> Worklist:
    count, lines = _first(
        courses.to_book(viewer.clinic),
        lambda row: Line(row.patient.name, reverse("courses:schedule", args=[row.pk]), since_at=row.prescribed_at),
    )
    return Worklist(_("Sessions to book"), lines[0].url if lines else "", count, lines)


LISTS: Final[Iterable[tuple[str, Callable[[Staff, datetime], Worklist]]]] = (
    ("review.work", _review),
    ("review.confirm", _not_now),
    ("course.schedule", _to_book),
    ("treatment.witness", _witness),
    ("note.sign", _notes),
    ("outcomes.read", _missed),
    ("clearance.record", _expiring),
)
