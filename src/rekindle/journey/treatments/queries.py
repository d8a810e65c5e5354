"""Reading treatments: one for its chair page, all of one person, and the worklists they leave behind."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from rekindle.clinical.monitoring.schedule import Due
from rekindle.clinical.monitoring.vitals import LadderFinding
from rekindle.clinical.treatment.pump import Delivered, ImpossiblePump
from rekindle.journey.appointments.slots import local_day
from rekindle.journey.courses import queries as courses
from rekindle.journey.courses.models import PlannedSession, StandingOrder
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.people.access import Hidden, clinic_key
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.floor import Card, floor, floor_marker, signs_of
from rekindle.journey.treatments.models import (
    Addendum,
    Discharge,
    DrugRecord,
    MedicineGiven,
    Note,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)

WITH_PEOPLE = (
    "clinic",
    "patient",
    "session",
    "session__course",
    "session__course__clearance",
    "session__course__clearance__candidate__screening",
    "session__course__prescribed_by",
    "session__course__countersigned_by",
    "session__appointment",
    "chair",
    "nurse",
)
NOT_GIVEN = ("not-done", "entered-in-error")

__all__ = ["Card", "ChairView", "Charted", "chair_view", "find", "floor", "floor_marker", "of_patient", "signs_of"]


def find(pk: int, *, for_: Actor) -> Treatment:
    """A treatment of the viewer's own clinic; any other is as if it were not there."""
    row = Treatment.objects.select_related(*WITH_PEOPLE).filter(pk=pk, clinic=clinic_key(for_)).first()
    if row is None or row.patient.erased_at is not None:
        raise Hidden
    return row


def find_vitals(pk: int, *, for_: Actor) -> VitalSigns:
    """One charted set of the viewer's own clinic."""
    found = VitalSigns.objects.select_related("treatment").filter(pk=pk, treatment__clinic=clinic_key(for_)).first()
    if found is None:
        raise Hidden
    return found


def find_side_effect(pk: int, *, for_: Actor) -> SideEffect:
    """One unwanted effect of the viewer's own clinic."""
    found = SideEffect.objects.select_related("treatment").filter(pk=pk, treatment__clinic=clinic_key(for_)).first()
    if found is None:
        raise Hidden
    return found


def of_patient(patient: Patient) -> QuerySet[Treatment]:
    """All treatments of one person, newest first."""
    return Treatment.objects.filter(patient=patient).select_related("session", "chair", "nurse").order_by("-opened_at")


@dataclass(frozen=True, slots=True)
class Expected:
    """One session of today and whether its treatment has been opened."""

    session: PlannedSession
    treatment: Treatment | None


def expected(clinic: Clinic, on: date) -> list[Expected]:
    """Today's booked sessions in order of time, in two queries."""
    begin, end = local_day(on, ZoneInfo(clinic.time_zone))
    rows = list(
        PlannedSession.objects.filter(
            course__clinic=clinic,
            appointment__status__in=("booked", "arrived"),
            appointment__starts_at__gte=begin,
            appointment__starts_at__lt=end,
        )
        .select_related("course", "course__patient", "appointment", "appointment__chair", "appointment__practitioner")
        .order_by("appointment__starts_at", "pk")
    )
    opened = {row.session_id: row for row in Treatment.objects.filter(session__in=rows).exclude(status__in=NOT_GIVEN)}
    return [Expected(row, opened.get(row.pk)) for row in rows]


def running_for(session: PlannedSession) -> Treatment | None:
    """The treatment of this session, unless nothing was given and it is to be tried again."""
    return Treatment.objects.filter(session=session).exclude(status__in=NOT_GIVEN).first()


def of_session(session: PlannedSession) -> Treatment | None:
    """The treatment a session led to, the newest if it was tried more than once."""
    return Treatment.objects.filter(session=session).order_by("-opened_at").first()


def to_witness(clinic: Clinic) -> QuerySet[DrugRecord]:
    """Drug that was wasted and that no second person has signed for yet, oldest first."""
    return (
        DrugRecord.objects.filter(treatment__clinic=clinic, wasted_at__isnull=False, witnessed_at__isnull=True)
        .select_related("treatment", "treatment__patient", "treatment__chair", "wasted_by")
        .order_by("wasted_at")
    )


def to_waste(clinic: Clinic) -> QuerySet[DrugRecord]:
    """Drug that is left over from a treatment whose pump is off, and not yet wasted."""
    return (
        DrugRecord.objects.filter(
            treatment__clinic=clinic,
            treatment__status__in=("recovering", "completed", "stopped", "not-done"),
            wasted_at__isnull=True,
        )
        .select_related("treatment", "treatment__patient", "treatment__chair", "drawn_by")
        .order_by("drawn_at")
    )


def to_sign(clinic: Clinic) -> QuerySet[Treatment]:
    """Treatments that are over and have no signed note, oldest first."""
    return (
        Treatment.objects.filter(clinic=clinic, status__in=("completed", "stopped"))
        .exclude(pk__in=Note.objects.values("treatment"))
        .select_related("patient", "chair", "nurse", "session")
        .order_by("left_at")
    )


def note_of(treatment: Treatment) -> Note | None:
    """The signed note, if there is one."""
    return Note.objects.select_related("signed_by", "treatment").filter(treatment=treatment).first()


def discharge_of(treatment: Treatment) -> Discharge | None:
    """Who took the person home, if they have left."""
    return Discharge.objects.select_related("discharged_by").filter(treatment=treatment).first()


