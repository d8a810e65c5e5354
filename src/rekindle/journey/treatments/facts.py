"""From the rows of one treatment to the values the library asks for."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import cast
from zoneinfo import ZoneInfo

from rekindle.clinical.monitoring import schedule
from rekindle.clinical.monitoring.vitals import LadderFinding, VitalSet, findings
from rekindle.clinical.treatment import pump
from rekindle.clinical.treatment.pump import Bag, Delivered, EventKind
from rekindle.journey.treatments.models import DayFact, DrugRecord, PumpEvent, Treatment, VitalSigns

VITAL_FIELDS = schedule.FULL_SET
PLAN = schedule.IV_MOOD


def local(treatment: Treatment, at: datetime) -> datetime:
    """An instant on the clinic's own clock, because today is the clinic's day."""
    return at.astimezone(ZoneInfo(treatment.clinic.time_zone))


def bag(drug: DrugRecord) -> Bag:
    """What hangs at the chair: the milligrams drawn up, in the volume of the bag."""
    return Bag(dose_mg=drug.drawn_mg, volume_ml=drug.bag_ml)


def ordered_rate_ml_per_h(drug: DrugRecord, minutes: int) -> Decimal:
    """The bag over the ordered minutes, to the tenth of a millilitre a pump can be set to."""
    return (drug.bag_ml / minutes * 60).quantize(pump.PUMP_STEP_ML_PER_H)


def pump_event(row: PumpEvent) -> pump.PumpEvent:
    """One thing a hand did to the pump."""
    return pump.PumpEvent(cast("EventKind", row.kind), row.happened_at, row.rate_ml_per_h)


def pump_events(treatment: Treatment) -> tuple[pump.PumpEvent, ...]:
    """All that was done to the pump in this treatment."""
    return tuple(pump_event(row) for row in PumpEvent.objects.filter(treatment=treatment))


def drug_of(treatment: Treatment) -> DrugRecord | None:
    """The controlled drug of this treatment, if it has been drawn up."""
    return DrugRecord.objects.select_related(*PEOPLE_OF_DRUG).filter(treatment=treatment).first()


PEOPLE_OF_DRUG = ("drawn_by", "pump_checked_by", "wasted_by", "witnessed_by")


def delivered_from(drug: DrugRecord | None, rows: Iterable[PumpEvent], at: datetime) -> Delivered | None:
    """The milligrams in by an instant, from rows already fetched; none is known without a bag."""
    return None if drug is None else pump.delivered([pump_event(row) for row in rows], bag(drug), at)


def delivered(treatment: Treatment, at: datetime) -> Delivered | None:
    """The milligrams that went in by an instant, from pump events alone."""
    return delivered_from(drug_of(treatment), PumpEvent.objects.filter(treatment=treatment), at)


def vital_set(row: VitalSigns) -> VitalSet:
    """One timed set as the library reads it."""
    return VitalSet(**{name: getattr(row, name) for name in VITAL_FIELDS})


def baseline_of(rows: Iterable[VitalSigns], began_at: datetime | None) -> VitalSigns | None:
    """The last set before the drug began is the person's own."""
    before = [row for row in rows if row.phase == "before" and (began_at is None or row.measured_at <= began_at)]
    return max(before, key=lambda row: row.measured_at, default=None)


def ladder(row: VitalSigns, baseline: VitalSigns | None) -> tuple[LadderFinding, ...]:
    """What the values of one set ask of the staff, as information beside them."""
    own = None if baseline is None or row.phase == "before" else vital_set(baseline)
    return findings(vital_set(row), own)


def next_vitals(treatment: Treatment, taken_at: Iterable[datetime], at: datetime) -> schedule.Due | None:
    """When the next set is due; nothing is due once the person has left."""
    if treatment.status not in ("preparation", "in-progress", "on-hold", "recovering"):
        return None
    return schedule.next_due(
        PLAN,
        at=at,
        arrived_at=treatment.opened_at,
        started_at=treatment.began_at,
        ended_at=treatment.infusion_ended_at,
        taken_at=taken_at,
        flagged=treatment.observe_every_min < PLAN.during.every_min,
    )


def recovered_until(treatment: Treatment) -> datetime | None:
    """The earliest time anybody may leave, known once the infusion has ended."""
    if treatment.infusion_ended_at is None:
        return None
    return treatment.infusion_ended_at + timedelta(minutes=PLAN.minimum_stay_min)


def day_facts(treatment: Treatment) -> dict[str, DayFact]:
    """The current answer to every question asked on the day."""
    rows = DayFact.objects.select_related("recorded_by").filter(treatment=treatment, superseded_at__isnull=True)
    return {row.key: row for row in rows}


def value_of(known: dict[str, DayFact], key: str) -> object:
    """What was recorded under a key, or nothing."""
    row = known.get(key)
    return None if row is None else row.value
