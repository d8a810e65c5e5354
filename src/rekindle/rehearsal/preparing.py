"""From the consultation to the signed consent."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.treatment.clearance_needs import OPTIONS
from rekindle.clinical.treatment.consent import CONSENT_VERSION, items_for
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming, free_slots
from rekindle.journey.appointments.slots import Slot
from rekindle.journey.candidates import actions as candidates
from rekindle.journey.candidates.open_rules import PERMISSION_OF, open_findings
from rekindle.journey.outcomes import actions as outcomes
from rekindle.journey.outcomes.facts import given_infusions
from rekindle.journey.outcomes.queries import open_for
from rekindle.journey.people.roles import may
from rekindle.journey.questionnaires.items import sheet_key
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.timetable import Life
from rekindle.rehearsal.world import World
from rekindle.simulation.mood import gad7_items, phq9_items, spread_items

NO_THOUGHTS = {"cssrs_q1": "no", "cssrs_q2": "no", "cssrs_q6_3mo": "no", "unsafe_now": "no"}
LABORATORY = {
    "alt_u_per_l": 24,
    "ast_u_per_l": 22,
    "alt_ast_upper_u_per_l": 40,
    "alp_u_per_l": 71,
    "ggt_u_per_l": 26,
    "bilirubin_mg_per_dl": 0.6,
    "creatinine_mg_per_dl": 0.9,
    "egfr_ml_per_min": 92,
    "tsh_miu_per_l": 1.8,
}


def _slot(world: World, kind: str, at: datetime, key: str, hour: int = 10) -> Slot:
    """The first free half day of one practitioner."""
    on = world.day(at) + timedelta(days=1)
    slots = free_slots(world.house.clinic, kind, on, 5, at=at, practitioner=world.who(key))
    return next((slot for slot in slots if slot.starts_at.astimezone(world.house.zone).hour >= hour), slots[0])


def talks(person: Person, world: World, at: datetime) -> Life:
    """The free consultation; some do not come to the first one. Ends with the time, or None if they go no further."""
    patient, fran, theo = world.patient(person), world.who("fran"), world.who("theo")
    at = yield world.later(at, person.pace_d / 2, hour=13)
    for attempt in (1, 2):
        slot = _slot(world, "consultation", at, "theo")
        candidates.book_consultation(
            candidate=world.candidate(person), starts_at=slot.starts_at, practitioner=theo, by=patient, at=at
        )
        at = yield slot.starts_at + timedelta(minutes=30)
        if not (person.misses_consultation and attempt == 1):
            break
        booked = coming(patient, Appointment.Kind.CONSULTATION).get()
        candidates.appointment_missed(appointment=booked, by=fran, at=at)
        at = yield world.later(at, person.pace_d, hour=12)
    candidates.record_consultation(
        candidate=world.candidate(person),
        goals=f"Wants {person.intention}.",
        expectations="Knows that it may not help, that it may fade, and that it is off-label.",
        contraindications_confirmed=True,
        costs_discussed=True,
        crisis_lines_given=True,
        outcome="declined" if person.ending == "withdraws" else "to_clearance",
        suicide_answers=NO_THOUGHTS if not person.item9_points else {**NO_THOUGHTS, "cssrs_q1": "yes"},
        note="Good talk.",
        by=theo,
        at=at,
    )
    return at


def is_cleared(person: Person, world: World, at: datetime) -> Life:
    """Medical clearance: examined, measured, every open rule settled with a note, signed."""
    alice = world.who("alice")
    at = yield world.later(at, person.pace_d / 2, hour=12)
    slot = _slot(world, "clearance", at, "alice")
    candidates.book_clearance(
        candidate=world.candidate(person), starts_at=slot.starts_at, practitioner=alice, by=world.who("fran"), at=at
    )
    at = yield slot.starts_at + timedelta(minutes=35)
    candidates.record_clearance(candidate=world.candidate(person), values=_findings(person, world, at), by=alice, at=at)
    rated(person, world, at)
    plans(person, world, at)
    at = yield at + timedelta(minutes=10)
    settle(person, world, at)
    candidates.sign_clearance(candidate=world.candidate(person), by=alice, at=at)
    return at


def settle(person: Person, world: World, at: datetime) -> None:
    """Each open finding is weighed by somebody whose role may."""
    for finding in open_findings(world.candidate(person)):
        need = PERMISSION_OF.get(finding.resolver)
        by = next(world.who(key) for key in ("alice", "mel") if need and may(world.who(key).role, need))
        candidates.resolve(
            candidate=world.candidate(person),
            rule_id=finding.rule.rule_id,
            answer="may_go_on",
            note="Weighed at clearance with history and results; benefit seen as greater than risk, plan agreed.",
            by=by,
            at=at,
        )


def _findings(person: Person, world: World, at: datetime) -> dict[str, object]:
    today = world.day(at)
    top = person.systolic_mmhg
    return {
        "born_on": date(today.year - person.age, 1 + len(person.name) % 6, 1 + person.age % 27),
        "history": "Recurrent depression, three adequate antidepressant trials in this episode without enough effect.",
        "medicines_reconciled": "As on the form; pharmacy list agrees.",
        "allergies": "none known",
        "examination": "Heart and lungs clear, no focal signs, alert and oriented.",
        "pressures": [
            {"systolic_mmhg": top + add, "diastolic_mmhg": 76 + add, "measured_at": at.isoformat()} for add in (4, 1, 0)
        ],
        "hr_per_min": 70,
        "spo2_pct": 98,
        "height_cm": Decimal(str(person.height_cm)),
        "weight_kg": Decimal(str(person.weight_kg)),
        "sex_for_dosing": person.sex,
        "asa_class": 2,
        "airway": "Mallampati I, STOP-Bang 1",
        "ecg_result": "Sinus rhythm, no ischaemia.",
        "qtc_ms": 418,
        "laboratory": {**LABORATORY, "taken_on": (today - timedelta(days=2)).isoformat()},
        "urinalysis": "normal",
        "urine_hcg": "negative" if person.answers.get("can_be_pregnant") == "yes" else "not_needed",
        "urine_drug_screen": "as_expected",
        "pdmp_checked_on": today,
        "pdmp_note": "Nothing unexpected.",
        "indication": "trd",
        "icd10_code": "F33.2",
        "treatment_history": "Sertraline 200 mg 10 weeks, venlafaxine 225 mg 9 weeks, aripiprazole added 8 weeks.",
        "options_discussed": list(OPTIONS),
        "off_label_explained": True,
    }


def is_prepared(person: Person, world: World, at: datetime) -> Life:
    """The preparation session, then the consent, read item by item at home."""
    theo = world.who("theo")
    at = yield world.later(at, person.pace_d / 2, hour=9)
    slot = _slot(world, "preparation", at, "theo", hour=14)
    candidates.book_preparation(
        candidate=world.candidate(person), starts_at=slot.starts_at, practitioner=theo, by=world.who("fran"), at=at
    )
    at = yield slot.starts_at + timedelta(minutes=50)
    candidates.record_preparation(
        candidate=world.candidate(person),
        expectations="May feel far away or strange for about an hour; can ask to stop at any moment.",
        intention=person.intention,
        topics_covered=["dissociation", "music", "fasting", "escort"],
        touch_preference=person.prefers_touch,
        music_preference=person.music,
        escort_plan=f"{person.escort} drives both ways",
        by=theo,
        at=at,
    )
    at = yield world.later(at, person.pace_d / 3, hour=19)
    signs(person, world, at)
    return at


def signs(person: Person, world: World, at: datetime) -> None:
    """The patient initials every item and signs."""
    initials = "".join(word[0] for word in person.name.split())[:4]
    required = [item.item_id for item in items_for("iv_im") if not item.optional]
    candidates.sign_consent(
        candidate=world.candidate(person),
        route="iv_im",
        version=CONSENT_VERSION,
        initials=dict.fromkeys(required, initials),
        signature_name=person.name,
        registry_opt_in=len(person.name) % 2 == 0,
        by=world.patient(person),
        at=at,
    )


def fills_in(person: Person, world: World, at: datetime) -> None:
    """Fill in whatever check-in is open."""
    patient = world.patient(person)
    for check_in in open_for(patient):
        items = _answers(person, world, check_in.instrument, at)
        outcomes.answer_check_in(check_in=check_in, answers=items, by=patient, at=at)
        outcomes.send_check_in(check_in=check_in, by=patient, at=at)


def _answers(person: Person, world: World, instrument: str, at: datetime) -> dict[str, Any]:
    """What this person answers on a day, on the sheet's own keys."""
    arc, today = person.arc(world.seed), world.day(at)
    treated_on = tuple(given.on for given in given_infusions(world.patient(person)))
    if instrument in ("phq9", "gad7"):
        return (phq9_items if instrument == "phq9" else gad7_items)(arc, today, treated_on)
    return {sheet_key(instrument, key): value for key, value in _spread(person, world, instrument, at).items()}


