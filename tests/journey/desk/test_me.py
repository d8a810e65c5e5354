"""A patient's own page says the one thing that comes next, in every state they may be in."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from rekindle.clinical.treatment.states import CANDIDATE
from rekindle.journey.desk.me import what_next
from rekindle.journey.outcomes import actions as outcomes
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_candidate, a_cleared_candidate, an_appointment

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.mark.parametrize("state", sorted(CANDIDATE.transitions))
def test_every_state_has_one_thing_to_say_and_help_in_sight(
    signed_in: Any, clinic: Any, at: datetime, state: str
) -> None:
    patient = a_patient(clinic, "Ruth O'Neill", at=at, preferred_name="Ruthie")
    a_candidate(patient, state, at=at)
    answer = signed_in(patient).get("/me/")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Hello <bdi>Ruthie</bdi>" in said
    assert "988" in said
    assert "911" in said
    assert "Sign out" in said
    said = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", said)  # random letters may spell anything
    for word in ("PHQ", "score", "diagnos", "cure", "contraindic", state if "_" in state else "§"):
        assert word not in said


def test_a_consent_to_sign_comes_before_everything(clinic: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_candidate(patient, "prepared", at=at)
    an_appointment(patient, "treatment", at + timedelta(hours=3), who=alice)
    assert what_next(patient, at).url == "/me/consent/"


def test_a_signed_consent_is_not_asked_for_again(clinic: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_cleared_candidate(patient, prescriber=alice, at=at, state="prepared")
    assert what_next(patient, at).url != "/me/consent/"


def test_an_offered_consultation_leads_to_choosing_a_time(clinic: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_candidate(patient, "consult_offered", at=at)
    assert what_next(patient, at).url == "/me/appointments/"


def test_todays_visit_comes_before_a_check_in_and_next_weeks_after_it(clinic: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    a_candidate(patient, "in_treatment", at=at)
    asked = outcomes.ask_check_ins(patient=patient, by=alice, at=at)
    visit = an_appointment(patient, "preparation", at + timedelta(days=5), who=alice)
    assert what_next(patient, at).url == f"/me/check-in/{asked[0].pk}/"
    visit.starts_at, visit.ends_at = at + timedelta(hours=2), at + timedelta(hours=3)
    visit.save()
    assert what_next(patient, at).visit == visit


def test_visits_ahead_and_behind_are_listed_and_a_cancelled_one_is_not(
    signed_in: Any, clinic: Any, alice: Any, at: datetime
) -> None:
    patient = a_patient(clinic, at=at)
    an_appointment(patient, "clearance", at + timedelta(days=3), who=alice)
    an_appointment(patient, "consultation", at - timedelta(days=9), who=alice, status="fulfilled")
    an_appointment(patient, "preparation", at + timedelta(days=4), who=alice, status="cancelled")
    said = signed_in(patient).get("/me/").content.decode()
    assert "Medical clearance" in said
    assert "1 earlier visit" in said
    assert "Preparation session" not in said


def test_nobody_else_sees_it(client: Any, signed_in: Any, nia: Any) -> None:
    assert client.get("/me/").url.startswith("/link/")
    assert signed_in(nia).get("/me/").status_code == 404
