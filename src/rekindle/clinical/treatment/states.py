"""Which step may follow which, for every record that has states: one dict each, drawn in the reference pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rekindle.clinical.refusal import Refusal

Transitions: TypeAlias = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Machine:
    """The states one kind of record may be in, where it begins, and what may follow."""

    record: str
    standard: str
    first: str
    meanings: Mapping[str, str]
    transitions: Transitions

    @property
    def final(self) -> frozenset[str]:
        return frozenset(state for state, after in self.transitions.items() if not after)


def _to(*states: str) -> frozenset[str]:
    return frozenset(states)


APPOINTMENT_TRANSITIONS: Transitions = {
    "proposed": _to("booked", "cancelled", "entered-in-error"),
    "booked": _to("arrived", "cancelled", "noshow", "entered-in-error"),
    "arrived": _to("fulfilled", "cancelled", "entered-in-error"),
    "fulfilled": _to("entered-in-error"),
    "cancelled": _to("entered-in-error"),
    "noshow": _to("arrived", "entered-in-error"),
    "entered-in-error": _to(),
}

SESSION_TRANSITIONS: Transitions = {
    "planned": _to("preparation", "not-done", "entered-in-error"),
    "preparation": _to("in-progress", "not-done", "entered-in-error"),
    "in-progress": _to("on-hold", "recovering", "stopped", "entered-in-error"),
    "on-hold": _to("in-progress", "recovering", "stopped", "entered-in-error"),
    "recovering": _to("completed", "stopped", "entered-in-error"),
    "completed": _to("entered-in-error"),
    "stopped": _to("entered-in-error"),
    "not-done": _to("entered-in-error"),
    "entered-in-error": _to(),
}

COURSE_TRANSITIONS: Transitions = {
    "draft": _to("active", "revoked", "entered-in-error"),
    "active": _to("on-hold", "completed", "revoked", "entered-in-error"),
    "on-hold": _to("active", "completed", "revoked", "entered-in-error"),
    "completed": _to("entered-in-error"),
    "revoked": _to("entered-in-error"),
    "entered-in-error": _to(),
}

# Someone already in treatment does not leave the path in a crisis: their course is put on hold and a task is raised,
# so that where they were is not lost.
_AWAY = ("waiting_review", "not_now_provisional", "in_crisis", "withdrawn")

CANDIDATE_TRANSITIONS: Transitions = {
    "screened": _to("waiting_review", "not_now_provisional", "consult_offered", "in_crisis"),
    "in_crisis": _to("waiting_review", "withdrawn"),
    "waiting_review": _to("consult_offered", "not_now_provisional", "not_now", "in_crisis", "withdrawn"),
    "not_now_provisional": _to("not_now", "waiting_review", "consult_offered", "in_crisis", "withdrawn"),
    "not_now": _to("waiting_review", "in_crisis", "withdrawn"),
    "consult_offered": _to("consult_booked", *_AWAY),
    "consult_booked": _to("consulted", "consult_offered", *_AWAY),
    "consulted": _to("clearance_booked", "not_now", *_AWAY),
    "clearance_booked": _to("cleared", "consulted", "not_now", *_AWAY),
    "cleared": _to("preparing", "prepared", "consulted", "not_now", *_AWAY),
    "preparing": _to("prepared", "cleared", "consulted", "not_now", *_AWAY),
    "prepared": _to("consented", "consulted", "not_now", *_AWAY),
    "consented": _to("in_treatment", "prepared", "consulted", "not_now", *_AWAY),
    "in_treatment": _to("maintenance", "finished", "not_now", "withdrawn"),
    "maintenance": _to("in_treatment", "finished", "not_now", "withdrawn"),
    "finished": _to("waiting_review", "maintenance"),
    "withdrawn": _to("waiting_review"),
}

PUMP_TRANSITIONS: Transitions = {
    "not-started": _to("in-progress"),
    "in-progress": _to("in-progress", "on-hold", "stopped", "completed"),
    "on-hold": _to("in-progress", "stopped"),
    "stopped": _to(),
    "completed": _to(),
}

APPOINTMENT = Machine(
    record="appointment",
    standard="FHIR R4 Appointment.status",
    first="proposed",
    meanings={
        "proposed": "a time has been offered and not yet taken",
        "booked": "the person, the time and the places they need are held",
        "arrived": "the person is here",
        "fulfilled": "the appointment took place",
        "cancelled": "it will not take place, and somebody said so",
        "noshow": "the person did not come and nobody heard beforehand; a late arrival undoes it",
        "entered-in-error": "it should never have been written",
    },
    transitions=APPOINTMENT_TRANSITIONS,
)

SESSION = Machine(
    record="treatment session",
    standard="FHIR R4 Procedure.status, with recovering added",
    first="planned",
    meanings={
        "planned": "in the diary, nobody has arrived",
        "preparation": "the person is in the chair and the readiness checks are being made",
        "in-progress": "the pump is running",
        "on-hold": "the pump is paused",
        "recovering": "no more drug is running and the person is being watched until the discharge criteria are met",
        "completed": "discharged with a named adult when every criterion was met",
        "stopped": "ended another way than by ordinary discharge, for example by transfer to hospital",
        "not-done": "nothing was given: the checks said no, or the person changed their mind",
        "entered-in-error": "it should never have been written",
    },
    transitions=SESSION_TRANSITIONS,
)

COURSE = Machine(
    record="course",
    standard="FHIR R4 RequestGroup.status",
    first="draft",
    meanings={
        "draft": "written, not yet signed by a prescriber",
        "active": "signed; its sessions may be given",
        "on-hold": "something has stopped the next session until a prescriber decides",
        "completed": "all that was planned was given",
        "revoked": "ended early by a decision",
        "entered-in-error": "it should never have been written",
    },
    transitions=COURSE_TRANSITIONS,
)

CANDIDATE = Machine(
    record="candidate",
    standard="our own words; no standard names this path",
    first="screened",
    meanings={
        "screened": "the questionnaire has just been judged",
        "in_crisis": "an answer may mean danger now; people, not the ordinary path, take over",
        "waiting_review": "a clinician needs to look before the next step",
        "not_now_provisional": "the rules say not now; a clinician has not confirmed it yet",
        "not_now": "a clinician confirmed that this is not the time, and what would change that",
        "consult_offered": "may book the free consultation, and nothing more",
        "consult_booked": "the consultation has a time",
        "consulted": "the consultation took place; medical clearance comes next",
        "clearance_booked": "the medical-clearance appointment has a time",
        "cleared": "a prescriber signed the clearance, and it has not run out",
        "preparing": "the preparation session has a time",
        "prepared": "expectations and an intention have been talked through",
        "consented": "the consent of the right version for the route is signed",
        "in_treatment": "a course of sessions is being given",
        "maintenance": "the course is over and sessions follow by benefit",
        "finished": "treatment here has ended and care was handed on",
        "withdrawn": "the person asked to go no further, or could not be reached",
    },
    transitions=CANDIDATE_TRANSITIONS,
)

PUMP = Machine(
    record="pump",
    standard="FHIR R4 MedicationAdministration.status, with not-started added",
    first="not-started",
    meanings={
        "not-started": "nothing has run",
        "in-progress": "running at a set rate; a rate change stays here",
        "on-hold": "paused; nothing runs",
        "stopped": "ended by a person before the bag was empty",
        "completed": "the bag is empty",
    },
    transitions=PUMP_TRANSITIONS,
)

MACHINES: tuple[Machine, ...] = (APPOINTMENT, SESSION, COURSE, CANDIDATE, PUMP)


def why_not_move(machine: Machine, before: str, after: str) -> tuple[Refusal, ...]:
    """A record moves only along the drawn arrows; an unknown state is a mistake in the program and raises."""
    for state in (before, after):
        if state not in machine.transitions:
            raise ValueError(f"{state!r} is not a state of {machine.record}: {sorted(machine.transitions)}")
    if after in machine.transitions[before]:
        return ()
    allowed = ", ".join(sorted(machine.transitions[before])) or "nothing: this is where it ends"
    return (
        Refusal(
            code=f"{machine.record.replace(' ', '_')}.{before}.{after}",
            sentence=f"This {machine.record} is {before} and cannot become {after}; from here it may become {allowed}.",
            sources=(),
        ),
    )
