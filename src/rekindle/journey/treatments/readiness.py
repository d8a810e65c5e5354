"""May this infusion begin? What the record and the day say, gathered for the library to judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.profile import Profile
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.screening.triage import triage
from rekindle.clinical.treatment import dosing, readiness
from rekindle.clinical.treatment.readiness import Check, PressureReading, ReadinessFacts
from rekindle.clinical.treatment.readiness.questions import AT_THE_CHAIR, QUESTIONS
from rekindle.clinical.values import ClinicValues
from rekindle.journey.courses import facts as order_facts
from rekindle.journey.courses.models import Course
from rekindle.journey.places.queries import values_for, why_not_treat
from rekindle.journey.treatments import facts, upstream
from rekindle.journey.treatments.models import Acceptance, DayFact, DrugRecord, Treatment, VitalSigns

SUICIDE_KEYS = ("wish", "thoughts", "method", "intent", "plan", "behaviour")
MEASURED = frozenset({"readings", "hr_per_min", "spo2_pct", "rr_per_min", "temp_c", "moaas"})
WORKED_OUT = frozenset(
    {
        "drug_dose_concentration_checked",
        "pump_double_checked",
        "suicide_band",
        "urinary_points",
        "new_nocturia_or_urgency",
    }
)
ASKED_TODAY = {
    "allergies_confirmed_on": "allergies_confirmed",
    "medicine_changes_asked_on": "medicine_changes_asked",
    "crash_cart_checked_on": "crash_cart_checked",
}
TODAY_INSTEAD = {
    "medicines_reconciled_on": "medicines_reconciled_today",
    "pdmp_checked_on": "pdmp_checked_today",
    "urine_drug_screen_in_series": "drug_screen_today",
}
BLADDER_POINTS = {"frequency": 1, "nocturia": 1, "urgency": 1, "pain": 2, "blood": 2}
OF_THE_SERIES = frozenset({"self_pay", "estimate_delivered"})
PLAIN = frozenset(question.key for question in AT_THE_CHAIR) - MEASURED - WORKED_OUT - set(ASKED_TODAY)
LEAVING_KEYS = frozenset(
    {
        "oriented_x3", "conversing_as_usual", "gait_steady", "drinks", "pain_acceptable", "iv_removed", "aldrete",
        "aldrete_before", "padss", "mood_worse", "suicide_again", "instructions_given", "after_hours_number_given",
        "crisis_lines_given",
    }
)  # fmt: skip
DAY_KEYS = (
    PLAIN
    | OF_THE_SERIES
    | LEAVING_KEYS
    | frozenset(ASKED_TODAY.values())
    | frozenset(TODAY_INSTEAD.values())
    | {"weight_kg", "suicide_since_last", "bladder", "prescriber_on_site", "escort_adult"}
)


def suicide_band(said: Mapping[str, str] | None) -> str | None:
    """The band of the questions since the last visit, by the same triage as at screening; unknown while one is open."""
    if not said or any(said.get(key) not in ("yes", "no") for key in ("wish", "thoughts", "behaviour")):
        return None
    answers = {key: said.get(key) for key in SUICIDE_KEYS}
    if answers["thoughts"] == "yes" and any(answers[key] is None for key in ("method", "intent", "plan")):
        return None
    profile = Profile(
        cssrs_q1=_yes_no(answers["wish"]),
        cssrs_q2=_yes_no(answers["thoughts"]),
        cssrs_q3=_yes_no(answers["method"]) or "skip",
        cssrs_q4=_yes_no(answers["intent"]) or "skip",
        cssrs_q5=_yes_no(answers["plan"]) or "skip",
        cssrs_q6_ever=_yes_no(answers["behaviour"]),
        cssrs_q6_3mo=_yes_no(answers["behaviour"]) if answers["behaviour"] == "yes" else "skip",
        unsafe_now="no",
        phq9_item9=0,
    )
    band = str(triage(profile).band)
    return band if band in ("none", "low", "moderate", "high") else None


def _yes_no(said: str | None) -> Any:
    return said if said in ("yes", "no") else None


def _from_text(key: str, value: Any) -> Any:
    """A recorded answer as the library's own kind of value."""
    if value is None or key not in QUESTIONS:
        return value
    kind = QUESTIONS[key].kind
    if kind == "instant":
        return datetime.fromisoformat(value)
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "decimal":
        return float(value)
    return int(value) if kind == "whole" else value


