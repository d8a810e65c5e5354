"""A course is prescribed within the drug library, booked whole or not at all, held and let go on by name."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Consent
from rekindle.journey.courses import actions, facts, queries
from rekindle.journey.courses.actions.booking import Place
from rekindle.journey.courses.models import Course, PlannedSession, StandingOrder
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from rekindle.journey.places.models import Chair
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient
from tests.journey.treatments.builders_treatments import a_consented_patient, a_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth(clinic: Any, alice: Any, now: datetime) -> Any:
    return a_consented_patient(clinic, alice, now)


def test_the_ordinary_course_is_thirty_five_milligrams_six_times(ruth: Any, alice: Any, now: datetime) -> None:
    course = a_course(ruth, alice, now)  # V1 of clinical.md 4.6: 70 kg at 0.5 mg/kg is 35.0 mg
    assert (course.status, course.dose_mg, course.weight_basis) == ("active", Decimal("35.0"), "actual")
    days = list(PlannedSession.objects.filter(course=course).values_list("target_on", flat=True))
    assert (len(days), days[0]) == (6, date(2026, 11, 25))
    assert min((after - before).days for before, after in pairwise(days)) >= 2
    assert (days[-1] - days[0]).days <= 21
    assert set(StandingOrder.objects.filter(course=course).values_list("order_id", flat=True)) == {
        "ondansetron",
        "oxygen",
    }
    assert verify().broken_at is None


def test_the_dosing_weight_of_a_large_person_is_capped_as_in_the_table(ruth: Any, alice: Any, now: datetime) -> None:
    # V5 of clinical.md 4.6: a woman of 165 cm and 118 kg doses on 79.7 kg, so 39.8 mg
    clearance = queries.clearance_of(ruth)
    assert clearance is not None
    clearance.height_cm = Decimal("165")
    clearance.save()
    course = a_course(ruth, alice, now, weight_kg=Decimal("118"))
    assert (course.dosing_weight_kg, course.dose_mg) == (Decimal("79.7"), Decimal("39.8"))
    assert course.weight_basis == "abw_capped"


def test_every_reason_not_to_prescribe_comes_at_once(clinic: Any, ruth: Any, alice: Any, now: datetime) -> None:
    Consent.objects.update(withdrawn_at=now, withdrawn_by="Ruth")
    later = now + timedelta(days=100)
    with pytest.raises(Refused) as refused:
        a_course(ruth, alice, later)
    said = " ".join(refused.value.sentences)
    assert "ran out" in said and "withdrawn" in said
    stranger = a_patient(clinic, "Nobody Yet", at=now)
    with pytest.raises(Refused, match="screening"):
        a_course(stranger, alice, now)


def test_a_second_course_beside_an_open_one_is_refused(ruth: Any, alice: Any, now: datetime) -> None:
    a_course(ruth, alice, now)
    with pytest.raises(Refused, match="already open"):
        a_course(ruth, alice, now)
    assert Course.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"mg_per_kg": Decimal("1.6")}, "nobody here may sign for"),
        ({"mg_per_kg": Decimal("0.9")}, "write down why"),
        ({"minutes": 29}, "nobody here may sign for"),
        ({"weight_kg": Decimal("360")}, "Body weight"),
        ({"sessions": 7}, "one to 6 sessions"),
    ],
)
def test_the_drug_library_holds_on_the_prescribing_path(
    ruth: Any, alice: Any, now: datetime, asked: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        a_course(ruth, alice, now, **asked)
    assert not Course.objects.exists()


def test_a_soft_dose_waits_for_a_second_person_who_is_not_the_prescriber(
    ruth: Any, alice: Any, nia: Any, now: datetime
) -> None:
    course = a_course(ruth, alice, now, mg_per_kg=Decimal("0.9"), reason="Part of an earlier response at 0.75.")
    assert course.status == "draft" and not facts.signed_limits(course)
    assert Task.objects.get(kind="course_to_countersign").owner_role == "prescriber"
    with pytest.raises(Refused, match="cannot be the second person"):
        actions.countersign(course=course, by=alice, at=now)
    signed = actions.countersign(course=course, by=nia, at=now)
    assert (signed.status, signed.countersigned_by) == ("active", nia)
    assert Task.objects.get(kind="course_to_countersign").outcome == "Signed by Nia Dunn."
    assert facts.signed_limits(signed) == {"soft"}


def test_a_director_dose_waits_for_the_medical_director(
    ruth: Any, alice: Any, nia: Any, mel: Any, now: datetime
) -> None:
    course = a_course(ruth, alice, now, mg_per_kg=Decimal("1.2"), reason="Partial response at 1.0.")
    with pytest.raises(Refused, match="medical director"):
        actions.countersign(course=course, by=nia, at=now)
    assert actions.countersign(course=course, by=mel, at=now).status == "active"


def test_a_new_order_outside_the_usual_range_is_unsigned_until_a_second_person_signs(
    ruth: Any, alice: Any, bob: Any, now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    changed = actions.change_order(
        course=course,
        mg_per_kg=Decimal("0.8"),
        minutes=40,
        weight_kg=Decimal("70"),
        reason="After session 3.",
        by=alice,
        at=now,
    )
    assert (changed.dose_mg, facts.awaits(changed)) == (Decimal("56.0"), "prescriber")
    assert facts.awaits(actions.countersign(course=changed, by=bob, at=now)) == ""
    entry = Entry.objects.get(verb="course.reordered")
    assert "35.0" in entry.details


def test_only_a_prescriber_prescribes_and_lets_a_held_course_go_on(
    ruth: Any, alice: Any, nia: Any, now: datetime
) -> None:
    with pytest.raises(NotYours):
        a_course(ruth, nia, now)
    course = a_course(ruth, alice, now)
    actions.hold(course=course, reason="Blood in the urine.", by=nia, at=now)
    actions.hold(course=course, reason="Blood in the urine.", by=nia, at=now)
    course.refresh_from_db()
    assert course.status == "on-hold" and queries.open_holds(course).count() == 1
    with pytest.raises(NotYours):
        actions.resume(course=course, note="Urine clear.", by=nia, at=now)
    with pytest.raises(Refused, match="looked at"):
        actions.resume(course=course, note=" ", by=alice, at=now)
    assert actions.resume(course=course, note="Urine clear.", by=alice, at=now).status == "active"
    assert queries.open_holds(course).count() == 0


NINE = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)  # 09:00 in New York


def _places(clinic: Any, nurse: Any, *days: int) -> list[Place]:
    chair = Chair.objects.filter(clinic=clinic).order_by("name")[0]
    return [Place(number, NINE + timedelta(days=day), chair, nurse) for number, day in enumerate(days, start=1)]


def test_six_sessions_are_booked_together(clinic: Any, ruth: Any, alice: Any, nia: Any, now: datetime) -> None:
    course = a_course(ruth, alice, now)
    proposed = queries.proposed_places(course, now)
    assert sorted(proposed) == [1, 2, 3, 4, 5, 6]
    places = [Place(number, slot.starts_at, slot.chair, slot.practitioner) for number, slot in proposed.items()]  # type: ignore[arg-type]  # a treatment slot has a chair
    actions.schedule(course=course, places=places, by=nia, at=now)
    lines = queries.sessions(course)
    assert [line.state for line in lines] == ["booked"] * 6
    lengths = {row.ends_at - row.starts_at for row in Appointment.objects.filter(kind="treatment")}
    assert lengths == {timedelta(minutes=130)}  # 30 before, 40 minutes, 60 after
    actions.schedule(course=course, places=places, by=nia, at=now)
    assert Appointment.objects.filter(kind="treatment", status="booked").count() == 6


@pytest.mark.parametrize(
    ("days", "words"), [((0, 1, 5, 7, 12, 14), "hours apart"), ((0, 2, 5, 7, 12, 26), "longer than 21 days")]
)
def test_sessions_too_close_or_too_long_are_refused_and_none_is_booked(
    clinic: Any, ruth: Any, alice: Any, nia: Any, now: datetime, days: tuple[int, ...], words: str
) -> None:
    course = a_course(ruth, alice, now)
    with pytest.raises(Refused, match=words):
        actions.schedule(course=course, places=_places(clinic, nia, *days), by=nia, at=now)
    assert not Appointment.objects.filter(kind="treatment").exists()


def test_one_taken_chair_lets_none_of_the_six_be_booked(
    clinic: Any, ruth: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    other = a_course(a_consented_patient(clinic, alice, now, "Leila Haddad"), alice, now)
    taken = _places(clinic, bob, 0, 5)
    actions.schedule(course=other, places=taken, by=bob, at=now)
    course = a_course(ruth, alice, now)
    with pytest.raises(Refused, match="taken"):
        actions.schedule(course=course, places=_places(clinic, nia, 2, 5, 7, 9, 12, 14), by=nia, at=now)
    assert [line.state for line in queries.sessions(course)] == ["to-book"] * 6


def test_one_session_moves_and_the_others_keep_their_distance(
    clinic: Any, ruth: Any, alice: Any, nia: Any, now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    places = _places(clinic, nia, 0, 2, 5, 7, 12, 14)
    actions.schedule(course=course, places=places, by=nia, at=now)
    second = PlannedSession.objects.get(course=course, number=2)
    with pytest.raises(Refused, match="hours apart"):
        actions.reschedule_session(
            session=second, starts_at=NINE + timedelta(days=1), chair=places[0].chair, nurse=nia, by=nia, at=now
        )
    moved = actions.reschedule_session(
        session=second, starts_at=NINE + timedelta(days=2, hours=2), chair=places[0].chair, nurse=nia, by=nia, at=now
    )
    assert moved.appointment is not None and moved.appointment.starts_at == NINE + timedelta(days=2, hours=2)


def test_ending_a_course_gives_its_times_back(clinic: Any, ruth: Any, alice: Any, nia: Any, now: datetime) -> None:
    course = a_course(ruth, alice, now)
    actions.schedule(course=course, places=_places(clinic, nia, 0, 2, 5), by=nia, at=now)
    assert actions.stop(course=course, reason="Moved away.", by=alice, at=now).status == "revoked"
    assert not Appointment.objects.filter(kind="treatment", status="booked").exists()
    with pytest.raises(Refused):
        actions.resume(course=course, note="Came back.", by=alice, at=now)


def test_a_session_added_twice_is_one_session(ruth: Any, alice: Any, now: datetime) -> None:
    course = a_course(ruth, alice, now, sessions=1)
    for _ in range(2):
        added = actions.add_session(course=course, target_on=date(2026, 12, 20), by=alice, at=now)
    assert added.number == 2
    assert PlannedSession.objects.filter(course=course).count() == 2
