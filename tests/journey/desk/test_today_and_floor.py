"""The board of the day, the worklists with their owners, and the floor."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rekindle.journey.candidates.models import Clearance
from rekindle.journey.desk import today
from rekindle.journey.desk.worklists import worklists
from rekindle.journey.ledger.models import Entry
from rekindle.journey.tasks.actions import raise_task
from rekindle.journey.treatments.models import DrugRecord, VitalSigns
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import (
    a_candidate,
    a_cleared_candidate,
    a_missed_check_in,
    a_treatment,
    an_appointment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


def noon(at: datetime) -> datetime:
    """Noon in New York on the day it is there: five in the afternoon UTC in winter, four in summer."""
    from zoneinfo import ZoneInfo

    return at.astimezone(ZoneInfo("America/New_York")).replace(hour=12, minute=0, second=0, microsecond=0)


def in_chair(clinic: Any, nia: Any, alice: Any, at: datetime, number: int = 1, **vitals: int) -> Any:
    patient = a_patient(clinic, f"Sitter {number}", at=at)
    row = a_treatment(
        patient, nurse=nia, prescriber=alice, at=at - timedelta(minutes=20), status="in-progress", chair=number - 1
    )
    DrugRecord.objects.create(
        treatment=row, lot="K1", vial_mg_per_ml=Decimal(50), vial_mg=Decimal(500), drawn_mg=Decimal(36),
        bag_ml=Decimal(100), drawn_at=at, drawn_by=nia,
    )  # fmt: skip
    given = {"systolic_mmhg": 128, "diastolic_mmhg": 78, "hr_per_min": 72, "spo2_pct": 97, "rr_per_min": 14} | vitals
    VitalSigns.objects.create(
        treatment=row, phase="during", measured_at=at - timedelta(minutes=6), recorded_at=at, recorded_by=nia, **given
    )
    return row


def titles(viewer: Any, at: datetime) -> dict[str, int]:
    return {str(one.title): one.count for one in worklists(for_=viewer, at=at)}


def test_the_day_is_the_clinics_day_even_across_a_clock_change(clinic: Any, nia: Any, alice: Any) -> None:
    """1 November 2026 has twenty-five hours in New York: from 04:00 UTC to 05:00 UTC of the next day."""
    from datetime import UTC

    patient = a_patient(clinic, at=datetime(2026, 10, 1, tzinfo=UTC))
    inside = [datetime(2026, 11, 1, 4, 0, tzinfo=UTC), datetime(2026, 11, 2, 4, 59, tzinfo=UTC)]
    outside = [datetime(2026, 11, 1, 3, 59, tzinfo=UTC), datetime(2026, 11, 2, 5, 0, tzinfo=UTC)]
    for moment in inside + outside:
        an_appointment(patient, "consultation", moment, who=alice)
    found = today.day(for_=nia, at=datetime(2026, 11, 1, 18, 0, tzinfo=UTC))
    assert [slot.appointment.starts_at for slot in found] == inside


def test_the_board_tells_who_comes_when_and_who_is_late(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    late, came = a_patient(clinic, "Late O'Hara", at=at), a_patient(clinic, "Came In", at=at)
    an_appointment(late, "consultation", at - timedelta(minutes=10), who=alice)
    an_appointment(came, "clearance", at - timedelta(minutes=5), who=alice, status="arrived")
    said = signed_in(nia).get("/desk/").content.decode()
    assert "Late O&#x27;Hara" in said
    assert "not here yet" in said
    assert "arrived" in said


def test_every_worklist_counts_names_and_leads_somewhere(
    signed_in: Any, clinic: Any, alice: Any, nia: Any, at: datetime
) -> None:
    waiting = a_patient(clinic, "Waiting Person", at=at)
    a_candidate(waiting, "waiting_review", at=at - timedelta(days=2), owner=alice)
    a_candidate(a_patient(clinic, "Not Now", at=at), "not_now_provisional", at=at)
    expiring = a_cleared_candidate(
        a_patient(clinic, "Old Clearance", at=at), prescriber=alice, at=at - timedelta(days=80)
    )
    a_missed_check_in(expiring.patient, (at - timedelta(days=8)).date(), at=at - timedelta(days=8))
    raise_task(
        clinic=clinic, kind="x", title="Call Ruth", about=clinic, unique_key="k", urgency="same_day",
        owner_role="prescriber", due_at=at - timedelta(hours=1), by=nia, at=at - timedelta(hours=2),
    )  # fmt: skip
    found = titles(alice, at)
    assert found == {
        "Tasks, 1 overdue": 1,
        "Review queue": 2,
        "“Not now” to confirm or lift": 1,
        "Sessions to book": 0,
        "Waste to witness": 0,
        "Notes to sign": 0,
        "Check-ins missed": 1,
        "Clearances to renew": 1,
    }
    said = signed_in(alice).get("/desk/").content.decode()
    for name in ("Waiting Person", "Not Now", "Old Clearance", "Call Ruth", "Alice Hale"):
        assert name in said


def test_the_front_desk_sees_its_own_lists_and_nothing_clinical(
    signed_in: Any, clinic: Any, fran: Any, nia: Any, alice: Any, at: datetime
) -> None:
    in_chair(clinic, nia, alice, at, systolic_mmhg=190)
    expiring = a_cleared_candidate(
        a_patient(clinic, "Old Clearance", at=at), prescriber=alice, at=at - timedelta(days=80)
    )
    a_missed_check_in(expiring.patient, (at - timedelta(days=8)).date(), at=at - timedelta(days=8))
    assert set(titles(fran, at)) == {"Tasks", "Review queue", "Sessions to book"}
    said = signed_in(fran).get("/desk/").content.decode()
    assert "Sitter 1" in said
    for hidden in ("Infusing", "190", "Check-ins missed", "Clearances", "Old Clearance", "/treatments/"):
        assert hidden not in said, hidden
    assert signed_in(fran).get("/floor/").status_code == 403
    assert signed_in(fran).get("/floor/cards/").status_code == 403


def test_a_renewed_clearance_is_not_running_out(clinic: Any, alice: Any, at: datetime) -> None:
    candidate = a_cleared_candidate(a_patient(clinic, at=at), prescriber=alice, at=at - timedelta(days=80))
    assert titles(alice, at)["Clearances to renew"] == 1
    old = Clearance.objects.get()
    Clearance.objects.create(
        candidate=candidate, appointment=old.appointment, recorded_at=at, recorded_by=alice, signed_at=at,
        signed_by=alice, expires_on=at.date() + timedelta(days=90),
    )  # fmt: skip
    assert titles(alice, at)["Clearances to renew"] == 0


def test_a_made_up_check_in_is_no_longer_missed(clinic: Any, alice: Any, at: datetime) -> None:
    from tests.journey.outcomes.builders_outcomes import a_score

    patient = a_patient(clinic, at=at)
    a_missed_check_in(patient, (at - timedelta(days=9)).date(), at=at - timedelta(days=9))
    assert titles(alice, at)["Check-ins missed"] == 1
    a_score(patient, 7, at - timedelta(days=1))
    assert titles(alice, at)["Check-ins missed"] == 0


@pytest.mark.parametrize("url", ["/desk/", "/floor/", "/floor/cards/"])
def test_a_board_takes_as_many_queries_for_three_as_for_thirty(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime, url: str
) -> None:
    from rekindle.journey.places.models import Chair

    for number in range(4, 31):
        Chair.objects.create(clinic=clinic, name=f"Chair {number:02}")
    counts, made = [], 0
    for many in (3, 30):
        while made < many:
            made += 1
            row = in_chair(clinic, nia, alice, at, made)
            a_candidate(a_patient(clinic, f"Queue {made}", at=at), "waiting_review", at=at)
            an_appointment(row.patient, "preparation", noon(at), who=alice)
            a_missed_check_in(row.patient, (at - timedelta(days=9)).date(), at=at - timedelta(days=9))
            raise_task(
                clinic=clinic, kind="x", title=f"Task {made}", about=row, unique_key=f"k{made}", urgency="routine",
                owner_role="nurse", patient=row.patient, by=nia, at=at,
            )  # fmt: skip
        browser = signed_in(nia)
        assert browser.get(url).status_code == 200
        with CaptureQueriesContext(connection) as taken:
            browser.get(url)
        counts.append(len(taken))
    assert counts[0] == counts[1]


def test_the_floor_shows_phase_values_with_ages_and_what_is_due(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    in_chair(clinic, nia, alice, at)
    said = signed_in(nia).get("/floor/").content.decode()
    assert "Sitter 1" in said
    assert "128/78" in said
    assert "6 min ago" in said
    assert "Vital signs" in said
    assert "the bedside monitor is the primary alarm" in said
    assert said.count("chair--empty") == 2


def test_the_most_urgent_chair_is_first_and_larger(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    in_chair(clinic, nia, alice, at, 1)
    in_chair(clinic, nia, alice, at, 2, systolic_mmhg=205, diastolic_mmhg=118)
    said = signed_in(nia).get("/floor/cards/").content.decode()
    assert said.index("Sitter 2") < said.index("Sitter 1")
    assert said.index("board--alarms") < said.index("Sitter 2") < said.index('<div class="board">')


def test_the_fragment_is_a_fragment_with_the_servers_clock(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    in_chair(clinic, nia, alice, at)
    answer = signed_in(nia).get("/floor/cards/", headers={"X-Fragment": "1"})
    assert "<html" not in answer.content.decode()
    assert datetime.fromisoformat(answer["X-Now"]) >= at
    assert answer["Cache-Control"] == "no-store"


def test_looking_at_the_floor_leaves_one_line_and_its_refreshing_none(signed_in: Any, clinic: Any, nia: Any) -> None:
    browser = signed_in(nia)
    browser.get("/floor/")
    for _again in range(5):
        browser.get("/floor/cards/")
    assert [line.sentence for line in Entry.objects.filter(verb="floor.viewed")] == [
        "Nia Dunn opened the floor of Harbour Clinic."
    ]


def test_another_clinics_floor_and_day_are_not_seen(
    signed_in: Any, clinic: Any, other_clinic: Any, nia: Any, alice: Any, charlie: Any, at: datetime
) -> None:
    row = in_chair(clinic, nia, alice, at)
    an_appointment(row.patient, "preparation", noon(at), who=alice)
    for path in ("/desk/", "/floor/", "/floor/cards/"):
        assert "Sitter 1" in signed_in(nia).get(path).content.decode()
        assert "Sitter 1" not in signed_in(charlie).get(path).content.decode()
