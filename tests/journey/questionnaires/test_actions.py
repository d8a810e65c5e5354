"""The room's own verbs: what each keeps, what each refuses, and what becomes of a form nobody finishes."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rekindle.clinical.answers import AnswersRefused
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import ContactConsent, Patient
from rekindle.journey.post.models import Message
from rekindle.journey.questionnaires import actions
from rekindle.journey.questionnaires.contact import Contact
from rekindle.journey.questionnaires.facts import answers_of, newest_answers, profile_of
from rekindle.journey.questionnaires.models import Answer, Sheet
from rekindle.journey.questionnaires.queries import newest_questionnaire, unfinished_of
from rekindle.journey.screenings.actions import judge_on_the_way
from rekindle.journey.tasks.actions import complete as finish_task
from rekindle.journey.tasks.models import Task
from tests.builders import a_patient
from tests.journey.questionnaires.builders_questionnaires import ITEMS, begin

VISITOR = Stranger()
RUTH = Contact("Ruth Abara", "Ruthie", "+1 555 0123", "ruth@patients.example", may_phone=True, may_email=True)


@pytest.fixture
def sheet(clinic: Any, now: datetime) -> Sheet:
    return actions.begin_screening(clinic=clinic, by=VISITOR, at=now)[0]


def test_a_closed_form_says_so_with_the_phone_number(clinic: Any, now: datetime) -> None:
    clinic.form_opened_at = clinic.form_opened_by = None

    with pytest.raises(Refused, match=re.escape(clinic.phone)):
        actions.begin_screening(clinic=clinic, by=VISITOR, at=now)
    assert not Sheet.objects.exists()


def test_each_answer_is_one_line_in_the_ledger_that_names_the_question_and_not_the_answer(
    sheet: Sheet, now: datetime
) -> None:
    actions.answer(sheet=sheet, answers={"ride": "no"}, by=VISITOR, at=now)

    line = Entry.objects.order_by("-id")[0]
    assert (line.verb, line.details) == ("sheet.answered", '{"questions": ["ride"]}')


def test_the_same_answer_again_writes_nothing(sheet: Sheet, now: datetime) -> None:
    actions.answer(sheet=sheet, answers={"ride": "no"}, by=VISITOR, at=now)
    lines = Entry.objects.count()

    actions.answer(sheet=sheet, answers={"ride": "no"}, by=VISITOR, at=now)

    assert (Answer.objects.count(), Entry.objects.count()) == (1, lines)


@pytest.mark.parametrize(
    "answers",
    [
        {"ride": "perhaps"},
        {"no_such_question": "yes"},
        {"phq9_1": 4},
        {"phq9_1": True},
        {"phq9_total": 19},
        {"age": "44"},
        {"meds": [{"dose_mg": 5}]},
        {"liver_ticked": 1},
    ],
)
def test_an_answer_that_the_form_does_not_offer_is_refused_and_nothing_is_kept(
    sheet: Sheet, now: datetime, answers: dict[str, Any]
) -> None:
    with pytest.raises(AnswersRefused):
        actions.answer(sheet=sheet, answers={"mania": "none", **answers}, by=VISITOR, at=now)
    assert not Answer.objects.exists()


def test_finishing_registers_the_person_with_what_they_agreed_to(sheet: Sheet, now: datetime) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)

    actions.complete(sheet=sheet, by=VISITOR, at=now)

    patient = Patient.objects.get()
    assert (patient.name, patient.preferred_name, patient.phone) == ("Ruth Abara", "Ruthie", "+1 555 0123")
    assert dict(ContactConsent.objects.values_list("channel", "granted")) == {"phone": True, "email": True}
    assert newest_questionnaire(patient) == sheet


@pytest.mark.parametrize(
    "contact",
    [Contact(), Contact(phone="+1 555 0123", may_phone=True), Contact("Ruth"), Contact("Ruth", phone="+1 555 0123")],
)
def test_a_form_without_a_name_or_a_channel_is_not_sent(sheet: Sheet, now: datetime, contact: Contact) -> None:
    actions.identify(sheet=sheet, contact=contact, by=VISITOR, at=now)

    with pytest.raises(Refused):
        actions.complete(sheet=sheet, by=VISITOR, at=now)
    assert not Patient.objects.exists()


def test_a_patient_who_answers_again_stays_one_patient(clinic: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    sheet = actions.begin_screening(clinic=clinic, by=patient, at=now)[0]
    actions.answer(sheet=sheet, answers={"htn": "controlled"}, by=patient, at=now)

    actions.complete(sheet=sheet, by=patient, at=now)

    assert Patient.objects.get() == patient
    assert newest_answers(patient)["htn"] == "controlled"


def test_a_sent_form_takes_no_more_answers_and_sending_again_changes_nothing(sheet: Sheet, now: datetime) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)
    actions.complete(sheet=sheet, by=VISITOR, at=now)
    lines = Entry.objects.count()

    actions.complete(sheet=sheet, by=VISITOR, at=now + timedelta(hours=1))

    assert (Patient.objects.count(), Entry.objects.count()) == (1, lines)
    with pytest.raises(Refused, match="already been sent"):
        actions.answer(sheet=sheet, answers={"ride": "no"}, by=VISITOR, at=now)


def test_a_link_back_works_in_another_browser_after_a_press_and_not_on_a_visit(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    client.post(reverse("screenings:page", args=[sheet.pk, "now"]), {"ticked": "none"})
    page = client.post(reverse("questionnaires:later", args=[sheet.pk]), follow=True).content.decode()
    address = re.search(r"/q/resume/[\w-]+/", page)[0]  # type: ignore[index]  # the page shows the link once
    other = Client()

    assert other.get(address).status_code == 200
    assert other.get(reverse("screenings:page", args=[sheet.pk, "now"])).status_code == 404
    pressed = other.post(address)

    assert pressed["Location"] == reverse("screenings:page", args=[sheet.pk, "safe"])
    assert other.get(pressed["Location"]).status_code == 200


def test_the_link_is_mailed_only_with_leave_and_its_token_is_not_kept(sheet: Sheet, now: datetime) -> None:
    actions.save_for_later(sheet=sheet, by=VISITOR, at=now)
    assert not Message.objects.exists()
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)

    token = actions.save_for_later(sheet=sheet, by=VISITOR, at=now)

    message = Message.objects.get()
    assert (message.kind, message.to_address) == ("resume_link", "ruth@patients.example")
    assert token in message.body
    sheet.refresh_from_db()
    assert token not in sheet.resume_hash


def test_a_link_ends_after_fourteen_days_when_it_is_replaced_and_when_the_form_is_sent(
    sheet: Sheet, now: datetime
) -> None:
    old = actions.save_for_later(sheet=sheet, by=VISITOR, at=now)
    token = actions.save_for_later(sheet=sheet, by=VISITOR, at=now)

    assert actions.resume(token=token, by=VISITOR, at=now + timedelta(days=13)) == sheet
    for dead, at in ((old, now), (token, now + timedelta(days=15)), ("nonsense", now), ("", now)):
        with pytest.raises(Refused):
            actions.resume(token=dead, by=VISITOR, at=at)
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)
    actions.complete(sheet=sheet, by=VISITOR, at=now)
    with pytest.raises(Refused):
        actions.resume(token=token, by=VISITOR, at=now)


def test_a_form_is_abandoned_after_a_day_and_emptied_a_month_later(sheet: Sheet, now: datetime) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)

    assert actions.mark_abandoned(at=now + timedelta(hours=23), after_h=24) == 0
    assert actions.mark_abandoned(at=now + timedelta(hours=25), after_h=24) == 1
    assert actions.mark_abandoned(at=now + timedelta(hours=26), after_h=24) == 0
    assert actions.erase_old(at=now + timedelta(days=29), after_d=30) == 0
    assert actions.erase_old(at=now + timedelta(days=32), after_d=30) == 1

    assert set(Answer.objects.values_list("value", flat=True)) == {None}
    with pytest.raises(Refused, match="erased"):
        actions.answer(sheet=sheet, answers={"ride": "no"}, by=VISITOR, at=now + timedelta(days=33))
    lines = list(Entry.objects.order_by("id").values_list("verb", flat=True))
    assert lines[-2:] == ["sheet.abandoned", "sheet.erased"]


def test_the_browser_that_comes_back_to_an_emptied_form_finds_nothing(clinic: Any, client: Client) -> None:
    sheet = begin(client)
    late = sheet.started_at + timedelta(days=40)
    actions.mark_abandoned(at=late, after_h=24)
    actions.erase_old(at=late + timedelta(days=40), after_d=30)

    assert client.get(reverse("screenings:page", args=[sheet.pk, "now"])).status_code == 404


def test_an_abandoned_form_can_be_taken_up_again(sheet: Sheet, now: datetime) -> None:
    actions.mark_abandoned(at=now + timedelta(hours=25), after_h=24)

    actions.answer(sheet=sheet, answers={"ride": "yes"}, by=VISITOR, at=now + timedelta(hours=30))

    assert Sheet.objects.get().abandoned_at is None


def test_a_form_about_which_a_task_is_open_is_not_emptied(sheet: Sheet, alice: Any, now: datetime) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)
    actions.answer(sheet=sheet, answers={"unsafe_now": "yes"}, by=VISITOR, at=now)
    judge_on_the_way(sheet=sheet, by=VISITOR, at=now)
    actions.mark_abandoned(at=now + timedelta(days=2), after_h=24)

    assert actions.erase_old(at=now + timedelta(days=40), after_d=30) == 0
    finish_task(task=Task.objects.get(), outcome="Spoke with her; safe with her sister.", by=alice, at=now)
    assert actions.erase_old(at=now + timedelta(days=40), after_d=30) == 1


def test_a_patients_form_is_their_record_and_stays(sheet: Sheet, now: datetime) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)
    actions.complete(sheet=sheet, by=VISITOR, at=now)

    assert actions.mark_abandoned(at=now + timedelta(days=400), after_h=24) == 0
    assert actions.erase_old(at=now + timedelta(days=400), after_d=30) == 0


def test_a_total_needs_all_its_items(sheet: Sheet, now: datetime) -> None:
    actions.answer(sheet=sheet, answers={**ITEMS, "phq9_8": None}, by=VISITOR, at=now)
    assert profile_of(sheet)["phq9_total"] is None

    actions.answer(sheet=sheet, answers={"phq9_8": 1}, by=VISITOR, at=now)
    facts = profile_of(sheet)
    assert (facts["phq9_total"], facts["phq9_item9"], facts["audit_c"]) == (19, 0, 1)


def test_what_happened_days_ago_grows_older(sheet: Sheet, now: datetime) -> None:
    actions.answer(sheet=sheet, answers={"mi": "yes", "mi_days_ago": 50}, by=VISITOR, at=now)

    assert profile_of(sheet, at=now + timedelta(days=12))["mi_days_ago"] == 62


def test_a_follow_up_falls_away_with_the_answer_that_led_to_it(sheet: Sheet, now: datetime) -> None:
    actions.answer(sheet=sheet, answers={"mi": "yes", "mi_days_ago": 50}, by=VISITOR, at=now)
    actions.answer(sheet=sheet, answers={"mi": "no"}, by=VISITOR, at=now)

    assert "mi_days_ago" not in profile_of(sheet)


def test_a_yes_on_the_suicide_ladder_does_not_fall_away_when_an_earlier_step_is_taken_back(
    sheet: Sheet, now: datetime
) -> None:
    actions.answer(sheet=sheet, answers={"cssrs_q2": "yes", "cssrs_q4": "yes", "cssrs_q3": "no"}, by=VISITOR, at=now)
    actions.answer(sheet=sheet, answers={"cssrs_q2": "no"}, by=VISITOR, at=now)

    facts = profile_of(sheet)
    assert (facts["cssrs_q3"], facts["cssrs_q4"], facts["cssrs_q5"]) == ("skip", "yes", "skip")


def test_the_newest_answer_counts_and_a_later_silence_does_not_unsay_it(
    clinic: Any, sheet: Sheet, nia: Any, now: datetime
) -> None:
    actions.identify(sheet=sheet, contact=RUTH, by=VISITOR, at=now)
    actions.answer(sheet=sheet, answers={"htn": "none", "bp_sys": 150, **ITEMS}, by=VISITOR, at=now)
    actions.complete(sheet=sheet, by=VISITOR, at=now)
    patient = Patient.objects.get()
    later = now + timedelta(days=3)

    actions.update_facts(
        patient=patient, answers={"htn": "controlled", "bp_sys": None}, source="call", by=nia, at=later
    )

    facts = newest_answers(patient, at=later)
    assert (facts["htn"], facts["bp_sys"], facts["phq9_total"]) == ("controlled", 150, 19)
    assert newest_answers(patient, at=now)["htn"] == "none"


def test_the_age_is_reckoned_from_the_date_of_birth_once_it_is_known(clinic: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now, born_on=date(1980, 11, 25))

    assert newest_answers(patient, at=datetime(2026, 11, 24, tzinfo=UTC))["age"] == 45
    assert newest_answers(patient, at=datetime(2026, 11, 25, tzinfo=UTC))["age"] == 46


@pytest.mark.parametrize(("answers", "source"), [({}, "call"), ({"htn": "none"}, "  ")])
def test_a_correction_needs_something_new_and_where_it_comes_from(
    clinic: Any, nia: Any, now: datetime, answers: dict[str, Any], source: str
) -> None:
    patient = a_patient(clinic, at=now)

    with pytest.raises(Refused):
        actions.update_facts(patient=patient, answers=answers, source=source, by=nia, at=now)
    assert not Sheet.objects.exists()


def test_asking_twice_for_the_same_day_asks_once(clinic: Any, nia: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)

    first = actions.assign(patient=patient, purpose="phq9", due_on=date(2026, 12, 1), by=nia, at=now)
    again = actions.assign(patient=patient, purpose="phq9", due_on=date(2026, 12, 1), by=nia, at=now)

    assert first == again
    assert list(unfinished_of(patient)) == [first]


def test_a_check_in_takes_its_own_items_only(clinic: Any, nia: Any, now: datetime) -> None:
    patient = a_patient(clinic, at=now)
    sheet = actions.assign(patient=patient, purpose="gad7", due_on=date(2026, 12, 1), by=nia, at=now)

    actions.answer(sheet=sheet, answers={"gad7_1": 3}, by=patient, at=now)

    assert answers_of(sheet) == {"gad7_1": 3}
    with pytest.raises(AnswersRefused):
        actions.answer(sheet=sheet, answers={"phq9_1": 3}, by=patient, at=now)
