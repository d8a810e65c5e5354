"""People on the way to a first treatment, brought there by the rooms' own verbs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rekindle.clinical.treatment.consent import CONSENT_VERSION, items_for
from rekindle.journey.appointments.queries import next_free
from rekindle.journey.candidates import actions
from rekindle.journey.candidates.models import Candidate, Resolution
from rekindle.journey.candidates.open_rules import open_findings
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.contact import Contact
from rekindle.simulation.profiles import ORDINARY

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
PHQ9 = {f"phq9_{number}": 2 for number in range(1, 9)} | {"phq9_9": 0}
NO_THOUGHTS = {
    "cssrs_q1": "no",
    "cssrs_q2": "no",
    "cssrs_q3": "skip",
    "cssrs_q4": "skip",
    "cssrs_q5": "skip",
    "cssrs_q6_3mo": "skip",
    "unsafe_now": "no",
}


def a_filled_sheet(clinic: Any, name: str = "Ruth Abara", *, at: datetime = NOW, **changes: Any) -> Any:
    """A stranger's questionnaire, ready to be sent; changes are answers that differ from an ordinary history."""
    sheet, _token = questionnaires.begin_screening(clinic=clinic, by=Stranger(), at=at)
    answers: dict[str, Any] = {**ORDINARY, **PHQ9, **changes}
    questionnaires.answer(sheet=sheet, answers=answers, by=Stranger(), at=at)
    local = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha())[:30] or "somebody"
    contact = Contact(name=name, phone="+1 555 0123", email=f"{local}@patients.example", may_phone=True, may_email=True)
    questionnaires.identify(sheet=sheet, contact=contact, by=Stranger(), at=at)
    return sheet


def a_candidate(clinic: Any, name: str = "Ruth Abara", *, at: datetime = NOW, **changes: Any) -> Candidate:
    """Somebody who has just sent the questionnaire."""
    return actions.finish_questionnaire(sheet=a_filled_sheet(clinic, name, at=at, **changes), by=Stranger(), at=at)


def fresh(candidate: Candidate) -> Candidate:
    """The same candidate as the row stands now."""
    return Candidate.objects.select_related("clinic", "patient__clinic", "screening", "owner").get(pk=candidate.pk)


def a_slot(clinic: Any, kind: str, at: datetime) -> dict[str, Any]:
    """The next free time, as the booking verbs take it."""
    slot = next_free(clinic, kind, at, count=1)[0]
    return {"starts_at": slot.starts_at, "practitioner": slot.practitioner}


def consult(
    candidate: Candidate, clinician: Any, *, outcome: str = "to_clearance", at: datetime = NOW, **said: Any
) -> Any:
    """Book and hold the consultation; returns the instant it was recorded."""
    slot = a_slot(candidate.clinic, "consultation", at)
    booked = actions.book_consultation(candidate=candidate, by=clinician, at=at, **slot)
    then = booked.ends_at
    actions.record_consultation(
        candidate=candidate,
        goals="To get up in the morning.",
        expectations="Knows it may not help.",
        contraindications_confirmed=True,
        costs_discussed=True,
        crisis_lines_given=True,
        outcome=outcome,
        suicide_answers=NO_THOUGHTS | said,
        by=clinician,
        at=then,
    )
    return then


def whole_clearance(on: date, **changes: Any) -> dict[str, Any]:
    """Everything a clearance must hold, for an ordinary adult of 44."""
    values = {
        "history": "Recurrent depression since 2009.",
        "medicines_reconciled": "Sertraline 150 mg.",
        "allergies": "None known.",
        "examination": "Unremarkable.",
        "pressures": [
            {"systolic_mmhg": top, "diastolic_mmhg": 78, "measured_at": f"{on}T10:0{minute}"}
            for minute, top in enumerate((130, 122, 120))
        ],
        "hr_per_min": 68,
        "spo2_pct": 98,
        "height_cm": 168,
        "weight_kg": 71.5,
        "sex_for_dosing": "female",
        "asa_class": 2,
        "airway": "Mallampati II.",
        "laboratory": {
            "alt_u_per_l": 22,
            "ast_u_per_l": 20,
            "alt_ast_upper_u_per_l": 40,
            "alp_u_per_l": 70,
            "ggt_u_per_l": 25,
            "bilirubin_mg_per_dl": 0.6,
            "creatinine_mg_per_dl": 0.8,
            "egfr_ml_per_min": 95,
            "taken_on": on.isoformat(),
        },
        "urinalysis": "normal",
        "urine_hcg": "not_needed",
        "urine_drug_screen": "as_expected",
        "pdmp_checked_on": on,
        "indication": "trd",
        "icd10_code": "F33.2",
        "treatment_history": "Sertraline, venlafaxine and bupropion, each at full dose for eight weeks.",
        "options_discussed": ["medicines", "tms", "no_treatment"],
        "off_label_explained": True,
        "born_on": date(1982, 3, 4),
    }
    return values | changes


def settle_all(candidate: Candidate, clinician: Any, at: datetime) -> None:
    """Settle every open finding that this person may settle."""
    for finding in open_findings(fresh(candidate)):
        actions.resolve(
            candidate=candidate,
            rule_id=finding.rule.rule_id,
            answer=Resolution.Answer.MAY_GO_ON,
            note="Weighed with the patient.",
            by=clinician,
            at=at,
        )


def clear(candidate: Candidate, clinician: Any, *, at: datetime, **changes: Any) -> datetime:
    """Book, record and sign the clearance; returns the instant it was signed."""
    booked = actions.book_clearance(
        candidate=candidate, by=clinician, at=at, **a_slot(candidate.clinic, "clearance", at)
    )
    then = booked.ends_at
    values = whole_clearance(then.date(), **changes)
    actions.record_clearance(candidate=candidate, values=values, by=clinician, at=then)
    settle_all(candidate, clinician, then)
    actions.sign_clearance(candidate=candidate, by=clinician, at=then)
    return then


def prepare(candidate: Candidate, clinician: Any, *, at: datetime) -> datetime:
    """Book and hold the preparation session."""
    slot = a_slot(candidate.clinic, "preparation", at)
    booked = actions.book_preparation(candidate=candidate, by=clinician, at=at, **slot)
    then = booked.ends_at
    actions.record_preparation(
        candidate=candidate,
        expectations="Knows about the detached feeling.",
        intention="To let some light in.",
        topics_covered=["detachment", "fasting", "escort"],
        touch_preference="A hand on the shoulder.",
        music_preference="Quiet piano.",
        escort_plan="Her sister drives.",
        by=clinician,
        at=then,
    )
    return then


def sign(candidate: Candidate, *, at: datetime, **changes: Any) -> Any:
    """The patient signs every item."""
    initials: Mapping[str, str] = {item.item_id: "RA" for item in items_for("iv_im")}
    given = {
        "route": "iv_im",
        "version": CONSENT_VERSION,
        "initials": initials,
        "signature_name": "Ruth Abara",
        "registry_opt_in": False,
    }
    return actions.sign_consent(candidate=candidate, by=candidate.patient, at=at, **(given | changes))


def next_day(at: datetime) -> datetime:
    """A day later."""
    return at + timedelta(days=1)