def _asked(known: Mapping[str, DayFact], zone: ZoneInfo) -> dict[str, Any]:
    """Everything asked at the chair, in the library's keys."""
    found: dict[str, Any] = {key: _from_text(key, row.value) for key, row in known.items() if key in PLAIN}
    for day_key, key in ASKED_TODAY.items():
        row = known.get(key)
        found[day_key] = row.recorded_at.astimezone(zone).date() if row is not None and row.value is True else None
    for day_key, key in TODAY_INSTEAD.items():
        row = known.get(key)
        if row is not None and row.value is True:
            found[day_key] = True if key == "drug_screen_today" else row.recorded_at.astimezone(zone).date()
    for key in OF_THE_SERIES:
        if key in known:
            found[key] = known[key].value
    said = known.get("suicide_since_last")
    if said is not None:
        found["suicide_band"] = suicide_band(said.value)
        found["suicide_check_on"] = said.recorded_at.astimezone(zone).date() if found["suicide_band"] else None
    bladder = known.get("bladder")
    if bladder is not None and bladder.value is not None:
        found["urinary_points"] = sum(BLADDER_POINTS[key] for key in bladder.value if key in BLADDER_POINTS)
        found["new_nocturia_or_urgency"] = bool({"nocturia", "urgency"} & set(bladder.value))
    adult = known.get("escort_adult")
    if adult is not None and adult.value is False:
        found["ride_home"] = "none"  # somebody who is not an adult takes nobody home
    weighed = known.get("weight_kg")
    found["weighed_at"] = weighed.recorded_at if weighed is not None and weighed.value else None
    return found


def _measured(sets: Iterable[VitalSigns]) -> dict[str, Any]:
    """The newest value of each sign before anything was given, and every pressure with its time."""
    before = sorted((row for row in sets if row.phase == "before"), key=lambda row: row.measured_at)
    found: dict[str, Any] = {
        "readings": tuple(
            PressureReading(row.systolic_mmhg, row.diastolic_mmhg, row.measured_at)
            for row in before
            if row.systolic_mmhg is not None and row.diastolic_mmhg is not None
        )
    }
    for row in before:
        for name in ("hr_per_min", "spo2_pct", "rr_per_min", "temp_c", "moaas"):
            value = getattr(row, name)
            if value is not None:
                found[name] = float(value) if isinstance(value, Decimal) else value
    return found


def _drug(row: Treatment, drug: DrugRecord | None) -> dict[str, Any]:
    if drug is None:
        return {}
    return {
        "drug_dose_concentration_checked": drug.drawn_mg == row.dose_mg,
        "pump_double_checked": True if drug.pump_checked_at is not None else None,
    }


