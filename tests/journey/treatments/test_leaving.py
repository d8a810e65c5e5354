"""Home only when every criterion is met and a named adult signs; the drug adds up; the note never changes."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.treatment.readiness import RULES
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.courses.models import Course
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments import actions, leaving, queries, safety
from rekindle.journey.treatments.models import DayFact, DrugRecord, Note, Treatment
from tests.journey.treatments.builders_treatments import ESCORT, GONE_HOME, a_recovered_treatment, a_running_treatment


@pytest.fixture
def recovered(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> tuple[Treatment, datetime]:
    return a_recovered_treatment(clinic, alice, nia, bob, now)


def test_with_everything_met_the_person_goes_home_and_is_called_the_next_day(
    recovered: tuple[Treatment, datetime], nia: Any
) -> None:
    treatment, at = recovered
    left = actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    treatment.refresh_from_db()
    assert (treatment.status, treatment.left_at) == ("completed", at)
    assert ({one["met"] for one in left.criteria}, left.content_version) == ({"met"}, CONTENT_VERSION)
    kept = treatment.ready_checks
    assert kept is not None
    assert (kept["content_version"], {one["verdict"] for one in kept["checks"]}) == (CONTENT_VERSION, {"go"})
    assert [one["id"] for one in kept["checks"]] == [rule.id for rule in RULES if "iv_mood" in rule.protocols]
    assert Appointment.objects.get(kind="treatment").status == "fulfilled"
    call = Task.objects.get(kind="follow_up_call")
    assert (call.due_at - at, call.escalate_at) == (timedelta(hours=24), at + timedelta(hours=48))
    assert actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT).pk == left.pk
    assert verify().broken_at is None


def test_any_one_criterion_unknown_keeps_the_person_here(recovered: tuple[Treatment, datetime], nia: Any) -> None:
    treatment, at = recovered
    let_go = []
    for key, value in GONE_HOME.items():
        actions.record_fact(treatment=treatment, key=key, value=None, by=nia, at=at)
        if leaving.why_not_discharge(treatment, at, escort_name="Sam Abara", escort_signed=True) == ():
            let_go.append(key)
        actions.record_fact(treatment=treatment, key=key, value=value, by=nia, at=at)
    assert let_go == []


@pytest.mark.parametrize("blank", ["escort_name", "escort_phone", "escort_relation", "escort_signed_name"])
def test_nobody_leaves_without_a_named_adult_who_signs(
    recovered: tuple[Treatment, datetime], nia: Any, blank: str
) -> None:
    treatment, at = recovered
    with pytest.raises(Refused):
        actions.discharge(treatment=treatment, by=nia, at=at, **(ESCORT | {blank: " "}))
    with pytest.raises(Refused, match="Only an adult"):
        actions.discharge(treatment=treatment, by=nia, at=at, escort_is_adult=False, **ESCORT)


def test_before_the_hour_is_over_every_other_criterion_is_not_enough(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    at = now + timedelta(minutes=20)
    actions.stop(treatment=treatment, reason="asked to", by=nia, at=at)
    with pytest.raises(Refused, match="60 minutes"):
        actions.discharge(treatment=treatment, by=nia, at=at + timedelta(minutes=59), **ESCORT)


def test_worse_mood_without_the_questions_asked_again_keeps_the_person_here(
    recovered: tuple[Treatment, datetime], nia: Any
) -> None:
    treatment, at = recovered
    actions.record_fact(treatment=treatment, key="mood_worse", value=True, by=nia, at=at)
    with pytest.raises(Refused, match="Mood"):
        actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    said = {"wish": "no", "thoughts": "no", "behaviour": "no"}
    actions.record_fact(treatment=treatment, key="suicide_again", value=said, by=nia, at=at)
    assert actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT).pk


def test_leaving_another_way_holds_the_course_and_asks_a_prescriber(
    recovered: tuple[Treatment, datetime], nia: Any
) -> None:
    treatment, at = recovered
    gone = actions.end_otherwise(treatment=treatment, reason="Transferred to hospital.", by=nia, at=at)
    assert gone.status == "stopped"
    assert Course.objects.get().status == "on-hold"
    assert Task.objects.get(kind="left_otherwise").owner_role == "prescriber"


def test_the_waste_adds_up_to_the_table_and_is_seen_by_two(
    recovered: tuple[Treatment, datetime], nia: Any, bob: Any, fran: Any
) -> None:
    # V7 of clinical.md 4.6: vial 500 mg, 35 mg given, so 465 mg is wasted before a witness
    treatment, at = recovered
    with pytest.raises(Refused, match=r"465\.0 mg should be left"):
        actions.waste(treatment=treatment, wasted_mg=Decimal("464.0"), by=nia, at=at)
    with pytest.raises(Refused, match="Nothing has been wasted"):
        actions.witness_waste(treatment=treatment, by=bob, at=at)
    actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)
    assert [drug.treatment_id for drug in queries.to_witness(treatment.clinic)] == [treatment.pk]
    with pytest.raises(Refused, match="cannot be the witness"):
        actions.witness_waste(treatment=treatment, by=nia, at=at)
    with pytest.raises(NotYours):
        actions.witness_waste(treatment=treatment, by=fran, at=at)
    drug = actions.witness_waste(treatment=treatment, by=bob, at=at)
    assert drug.witnessed_by == bob
    assert not queries.to_witness(treatment.clinic)
    with pytest.raises(Refused, match="witnessed by Bob Plum already"):
        actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)


def test_a_count_that_does_not_add_up_is_explained_and_the_director_is_told(
    recovered: tuple[Treatment, datetime], nia: Any
) -> None:
    treatment, at = recovered
    drug = actions.waste(
        treatment=treatment, wasted_mg=Decimal("460.0"), discrepancy_reason="5 mg spilled.", by=nia, at=at
    )
    assert drug.discrepancy_reason == "5 mg spilled."
    assert Task.objects.get(kind="drug_discrepancy").owner_role == "medical_director"


def test_the_database_itself_refuses_one_person_twice(
    recovered: tuple[Treatment, datetime], nia: Any, bob: Any
) -> None:
    treatment, at = recovered
    actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)
    for fields in ({"witnessed_at": at, "witnessed_by": nia}, {"pump_checked_by": nia}, {"witnessed_at": at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DrugRecord.objects.filter(treatment=treatment).update(**fields)


@pytest.fixture
def over(recovered: tuple[Treatment, datetime], nia: Any, bob: Any) -> tuple[Treatment, datetime]:
    treatment, at = recovered
    actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)
    actions.witness_waste(treatment=treatment, by=bob, at=at)
    return treatment, at


def test_the_note_says_what_the_record_says_and_is_signed_once(
    over: tuple[Treatment, datetime], alice: Any, nia: Any
) -> None:
    treatment, at = over
    note = actions.sign_note(treatment=treatment, impression="Calm.", by=alice, at=at)
    for words in (
        "0.5 mg/kg on 70.0 kg", "= 35.0 mg over 40 min", "lot K2291", "150.0 mL/h, read independently by Bob Plum",
        "Given: 35.0 mg of 35.0 mg", "vial 500.0 mg = given 35.0 mg + wasted 465.0 mg", "witnessed by Bob Plum",
        "16 of 16 criteria met", "taken home by Sam Abara (husband)", "No unwanted effect was recorded.",
    ):  # fmt: skip
        assert words in note.text
    assert actions.sign_note(treatment=treatment, impression="Calm.", by=alice, at=at).pk == note.pk
    with pytest.raises(Refused, match="write an addendum"):
        actions.sign_note(treatment=treatment, impression="Restless.", by=nia, at=at)
    actions.add_addendum(note=note, text="Slept well.", by=nia, at=at)
    actions.add_addendum(note=note, text="Slept well.", by=nia, at=at)
    assert [one.text for one in queries.addenda(note)] == ["Slept well."]
    assert Note.objects.get().impression == "Calm."


def test_a_note_is_not_signed_over_an_unfinished_record(
    recovered: tuple[Treatment, datetime], alice: Any, nia: Any
) -> None:
    treatment, at = recovered
    with pytest.raises(Refused, match="not possible now"):
        actions.sign_note(treatment=treatment, impression="Calm.", by=alice, at=at)
    actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    with pytest.raises(Refused, match="wasted before a witness"):
        actions.sign_note(treatment=treatment, impression="Calm.", by=alice, at=at)


def test_the_sheet_to_take_home_names_who_takes_the_person_and_the_next_morning(
    recovered: tuple[Treatment, datetime], nia: Any, signed_in: Any, charlie: Any
) -> None:
    treatment, at = recovered
    actions.discharge(treatment=treatment, by=nia, at=at, **ESCORT)
    told = {part.key: " ".join(part.lines) for part in leaving.take_home(treatment, at + timedelta(hours=9))}
    assert f"{ESCORT['escort_name']} takes you home" in told["today"]
    tomorrow = at.astimezone(ZoneInfo(treatment.clinic.time_zone)) + timedelta(days=1)
    assert f"the morning of {tomorrow:%A, %B} {tomorrow.day}," in told["not_yet"]
    assert (treatment.clinic.after_hours_phone or treatment.clinic.phone) in told["call_us"]
    page = signed_in(nia).get(f"/treatments/{treatment.pk}/take-home/")
    assert page.status_code == 200
    assert "988" in page.content.decode()
    assert signed_in(charlie).get(f"/treatments/{treatment.pk}/take-home/").status_code == 404


def test_what_a_person_has_had_is_the_vial_less_what_was_wasted(
    recovered: tuple[Treatment, datetime], nia: Any
) -> None:
    treatment, at = recovered
    later = Treatment(patient=treatment.patient, clinic=treatment.clinic, session=treatment.session)
    assert [total.amount_mg for total in safety.long_term(later, at).had.lifetime] == [None]
    # V7 of clinical.md 4.6: vial 500 mg, 465 mg wasted, so 35 mg given.
    actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)
    had = safety.long_term(later, at + timedelta(days=1)).had
    assert (had.sessions, had.lifetime[0].amount_mg) == (1, Decimal("35.0"))
    weight_kg = Decimal(str(DayFact.objects.get(treatment=treatment, key="weight_kg", superseded_at=None).value))
    assert had.lifetime[0].amount_mg_per_kg == Decimal("35.0") / weight_kg
