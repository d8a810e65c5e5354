"""The list of a clinic's people: found by name, with where each stands and when they come next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.desk.search import folded, matches
from rekindle.journey.desk.stages import STATE_WORDS, state_words
from rekindle.journey.people.access import clinic_key
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.people.roles import may

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the list."""

    patient: Patient
    stage: str  # empty for whoever opens no chart
    owner: str
    next_visit: Appointment | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of people."""

    rows: list[Row]
    page: Page[int]
    total: int


def listing(*, for_: Staff, asked: str, number: str | int, at: datetime) -> Listing:
    """A page of the clinic's people whose names fit what was asked for, in the order of the alphabet."""
    known = Patient.objects.filter(clinic=clinic_key(for_), erased_at__isnull=True).values_list(
        "pk", "name", "preferred_name"
    )
    found = sorted((folded(name), pk) for pk, name, preferred in known if matches(asked, name, preferred))
    pages = Paginator([pk for _name, pk in found], PAGE_LENGTH)
    page = pages.get_page(number)
    return Listing(_rows(list(page.object_list), for_=for_, at=at), page, pages.count)


def _rows(keys: list[int], *, for_: Staff, at: datetime) -> list[Row]:
    people = Patient.objects.in_bulk(keys)
    candidates = _candidates(keys) if may(for_.role, "chart.read") else {}
    coming = next_visits(keys, at)
    rows = []
    for key in keys:
        here = candidates.get(key)
        stage = str(state_words(here.state)) if here else ""
        rows.append(Row(people[key], stage, str(here.owner or "") if here else "", coming.get(key)))
    return rows


@dataclass(frozen=True, slots=True)
class Company:
    """The people who stand at one place of the journey."""

    words: str
    people: list[Patient]


def by_stage(patients: Iterable[Patient]) -> list[Company]:
    """The same people, told as the places of the journey they stand at, from the first question on."""
    known = list(patients)
    states = {key: row.state for key, row in _candidates(patient.pk for patient in known).items()}
    order = [*STATE_WORDS]
    found: dict[str, list[Patient]] = {}
    for patient in known:
        found.setdefault(states.get(patient.pk, order[0]), []).append(patient)
    return [Company(str(STATE_WORDS[state]), found[state]) for state in order if state in found]


def _candidates(keys: Iterable[int]) -> dict[int, Candidate]:
    rows = Candidate.objects.filter(patient__in=list(keys)).select_related("owner")
    return {row.patient_id: row for row in rows}


def next_visits(keys: Iterable[int], at: datetime) -> dict[int, Appointment]:
    """The first appointment still to come of each person."""
    rows = Appointment.objects.filter(
        patient__in=list(keys), status__in=["booked", "arrived"], ends_at__gte=at
    ).select_related("practitioner", "chair")
    soonest: dict[int, Appointment] = {}
    for row in rows.order_by("-starts_at"):
        soonest[row.patient_id] = row
    return soonest