def today_dose(row: Treatment, weight_kg: str | None, values: ClinicValues) -> dosing.Dose:
    """The order of this session judged on today's weight: milligrams stay as ordered, the limits are asked again."""
    course: Course = row.session.course
    clearance = course.clearance
    return dosing.dose(
        dosing.DoseRequest(
            weight_kg=None if weight_kg is None else float(weight_kg),
            height_cm=None if clearance.height_cm is None else float(clearance.height_cm),
            sex=order_facts.sex_of(clearance),
            mg_per_kg=float(course.mg_per_kg),
            dose_mg=row.dose_mg,
            minutes=float(row.minutes),
            weight_basis=order_facts.basis_of(course),
            ordered_weight_kg=float(course.ordered_weight_kg),
            signed=order_facts.signed_limits(course),
        ),
        values=values,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything fetched once: the facts, the answers of the day, the dose on today's weight, the clinic's numbers."""

    facts: ReadinessFacts
    known: dict[str, DayFact]
    dose: dosing.Dose | None
    values: ClinicValues


def _read(row: Treatment, at: datetime) -> _Read:
    known, values = facts.day_facts(row), values_for(row.clinic, at)
    sets = VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True)
    weight = facts.value_of(known, "weight_kg")
    dose = None if weight is None else today_dose(row, str(weight), values)
    found = {
        **upstream.record_of(row, at, values),
        **upstream.series_of(row, at),
        **_asked(known, ZoneInfo(row.clinic.time_zone)),
        **_measured(sets),
        **_drug(row, facts.drug_of(row)),
        "order_refusals": None if dose is None else len(dose.refusals),
    }
    accepted = _accepted(row, ReadinessFacts(**found), at, values)
    return _Read(ReadinessFacts(**found, prescriber_accepted=accepted), known, dose, values)


def facts_of(row: Treatment, at: datetime) -> ReadinessFacts:
    """Everything the readiness checks ask for, from the record upstream and from the day."""
    return _read(row, at).facts


def _accepted(row: Treatment, found: ReadinessFacts, at: datetime, values: ClinicValues) -> frozenset[str]:
    """A signature holds for what was found when it was given; a new finding asks for a new one."""
    signed = {(kept.check_id, kept.found) for kept in Acceptance.objects.filter(treatment=row)}
    if not signed:
        return frozenset()
    return frozenset(check.id for check in _judge(row, found, at, values) if (check.id, check.reason) in signed)


def _judge(row: Treatment, found: ReadinessFacts, at: datetime, values: ClinicValues) -> tuple[Check, ...]:
    """The library's checks of this course's protocol, by the numbers this clinic confirmed."""
    return readiness.checks(found, facts.local(row, at), _protocol(row), values=values)


def _protocol(row: Treatment) -> readiness.ProtocolId:
    known: dict[str, readiness.ProtocolId] = {protocol: protocol for protocol in readiness.PROTOCOL_IDS}
    return known[row.session.course.protocol]


@dataclass(frozen=True, slots=True)
class Judged:
    """Every check, and every reason this infusion may not begin now, from one reading of the record."""

    checks: tuple[Check, ...]
    why_not: tuple[Refusal, ...]


def judged(row: Treatment, at: datetime) -> Judged:
    """The whole readiness page: the checks, and what stands in the way beside them."""
    read = _read(row, at)
    checks = _judge(row, read.facts, at, read.values)
    return Judged(checks, (*readiness.refusals_of(checks, read.facts.prescriber_accepted), *_beside(row, read)))


def kept(found: tuple[Check, ...]) -> dict[str, Any]:
    """What every check said when the treatment began, with the version of the content that judged."""
    said = [{"id": one.id, "verdict": one.verdict, "reason": one.reason} for one in found]
    return {"content_version": CONTENT_VERSION, "checks": said}


def checks(row: Treatment, at: datetime) -> tuple[Check, ...]:
    """Every readiness check with its verdict and reason."""
    return judged(row, at).checks


def why_not_begin(row: Treatment, at: datetime) -> tuple[Refusal, ...]:
    """Every reason this infusion may not begin now; empty means it may."""
    return judged(row, at).why_not


def _beside(row: Treatment, read: _Read) -> tuple[Refusal, ...]:
    """What stands in the way that no check asks: unconfirmed values, nobody to prescribe, the dose, a new order."""
    refusals = list(why_not_treat(row.clinic, row.session.course.protocol))
    if facts.value_of(read.known, "prescriber_on_site") is not True:
        sentence = "A prescriber on site: not recorded for today. Find out who is here and record it."
        refusals.append(Refusal("ready.prescriber_on_site", sentence, ("REMS-FDA", "P")))
    if read.dose is not None:
        refusals += read.dose.refusals
    if (row.dose_mg, row.minutes) != (row.session.course.dose_mg, row.session.course.minutes):
        sentence = "The order has been written anew since this treatment was opened; take the new order first."
        refusals.append(Refusal("ready.order_changed", sentence, ("P",)))
    return tuple(refusals)
