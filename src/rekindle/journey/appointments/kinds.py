"""What each kind of appointment takes: how long, who, and whether a chair.

Lengths are the programme's own defaults (P): a consultation of 30 minutes is promised to the candidate, and a
treatment holds its chair for preparation, 40 minutes of infusion and the watch afterwards.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import ROLES, RoleName, may

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STEP_MIN: Final = 5
GRID_MIN: Final = 30
NOTICE_MIN: Final = 60
WALK_IN_MIN: Final = 30


@dataclass(frozen=True, slots=True)
class Need:
    """What one kind of appointment occupies."""

    minutes: int
    permission: str
    needs_chair: bool
    label: "StrOrPromise"


NEEDS: Final[dict[str, Need]] = {
    Appointment.Kind.CONSULTATION: Need(30, "consultation.record", False, _("Free consultation")),
    Appointment.Kind.CLEARANCE: Need(60, "clearance.sign", False, _("Medical clearance")),
    Appointment.Kind.PREPARATION: Need(45, "preparation.record", False, _("Preparation session")),
    Appointment.Kind.TREATMENT: Need(120, "treatment.run", True, _("Treatment")),
}


def need_of(kind: str) -> Need:
    """What a kind of appointment takes; an unknown kind is a mistake in the program and raises."""
    if kind not in NEEDS:
        raise ValueError(f"{kind!r} is not a kind of appointment: {sorted(NEEDS)}")
    return NEEDS[kind]


def roles_for(kind: str) -> tuple[str, ...]:
    """The roles whose members can hold this kind of appointment; a nurse sits with treatments."""
    if kind == Appointment.Kind.TREATMENT:
        return (RoleName.NURSE,)
    return tuple(name for name in ROLES if may(name, need_of(kind).permission))


def places_of(practitioner: Staff, kind: str) -> int:
    """How many patients one person may have at once: a nurse two during treatments, everyone else one."""
    return 2 if kind == Appointment.Kind.TREATMENT and practitioner.role == RoleName.NURSE else 1
