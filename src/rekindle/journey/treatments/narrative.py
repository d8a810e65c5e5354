"""The note of a treatment in sentences, written from the record and from nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.adverse_events import TERM
from rekindle.journey.treatments import alarms, facts
from rekindle.journey.treatments.models import (
    Acceptance,
    Discharge,
    MedicineGiven,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)

EVENT_WORDS = {
    "start": "started",
    "pause": "paused",
    "resume": "resumed",
    "rate_change": "rate changed",
    "stop": "stopped",
}
RANGES = (
    ("systolic_mmhg", "systolic", "mmHg"),
    ("diastolic_mmhg", "diastolic", "mmHg"),
    ("hr_per_min", "heart rate", "/min"),
    ("spo2_pct", "SpO2", "%"),
    ("rr_per_min", "breaths", "/min"),
    ("moaas", "MOAA/S", ""),
    ("distress_0_10", "distress", "of 10"),
    ("nausea_0_10", "nausea", "of 10"),
)


def why_not_sign(row: Treatment, impression: str) -> tuple[Refusal, ...]:
    """A note is signed over a record that is whole: what is left of the drug is wasted and witnessed."""
    found = []
    if not impression.strip():
        found.append(Refusal("note.impression", "Write what you make of this treatment; the record cannot."))
    drug = facts.drug_of(row)
    if drug is not None and drug.witnessed_at is None:
        found.append(Refusal("note.drug", "What is left of the drug has not been wasted before a witness yet."))
    return tuple(found)


def write(row: Treatment, at: datetime) -> str:
    """The whole note as lines of text, in the order of the day."""
    parts: list[Iterable[str]] = [
        _head(row), _order(row), _pump(row), _vitals(row), _alarms(row), _effects(row), _medicines(row),
        _count(row, at), _end(row),
    ]  # fmt: skip
    return "\n".join(line for part in parts for line in part)


def _clock(row: Treatment, at: datetime | None) -> str:
    return "--:--" if at is None else f"{facts.local(row, at):%H:%M}"


def _head(row: Treatment) -> Iterator[str]:
    day = facts.local(row, row.began_at or row.opened_at)
    born = f", born {row.patient.born_on:%Y-%m-%d}" if row.patient.born_on else ""
    yield f"Intravenous ketamine treatment, session {row.session.number}, {day:%Y-%m-%d}."
    yield f"Patient: {row.patient}{born}, record {row.patient_id}. {row.chair}, nurse {row.nurse}."
    for kept in Acceptance.objects.select_related("accepted_by").filter(treatment=row).order_by("accepted_at"):
        when = _clock(row, kept.accepted_at)
        yield f"Hold {kept.check_id} ({kept.found}) signed for by {kept.accepted_by} at {when}: {kept.reason}"


def _order(row: Treatment) -> Iterator[str]:
    course = row.session.course
    yield (
        f"Order: {course.mg_per_kg.normalize():f} mg/kg on {course.dosing_weight_kg} kg ({course.weight_basis} weight)"
        f" = {row.dose_mg} mg over {row.minutes} min, ordered by {course.prescribed_by}."
    )
    drug = facts.drug_of(row)
    if drug is not None:
        strength = (drug.drawn_mg / drug.bag_ml).quantize(Decimal("0.001"))
        yield (
            f"Drug: {drug.drug}, lot {drug.lot}, {drug.vial_mg_per_ml.normalize():f} mg/mL; {drug.drawn_mg} mg drawn up"
            f" by {drug.drawn_by} into {drug.bag_ml} mL ({strength} mg/mL)."
        )
        if drug.pump_checked_by is not None:
            when = _clock(row, drug.pump_checked_at)
            yield f"Pump: {drug.pump_checked_ml_per_h} mL/h, read independently by {drug.pump_checked_by} at {when}."


def _pump(row: Treatment) -> Iterator[str]:
    for event in (
        PumpEvent.objects.select_related("recorded_by").filter(treatment=row).order_by("happened_at", "number")
    ):
        rate = f" at {event.rate_ml_per_h} mL/h" if event.rate_ml_per_h is not None else ""
        reason = f" ({event.reason})" if event.reason else ""
        yield f"{_clock(row, event.happened_at)} {EVENT_WORDS[event.kind]}{rate}{reason}, {event.recorded_by}."
    if row.infusion_ended_at is not None:
        given = facts.delivered(row, row.infusion_ended_at)
        if given is not None:
            yield f"Given: {given.delivered_mg} mg of {row.dose_mg} mg, worked out from the pump events."


def _vitals(row: Treatment) -> Iterator[str]:
    sets = list(VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True).order_by("measured_at"))
    own = facts.baseline_of(sets, row.began_at)
    if own is not None:
        yield f"Before: {_said(own)} at {_clock(row, own.measured_at)}."
    yield from _range("During", [one for one in sets if one.phase == "during"])
    yield from _range("After", [one for one in sets if one.phase == "after"])
    wrong = VitalSigns.objects.filter(treatment=row, in_error_at__isnull=False).count()
    if wrong:
        words = "set of vital signs was" if wrong == 1 else "sets of vital signs were"
        yield f"{wrong} {words} entered in error, and kept in the record."


def _said(one: VitalSigns) -> str:
    pressure = f"{one.systolic_mmhg}/{one.diastolic_mmhg} mmHg" if one.systolic_mmhg else "no pressure"
    rest = [
        f"{words} {getattr(one, name)} {unit}".strip()
        for name, words, unit in RANGES[2:]
        if getattr(one, name) is not None
    ]
    return ", ".join([pressure, *rest])


def _range(title: str, sets: Sequence[VitalSigns]) -> Iterator[str]:
    if not sets:
        return
    said = []
    for name, words, unit in RANGES:
        values = [getattr(one, name) for one in sets if getattr(one, name) is not None]
        if values:
            low, high = min(values), max(values)
            said.append(f"{words} {low} to {high} {unit}".strip() if low != high else f"{words} {low} {unit}".strip())
    yield f"{title}, {len(sets)} {'set' if len(sets) == 1 else 'sets'}: {'; '.join(said)}."


def _alarms(row: Treatment) -> Iterator[str]:
    """Each alarm that was not LOW, and how many were; the bedside monitor has its own record."""
    whole = alarms.told(row)
    for one in (each for each in whole if each.priority != "LOW"):
        heard = (
            f", {one.heard_by} had it at {_clock(row, one.heard_at)}" if one.heard_at else ", nobody acknowledged it"
        )
        over = f", over at {_clock(row, one.ended_at)}" if one.ended_at else ", not over when this was written"
        yield f"Alarm {one.priority} at {_clock(row, one.began_at)}: {one.short}{heard}{over}."
    low = sum(1 for one in whole if one.priority == "LOW")
    if low:
        yield f"{low} {'alarm' if low == 1 else 'alarms'} of priority LOW."


def _effects(row: Treatment) -> Iterator[str]:
    effects = list(SideEffect.objects.filter(treatment=row).order_by("began_at"))
    if not effects:
        yield "No unwanted effect was recorded."
    for one in effects:
        over = f"over at {_clock(row, one.resolved_at)}" if one.resolved_at else "not over when the record was closed"
        action = f" Done: {one.action_taken}." if one.action_taken else ""
        began = _clock(row, one.began_at)
        yield f"Unwanted effect: {TERM[one.term].words}, grade {one.grade}, from {began}, {over}.{action}"


def _medicines(row: Treatment) -> Iterator[str]:
    for one in MedicineGiven.objects.select_related("order", "given_by").filter(treatment=row).order_by("given_at"):
        what = f"{one.order.drug} {one.dose_given} for {one.reason}"
        yield f"{_clock(row, one.given_at)} {what}, {one.given_by}, under a standing order."


def _count(row: Treatment, at: datetime) -> Iterator[str]:
    drug = facts.drug_of(row)
    if drug is None:
        return
    given = facts.delivered(row, at)
    given_mg = given.delivered_mg if given else 0
    yield f"Drug count: vial {drug.vial_mg} mg = given {given_mg} mg + wasted {drug.wasted_mg} mg."
    if drug.discrepancy_reason:
        yield f"The count did not add up: {drug.discrepancy_reason}"
    if drug.wasted_by is not None and drug.witnessed_by is not None:
        yield f"Wasted by {drug.wasted_by}, witnessed by {drug.witnessed_by} at {_clock(row, drug.witnessed_at)}."


def _end(row: Treatment) -> Iterator[str]:
    left = Discharge.objects.select_related("discharged_by").filter(treatment=row).first()
    if left is not None:
        met = sum(1 for one in left.criteria if one["met"] == "met")
        yield (
            f"Discharged at {_clock(row, left.discharged_at)} by {left.discharged_by}: {met} of {len(left.criteria)}"
            f" criteria met; taken home by {left.escort_name} ({left.escort_relation}), {left.escort_phone},"
            f" who signed as {left.escort_signed_name}."
        )
    elif row.ended_reason:
        yield f"Ended otherwise than by discharge: {row.ended_reason}"
