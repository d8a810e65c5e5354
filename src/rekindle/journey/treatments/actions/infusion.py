"""What a hand did to the pump: this room records it and never drives a pump."""

from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.treatment import pump
from rekindle.clinical.treatment.given import Given, judge_given
from rekindle.clinical.treatment.pump import EventKind
from rekindle.journey.candidates.actions import treating
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.places.queries import values_for
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.treatments import facts, readiness
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.actions.state import (
    DRUG_RUNNING,
    drug_record,
    keep,
    locked,
    move,
    must_be,
    next_number,
    refuse,
    why_not_at,
)
from rekindle.journey.treatments.models import DrugRecord, PumpEvent, Treatment, VitalSigns


def _write(
    row: Treatment,
    drug: DrugRecord,
    kind: EventKind,
    *,
    happened_at: datetime,
    rate_ml_per_h: Decimal | None = None,
    reason: str = "",
    by: Staff,
    at: datetime,
) -> PumpEvent:
    """Keep one pump event, if it can have happened after all that was done before."""
    refusals = why_not_at(row, happened_at, at)
    if refusals:
        raise Refused(refusals)
    event = pump.PumpEvent(kind, happened_at, rate_ml_per_h)
    refusals = pump.why_not_record(facts.pump_events(row), event, facts.bag(drug))
    if refusals:
        raise Refused(refusals)
    return PumpEvent.objects.create(
        treatment=row,
        number=next_number(row),
        kind=kind,
        rate_ml_per_h=rate_ml_per_h,
        happened_at=happened_at,
        reason=reason.strip()[:255],
        recorded_at=at,
        recorded_by=by,
    )


def _given(row: Treatment, drug: DrugRecord, at: datetime) -> str:
    return f"{pump.delivered(facts.pump_events(row), facts.bag(drug), at).delivered_mg} mg given so far"


@transaction.atomic
def begin(*, treatment: Treatment, by: Staff, at: datetime, happened_at: datetime | None = None) -> Treatment:
    """Start the infusion, when nothing stands in the way; otherwise say everything that does."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Starting"))
    judged = readiness.judged(row, at)
    if judged.why_not:
        raise Refused(judged.why_not)
    drug = drug_record(row)
    rate_ml_per_h = drug.pump_checked_ml_per_h
    if rate_ml_per_h is None:
        raise refuse("pump_unchecked", _("A second person has not checked the pump on their own yet."))
    refusals = pump.why_not_start_at(rate_ml_per_h, facts.bag(drug), Decimal(row.minutes))
    if refusals:
        raise Refused(refusals)
    started_at = happened_at or at
    _write(row, drug, "start", happened_at=started_at, rate_ml_per_h=rate_ml_per_h, by=by, at=at)
    move(row, "in-progress")
    row.began_at = started_at
    row.ready_checks = readiness.kept(judged.checks)
    _save_running(row)
    VitalSigns.objects.filter(treatment=row, measured_at__gt=started_at).update(phase="during")
    watching.open_watch(row, at=at)
    candidate = candidate_of(row.patient)
    if (
        candidate is not None
        and row.session.course.phase == "induction"
        and candidate.state not in ("in_treatment", "maintenance")
    ):
        treating.enter_treatment(candidate=candidate, by=by, at=at)
    keep("begun", f"started {{about}}: {drug.drawn_mg} mg at {rate_ml_per_h} mL/h", row, by=by, at=at)
    return row


def _save_running(row: Treatment) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=["status", "began_at", "ready_checks"])
    except IntegrityError:
        sentence = _("%(chair)s still holds another treatment; choose another chair, or finish that one first.")
        raise refuse("chair_taken", sentence % {"chair": row.chair}) from None


@transaction.atomic
def pause(
    *, treatment: Treatment, reason: str, by: Staff, at: datetime, happened_at: datetime | None = None
) -> Treatment:
    """The pump was paused: the clock is logged, the line is held open, and no more drug counts until it resumes."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *DRUG_RUNNING, to=_("A pause"))
    drug = drug_record(row)
    event = _write(row, drug, "pause", happened_at=happened_at or at, reason=reason, by=by, at=at)
    move(row, "on-hold")
    row.save(update_fields=["status"])
    watching.follow_pump(row, at=at)
    words = f": {reason.strip()}" if reason.strip() else ""
    keep("paused", f"paused the pump of {{about}}, {_given(row, drug, event.happened_at)}{words}", row, by=by, at=at)
    return row


@transaction.atomic
def resume(
    *,
    treatment: Treatment,
    rate_ml_per_h: Decimal,
    settled_since_at: datetime | None,
    by: Staff,
    at: datetime,
    happened_at: datetime | None = None,
) -> Treatment:
    """The pump runs again, slower, after five quiet minutes.

    Source: P
    """
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *DRUG_RUNNING, to=_("Resuming"))
    drug = drug_record(row)
    resumed_at = happened_at or at
    refusals = pump.why_not_resume_yet(settled_since_at, resumed_at)
    if refusals:
        raise Refused(refusals)
    reason = f"settled since {facts.local(row, settled_since_at):%H:%M}" if settled_since_at else ""
    _write(row, drug, "resume", happened_at=resumed_at, rate_ml_per_h=rate_ml_per_h, reason=reason, by=by, at=at)
    move(row, "in-progress")
    row.save(update_fields=["status"])
    watching.follow_pump(row, at=at)
    keep("resumed", f"resumed the pump of {{about}} at {rate_ml_per_h} mL/h, {reason}", row, by=by, at=at)
    return row


