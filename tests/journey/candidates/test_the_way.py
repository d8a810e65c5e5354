"""From a sent questionnaire to a signed consent: each gate, and what stops somebody at it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.candidates import actions
from rekindle.journey.candidates.models import Candidate, Clearance, Consent
from rekindle.journey.candidates.queries import standing
from rekindle.journey.candidates.why_not import why_not_prescribe
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from rekindle.journey.tasks.models import Task
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
    whole_clearance,
)

pytestmark = pytest.mark.django_db


def _open_tasks(kind: str = "") -> list[str]:
    found = Task.objects.filter(done_at__isnull=True, kind__startswith=kind).order_by("pk")
    return list(found.values_list("kind", flat=True))


def test_an_ordinary_history_walks_to_consent_and_may_then_be_prescribed(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    assert ruth.state == "consult_offered"
    assert _open_tasks() == ["candidate.call"]
    then = consult(ruth, alice)
    assert fresh(ruth).state == "consulted"
    assert _open_tasks() == ["candidate.clear"]
    then = clear(ruth, alice, at=then)
    assert fresh(ruth).state == "cleared"
    cleared = Clearance.objects.get()
    assert cleared.expires_on == then.date() + timedelta(days=90)
    assert cleared.content_version == CONTENT_VERSION
    assert cleared.ecg_needed == "no"
    then = prepare(ruth, alice, at=then)
    assert fresh(ruth).state == "prepared"
    assert [refusal.code for refusal in why_not_prescribe(fresh(ruth), then)] == ["consent"]
    consent = sign(ruth, at=then)
    assert sign(ruth, at=then) == consent
    assert Consent.objects.count() == 1
    assert "registry" not in consent.items
    assert fresh(ruth).state == "consented"
    assert why_not_prescribe(fresh(ruth), then) == ()
    assert _open_tasks() == []
    late = why_not_prescribe(fresh(ruth), then + timedelta(days=91))
    assert [refusal.code for refusal in late] == ["clearance.expired"]
    known = standing(ruth.patient, then)
    assert known is not None
    assert (known.weight_kg, known.consent_route, known.clearance_reopened) == (71.5, "iv_im", "")
    assert verify().broken_at is None


def test_sending_the_questionnaire_twice_makes_one_candidate(clinic: Any) -> None:
    from rekindle.journey.ledger.actor import Stranger

    sheet = a_filled_sheet(clinic)
    first = actions.finish_questionnaire(sheet=sheet, by=Stranger(), at=NOW)
    assert actions.finish_questionnaire(sheet=sheet, by=Stranger(), at=NOW) == first
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "state", "tasks"),
    [
        ({}, "consult_offered", ["candidate.call"]),
        ({"failed_trials": 1}, "waiting_review", ["candidate.review"]),
        ({"breastfeeding": "yes"}, "not_now_provisional", ["candidate.confirm"]),
        ({"now_symptoms": ["chest_pain"]}, "in_crisis", ["emergency"]),
        ({"unsafe_now": "yes"}, "in_crisis", ["suicide_risk"]),
        ({"ride": None}, "waiting_review", ["candidate.review"]),
    ],
)
def test_the_verdict_decides_where_somebody_enters_and_who_is_asked(
    clinic: Any, alice: Any, changes: dict[str, Any], state: str, tasks: list[str]
) -> None:
    assert a_candidate(clinic, **changes).state == state
    assert _open_tasks() == tasks


def test_a_missing_answer_is_the_offices_and_a_finding_is_a_clinicians(clinic: Any, fran: Any, alice: Any) -> None:
    a_candidate(clinic, "Ask Office", ride=None)
    a_candidate(clinic, "Ask Clinician", failed_trials=1)
    owners = dict(Task.objects.filter(kind="candidate.review").values_list("about_label", "owner_role"))
    assert owners == {"Ask Office": "front_desk", "Ask Clinician": "prescriber"}


def test_the_office_completes_an_answer_and_then_may_offer_the_consultation(clinic: Any, fran: Any) -> None:
    sam = a_candidate(clinic, "Sam Oduya", ride=None)
    with pytest.raises(NotYours, match="clinician decides"):
        actions.offer_consultation(candidate=sam, by=fran, at=NOW)
    actions.correct_answers(candidate=sam, answers={"ride": "yes"}, source="the patient, by phone", by=fran, at=NOW)
    assert fresh(sam).screening.disposition == "eligible"
    assert fresh(sam).screening.gate == "review"
    offered = actions.offer_consultation(candidate=sam, by=fran, at=NOW)
    assert offered.state == "consult_offered"
    assert _open_tasks() == ["candidate.call"]


def test_an_answer_not_in_the_documented_form_is_refused_and_nothing_is_kept(clinic: Any, fran: Any) -> None:
    sam = a_candidate(clinic, "Sam Oduya", ride=None)
    for answers in ({"ride": "perhaps"}, {"rides": "yes"}, {}):
        with pytest.raises(Refused):
            actions.correct_answers(candidate=sam, answers=answers, source="the patient", by=fran, at=NOW)
    assert fresh(sam).version == sam.version


def test_not_now_is_provisional_until_a_clinician_confirms_it(clinic: Any, alice: Any, fran: Any) -> None:
    leila = a_candidate(clinic, "Leila Haddad", breastfeeding="yes")
    with pytest.raises(NotYours):
        actions.confirm_not_now(candidate=leila, note="Breastfeeding.", by=fran, at=NOW)
    with pytest.raises(Refused, match="what would change it"):
        actions.confirm_not_now(candidate=leila, note=" ", by=alice, at=NOW)
    confirmed = actions.confirm_not_now(candidate=leila, note="After weaning, write to us.", by=alice, at=NOW)
    assert confirmed.state == "not_now"
    assert _open_tasks() == ["candidate.tell"]


def test_not_now_is_lifted_only_when_no_absolute_finding_stands(clinic: Any, alice: Any, mel: Any) -> None:
    leila = a_candidate(clinic, "Leila Haddad", breastfeeding="yes")
    with pytest.raises(Refused, match="AC-BF is open"):
        actions.lift_not_now(candidate=leila, note="She will wean.", by=alice, at=NOW)
    with pytest.raises(NotYours, match="medical director only"):
        actions.resolve(candidate=leila, rule_id="AC-BF", answer="may_go_on", note="Pumps.", by=alice, at=NOW)
    settled = actions.resolve(
        candidate=leila, rule_id="AC-BF", answer="may_go_on", note="Will pump and discard.", by=mel, at=NOW
    )
    assert settled.overrides
    assert actions.lift_not_now(candidate=leila, note="Overridden.", by=alice, at=NOW).state == "waiting_review"


def test_a_label_contraindication_and_an_emergency_are_settled_by_nobody(clinic: Any, mel: Any) -> None:
    allergic = a_candidate(clinic, "Al Lergic", ketamine_allergy="yes")
    with pytest.raises(Refused, match="contraindication of the label itself and has no override"):
        actions.resolve(candidate=allergic, rule_id="AC-ALLERGY", answer="may_go_on", note="Mild.", by=mel, at=NOW)
    crisis = a_candidate(clinic, "Chris Is", now_symptoms=["chest_pain"])
    with pytest.raises(Refused, match="newer answers must show it is over"):
        actions.resolve(candidate=crisis, rule_id="EM-05", answer="may_go_on", note="Gone.", by=mel, at=NOW)


def test_out_of_a_crisis_leads_only_a_clinician_who_says_what_was_done(clinic: Any, alice: Any, fran: Any) -> None:
    chris = a_candidate(clinic, "Chris Is", unsafe_now="yes")
    with pytest.raises(NotYours):
        actions.after_crisis(candidate=chris, note="Reached.", by=fran, at=NOW)
    safe = actions.after_crisis(candidate=chris, note="Reached; her brother stays tonight.", by=alice, at=NOW)
    assert safe.state == "waiting_review"
    assert not Task.objects.filter(urgency="immediate", done_at__isnull=True).exists()
    with pytest.raises(Refused, match="EM-03 is an emergency"):
        actions.offer_consultation(candidate=chris, by=alice, at=NOW)
    actions.correct_answers(candidate=chris, answers={"unsafe_now": "no"}, source="by phone", by=alice, at=NOW)
    assert actions.offer_consultation(candidate=chris, by=alice, at=NOW).state == "consult_offered"


def test_the_consultation_asks_again_about_suicide_and_a_yes_leaves_the_path(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    consult(ruth, alice, cssrs_q2="yes", cssrs_q3="yes", cssrs_q4="yes", cssrs_q5="no")
    assert fresh(ruth).state == "in_crisis"
    assert fresh(ruth).screening.gate == "consultation"
    assert "suicide_risk" in _open_tasks()


def test_a_consultation_without_988_or_the_questions_is_not_kept(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    booked = actions.book_consultation(candidate=ruth, by=ruth.patient, at=NOW, **a_slot(clinic, "consultation", NOW))
    with pytest.raises(Refused) as refused:
        actions.record_consultation(
            candidate=ruth,
            goals="",
            expectations="",
            contraindications_confirmed=False,
            costs_discussed=True,
            crisis_lines_given=False,
            outcome="to_clearance",
            suicide_answers={},
            by=alice,
            at=booked.ends_at,
        )
    assert [reason.code for reason in refused.value.reasons] == [
        "consultation.contraindications",
        "consultation.crisis_lines",
        "consultation.cssrs_q1",
    ]
    booked.refresh_from_db()
    assert booked.status == "booked"


@pytest.mark.parametrize(
    ("outcome", "state", "task"),
    [
        ("considering", "consulted", "candidate.follow_up"),
        ("declined", "withdrawn", ""),
        ("not_suitable", "not_now_provisional", "candidate.confirm"),
    ],
)
def test_each_outcome_of_a_consultation_leads_somewhere(
    clinic: Any, theo: Any, outcome: str, state: str, task: str
) -> None:
    ruth = a_candidate(clinic)
    consult(ruth, theo, outcome=outcome)
    assert fresh(ruth).state == state
    assert _open_tasks() == ([task] if task else [])


def test_who_does_not_come_may_book_again_and_the_office_is_asked_to_call(clinic: Any, alice: Any, fran: Any) -> None:
    ruth = a_candidate(clinic)
    booked = actions.book_consultation(candidate=ruth, by=fran, at=NOW, **a_slot(clinic, "consultation", NOW))
    actions.appointment_missed(appointment=booked, by=fran, at=booked.starts_at + timedelta(minutes=20))
    assert fresh(ruth).state == "consult_offered"
    assert _open_tasks() == ["candidate.reschedule"]


def test_an_appointment_that_ended_elsewhere_is_caught_up_with(clinic: Any, alice: Any, fran: Any) -> None:
    from rekindle.journey.appointments import actions as appointments

    ruth = a_candidate(clinic)
    booked = actions.book_consultation(candidate=ruth, by=fran, at=NOW, **a_slot(clinic, "consultation", NOW))
    appointments.cancel(appointment=booked, reason="Has a cold.", by=ruth.patient, at=NOW)
    assert actions.follow_appointments(at=NOW) == 1
    assert actions.follow_appointments(at=NOW) == 0
    assert fresh(ruth).state == "consult_offered"


def test_an_empty_clearance_is_refused_with_everything_that_is_missing(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    then = consult(ruth, alice)
    booked = actions.book_clearance(candidate=ruth, by=alice, at=then, **a_slot(clinic, "clearance", then))
    with pytest.raises(Refused, match="Nothing is written"):
        actions.sign_clearance(candidate=ruth, by=alice, at=booked.ends_at)
    actions.record_clearance(candidate=ruth, values={"history": "None."}, by=alice, at=booked.ends_at)
    with pytest.raises(Refused) as refused:
        actions.sign_clearance(candidate=ruth, by=alice, at=booked.ends_at)
    codes = {reason.code.removeprefix("clearance.") for reason in refused.value.reasons}
    assert codes == {
        "medicines_reconciled", "allergies", "examination", "airway", "treatment_history", "pressures", "hr_per_min",
        "spo2_pct", "height_cm", "weight_kg", "born_on", "sex_for_dosing", "asa_class", "laboratory", "urinalysis",
        "urine_drug_screen", "pdmp", "indication", "options", "off_label",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["fran", "nia", "theo", "olive"])
def test_only_a_prescriber_signs_a_clearance(
    clinic: Any, alice: Any, role: str, request: pytest.FixtureRequest
) -> None:
    ruth = a_candidate(clinic)
    with pytest.raises(NotYours):
        actions.sign_clearance(candidate=ruth, by=request.getfixturevalue(role), at=NOW)


def test_what_is_measured_replaces_what_was_remembered_and_the_gate_judges_again(
    clinic: Any, alice: Any, nia: Any
) -> None:
    ruth = a_candidate(clinic)
    then = consult(ruth, alice)
    booked = actions.book_clearance(candidate=ruth, by=alice, at=then, **a_slot(clinic, "clearance", then))
    high = [{"systolic_mmhg": top, "diastolic_mmhg": 96, "measured_at": ""} for top in (190, 164, 168)]
    values = whole_clearance(then.date(), pressures=high)
    actions.record_clearance(candidate=ruth, values=values, by=nia, at=booked.ends_at)
    judged = fresh(ruth).screening
    assert (judged.gate, judged.answers["bp_sys"], judged.answers["weight_kg"]) == ("clearance", 166, 71.5)
    with pytest.raises(Refused, match="RC-BP160 is open"):
        actions.sign_clearance(candidate=ruth, by=alice, at=booked.ends_at)
    before = judged.pk
    actions.record_clearance(candidate=ruth, values=values, by=nia, at=booked.ends_at)
    assert fresh(ruth).screening.pk == before  # saving the same again judges nothing new
    settle_all(ruth, alice, booked.ends_at)
    signed = actions.sign_clearance(candidate=ruth, by=alice, at=booked.ends_at)
    assert signed.signed_by == alice
    assert signed.ecg_needed == "no"


def test_a_settled_rule_stays_settled_only_while_its_answers_stay_the_same(clinic: Any, alice: Any) -> None:
    from rekindle.journey.candidates.open_rules import open_findings

    ruth = a_candidate(clinic, failed_trials=1)
    actions.resolve(candidate=ruth, rule_id="IN-NOTTRD", answer="may_go_on", note="ECT did not help.", by=alice, at=NOW)
    assert open_findings(fresh(ruth)) == ()
    actions.correct_answers(candidate=ruth, answers={"weight_kg": 75.0}, source="by phone", by=alice, at=NOW)
    assert open_findings(fresh(ruth)) == ()
    actions.correct_answers(candidate=ruth, answers={"failed_trials": 0}, source="by phone", by=alice, at=NOW)
    (again,) = open_findings(fresh(ruth))
    assert again.rule.rule_id == "IN-NOTTRD"
    assert again.outdated is not None


def test_days_that_pass_do_not_open_a_settled_rule_again(clinic: Any, alice: Any) -> None:
    from rekindle.journey.candidates.open_rules import open_findings

    ruth = a_candidate(clinic, seizure="past", seizure_days_ago=400)
    actions.resolve(candidate=ruth, rule_id="RC-SEIZ", answer="may_go_on", note="Letter seen.", by=alice, at=NOW)
    later = NOW + timedelta(days=12)
    actions.correct_answers(candidate=ruth, answers={"weight_kg": 75.0}, source="by phone", by=alice, at=later)
    assert fresh(ruth).screening.answers["seizure_days_ago"] == 412
    assert open_findings(fresh(ruth)) == ()


def test_a_finding_that_is_new_after_the_signature_opens_the_clearance_again(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    then = clear(ruth, alice, at=consult(ruth, alice))
    actions.correct_answers(candidate=ruth, answers={"osa": "untreated"}, source="a letter", by=alice, at=then)
    assert fresh(ruth).state == "consulted"
    clearance = Clearance.objects.get()
    assert clearance.reopened_reason.startswith("rule_newly_true")
    assert "candidate.clear_again" in _open_tasks()
    codes = [refusal.code for refusal in why_not_prescribe(fresh(ruth), then)]
    assert "clearance.rule_newly_true" in codes
    then = clear(ruth, alice, at=then)
    assert fresh(ruth).state == "cleared"
    assert Clearance.objects.count() == 2


def test_a_consent_with_a_gap_an_old_version_or_no_name_is_refused(clinic: Any, alice: Any) -> None:
    ruth = a_candidate(clinic)
    with pytest.raises(Refused, match="another step"):
        sign(ruth, at=NOW)
    then = prepare(ruth, alice, at=clear(ruth, alice, at=consult(ruth, alice)))
    with pytest.raises(Refused, match="renewed while you were reading"):
        sign(ruth, at=then, version="consent-2020.1")
    with pytest.raises(Refused) as refused:
        sign(ruth, at=then, initials={"off_label": "RA"}, signature_name=" ")
    assert len(refused.value.reasons) == 23  # 22 of the 23 items for a drip, and the name
    sign(ruth, at=then)
    actions.withdraw_consent(candidate=ruth, by=ruth.patient, at=then)
    assert fresh(ruth).state == "prepared"
    assert "The consent was withdrawn." in [refusal.sentence for refusal in why_not_prescribe(fresh(ruth), then)]


def test_a_second_member_of_staff_is_told_who_did_what(clinic: Any, alice: Any, nia: Any, now: datetime) -> None:
    ruth = a_candidate(clinic, failed_trials=1)
    seen = fresh(ruth).version
    actions.claim(candidate=ruth, by=nia, at=NOW, version=seen)
    with pytest.raises(Refused) as refused:
        actions.claim(candidate=ruth, by=alice, at=NOW, version=seen)
    assert refused.value.sentences == ("Nia Dunn took on Ruth Abara at 10:00; look again before you act.",)
    assert fresh(ruth).owner == nia
