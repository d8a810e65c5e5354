"""The floor at one glance: a card for each chair in use, and a mark that changes when anything on it does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from rekindle.clinical.monitoring.schedule import Due
from rekindle.clinical.monitoring.vitals import LadderFinding
from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments import alarms, facts
from rekindle.journey.treatments.alarms import Order
from rekindle.journey.treatments.models import (
    AlarmTransition,
    DayFact,
    DrugRecord,
    MedicineGiven,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)

SIGNS = (
    ("spo2_pct", "SpO₂", "%", "spo2"),
    ("hr_per_min", "Pulse", "", "pulse"),
    ("bp", "BP", "", "bp"),
    ("rr_per_min", "Resp", "", "resp"),
)
OLD_AFTER_S = 15 * 60
RUNNING = ("preparation", "in-progress", "on-hold", "recovering")


@dataclass(frozen=True, slots=True)
class Sign:
    """The newest value of one vital sign and when it was measured."""

    label: str
    number: str | None
    unit: str
    at: datetime | None
    old_after_s: int = OLD_AFTER_S
    last: str = ""
    series: str = ""
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One chair in use: who sits there, where they are on the way, the newest values, what is due."""

    treatment: Treatment
    phase: str
    left: str
    value: int
    max: int
    vitals: tuple[Sign, ...]
    found: tuple[LadderFinding, ...]
    due: Due | None
    due_what: str
    due_tone: str
    due_icon: str
    open_effects: int
    alarms: alarms.Standing

    @property
    def name(self) -> str:
        return str(self.treatment.chair)

    @property
    def patient(self) -> str:
        return str(self.treatment.patient)

    @property
    def staff(self) -> str:
        return str(self.treatment.nurse)

    @property
    def route(self) -> str:
        return "IV"

    @property
    def url(self) -> str:
        place = "ready/" if self.treatment.status == "preparation" else ""
        return f"/treatments/{self.treatment.pk}/{place}"

    @property
    def due_at(self) -> datetime | None:
        return self.due.due_at if self.due else None

    @property
    def level(self) -> int:
        return max((one.level for one in self.found), default=0)

    @property
    def urgency(self) -> tuple[bool, Order | tuple[()], int, int, str]:
        """Urgent first: an alarm nobody has, then what the values ask for, what is overdue, the name of the chair."""
        late = int(self.due.overdue_min) if self.due and self.due.overdue else 0
        worst = self.alarms.worst
        return (worst is None, () if worst is None else worst.order, -self.level, -late, self.name)


def floor(clinic: Clinic, at: datetime) -> list[Card]:
    """A card for every chair in use, the most urgent first, in a fixed number of queries."""
    rows = list(
        Treatment.objects.filter(clinic=clinic, status__in=RUNNING)
        .select_related("clinic", "patient", "chair", "nurse", "session", "session__course")
        .order_by("chair__name")
    )
    keys = [row.pk for row in rows]
    sets = _grouped(VitalSigns.objects.filter(treatment__in=keys, in_error_at__isnull=True).order_by("measured_at"))
    events = _grouped(PumpEvent.objects.filter(treatment__in=keys))
    drugs = {drug.treatment_id: drug for drug in DrugRecord.objects.filter(treatment__in=keys)}
    effects = dict(
        SideEffect.objects.filter(treatment__in=keys, resolved_at__isnull=True)
        .values_list("treatment")
        .annotate(Count("pk"))
    )
    stands = alarms.standing_at(keys, at)
    cards = [
        _card(row, sets[row.pk], drugs.get(row.pk), events[row.pk], effects.get(row.pk, 0), stands.get(row.pk), at)
        for row in rows
    ]
    return sorted(cards, key=lambda card: card.urgency)


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.treatment_id].append(row)
    return found


def _card(
    row: Treatment,
    sets: list[VitalSigns],
    drug: DrugRecord | None,
    events: list[PumpEvent],
    effects: int,
    stands: alarms.Standing | None,
    at: datetime,
) -> Card:
    phase, left, value, most = _progress(row, drug, events, at)
    stood = stands or alarms.NOTHING
    due = alarms.sooner(facts.next_vitals(row, [one.measured_at for one in sets], at), stood, at)
    own = facts.baseline_of(sets, row.began_at)
    what, tone, icon = _due_words(row, drug, due, repeats=due is not None and due.due_at == stood.repeat_at)
    return Card(
        treatment=row,
        phase=phase,
        left=left,
        value=value,
        max=most,
        vitals=signs_of(sets, stands),
        found=facts.ladder(sets[-1], own) if sets else (),
        due=due,
        due_what=what,
        due_tone=tone,
        due_icon=icon,
        open_effects=effects,
        alarms=stood,
    )