@transaction.atomic
def change_rate(
    *,
    treatment: Treatment,
    rate_ml_per_h: Decimal,
    reason: str,
    by: Staff,
    at: datetime,
    happened_at: datetime | None = None,
) -> Treatment:
    """The pump runs on at another rate, never faster than it was ordered."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *DRUG_RUNNING, to=_("A rate change"))
    drug = drug_record(row)
    changed_at = happened_at or at
    running = pump.delivered(facts.pump_events(row), facts.bag(drug), changed_at)
    if running.state == "in-progress" and running.rate_ml_per_h == rate_ml_per_h:
        return row
    _write(row, drug, "rate_change", happened_at=changed_at, rate_ml_per_h=rate_ml_per_h, reason=reason, by=by, at=at)
    watching.follow_pump(row, at=at)
    words = f": {reason.strip()}" if reason.strip() else ""
    keep("rate_changed", f"set the pump of {{about}} to {rate_ml_per_h} mL/h{words}", row, by=by, at=at)
    return row


@transaction.atomic
def stop(
    *, treatment: Treatment, reason: str, by: Staff, at: datetime, happened_at: datetime | None = None
) -> Treatment:
    """The infusion was stopped early; the person recovers and leaves by the same criteria as anyone."""
    require(by, "treatment.run")
    if not reason.strip():
        raise refuse("no_reason", _("Say in a few words why the infusion was stopped."))
    row = locked(treatment)
    must_be(row, *DRUG_RUNNING, to=_("Stopping"))
    drug = drug_record(row)
    _end(row, drug, reason=reason, by=by, at=at, happened_at=happened_at or at)
    said = f"stopped {{about}}, {_given(row, drug, at)}: {reason.strip()}"
    keep("stopped", said, row, by=by, at=at)
    return row


@transaction.atomic
def end_infusion(*, treatment: Treatment, by: Staff, at: datetime, happened_at: datetime | None = None) -> Treatment:
    """The bag is empty by the recorded rates and the pump is off; recovery begins when it ran dry."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *DRUG_RUNNING, to=_("Ending the infusion"))
    drug = drug_record(row)
    now = pump.delivered(facts.pump_events(row), facts.bag(drug), happened_at or at)
    if now.state != "completed":
        sentence = _(
            "By the recorded rates %(left).1f mL are still in the bag; if the pump is off, use Stop and say why."
        )
        raise refuse("not_empty", sentence % {"left": now.remaining_ml})
    _end(row, drug, reason="", by=by, at=at, happened_at=happened_at or at)
    keep("infusion_ended", f"ended the infusion of {{about}}, {_given(row, drug, at)}", row, by=by, at=at)
    return row


def _end(row: Treatment, drug: DrugRecord, *, reason: str, by: Staff, at: datetime, happened_at: datetime) -> None:
    _write(row, drug, "stop", happened_at=happened_at, reason=reason, by=by, at=at)
    move(row, "recovering")
    row.infusion_ended_at = pump.delivered(facts.pump_events(row), facts.bag(drug), happened_at).ended_at
    row.save(update_fields=["status", "infusion_ended_at"])
    VitalSigns.objects.filter(treatment=row, measured_at__gte=row.infusion_ended_at).update(phase="after")
    watching.follow_pump(row, at=at)
    _hold_against_the_library(row, drug, by=by, at=at, happened_at=happened_at)


def _hold_against_the_library(
    row: Treatment, drug: DrugRecord, *, by: Staff, at: datetime, happened_at: datetime
) -> None:
    """What went in is kept as it was; beyond the order or a limit, the medical director hears of it the same day.

    The pace needs no look here: no event may run the pump faster than ordered.
    Source: P
    """
    given = pump.delivered(facts.pump_events(row), facts.bag(drug), happened_at)
    per_kg_mg = row.session.course.mg_per_kg
    judged = judge_given(
        Given(
            protocol="iv_mood",
            given_mg=given.delivered_mg,
            ordered_mg=row.dose_mg,
            dosing_weight_kg=row.dose_mg / per_kg_mg if per_kg_mg else None,
        ),
        # whatever the order itself needed was signed for when it was ordered
        signed=frozenset(("soft", "director")) if given.delivered_mg <= row.dose_mg else frozenset(),
        values=values_for(row.clinic),
    )
    if not judged.flags:
        return
    tasks.raise_task(
        clinic=row.clinic,
        kind="given_beyond_limit",
        title=_("Look into what was given to %(name)s") % {"name": row.patient},
        reason=" ".join(flag.sentence for flag in judged.flags),
        link=f"/treatments/{row.pk}/drug/",
        patient=row.patient,
        about=row,
        unique_key=f"given-beyond-limit-{row.pk}",
        urgency="same_day",
        owner_role="medical_director",
        by=by,
        at=at,
    )