def addenda(note: Note) -> QuerySet[Addendum]:
    """What was added to a note, in order."""
    return Addendum.objects.filter(note=note).select_related("added_by").order_by("added_at")


@dataclass(frozen=True, slots=True)
class Charted:
    """One set of vital signs with what its values ask for."""

    row: VitalSigns
    found: tuple[LadderFinding, ...]

    @property
    def level(self) -> int:
        return max((one.level for one in self.found), default=0)

    @property
    def late_min(self) -> int:
        """Minutes between measuring and writing down, when they are worth saying."""
        minutes = int((self.row.recorded_at - self.row.measured_at).total_seconds() // 60)
        return minutes if minutes >= 5 else 0


@dataclass(frozen=True, slots=True)
class ChairView:
    """Everything the chair page shows of one treatment at one instant."""

    treatment: Treatment
    drug: DrugRecord | None
    events: list[PumpEvent]
    given: Delivered | None
    charted: list[Charted]
    in_error: list[VitalSigns]
    effects: list[SideEffect]
    medicines: list[MedicineGiven]
    orders: list[StandingOrder]
    due: Due | None
    at: datetime
    allergies: str = ""
    weight_kg: str = ""
    weighed_at: datetime | None = None
    holds: list[str] = field(default_factory=list)
    new_medicines: object = None
    pump_faults: tuple[str, ...] = ()  # why the kept presses cannot have happened

    @property
    def last_event(self) -> PumpEvent | None:
        return self.events[-1] if self.events else None

    @property
    def baseline(self) -> VitalSigns | None:
        return facts.baseline_of([one.row for one in self.charted], self.treatment.began_at)

    @property
    def newest(self) -> Charted | None:
        return self.charted[-1] if self.charted else None

    @property
    def elapsed_min(self) -> int:
        """Minutes of running time; pauses do not count."""
        if self.given is None or self.given.started_at is None or self.drug is None:
            return 0
        share = self.given.infused_ml / self.drug.bag_ml
        return int((share * self.treatment.minutes).to_integral_value())

    @property
    def left_min(self) -> int | None:
        minutes = None if self.given is None else self.given.remaining_minutes
        return None if minutes is None else int(minutes.to_integral_value())

    @property
    def waste_mg(self) -> Decimal | None:
        """What of the vial should be left by the pump events."""
        if self.drug is None:
            return None
        return self.drug.vial_mg - (self.given.delivered_mg if self.given else Decimal(0))

    @property
    def left_in_bag_mg(self) -> Decimal | None:
        """What was drawn up and not given."""
        if self.drug is None:
            return None
        return self.drug.drawn_mg - (self.given.delivered_mg if self.given else Decimal(0))

    @property
    def left_in_vial_mg(self) -> Decimal | None:
        """What was never drawn up."""
        return None if self.drug is None else self.drug.vial_mg - self.drug.drawn_mg

    @property
    def strength(self) -> Decimal | None:
        """Milligrams in a millilitre of the bag."""
        return None if self.drug is None else (self.drug.drawn_mg / self.drug.bag_ml).quantize(Decimal("0.001"))

    @property
    def tone(self) -> str:
        """How loud the newest set speaks."""
        return "bad" if self.newest is not None and self.newest.level >= 2 else "warn"

    @property
    def open_effects(self) -> list[SideEffect]:
        return [one for one in self.effects if one.resolved_at is None]


def chair_view(row: Treatment, at: datetime) -> ChairView:
    """One treatment with everything that happened in it, in a fixed number of queries."""
    drug = facts.drug_of(row)
    events = list(PumpEvent.objects.filter(treatment=row).select_related("recorded_by"))
    events.sort(key=lambda one: (one.happened_at, one.number))
    sets = list(
        VitalSigns.objects.filter(treatment=row)
        .select_related("recorded_by", "in_error_by")
        .order_by("measured_at", "pk")
    )
    good = [one for one in sets if one.in_error_at is None]
    own = facts.baseline_of(good, row.began_at)
    known = facts.day_facts(row)
    weighed = known.get("weight_kg")
    course = row.session.course
    given, faults = _given(drug, events, at)
    return ChairView(
        treatment=row,
        drug=drug,
        events=events,
        given=given,
        charted=[Charted(one, facts.ladder(one, own)) for one in good],
        in_error=[one for one in sets if one.in_error_at is not None],
        effects=list(SideEffect.objects.filter(treatment=row).select_related("recorded_by").order_by("began_at")),
        medicines=list(
            MedicineGiven.objects.filter(treatment=row).select_related("order", "given_by").order_by("given_at")
        ),
        orders=list(courses.orders(course)),
        due=facts.next_vitals(row, [one.measured_at for one in good], at),
        at=at,
        allergies=course.clearance.allergies,
        weight_kg="" if weighed is None or weighed.value is None else str(weighed.value),
        weighed_at=None if weighed is None else weighed.recorded_at,
        holds=[hold.reason for hold in courses.open_holds(course)],
        new_medicines=facts.value_of(known, "new_medicines"),
        pump_faults=faults,
    )


def _given(drug: DrugRecord | None, events: list[PumpEvent], at: datetime) -> tuple[Delivered | None, tuple[str, ...]]:
    """What is in by now, or why the record cannot be right; the vital signs are shown either way."""
    try:
        return facts.delivered_from(drug, events, at), ()
    except ImpossiblePump as impossible:
        return None, tuple(refusal.sentence for refusal in impossible.refusals)