def _progress(
    row: Treatment, drug: DrugRecord | None, events: list[PumpEvent], at: datetime
) -> tuple[str, str, int, int]:
    if row.status == "recovering" and row.infusion_ended_at is not None:
        stayed = max(int((at - row.infusion_ended_at).total_seconds() // 60), 0)
        least = int(facts.PLAN.minimum_stay_min)
        left = _("%(n)d min left") % {"n": least - stayed} if stayed < least else _("time is up; look at the criteria")
        return _("Recovering, %(n)d min") % {"n": stayed}, left, min(stayed, least), least
    given = facts.delivered_from(drug, events, at)
    if given is None or drug is None or given.started_at is None:
        return _("Getting ready"), "", 0, row.minutes
    done = int((given.infused_ml / drug.bag_ml * row.minutes).to_integral_value())
    if given.state == "completed":
        return _("Bag empty by the recorded rates"), _("end the infusion"), row.minutes, row.minutes
    word = _("Paused at %(n)d of %(of)d min") if row.status == "on-hold" else _("Infusing, %(n)d of %(of)d min")
    minutes = given.remaining_minutes
    left = _("%(n)d min left") % {"n": int(minutes.to_integral_value())} if minutes is not None else _("pump paused")
    return word % {"n": done, "of": row.minutes}, left, done, row.minutes


def _due_words(row: Treatment, drug: DrugRecord | None, due: Due | None, *, repeats: bool) -> tuple[str, str, str]:
    if due is not None:
        return _("Repeat BP") if repeats else _("Vital signs"), "", "clock"
    if row.status != "preparation":
        return _("Nothing due"), "done", "check"
    if drug is None:
        return _("Drug to be drawn up"), "soon", "vial"
    if drug.pump_checked_at is None:
        return _("Pump needs a second check"), "soon", "person"
    return _("Look at the readiness page"), "", "document"


def signs_of(sets: list[VitalSigns], stands: alarms.Standing | None = None) -> tuple[Sign, ...]:
    """Each sign with its newest value, however old; a sign never measured is a dash."""
    found = []
    for name, label, unit, series in SIGNS:
        newest = next((one for one in reversed(sets) if _number(one, name) is not None), None)
        number = None if newest is None else _number(newest, name)
        tone = "" if stands is None else stands.tone_of(series)
        found.append(
            Sign(label, number, unit, None if newest is None else newest.measured_at, series=series, alarm=tone)
        )
    return tuple(found)


def _number(row: VitalSigns, name: str) -> str | None:
    if name == "bp":
        return None if row.systolic_mmhg is None else f"{row.systolic_mmhg}/{row.diastolic_mmhg}"
    value = getattr(row, name)
    return None if value is None else str(value)


def floor_marker(clinic_key: int) -> str:
    """A short text that changes when anything on the floor of a clinic changes; cheap enough to ask every second."""
    rows = Treatment.objects.filter(clinic=clinic_key)
    newest = rows.aggregate(last=Max("pk"), began=Max("began_at"), ended=Max("infusion_ended_at"), left=Max("left_at"))
    running = rows.filter(status__in=RUNNING)
    states = sorted(running.values_list("pk", "status", "observe_every_min"))
    keys = [key for key, _, _ in states]
    parts: list[object] = [*newest.values(), states]
    parts += [
        PumpEvent.objects.filter(treatment__in=keys).aggregate(Max("pk"))["pk__max"],
        AlarmTransition.objects.filter(watch__treatment__in=keys).aggregate(Max("pk"))["pk__max"],
        VitalSigns.objects.filter(treatment__in=keys).aggregate(Max("pk"), Count("in_error_at")),
        SideEffect.objects.filter(treatment__in=keys).aggregate(Max("pk"), Count("resolved_at")),
        MedicineGiven.objects.filter(treatment__in=keys).aggregate(Max("pk")),
        DayFact.objects.filter(treatment__in=keys).aggregate(Max("pk")),
        DrugRecord.objects.filter(treatment__in=keys).aggregate(
            Max("drawn_at"), Max("pump_checked_at"), Max("wasted_at")
        ),
    ]
    return "|".join(str(part) for part in parts)
