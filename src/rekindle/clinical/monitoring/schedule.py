"""When a person is looked at and measured before, during and after a treatment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

Phase = Literal["before", "during", "after"]

GRACE = timedelta(minutes=2)


@dataclass(frozen=True)
class Cadence:
    """A first stretch at its own pace, then a steady pace."""

    every_min: float
    first_every_min: float = 0.0
    first_for_min: float = 0.0

    def interval_min(self, elapsed_min: float) -> float:
        """The pace at this many minutes into the phase."""
        return self.first_every_min if elapsed_min < self.first_for_min else self.every_min


@dataclass(frozen=True)
class ObservationPlan:
    """How one way of treating is observed."""

    plan_id: str
    name: str
    before: tuple[str, ...]
    continuous: tuple[str, ...]
    during: Cadence
    flagged_every_min: float
    after: Cadence
    minimum_stay_min: float
    stay_from: str
    note: str
    sources: tuple[str, ...]


FULL_SET = (
    "systolic_mmhg",
    "diastolic_mmhg",
    "hr_per_min",
    "spo2_pct",
    "rr_per_min",
    "moaas",
    "distress_0_10",
    "nausea_0_10",
    "pain_0_10",
)

IV_MOOD = ObservationPlan(
    plan_id="iv_mood",
    name="Intravenous, mood",
    before=FULL_SET,
    continuous=("spo2_pct", "hr_per_min"),
    during=Cadence(every_min=10),
    flagged_every_min=5,
    after=Cadence(every_min=15),
    minimum_stay_min=60,
    stay_from="the end of the infusion",
    note="A clinician or trained observer stays in the room. Every 5 minutes if flagged, on an MAOI or by heart rule.",
    sources=("YALE-BP", "GDANSK-BP", "P"),
)
IM = ObservationPlan(
    plan_id="im_mood",
    name="Intramuscular, mood",
    before=FULL_SET,
    continuous=("spo2_pct", "hr_per_min"),
    during=Cadence(every_min=10, first_every_min=5, first_for_min=20),
    flagged_every_min=5,
    after=Cadence(every_min=15),
    minimum_stay_min=120,
    stay_from="the injection",
    note="Every 5 minutes four times, then every 10 to the hour.",
    sources=("P",),
)
SPRAVATO = ObservationPlan(
    plan_id="spravato",
    name="Spravato",
    before=("systolic_mmhg", "diastolic_mmhg", "spo2_pct"),
    continuous=(),
    during=Cadence(every_min=30, first_every_min=40, first_for_min=40),
    flagged_every_min=15,
    after=Cadence(every_min=30),
    minimum_stay_min=120,
    stay_from="the last device, and until resolved",
    note="Direct observation while the person takes it; pressure at about 40 minutes, then until falling or stable.",
    sources=("REMS-FDA", "L-SPR-HCP", "P"),
)
PLANS: tuple[ObservationPlan, ...] = (IV_MOOD, IM, SPRAVATO)


@dataclass(frozen=True)
class Due:
    """When the next set is due, and whether that time has passed."""

    phase: Phase
    due_at: datetime
    overdue: bool
    overdue_min: float


def interval_min(plan: ObservationPlan, phase: Phase, elapsed_min: float, *, flagged: bool) -> float:
    """Minutes to the next set: the plan's pace, or the closer one when the person is flagged."""
    if phase == "before":
        raise ValueError("before an infusion a set is due once, not at a pace")
    cadence = plan.during if phase == "during" else plan.after
    pace = cadence.interval_min(elapsed_min)
    return min(pace, plan.flagged_every_min) if flagged and phase == "during" else pace


def next_due(
    plan: ObservationPlan,
    *,
    at: datetime,
    arrived_at: datetime,
    started_at: datetime | None,
    ended_at: datetime | None,
    taken_at: Iterable[datetime],
    flagged: bool = False,
) -> Due | None:
    """The next set of vital signs: one before, then at the plan's pace from the last one taken.

    A set is due the moment an infusion ends. None means that the set before has been taken and nothing is running.
    Source: YALE-BP, GDANSK-BP, P
    """
    at = at.astimezone(UTC)
    phase, began_at = _phase(arrived_at, started_at, ended_at)
    since = began_at.astimezone(UTC)
    taken = sorted(moment.astimezone(UTC) for moment in taken_at if moment <= at)
    in_phase = [moment for moment in taken if moment >= since]
    if phase == "before":
        return None if in_phase else _due(phase, since, at)
    if phase == "after" and not in_phase:
        return _due(phase, since, at)
    last_at = in_phase[-1] if in_phase else since
    pace = interval_min(plan, phase, (last_at - since).total_seconds() / 60, flagged=flagged)
    return _due(phase, last_at + timedelta(minutes=pace), at)


def _phase(arrived_at: datetime, started_at: datetime | None, ended_at: datetime | None) -> tuple[Phase, datetime]:
    if started_at is None:
        return "before", arrived_at
    return ("during", started_at) if ended_at is None else ("after", ended_at)


def _due(phase: Phase, due_at: datetime, at: datetime) -> Due:
    late = at - due_at
    return Due(phase, due_at, late > GRACE, max(late.total_seconds() / 60, 0.0))


def missed_observations(
    phase: Phase,
    started_at: datetime,
    ended_at: datetime,
    taken_at: Iterable[datetime],
    *,
    every_min: float,
    at: datetime,
) -> tuple[Due, ...]:
    """The scheduled sets of one phase that nobody took: each slot wants a set near its time.

    Slots fall every so many minutes from the start of the phase up to its end or now; a set within half a pace counts.
    Source: P
    """
    if every_min <= 0:
        raise ValueError(f"a pace is more than 0 minutes, not {every_min}")
    pace = timedelta(minutes=every_min)
    at = at.astimezone(UTC)
    until = min(ended_at.astimezone(UTC), at)
    taken = sorted(moment.astimezone(UTC) for moment in taken_at)
    missed = []
    slot = started_at.astimezone(UTC) + (pace if phase == "during" else timedelta(0))
    while slot <= until:
        if not any(abs(moment - slot) <= pace / 2 for moment in taken) and at - slot > GRACE:
            missed.append(_due(phase, slot, at))
        slot += pace
    return tuple(missed)
