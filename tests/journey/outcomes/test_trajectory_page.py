"""What the trajectory page says and draws, and what a clinician can make of it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.courses.models import Course, PlannedSession
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions
from rekindle.journey.outcomes.facts import history
from rekindle.journey.outcomes.models import CheckIn, MaintenanceDecision
from rekindle.journey.outcomes.proposing import decision_points, proposal
from rekindle.journey.treatments.models import SideEffect, Treatment
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_candidate, a_consent, a_missed_check_in, a_score, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def daniel(clinic: Any, nia: Any, alice: Any, at: datetime) -> Any:
    """The numbers of the picture: 19 before, 16, 13, 9 and 8 during and after six infusions, one check-in missed."""
    patient = a_patient(clinic, "Daniel Fischer", at=at - timedelta(days=60))
    a_score(patient, 19, at - timedelta(days=42))
    a_series(patient, [at - timedelta(days=40 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    for total, days in ((16, 36), (13, 29), (9, 22)):
        a_score(patient, total, at - timedelta(days=days))
    a_missed_check_in(patient, (at - timedelta(days=15)).date(), at=at - timedelta(days=15))
    a_score(patient, 8, at - timedelta(days=2))
    return patient


def look(browser: Any, patient: Any, query: str = "") -> str:
    answer = browser.get(f"/patients/{patient.pk}/outcomes/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_sentence_gives_the_class_with_its_numbers(signed_in: Any, alice: Any, daniel: Any) -> None:
    """From 19 to 8 is a fall of 11, and 11 / 19 is 57.9 %: a response; remission needs less than 5."""
    said = look(signed_in(alice), daniel)
    assert (
        '<span class="ok-text">Response</span> (PHQ-9 19 → 8, −58 %), not remission. Based on 5 of 6 check-ins.' in said
    )
    assert "8 is at most half of the first score, 19." in said
    assert "Not remission:" in said
    assert "that the infusions caused it." in said
    assert "1 gap:" in said


def test_no_line_is_drawn_across_a_missed_check_in(signed_in: Any, alice: Any, daniel: Any) -> None:
    said = look(signed_in(alice), daniel)
    lines = re.findall(r'class="chart__line" d="([^"]+)"', said)
    assert [line.count("L") for line in lines] == [3]  # four scores joined; the one after the gap stands alone
    assert said.count('class="chart__dot"') == 5
    assert said.count('class="chart__dot--missed"') == 1
    assert said.count('fill="url(#gap-hatch)"') == 1
    assert said.count('class="chart__infusion"') == 6


def test_the_table_says_the_same_as_the_chart(signed_in: Any, alice: Any, daniel: Any) -> None:
    said = look(signed_in(alice), daniel)
    assert said.count("<td>Check-in</td>") == 5
    assert said.count("<td>Check-in missed</td>") == 1
    assert "Infusion 6, 0.5 mg/kg" in said


def test_the_anxiety_tab_is_judged_on_its_own(signed_in: Any, alice: Any, daniel: Any, at: datetime) -> None:
    a_score(daniel, 12, at - timedelta(days=42), instrument="gad7", item9=None)
    a_score(daniel, 4, at - timedelta(days=2), instrument="gad7", item9=None)
    said = look(signed_in(alice), daniel, "?instrument=gad7")
    assert '<span class="ok-text">Remission</span> (GAD-7 12 → 4, −67 %)' in said
    assert "Item 9" not in said


def test_below_the_entry_score_only_the_change_is_told(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    """A fall of half from 8 to 4 is not a response (instruments.md 3.5, rules 1 and 2)."""
    patient = a_patient(clinic, at=at)
    a_score(patient, 8, at - timedelta(days=12))
    a_series(patient, [at - timedelta(days=10)], nurse=nia, prescriber=alice)
    a_score(patient, 4, at - timedelta(days=3))
    said = look(signed_in(alice), patient)
    assert "<span>Change only</span> (PHQ-9 8 → 4)." in said
    assert "Response, half of" not in said
    assert "No response line is drawn: from a first score of 8 only the change is told." in said


def test_what_is_missing_is_said_and_can_be_asked_for(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    patient = a_patient(clinic, at=at)
    a_score(patient, 17, at - timedelta(days=30))  # sixteen days before the first infusion: too old
    a_series(patient, [at - timedelta(days=14)], nurse=nia, prescriber=alice)
    said = look(signed_in(nia), patient)
    assert "Not known yet" in said
    assert "No complete PHQ-9 from the 14 days before the first infusion." in said
    browser = signed_in(nia)
    assert browser.post(f"/patients/{patient.pk}/outcomes/ask/").status_code == 302
    assert browser.post(f"/patients/{patient.pk}/outcomes/ask/").status_code == 302
    assert CheckIn.objects.filter(patient=patient, sheet__completed_at=None).count() == 2


def test_an_empty_chart_is_still_a_page(signed_in: Any, clinic: Any, alice: Any, at: datetime) -> None:
    said = look(signed_in(alice), a_patient(clinic, at=at))
    assert "No infusion has been given yet" in said
    assert "No infusion yet" in said


def test_decision_points_are_read_from_the_score_before_the_next_infusion(daniel: Any, at: datetime) -> None:
    """Infusions 40, 37, 34, 31, 28, 25 days ago; scores 36 (16), 29 (13), 22 (9) and 2 days ago (8)."""
    found = {one.point.after: one.decision.action for one in decision_points(history(daniel, "phq9", at=at))}
    assert set(found) == {1, 2, 3, 6}
    assert found[1] == "measure first"  # no score between the first and the second infusion
    assert found[2].startswith("discuss")  # 16 from 19 is a fall of 16 %
    assert found[3] == "measure first"
    assert found[6] == "offer maintenance"


def test_a_decision_point_without_a_score_says_which_ones_there_are(
    signed_in: Any, alice: Any, daniel: Any, at: datetime
) -> None:
    looked = {one.point.after: one for one in decision_points(history(daniel, "phq9", at=at))}
    assert looked[3].decision.missing == ("a complete score",)
    assert looked[3].nearest.startswith("The last score before it is 16, of ")
    assert "The next after it is 13, of " in looked[3].nearest
    assert looked[3].nearest in look(signed_in(alice), daniel)


def test_a_lost_remission_and_a_late_response_stand_in_the_sentence(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    """Half of 20 is first reached after eight infusions; 4 is remission, and 7 has lost it."""
    patient = a_patient(clinic, at=at)
    a_score(patient, 20, at - timedelta(days=50))
    a_series(patient, [at - timedelta(days=48 - 3 * n) for n in range(8)], nurse=nia, prescriber=alice)
    for total, days in ((15, 31), (4, 20), (7, 6)):
        a_score(patient, total, at - timedelta(days=days))
    said = look(signed_in(alice), patient)
    assert "(PHQ-9 20 → 7, −65 %), not remission; remission was reached and is lost; the response came late." in said
    assert "Remission is lost: the best was 4." in said


def test_the_page_says_where_it_began_and_which_version_judged(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    patient = a_patient(clinic, at=at)
    a_score(patient, 21, at - timedelta(days=30))
    a_score(patient, 18, at - timedelta(days=12))
    a_series(patient, [at - timedelta(days=10)], nurse=nia, prescriber=alice)
    a_score(patient, 9, at - timedelta(days=1))
    said = look(signed_in(alice), patient)
    assert "Baseline:" in said and "It asks about the 14 days before." in said
    assert "It is 20 days older than the first infusion; a baseline is at most 14 days old." in said
    assert f"Judged by content version {CONTENT_VERSION}." in said
    assert "Response, half of 18" in said and "Remission, below 5" in said


def test_every_look_at_the_page_leaves_one_line(signed_in: Any, alice: Any, daniel: Any) -> None:
    browser = signed_in(alice)
    before = Entry.objects.count()
    look(browser, daniel)
    look(browser, daniel)
    lines = Entry.objects.order_by("-id")[:2]
    assert Entry.objects.count() == before + 2
    assert {line.sentence for line in lines} == {"Alice Hale opened the outcomes page of Daniel Fischer."}


def test_another_clinics_patient_and_nobody_give_the_same_answer(signed_in: Any, charlie: Any, daniel: Any) -> None:
    browser = signed_in(charlie)
    for pk in (daniel.pk, 999_999):
        assert browser.get(f"/patients/{pk}/outcomes/").status_code == 404
        assert browser.post(f"/patients/{pk}/outcomes/decide/", {"choice": "accepted"}).status_code == 404
        assert browser.post(f"/patients/{pk}/outcomes/ask/").status_code == 404


def test_the_front_desk_sees_no_scores_and_a_nurse_decides_nothing(
    signed_in: Any, fran: Any, nia: Any, daniel: Any
) -> None:
    assert signed_in(fran).get(f"/patients/{daniel.pk}/outcomes/").status_code == 403
    assert "Accept and order" not in look(signed_in(nia), daniel)
    assert signed_in(nia).post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "accepted"}).status_code == 403
    assert MaintenanceDecision.objects.count() == 0


def test_the_page_takes_as_many_queries_for_three_scores_as_for_thirty(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    counts = []
    for name, many in (("Three", 3), ("Thirty", 30)):
        patient = a_patient(clinic, name, at=at)
        a_score(patient, 18, at - timedelta(days=250))
        a_series(patient, [at - timedelta(days=245 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
        for number in range(many):
            a_score(patient, 7, at - timedelta(days=220 - 7 * number))
        browser = signed_in(alice)
        look(browser, patient)
        with CaptureQueriesContext(connection) as taken:
            look(browser, patient)
        counts.append(len(taken))
    assert counts[0] == counts[1]


def test_a_proposal_counts_from_the_last_infusion(daniel: Any, at: datetime) -> None:
    """After a response the first maintenance visit lies 7 days after the series (clinical.md 6.4)."""
    past = history(daniel, "phq9", at=at)
    found = proposal(past, on=past.day(at))
    assert found is not None
    assert (found.move, found.interval_d) == ("start", 7)
    assert found.on == past.day(at - timedelta(days=25)) + timedelta(days=7)


def test_nothing_is_proposed_while_the_series_runs(clinic: Any, nia: Any, alice: Any, at: datetime) -> None:
    patient = a_patient(clinic, at=at)
    course = a_series(patient, [at - timedelta(days=2)], nurse=nia, prescriber=alice, status="active")
    PlannedSession.objects.create(course=course, number=2, target_on=(at + timedelta(days=2)).date())
    past = history(patient, "phq9", at=at)
    assert proposal(past, on=past.day(at)) is None
    with pytest.raises(Refused, match="first series"):
        actions.decide_maintenance(patient=patient, choice="stop", chosen_on=None, reason="moved away", by=alice, at=at)


def test_without_a_consent_for_maintenance_the_decision_stands_and_the_order_waits(
    signed_in: Any, alice: Any, daniel: Any
) -> None:
    answer = signed_in(alice).post(
        f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "accepted", "seen": "0"}, follow=True
    )
    assert "Maintenance needs a consent of its own" in answer.content.decode()
    assert MaintenanceDecision.objects.count() == 1
    assert not Course.objects.filter(phase="maintenance").exists()
    assert "Read the consent for maintenance" in signed_in(daniel).get("/me/").content.decode()


def test_accepting_orders_one_treatment_as_before(signed_in: Any, alice: Any, daniel: Any, at: datetime) -> None:
    a_consent(Candidate.objects.get(patient=daniel), at=at, phase="maintenance")
    answer = signed_in(alice).post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "accepted", "seen": "0"})
    course = Course.objects.get(patient=daniel, phase="maintenance")
    assert answer.url == f"/courses/{course.pk}/"
    assert (str(course.mg_per_kg), course.minutes, course.sessions_planned) == ("0.50", 40, 1)
    kept = MaintenanceDecision.objects.get()
    today = history(daniel, "phq9", at=at).day(at)  # the proposed day has gone by: the first open day from today counts
    days = [today + timedelta(days=n) for n in range(7)]
    assert (kept.choice, kept.chosen_on) == ("accepted", next(day for day in days if day.weekday() < 5))
    assert PlannedSession.objects.get(course=course).target_on == kept.chosen_on


def test_pressing_accept_twice_decides_once(signed_in: Any, alice: Any, daniel: Any, at: datetime) -> None:
    a_consent(Candidate.objects.get(patient=daniel), at=at, phase="maintenance")
    browser = signed_in(alice)
    browser.post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "accepted", "seen": "0"})
    again = browser.post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "accepted", "seen": "0"})
    assert again.status_code == 302
    assert MaintenanceDecision.objects.count() == 1
    assert Course.objects.filter(phase="maintenance").count() == 1


def test_the_second_clinician_is_told_who_was_faster(
    signed_in: Any, alice: Any, mel: Any, daniel: Any, at: datetime
) -> None:
    soon = (at + timedelta(days=3)).date().isoformat()
    first = {"choice": "changed", "chosen_on": soon, "reason": "a wedding", "seen": "0"}
    signed_in(alice).post(f"/patients/{daniel.pk}/outcomes/decide/", first)
    answer = signed_in(mel).post(
        f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "stop", "reason": "enough", "seen": "0"}
    )
    assert answer.status_code == 409
    assert "Alice Hale chose" in answer.content.decode()
    assert [row.choice for row in MaintenanceDecision.objects.all()] == ["changed"]


def test_a_change_needs_a_day_and_a_reason_and_stopping_needs_a_reason(signed_in: Any, alice: Any, daniel: Any) -> None:
    browser = signed_in(alice)
    answer = browser.post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "changed", "seen": "0"})
    assert answer.status_code == 422
    assert "Choose the day that shall count" in answer.content.decode()
    assert "Write down why" in answer.content.decode()
    assert browser.post(f"/patients/{daniel.pk}/outcomes/decide/", {"choice": "stop", "seen": "0"}).status_code == 422
    assert MaintenanceDecision.objects.count() == 0


@pytest.mark.parametrize("day", ["2020-01-01", "2999-01-01", "31 Feb", "2026-13-40"])
def test_plausible_nonsense_in_a_day_is_refused_with_a_sentence(
    signed_in: Any, alice: Any, daniel: Any, day: str
) -> None:
    form = {"choice": "changed", "chosen_on": day, "reason": "holiday", "seen": "0"}
    answer = signed_in(alice).post(f"/patients/{daniel.pk}/outcomes/decide/", form)
    assert answer.status_code == 422
    assert MaintenanceDecision.objects.count() == 0


def test_a_day_less_than_a_week_after_the_last_infusion_is_refused(
    clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    patient = a_patient(clinic, at=at)
    a_score(patient, 19, at - timedelta(days=30))
    a_series(patient, [at - timedelta(days=17 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    a_score(patient, 8, at - timedelta(days=1))
    soon = (at + timedelta(days=2)).date()
    with pytest.raises(Refused, match="less than 7 days after"):
        actions.decide_maintenance(patient=patient, choice="changed", chosen_on=soon, reason="sooner", by=alice, at=at)
    assert MaintenanceDecision.objects.count() == 0


def test_the_decision_stands_even_when_the_order_must_wait(
    signed_in: Any, clinic: Any, nia: Any, alice: Any, at: datetime
) -> None:
    """A clearance holds ninety days: after a hundred the decision is kept and the page says what has run out."""
    patient = a_patient(clinic, at=at)
    a_score(patient, 19, at - timedelta(days=118))
    a_series(patient, [at - timedelta(days=115 - 3 * n) for n in range(6)], nurse=nia, prescriber=alice)
    a_score(patient, 8, at - timedelta(days=1))
    answer = signed_in(alice).post(
        f"/patients/{patient.pk}/outcomes/decide/", {"choice": "accepted", "seen": "0"}, follow=True
    )
    assert MaintenanceDecision.objects.get().choice == "accepted"
    assert not Course.objects.filter(phase="maintenance").exists()
    said = answer.content.decode()
    assert "could not be ordered yet" in said
    assert "clearance" in said.lower()


def test_stopping_keeps_the_reason_and_a_later_decision_supersedes_it(
    alice: Any, mel: Any, daniel: Any, at: datetime
) -> None:
    first = actions.decide_maintenance(
        patient=daniel, choice="stop", chosen_on=None, reason="wishes to pause", by=alice, at=at
    )
    later = at + timedelta(hours=1)
    second = actions.decide_maintenance(
        patient=daniel, choice="accepted", chosen_on=None, reason="", seen=str(first.decision.pk), by=mel, at=later
    )
    first.decision.refresh_from_db()
    assert (first.decision.superseded_at, first.decision.superseded_by) == (later, "Mel Ortiz")
    assert second.decision.superseded_at is None


def test_a_score_belongs_to_the_clinics_own_day(clinic: Any, nia: Any, alice: Any) -> None:
    """One in the morning UTC on 2 November is still 1 November in New York, the day the clocks went back."""
    patient = a_patient(clinic, at=datetime(2026, 10, 1, tzinfo=UTC))
    a_candidate(patient, "in_treatment", at=datetime(2026, 10, 1, tzinfo=UTC))
    a_score(patient, 15, datetime(2026, 11, 2, 1, 0, tzinfo=UTC))
    past = history(patient, "phq9", at=datetime(2026, 11, 3, tzinfo=UTC))
    assert [past.day(row.completed_at).isoformat() for row in past.scores] == ["2026-11-01"]


def test_a_prescriber_goes_on_to_the_order_with_what_is_known_and_nobody_else_does(
    signed_in: Any, alice: Any, nia: Any, daniel: Any, at: datetime
) -> None:
    """From 19 to 8 is 57.9 % better; what nobody wrote down of the last session is not known to be nothing."""
    assert "/order/?" not in look(signed_in(alice), daniel)  # the series is over
    Course.objects.update(status="active")
    course = Course.objects.get()
    said = look(signed_in(alice), daniel)
    assert f'href="/courses/{course.pk}/order/?improvement_pct=57.9"' in said
    assert f"/patients/{daniel.pk}/exposure/?a-way=iv_racemic&amp;a-dose_mg={course.dose_mg}" in said
    last = Treatment.objects.latest("session__number")
    SideEffect.objects.create(treatment=last, term="nausea", grade=2, began_at=at, recorded_at=at, recorded_by=nia)
    assert "improvement_pct=57.9&amp;worst_grade=2" in look(signed_in(alice), daniel)
    assert "/order/" not in look(signed_in(nia), daniel)