def _spread(person: Person, world: World, instrument: str, at: datetime) -> dict[str, Any]:
    """The answers to another scale by its items; the safety item stays below its line, yes-or-no items are no."""
    scale = ASKABLE[instrument]
    treated_on = tuple(given.on for given in given_infusions(world.patient(person)))
    steps = {item.key: int(item.coding.highest) for item in scale.items if item.coding.kind == "steps"}
    items: dict[str, Any] = dict(spread_items(person.arc(world.seed), world.day(at), treated_on, steps))
    if scale.safety_key:
        items[scale.safety_key] = min(items[scale.safety_key], scale.safety_from - 1)
    return items | {item.key: False for item in scale.items if item.coding.kind == "truth"}


def rated(person: Person, world: World, at: datetime, instrument: str = "madrs") -> None:
    """A clinician rates a scale with the person, item by item from the clinic's licensed copy."""
    outcomes.enter_rating(
        patient=world.patient(person),
        instrument=instrument,
        answers=_spread(person, world, instrument, at),
        rated_at=at,
        by=world.who("alice"),
        at=at,
    )


def plans(person: Person, world: World, at: datetime) -> None:
    """The prescriber asks for more than the weekly two where it helps to know more."""
    for instrument in person.also_asked:
        outcomes.plan_scale(
            patient=world.patient(person),
            instrument=instrument,
            every_days=14,
            first_due_on=world.day(at),
            by=world.who("alice"),
            at=at,
        )
