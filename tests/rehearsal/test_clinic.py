"""The demo clinic is written only through the rooms' own actions, and lives on in real time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rekindle.journey.candidates.models import Candidate
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.outcomes.models import Score
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.tasks.models import Task
from rekindle.journey.treatments.models import AlarmTransition, Treatment, VitalSigns
from rekindle.rehearsal.cast import CAST
from rekindle.rehearsal.clinic import AlreadyPeopled, make
from rekindle.rehearsal.living import NotADemo, go_on, reopen
from rekindle.rehearsal.timetable import Life, unfold

AT = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
FEW = [person for person in CAST if person.name.split()[0] in ("Lena", "Ada", "Ruth", "Celia", "Kai", "Susan", "Elena")]
SOURCE = Path(__file__).parents[2] / "src" / "rekindle" / "rehearsal"


@pytest.mark.django_db
def test_a_rehearsed_clinic_has_people_at_every_stage_and_a_ledger_that_verifies() -> None:
    make(seed=1, at=AT, cast=FEW)
    states = dict(Candidate.objects.values_list("patient__name", "state"))
    assert states["Ada Quill"] == "in_crisis"
    assert states["Ruth Abara"] == "not_now_provisional"
    assert states["Kai Lindqvist"] == "in_treatment"
    assert states["Elena Costa"] == "maintenance"
    assert "Lena Bright" not in states, "an abandoned form makes nobody a candidate"
    assert Task.objects.filter(kind="suicide_risk", done_at__isnull=True).count() >= 2, "an abandoned one still counts"
    assert Treatment.objects.get(patient__name="Kai Lindqvist", status="in-progress").began_at is not None
    assert Treatment.objects.filter(patient__name="Susan Okafor", status="recovering").exists()
    assert Score.objects.filter(patient__name="Elena Costa", instrument="phq9").count() >= 8
    verdict = verify()
    assert verdict.broken_at is None
    assert verdict.lines == Entry.objects.count() > 500


@pytest.mark.django_db
def test_the_clinic_lives_on_until_everybody_went_home() -> None:
    make(seed=1, at=AT, cast=[person for person in FEW if person.today])
    world = reopen(seed=1, at=AT)
    before = VitalSigns.objects.count()
    for minute in range(0, 200, 2):
        go_on(world, AT + timedelta(minutes=minute))
    assert VitalSigns.objects.count() > before
    rises = AlarmTransition.objects.filter(condition="bp_high", watch__treatment__patient__name="Kai Lindqvist")
    assert rises.filter(phase="start", priority="MEDIUM").exists(), "one chair has a real alarm to show"
    assert rises.filter(acknowledged=True).exists(), "and somebody comes"
    assert not Task.objects.filter(kind="alarm_unheard").exists(), "in time"
    assert not Treatment.objects.exclude(status="completed").exists()
    assert verify().broken_at is None


@pytest.mark.django_db
def test_the_same_seed_tells_the_same_story() -> None:
    make(seed=3, at=AT, cast=FEW[-1:])
    first = list(Score.objects.order_by("pk").values_list("instrument", "total"))
    assert next(total for name, total in first if name == "phq9") == 17, "Elena's form begins at her baseline of 17"
    assert [total for name, total in first if name == "phq9"][-1] < 17


@pytest.mark.django_db
def test_the_rehearsal_refuses_a_database_that_holds_a_clinic(clinic: Clinic) -> None:
    with pytest.raises(AlreadyPeopled):
        make(seed=1, at=AT, cast=())
    with pytest.raises(NotADemo):
        reopen(seed=1, at=AT)
    assert Patient.objects.count() == 0


def test_lives_are_told_in_the_order_of_time_and_no_further_than_now() -> None:
    told: list[tuple[str, int]] = []

    def one(name: str, *days: int) -> Life:
        for day in days:
            at = yield datetime(2026, 1, day, tzinfo=UTC)
            told.append((name, at.day))

    def two() -> Iterator[Life]:
        yield one("a", 1, 4, 9)
        yield one("b", 2, 3)

    assert unfold(two(), until=datetime(2026, 1, 5, tzinfo=UTC)) == 4
    assert told == [("a", 1), ("b", 2), ("b", 3), ("a", 4)]


def test_a_life_that_goes_back_in_time_is_a_mistake() -> None:
    def backwards() -> Life:
        yield datetime(2026, 1, 2, tzinfo=UTC)
        yield datetime(2026, 1, 1, tzinfo=UTC)

    with pytest.raises(ValueError, match="go back in time"):
        unfold([backwards()], until=datetime(2026, 1, 3, tzinfo=UTC))


def test_the_rehearsal_writes_through_actions_only() -> None:
    writes = ("objects.create(", ".save(", ".update(", ".delete(", "bulk_create(", "get_or_create(")
    found = [f"{file.name}: {word}" for file in SOURCE.glob("*.py") for word in writes if word in file.read_text()]
    assert found == []
