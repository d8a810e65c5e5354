"""Finding a person by what was heard on the telephone."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rekindle.journey.desk.search import folded, matches
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_candidate, an_appointment


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("oneill", "Seán O’Neill"),
        ("o'neill", "Seán O’Neill"),
        ("O NEILL", "Seán O’Neill"),
        ("sean", "Seán O’Neill"),
        ("muller", "Jürgen Müller-Lüdenscheidt"),
        ("mueller", "Anna Mueller"),
        ("ludenscheidt jurgen", "Jürgen Müller-Lüdenscheidt"),
        ("strasse", "Karl Straße"),
        ("oystein", "Øystein Ås"),
        ("lukasz", "Łukasz Żak"),
        ("nguyen", "Nguyễn Thị Minh"),
        ("نور", "نُور الهدى"),
        ("הכהן", "\u200fמשה הכהן\u200f"),
        ("ozturk", "ÖZTÜRK"),
        ("", "Anyone At All"),
    ],
)
def test_a_name_is_found_however_it_was_typed(asked: str, name: str) -> None:
    assert matches(asked, name)


@pytest.mark.parametrize(
    ("asked", "name"), [("smith", "Jo Smyth"), ("ann b", "Ann Cole"), ("x", "Ruth"), ("%", "Ruth")]
)
def test_somebody_else_is_not_found(asked: str, name: str) -> None:
    assert not matches(asked, name)


def test_the_preferred_name_counts_too() -> None:
    assert matches("bobby", "Robert Stone", "Bobby")


def test_folding_twice_changes_nothing() -> None:
    name = "Seán O’Neill-Ås"
    assert folded(folded(name)) == folded(name)


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.mark.django_db
class TestThePage:
    def test_it_lists_names_stages_owners_and_next_visits(
        self, signed_in: Any, clinic: Any, alice: Any, theo: Any, at: datetime
    ) -> None:
        ruth = a_patient(clinic, "Ruth O'Neill", at=at)
        a_candidate(ruth, "consult_booked", at=at, owner=alice)
        an_appointment(ruth, "consultation", at + timedelta(days=2), who=theo)
        said = signed_in(theo).get("/patients/").content.decode()
        assert "Ruth O&#x27;Neill" in said
        assert "Consultation booked" in said
        assert "Alice Hale" in said

    def test_the_front_desk_sees_the_visit_and_not_the_stage(
        self, signed_in: Any, clinic: Any, fran: Any, alice: Any, at: datetime
    ) -> None:
        ruth = a_patient(clinic, "Ruth Abara", at=at)
        a_candidate(ruth, "not_now", at=at, owner=alice)
        an_appointment(ruth, "consultation", at + timedelta(days=2), who=alice)
        said = signed_in(fran).get("/patients/").content.decode()
        assert "Ruth Abara" in said
        assert "Free consultation" in said
        assert "Not now" not in said

    def test_only_the_own_clinics_people_are_there(
        self, signed_in: Any, clinic: Any, other_clinic: Any, nia: Any, charlie: Any, at: datetime
    ) -> None:
        a_patient(clinic, "Ruth Abara", at=at)
        a_patient(clinic, "Erased Person", at=at, erased_at=at)
        assert "Ruth Abara" in signed_in(nia).get("/patients/?q=ruth").content.decode()
        assert "Ruth Abara" not in signed_in(charlie).get("/patients/?q=ruth").content.decode()
        assert "Erased Person" not in signed_in(nia).get("/patients/").content.decode()

    def test_a_name_of_two_hundred_characters_and_one_from_right_to_left_are_whole(
        self, signed_in: Any, clinic: Any, nia: Any, at: datetime
    ) -> None:
        long, arabic = ("Wilhelmina " * 19).strip()[:200], "نور الهدى بنت عبد الرحمن"
        a_patient(clinic, long, at=at)
        a_patient(clinic, arabic, at=at)
        said = signed_in(nia).get("/patients/").content.decode()
        assert f"<bdi>{long}</bdi>" in said
        assert f"<bdi>{arabic}</bdi>" in said

    def test_pages_turn_and_a_page_that_is_not_there_is_the_last(
        self, signed_in: Any, clinic: Any, nia: Any, at: datetime
    ) -> None:
        for number in range(30):
            a_patient(clinic, f"Person {number:02}", at=at)
        browser = signed_in(nia)
        assert "Person 24" in browser.get("/patients/").content.decode()
        assert "Person 25" in browser.get("/patients/?page=2").content.decode()
        assert browser.get("/patients/?page=99").status_code == 200
        assert browser.get("/patients/?page=nonsense").status_code == 200
        assert browser.get("/patients/", {"q": "’" * 500}).status_code == 200

    def test_the_list_takes_as_many_queries_for_three_as_for_thirty(
        self, signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
    ) -> None:
        counts, made = [], 0
        for many in (3, 30):
            while made < many:
                patient = a_patient(clinic, f"Person {made}", at=at)
                a_candidate(patient, "consult_booked", at=at, owner=alice)
                an_appointment(patient, "consultation", at + timedelta(days=made + 1), who=alice)
                made += 1
            browser = signed_in(nia)
            browser.get("/patients/")
            with CaptureQueriesContext(connection) as taken:
                browser.get("/patients/")
            counts.append(len(taken))
        assert counts[0] == counts[1]
