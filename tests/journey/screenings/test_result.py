"""What is kept of a judgement, and what the person is told: kind, dated, and without a score or a number to beat."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.ledger.models import Entry
from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.screenings import actions
from rekindle.journey.screenings.facts import findings
from rekindle.journey.screenings.models import Screening
from rekindle.journey.screenings.queries import newest, of_patient
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient
from tests.journey.questionnaires.builders_questionnaires import EXAMPLE, begin, walk


def finished(browser: Client, **changed: Any) -> Any:
    sheet = begin(browser)
    walk(browser, sheet, {**EXAMPLE, **changed})
    browser.post(reverse("candidates:finish", args=[sheet.pk]))
    return sheet


def result_of(browser: Client, sheet: Any) -> str:
    return str(browser.get(reverse("screenings:result", args=[sheet.pk])).content.decode())


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({}, "You may book a free first talk"),
        ({"cardiac_stable": ["long_qt"]}, "A clinician will look at this first"),
        ({"aneurysm": "yes"}, "Not at the moment, as far as we can tell"),
        ({"unsafe_now": "yes"}, "Please talk to someone now"),
    ],
)
def test_the_result_says_what_happens_next(clinic: Any, client: Client, changed: dict[str, Any], title: str) -> None:
    shown = result_of(client, finished(client, **changed))

    assert title in shown
    assert "What happens next" in shown
    assert "Write to the clinic" in shown


def test_may_book_means_the_consultation_and_nothing_more(clinic: Any, client: Client) -> None:
    shown = result_of(client, finished(client))

    assert "Whether treatment is safe for you is decided later, by an examination." in shown


def test_not_now_is_provisional_says_what_would_change_it_and_prints_no_number_to_beat(
    clinic: Any, client: Client
) -> None:
    shown = result_of(client, finished(client, mi="yes", mi_days_ago=20)).split("<main")[1]

    assert "not the last word" in shown
    assert "Once your heart doctor says that it is safe, you are welcome to come back to us." in shown
    assert "60" not in shown.split("What happens next")[0]


def test_no_result_holds_a_score_a_rule_or_a_diagnosis(clinic: Any, client: Client) -> None:
    shown = result_of(client, finished(client, cssrs_q1="yes", htn="unsure", audit_c=1)).split("<main")[1]

    for word in ("PHQ", "AUDIT", "SI-LOW", "RC-UNSURE", "score", "score of", "You have depression"):
        assert word not in shown


def test_three_reasons_are_shown_and_the_rest_can_be_opened(clinic: Any, client: Client) -> None:
    many = {
        "cardiac_stable": ["long_qt"],
        "tbi": "yes",
        "porphyria": "yes",
        "lung_severe": "yes",
        "kidney_severe": "yes",
    }

    shown = result_of(client, finished(client, **many))

    first, rest = shown.split('<details class="more-reasons">')
    assert first.count('<li class="reasons__') == 3
    assert "And 2 more things" in rest


@pytest.mark.parametrize(("changed", "leads"), [({}, False), ({"cssrs_q1": "yes"}, True)])
def test_988_leads_the_result_where_it_is_about_suicide(
    clinic: Any, client: Client, changed: dict[str, Any], leads: bool
) -> None:
    shown = result_of(client, finished(client, **changed)).split("<main")[1]

    assert (shown.index("tel:988") < shown.index("<h1>")) is leads


def test_a_reply_becomes_a_task_for_the_office_once(clinic: Any, client: Client) -> None:
    sheet = finished(client)
    address = reverse("screenings:reply", args=[sheet.pk])

    for _ in range(2):
        assert client.post(address, {"message": "My aneurysm was ruled out."}).status_code == 302

    task = Task.objects.get(kind="reply")
    assert (task.owner_role, task.reason) == ("front_desk", "My aneurysm was ruled out.")


@pytest.mark.parametrize("message", ["", "   ", "x" * 2001])
def test_an_empty_or_endless_reply_is_answered_with_a_sentence(clinic: Any, client: Client, message: str) -> None:
    sheet = finished(client)

    assert client.post(reverse("screenings:reply", args=[sheet.pk]), {"message": message}).status_code == 422
    assert not Task.objects.filter(kind="reply").exists()


def test_the_patient_sees_their_own_result_later_and_nobody_elses(
    clinic: Any, client: Client, signed_in: Any, now: datetime
) -> None:
    sheet = finished(client)
    own, other = signed_in(Patient.objects.get()), signed_in(a_patient(clinic, "Somebody Else", at=now))
    address = reverse("screenings:result", args=[sheet.pk])

    assert own.get(address).status_code == 200
    assert own.get(reverse("screenings:answers", args=[sheet.pk])).status_code == 200
    assert other.get(address).status_code == 404


def test_a_judgement_keeps_its_answers_its_reasons_and_the_version_that_made_it(clinic: Any, client: Client) -> None:
    sheet = finished(client, aneurysm="yes")

    kept = Screening.objects.get()

    assert (kept.gate, kept.disposition, kept.suicide_band) == ("questionnaire", "not_now", "none")
    assert kept.content_version == CONTENT_VERSION
    assert kept.answers["aneurysm"] == "yes"
    assert findings(kept)[0].rule.id == "AC-ANEUR"
    assert Entry.objects.filter(verb="screening.decided", about_id=str(kept.pk)).count() == 1
    assert sheet.pk == kept.sheet_id


def test_a_skipped_suicide_question_is_a_call_the_same_day(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    walk(client, sheet, EXAMPLE, skip=frozenset({"thought"}))
    assert not Task.objects.exists()

    client.post(reverse("candidates:finish", args=[sheet.pk]))

    assert Task.objects.get(kind="suicide_risk").urgency == "same_day"


def test_a_later_gate_raises_a_task_only_when_the_risk_is_graver_than_before(
    clinic: Any, alice: Any, now: datetime
) -> None:
    patient = a_patient(clinic, at=now)

    def judged(days: int, **said: Any) -> Screening:
        at = now + timedelta(days=days)
        sheet = questionnaires.update_facts(patient=patient, answers=said, source="visit", by=alice, at=at)
        answers = {**EXAMPLE, **said}
        return actions.screen(patient=patient, sheet=sheet, gate="consultation", answers=answers, by=alice, at=at)

    judged(0, cssrs_q1="yes")
    judged(1, cssrs_q1="yes", htn="none")
    judged(2, cssrs_q1="no")
    third = judged(3, cssrs_q2="yes", cssrs_q3="yes", cssrs_q4="no", cssrs_q5="no")

    assert list(Task.objects.order_by("pk").values_list("urgency", flat=True)) == ["next_day", "same_day"]
    assert newest(patient) == third
    assert of_patient(patient).count() == 4


def test_the_public_page_is_honest_before_anyone_is_asked_anything(clinic: Any, client: Client) -> None:
    shown = client.get(reverse("questionnaires:clinic", args=["harbour"])).content.decode()

    for truth in ("off-label", "Roughly half", "often fades", "bladder", "tel:988", "tel:911"):
        assert truth in shown
    for promise in ("cure", "breakthrough", "life-changing", "proven"):
        assert promise not in shown.replace("not proven", "").lower()


def test_a_closed_form_shows_the_number_instead_of_the_button(clinic: Any, client: Client) -> None:
    clinic.form_opened_at = clinic.form_opened_by = None
    clinic.save()

    shown = client.get(reverse("questionnaires:clinic", args=["harbour"])).content.decode()

    assert "Begin the questionnaire" not in shown
    assert clinic.phone in shown
    assert client.post(reverse("questionnaires:begin", args=["harbour"])).status_code == 409
    assert client.get(reverse("questionnaires:clinic", args=["nowhere"])).status_code == 404
