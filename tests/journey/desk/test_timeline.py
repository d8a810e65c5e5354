"""One person's whole story on one page, for whoever may read it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rekindle.clinical.treatment.states import CANDIDATE
from rekindle.journey.candidates.models import Resolution, ReviewCall
from rekindle.journey.desk.happenings import GROUPS, timeline, visits
from rekindle.journey.desk.stages import STAGES, STATE_WORDS, state_words, stepper
from rekindle.journey.desk.steps import WAYS
from rekindle.journey.ledger.models import Entry
from rekindle.journey.outcomes import actions as outcomes
from rekindle.journey.post.actions import send
from rekindle.journey.treatments.models import Discharge, Note, SideEffect, Treatment
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import (
    a_candidate,
    a_cleared_candidate,
    a_missed_check_in,
    a_score,
    a_series,
    an_appointment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def daniel(clinic: Any, nia: Any, alice: Any, at: datetime) -> Any:
    """Somebody who has been through everything."""
    patient = a_patient(clinic, "Daniel Fischer", at=at - timedelta(days=90))
    candidate = a_cleared_candidate(patient, prescriber=alice, at=at - timedelta(days=50))
    ReviewCall.objects.create(
        candidate=candidate,
        outcome="reached",
        note="glad to be called",
        called_at=at - timedelta(days=60),
        called_by="Fran",
    )
    Resolution.objects.create(
        candidate=candidate,
        screening=candidate.screening,
        rule_id="BP-1",
        grade="relative",
        answer="may_go_on",
        note="settled on three readings",
        resolved_at=at - timedelta(days=55),
        resolved_by=alice,
    )
    a_score(patient, 19, at - timedelta(days=42), item9=1)
    a_series(patient, [at - timedelta(days=40 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    treatment = Treatment.objects.filter(patient=patient).earliest("pk")
    SideEffect.objects.create(
        treatment=treatment, term="nausea", grade=2, began_at=treatment.began_at, recorded_at=at, recorded_by=nia
    )
    Discharge.objects.create(
        treatment=treatment,
        criteria={},
        escort_name="Ana",
        escort_phone="1",
        escort_relation="sister",
        escort_signed_name="Ana",
        discharged_at=treatment.left_at,
        discharged_by=nia,
    )
    Note.objects.create(
        treatment=treatment,
        text="…",
        impression="calm",
        content_version="1",
        signed_at=treatment.left_at,
        signed_by=nia,
    )
    a_missed_check_in(patient, (at - timedelta(days=15)).date(), at=at - timedelta(days=15))
    a_score(patient, 8, at - timedelta(days=2))
    outcomes.decide_maintenance(
        patient=patient, choice="stop", chosen_on=None, reason="wishes to pause", by=alice, at=at
    )
    send(
        kind="next_step", to=patient.email, clinic=clinic, unique_key="n1", at=at, by=alice, name="Daniel", link="/me/"
    )
    return patient


def test_every_room_has_its_lines_and_the_newest_is_first(daniel: Any) -> None:
    lines = timeline(daniel)
    said = [str(line.what) for line in lines]
    for wanted in (
        "Came to us",
        "Called: reached",
        "Rule BP-1: may go on",
        "Medical clearance signed",
        "Preparation session",
        "Consent signed for route IV or IM",
        "Induction prescribed",
        "Infusion 6: completed",
        "Side effect: nausea, grade 2",
        "Discharged",
        "Note signed",
        "PHQ-9 19",
        "PHQ-9 missed",
        "Maintenance stopped",
        "Message: something new",
    ):
        assert wanted in said, wanted
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert {line.group for line in lines} <= set(GROUPS)


def test_every_anchor_is_its_own(daniel: Any) -> None:
    anchors = [line.anchor for line in timeline(daniel) if line.anchor]
    assert len(anchors) == len(set(anchors))


def test_the_page_shows_it_all_narrows_it_and_counts_it(signed_in: Any, alice: Any, daniel: Any) -> None:
    browser = signed_in(alice)
    whole = browser.get(f"/patients/{daniel.pk}/").content.decode()
    assert "Infusion 6: completed" in whole
    assert "PHQ-9 19" in whole
    scores = browser.get(f"/patients/{daniel.pk}/?show=scores").content.decode()
    assert "PHQ-9 19" in scores
    assert "Infusion 6: completed" not in scores
    assert browser.get(f"/patients/{daniel.pk}/?show=nonsense").status_code == 200


def test_each_look_at_a_chart_leaves_one_line_and_the_front_desk_leaves_none(
    signed_in: Any, alice: Any, fran: Any, daniel: Any
) -> None:
    signed_in(alice).get(f"/patients/{daniel.pk}/")
    views = Entry.objects.filter(verb="chart.viewed", patient_key=str(daniel.pk))
    assert [line.sentence for line in views] == ["Alice Hale opened the timeline page of Daniel Fischer."]
    signed_in(fran).get(f"/patients/{daniel.pk}/")
    assert views.count() == 1


def test_the_front_desk_sees_contact_and_appointments_only(signed_in: Any, fran: Any, daniel: Any) -> None:
    said = signed_in(fran).get(f"/patients/{daniel.pk}/?show=scores").content.decode()
    assert "+1 555 0123" in said
    assert "Treatment: arrived" in said
    for hidden in ("PHQ-9", "nausea", "Infusion", "BP-1", " mg", "Consent signed", "Maintenance stopped", "calm"):
        assert hidden not in said, hidden


def test_visits_alone_are_appointments_alone(daniel: Any) -> None:
    assert {line.group for line in visits(daniel)} == {"visits"}


def test_another_clinics_person_and_nobody_give_the_same_answer(
    signed_in: Any, charlie: Any, client: Any, daniel: Any
) -> None:
    assert signed_in(charlie).get(f"/patients/{daniel.pk}/").status_code == 404
    assert signed_in(charlie).get("/patients/999999/").status_code == 404
    assert client.get(f"/patients/{daniel.pk}/").status_code == 302


def test_a_patient_does_not_open_the_staffs_pages(signed_in: Any, daniel: Any) -> None:
    for path in (f"/patients/{daniel.pk}/", "/patients/", "/desk/", "/floor/", "/floor/cards/"):
        assert signed_in(daniel).get(path).status_code == 404, path


def test_the_story_takes_as_many_queries_for_three_treatments_as_for_thirty(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    counts = []
    for many in (3, 30):
        patient = a_patient(clinic, f"Person {many}", at=at, email=f"p{many}@patients.example")
        a_series(patient, [at - timedelta(days=3 * n + 1) for n in range(many)], nurse=nia, prescriber=alice)
        for number in range(many):
            a_score(patient, 12, at - timedelta(days=7 * number))
        browser = signed_in(alice)
        browser.get(f"/patients/{patient.pk}/")
        with CaptureQueriesContext(connection) as taken:
            assert browser.get(f"/patients/{patient.pk}/?all=1").status_code == 200
        counts.append(len(taken))
    assert counts[0] == counts[1]


def test_every_state_of_the_path_has_words_a_place_and_a_step() -> None:
    states = set(CANDIDATE.transitions)
    assert set(STATE_WORDS) == states
    placed = set().union(*(names for _label, names in STAGES))
    assert states - placed == {"withdrawn"}
    assert set(WAYS) | {"consented", "in_treatment", "maintenance", "finished", "withdrawn"} == states
    with pytest.raises(ValueError, match="not a state"):
        state_words("lost")


def test_the_stepper_marks_what_is_done_and_what_comes() -> None:
    assert [stage.state for stage in stepper("cleared")] == ["done"] * 4 + ["now"] + ["next"] * 3
    assert {stage.state for stage in stepper("withdrawn")} == {"next"}


@pytest.mark.parametrize("state", sorted(CANDIDATE.transitions))
@pytest.mark.parametrize("role", ["alice", "fran", "nia", "theo", "olive"])
def test_the_next_step_is_a_button_only_for_the_role_that_takes_it(
    request: pytest.FixtureRequest, signed_in: Any, clinic: Any, at: datetime, state: str, role: str
) -> None:
    patient = a_patient(clinic, at=at)
    a_candidate(patient, state, at=at)
    browser = signed_in(request.getfixturevalue(role))
    answer = browser.get(f"/patients/{patient.pk}/")
    assert answer.status_code == 200
    step = answer.context["step"]
    if step is not None and step.url:
        assert browser.get(step.url).status_code != 403, f"{role} is led from {state} to a page that refuses"


def test_a_name_is_shown_as_it_is_and_never_as_markup(signed_in: Any, clinic: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, "O'Neill <b>& Söhne</b>", at=at)
    an_appointment(patient, "consultation", at, who=alice)
    said = signed_in(alice).get(f"/patients/{patient.pk}/").content.decode()
    assert "O&#x27;Neill &lt;b&gt;&amp; Söhne&lt;/b&gt;" in said
    assert "<b>&" not in said
