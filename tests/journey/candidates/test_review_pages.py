"""The pages as people use them: the queue, one candidate, every gate, and one's own pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.clinical.treatment.consent import CONSENT_VERSION, items_for
from rekindle.journey.candidates import actions
from rekindle.journey.candidates.models import Clearance, Consent, Consultation, Preparation, ReviewCall
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.questionnaires.queries import SHEETS_IN_SESSION
from tests.journey.candidates.builders_candidates import (
    NOW,
    a_candidate,
    a_filled_sheet,
    a_slot,
    clear,
    consult,
    fresh,
    prepare,
    settle_all,
    sign,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Any]


@pytest.fixture(autouse=True)
def at_ten() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def _url(name: str, *args: Any) -> str:
    return reverse(f"candidates:{name}", args=args)


def test_the_queue_puts_the_urgent_first_and_then_the_longest_waiting(
    clinic: Any, alice: Any, signed_in: SignIn
) -> None:
    for name, changes in [
        ("First Routine", {"failed_trials": 1}),
        ("Second Offered", {}),
        ("Third Crisis", {"unsafe_now": "yes"}),
        ("Fourth Today", {"reasons": ["suicidal_thoughts"], "primary_reason": "suicidal_thoughts"}),
    ]:
        a_candidate(clinic, name, **changes)
    page = signed_in(alice).get(_url("queue"))
    assert [row.candidate.patient.name for row in page.context["rows"]] == [
        "Third Crisis", "Fourth Today", "First Routine", "Second Offered",
    ]  # fmt: skip


def test_the_queue_asks_the_database_the_same_for_three_and_for_thirty(
    clinic: Any, alice: Any, signed_in: SignIn
) -> None:
    browser = signed_in(alice)
    browser.get(_url("queue"))

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(_url("queue")).status_code == 200
        return len(asked)

    for number in range(3):
        ruth = a_candidate(clinic, f"Person {number}", failed_trials=1)
        settle_all(ruth, alice, NOW)
    three = count()
    for number in range(3, 30):
        ruth = a_candidate(clinic, f"Person {number}", failed_trials=1)
        settle_all(ruth, alice, NOW)
    assert count() == three


def test_filters_show_mine_and_nobodys(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    actions.claim(candidate=a_candidate(clinic, "Mine Own"), by=alice, at=NOW)
    a_candidate(clinic, "Nobody Yet")
    browser = signed_in(alice)
    for whose, names in {"mine": ["Mine Own"], "nobody": ["Nobody Yet"], "all": ["Mine Own", "Nobody Yet"]}.items():
        page = browser.get(_url("queue"), {"whose": whose})
        assert sorted(row.candidate.patient.name for row in page.context["rows"]) == names


def test_the_front_desk_sees_what_to_ask_and_nothing_of_suicide_or_findings(
    clinic: Any, fran: Any, alice: Any, signed_in: SignIn
) -> None:
    ruth = a_candidate(clinic, failed_trials=1, cssrs_q1="yes", ride=None)
    page = signed_in(fran).get(_url("review", ruth.pk)).content.decode()
    assert "DQ-MISSING" in page
    for hidden in ("SI-LOW", "IN-NOTTRD", "wish to be dead", "suicide in the past month"):
        assert hidden not in page
    answers = signed_in(fran).get(_url("answers", ruth.pk)).content.decode()
    assert 'name="ride"' in answers
    assert "cssrs" not in answers
    full = signed_in(alice).get(_url("review", ruth.pk)).content.decode()
    assert all(shown in full for shown in ("SI-LOW", "IN-NOTTRD", "DQ-MISSING"))


def test_a_clinicians_reading_is_one_line_in_the_ledger_and_the_offices_is_none(
    clinic: Any, fran: Any, alice: Any, signed_in: SignIn
) -> None:
    ruth = a_candidate(clinic)
    signed_in(fran).get(_url("review", ruth.pk))
    assert Entry.objects.filter(verb="chart.viewed").count() == 0
    signed_in(alice).get(_url("review", ruth.pk))
    assert Entry.objects.filter(verb="chart.viewed").count() == 1


def test_each_page_of_another_clinics_candidate_is_as_absent_as_one_who_never_was(
    clinic: Any, alice: Any, charlie: Any, signed_in: SignIn
) -> None:
    ruth = a_candidate(clinic)
    browser = signed_in(charlie)
    for name in ("review", "answers", "book", "consultation", "clearance", "preparation"):
        answers = [browser.get(_url(name, pk)) for pk in (ruth.pk, 10**9)]
        assert [answer.status_code for answer in answers] == [404, 404], name
    for name in ("claim", "offer", "resolve"):
        assert browser.post(_url("act", ruth.pk, name), {"version": 1}).status_code == 404
    assert browser.post(_url("sign", ruth.pk)).status_code == 404
    assert browser.post(_url("hand_over", ruth.pk)).status_code == 404


def test_a_stranger_is_shown_the_way_to_sign_in(clinic: Any, client: Any) -> None:
    ruth = a_candidate(clinic)
    assert client.get(_url("review", ruth.pk)).status_code == 302
    assert client.get(_url("my_booking")).status_code == 302


def test_two_members_of_staff_press_at_once_and_the_second_is_told_who_did_what(
    clinic: Any, alice: Any, nia: Any, signed_in: SignIn
) -> None:
    ruth = a_candidate(clinic, failed_trials=1)
    first, second = signed_in(alice), signed_in(nia)
    seen = {"version": fresh(ruth).version}
    assert first.post(_url("act", ruth.pk, "offer"), seen | {"note": ""}).status_code == 303
    refused = second.post(_url("act", ruth.pk, "claim"), seen)
    assert refused.status_code == 409
    assert "Alice Hale offered Ruth Abara the free consultation at 10:00; look again" in refused.content.decode()
    assert fresh(ruth).owner is None


def test_the_same_form_sent_twice_is_kept_once_and_says_so_kindly(clinic: Any, fran: Any, signed_in: SignIn) -> None:
    ruth = a_candidate(clinic)
    browser = signed_in(fran)
    form = {"version": fresh(ruth).version, "outcome": "reached", "note": "Will think about it."}
    assert browser.post(_url("act", ruth.pk, "call"), form).status_code == 303
    again = browser.post(_url("act", ruth.pk, "call"), form)
    assert again.status_code == 409
    assert "This was kept already" in again.content.decode()
    assert ReviewCall.objects.count() == 1


def test_a_rule_is_resolved_in_its_row(clinic: Any, alice: Any, theo: Any, signed_in: SignIn) -> None:
    ruth = a_candidate(clinic, failed_trials=1)
    browser = signed_in(alice)
    page = browser.get(_url("review", ruth.pk), {"rule": "IN-NOTTRD"}).content.decode()
    assert "Resolve as Alice Hale" in page
    form = {"version": fresh(ruth).version, "rule_id": "IN-NOTTRD", "answer": "may_go_on", "note": ""}
    assert browser.post(_url("act", ruth.pk, "resolve"), form).status_code == 422
    assert signed_in(theo).post(_url("act", ruth.pk, "resolve"), form | {"note": "Fine."}).status_code == 403
    assert browser.post(_url("act", ruth.pk, "resolve"), form | {"note": "ECT failed."}).status_code == 303
    assert "ECT failed." in browser.get(_url("review", ruth.pk)).content.decode()


def test_answers_are_corrected_with_plausible_nonsense_refused(clinic: Any, fran: Any, signed_in: SignIn) -> None:
    ruth = a_candidate(clinic, ride=None)
    browser = signed_in(fran)
    form = {"version": fresh(ruth).version, "source": "the patient, by phone"}
    refused = browser.post(_url("answers", ruth.pk), form | {"bp_sys": 80, "bp_dia": 120})
    assert refused.status_code == 422
    assert "The top number is the larger one" in refused.content.decode()
    assert browser.post(_url("answers", ruth.pk), form).status_code == 422
    assert browser.post(_url("answers", ruth.pk), form | {"ride": "yes"}).status_code == 303
    assert fresh(ruth).screening.disposition == "eligible"


def test_a_candidate_books_moves_and_cancels_on_their_own_page(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    ruth = a_candidate(clinic)
    browser = signed_in(ruth.patient)
    page = browser.get(_url("my_booking"))
    first, second = list(page.context["form"].by_key)[:2]
    assert browser.post(_url("my_booking"), {"slot": first}).status_code == 303
    assert fresh(ruth).state == "consult_booked"
    shown = browser.get(_url("my_booking")).context["booked"]
    assert len(shown) == 1
    moved = browser.post(f"{_url('my_booking')}?move={shown[0]['row'].pk}", {"slot": second})
    assert moved.status_code == 303
    assert browser.post(_url("cancel_mine", shown[0]["row"].pk)).status_code == 303
    assert fresh(ruth).state == "consult_offered"
    assert verify().broken_at is None


def test_another_candidates_appointment_is_not_theirs_to_cancel(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    ruth, leila = a_candidate(clinic), a_candidate(clinic, "Leila Haddad")
    booked = actions.book_consultation(candidate=ruth, by=ruth.patient, at=NOW, **a_slot(clinic, "consultation", NOW))
    assert signed_in(leila.patient).post(_url("cancel_mine", booked.pk)).status_code == 404


def test_the_last_time_goes_to_one_and_the_other_hears_the_next(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    ruth, leila = a_candidate(clinic), a_candidate(clinic, "Leila Haddad")
    one, two = signed_in(ruth.patient), signed_in(leila.patient)
    slot = next(iter(one.get(_url("my_booking")).context["form"].by_key))
    assert one.post(_url("my_booking"), {"slot": slot}).status_code == 303
    late = two.post(_url("my_booking"), {"slot": slot})
    assert late.status_code == 422
    assert "Somebody has just taken that time" in late.content.decode()


def test_staff_walk_somebody_through_every_gate_on_the_pages(
    clinic: Any, alice: Any, signed_in: SignIn, at_ten: Any
) -> None:
    ruth = a_candidate(clinic)
    staff = signed_in(alice)

    def version() -> dict[str, Any]:
        return {"version": fresh(ruth).version}

    def book(staff: Any) -> Any:
        page = staff.get(_url("book", ruth.pk))
        slot = next(iter(page.context["form"].by_key.values()))
        assert staff.post(_url("book", ruth.pk), version() | {"slot": slot.key}).status_code == 303
        at_ten.move_to(slot.ends_at, tick=False)
        return signed_in(alice)  # the older session lay idle too long

    staff = book(staff)
    said = {"goals": "Mornings.", "expectations": "Realistic.", "contraindications_confirmed": "on",
            "crisis_lines_given": "on", "costs_discussed": "on", "outcome": "to_clearance", "cssrs_q1": "no",
            "cssrs_q2": "no", "cssrs_q6_3mo": "no", "unsafe_now": "no"}  # fmt: skip
    page = staff.post(_url("consultation", ruth.pk), version() | said | {"cssrs_q2": "yes"})
    assert page.status_code == 422
    assert "ask this too" in page.content.decode()
    assert staff.post(_url("consultation", ruth.pk), version() | said).status_code == 303
    assert Consultation.objects.count() == 1
    staff = book(staff)
    clearance = _clearance_form()
    nonsense = staff.post(_url("clearance", ruth.pk), version() | clearance | {"systolic_1_mmhg": 70})
    assert nonsense.status_code == 422
    assert staff.post(_url("clearance", ruth.pk), version() | {"history": "None."}).status_code == 303
    refused = staff.post(_url("sign", ruth.pk), version())
    assert refused.status_code == 409
    assert "The date of birth was not read from a document." in refused.content.decode()
    assert staff.post(_url("clearance", ruth.pk), version() | clearance).status_code == 303
    assert staff.post(_url("sign", ruth.pk), version()).status_code == 303
    assert Clearance.objects.get().signed_by == alice
    staff = book(staff)
    prepared = {"expectations": "Knows.", "intention": "Light.", "topics_covered": ["fasting"],
                "touch_preference": "None.", "music_preference": "Piano.", "escort_plan": "Sister."}  # fmt: skip
    assert staff.post(_url("preparation", ruth.pk), version() | prepared).status_code == 303
    assert Preparation.objects.count() == 1
    own = signed_in(ruth.patient)
    assert own.get(_url("consent")).status_code == 200
    signs = {"version": CONSENT_VERSION, "signature_name": "Ruth Abara", "registry": "yes"}
    assert own.post(_url("consent"), signs).status_code == 422
    for item in items_for("iv_im"):
        signs |= {f"read_{item.item_id}": "on", f"initials_{item.item_id}": "RA"}
    assert own.post(_url("consent"), signs).status_code == 303
    assert own.post(_url("consent"), signs).status_code == 303
    assert Consent.objects.get().registry_opt_in
    assert fresh(ruth).state == "consented"
    assert verify().broken_at is None


def _clearance_form() -> dict[str, Any]:
    return {
        "history": "Recurrent depression.", "medicines_reconciled": "Sertraline.", "allergies": "None known.",
        "born_on": "1982-03-04", "examination": "Unremarkable.", "sex_for_dosing": "female", "asa_class": "2",
        "airway": "Mallampati I.", "hr_per_min": 66, "spo2_pct": 98, "height_cm": "168", "weight_kg": "70.5",
        "systolic_1_mmhg": 130, "diastolic_1_mmhg": 80, "systolic_2_mmhg": 124, "diastolic_2_mmhg": 78,
        "systolic_3_mmhg": 122, "diastolic_3_mmhg": 76, "taken_on": "2026-11-20", "alt_u_per_l": 20,
        "ast_u_per_l": 20, "alt_ast_upper_u_per_l": 40, "alp_u_per_l": 70, "ggt_u_per_l": 20,
        "bilirubin_mg_per_dl": "0.6", "creatinine_mg_per_dl": "0.8", "egfr_ml_per_min": 95, "urinalysis": "normal",
        "urine_hcg": "not_needed", "urine_drug_screen": "as_expected", "pdmp_checked_on": "2026-11-24",
        "indication": "trd", "icd10_code": "f33.2", "treatment_history": "Three adequate trials.",
        "options_discussed": ["tms", "no_treatment"], "off_label_explained": "on",
    }  # fmt: skip


def test_a_stranger_sends_the_questionnaire_and_is_led_on_once(clinic: Any, alice: Any, client: Any) -> None:
    sheet = a_filled_sheet(clinic)
    assert client.post(_url("finish", sheet.pk)).status_code == 404
    session = client.session
    session[SHEETS_IN_SESSION] = [sheet.pk]
    session.save()
    for _press in range(2):
        answer = client.post(_url("finish", sheet.pk))
        assert answer.status_code == 303
        assert answer.url == reverse("screenings:result", args=[sheet.pk])


def test_long_and_foreign_names_stand_on_every_page(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    for name in ("O’Brien <b>", "نور الهدى", "W" * 200):
        ruth = a_candidate(clinic, name)
        page = signed_in(alice).get(_url("review", ruth.pk))
        assert page.status_code == 200
        assert "<b>" not in page.content.decode().split("person")[1][:200]


def test_every_page_after_the_gates_still_opens(clinic: Any, alice: Any, signed_in: SignIn) -> None:
    ruth = a_candidate(clinic)
    then = prepare(ruth, alice, at=clear(ruth, alice, at=consult(ruth, alice)))
    sign(ruth, at=then)
    with time_machine.travel(then, tick=False):
        browser = signed_in(alice)
        for name in ("review", "consultation", "clearance", "preparation", "answers"):
            assert browser.get(_url(name, ruth.pk)).status_code == 200, name
        assert signed_in(ruth.patient).get(_url("consent")).status_code == 200
        assert browser.get(_url("queue"), {"stage": "onway"}).context["rows"][0].candidate == ruth
