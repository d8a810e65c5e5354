"""When a person is looked at and measured before, during and after a treatment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

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
    """How one way of treating is observed.

    With a pump the second stretch begins when the infusion ends. Where nothing runs, `during_for_min` says how long the
    first stretch lasts, counted from the injection or the first device.
    """

    plan_id: str
    name: str
    protocols: tuple[str, ...]
    before: tuple[str, ...]
    also_before: tuple[str, ...]
    continuous: tuple[str, ...]
    during: Cadence
    flagged_every_min: float
    after: Cadence
    minimum_stay_min: float
    stay_from: str
    note: str
    sources: tuple[str, ...]
    during_for_min: float | None = None
    until_resolved: bool = False


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

IV_STAY = Value(
    "observe.iv_stay",
    "After an infusion for mood a person stays at least",
    60,
    "min",
    "P",
    ("P",),
    frozenset({"iv_mood"}),
)
IM_STAY = Value(
    "observe.im_stay", "After an injection a person stays at least", 120, "min", "P", ("P",), frozenset({"im_mood"})
)
PAIN_STAY = Value(
    "observe.pain_stay",
    "After an infusion for pain a person stays at least",
    60,
    "min",
    "M",
    ("ASRA-C", "M"),
    frozenset({"iv_pain"}),
)
PAIN_PACE = Value(
    "observe.pain_pace",
    "During an infusion for pain the pressure is taken every",
    10,
    "min",
    "M",
    ("ASRA-C", "M"),
    frozenset({"iv_pain"}),
    lowest=10,
    highest=15,
)
SPRAVATO_PACE = Value(
    "observe.spravato_pace",
    "After the 40th minute of Spravato the pressure is taken every",
    30,
    "min",
    "P",
    ("P",),
    frozenset({"spravato_trd", "spravato_mdsi"}),
)
CAPNOGRAPHY_MG_PER_KG_PER_H = Value(
    "observe.capnography",
    "An infusion for pain needs a capnograph above",
    0.3,
    "mg/kg/h",
    "M",
    ("ASRA-C", "M"),
    frozenset({"iv_pain"}),
)
VALUES: tuple[Value, ...] = (IV_STAY, IM_STAY, PAIN_STAY, PAIN_PACE, SPRAVATO_PACE, CAPNOGRAPHY_MG_PER_KG_PER_H)

IV_MOOD = ObservationPlan(
    plan_id="iv_mood",
    name="Intravenous, mood",
    protocols=("iv_mood",),
    before=FULL_SET,
    also_before=("mental state",),
    continuous=("spo2_pct", "hr_per_min"),
    during=Cadence(every_min=10),
    flagged_every_min=5,
    after=Cadence(every_min=15),
    minimum_stay_min=DEFAULTS.of(IV_STAY),
    stay_from="the end of the infusion",
    note="A clinician or trained observer stays in the room. Every 5 minutes if flagged, on an MAOI or by heart rule.",
    sources=("YALE-BP", "GDANSK-BP", "P"),
)
IM = ObservationPlan(
    plan_id="im_mood",
    name="Intramuscular, mood",
    protocols=("im_mood",),
    before=FULL_SET,
    also_before=("mental state",),
    continuous=("spo2_pct", "hr_per_min"),
    during=Cadence(every_min=10, first_every_min=5, first_for_min=20),
    flagged_every_min=5,
    after=Cadence(every_min=15),
    minimum_stay_min=DEFAULTS.of(IM_STAY),
    stay_from="the injection",
    note="Every 5 minutes four times, then every 10 to the hour.",
    sources=("P",),
    during_for_min=60,
)
SPRAVATO = ObservationPlan(
    plan_id="spravato",
    name="Spravato",
    protocols=("spravato_trd", "spravato_mdsi"),
    before=("systolic_mmhg", "diastolic_mmhg", "spo2_pct"),
    also_before=("other vital signs acceptable",),
    continuous=(),
    during=Cadence(every_min=40),
    flagged_every_min=15,
    after=Cadence(every_min=DEFAULTS.of(SPRAVATO_PACE)),
    minimum_stay_min=120,
    stay_from="the last device, and until resolved",
    note="Direct observation while the person takes it; pressure at about 40 minutes, then until falling or stable; "
    "pulse oximetry, sedation, dissociation and breathing at each set.",
    sources=("REMS-FDA", "L-SPR-HCP", "P"),
    during_for_min=40,
    until_resolved=True,
)
IV_PAIN = ObservationPlan(
    plan_id="iv_pain",
    name="Intravenous, pain, 2 to 4 hours",
    protocols=("iv_pain",),
    before=FULL_SET,
    also_before=("mental state", "ECG"),
    continuous=("spo2_pct", "ECG"),
    during=Cadence(every_min=DEFAULTS.of(PAIN_PACE)),
    flagged_every_min=5,
    after=Cadence(every_min=15),
    minimum_stay_min=DEFAULTS.of(PAIN_STAY),
    stay_from="the end of the infusion",
    note="Capnography above 0.3 mg/kg/h or with an opioid.",
    sources=("ASRA-C", "M"),
)
PLANS: tuple[ObservationPlan, ...] = (IV_MOOD, IM, SPRAVATO, IV_PAIN)
PLAN_OF: dict[str, ObservationPlan] = {protocol: plan for plan in PLANS for protocol in plan.protocols}


def plan_for(protocol: str, *, values: ClinicValues = DEFAULTS) -> ObservationPlan:
    """The observation plan of one protocol, at this clinic's pace.

    Source: YALE-BP, GDANSK-BP, REMS-FDA, ASRA-C, P
    """
    plan = PLAN_OF[protocol]
    return replace(plan, during=Cadence(every_min=values.of(PAIN_PACE))) if plan is IV_PAIN else plan


def needs_capnography(
    mg_per_kg_per_h: float | None, opioid: bool | None, *, values: ClinicValues = DEFAULTS
) -> bool | None:
    """Whether an infusion for pain needs a capnograph; not known while neither fact settles it.

    Source: ASRA-C, M
    """
    if opioid or (mg_per_kg_per_h is not None and mg_per_kg_per_h > values.of(CAPNOGRAPHY_MG_PER_KG_PER_H)):
        return True
    return None if opioid is None or mg_per_kg_per_h is None else False


def why_closer(*, flagged: bool | None, maoi: bool | None, heart_rule: bool | None) -> tuple[str, ...]:
    """Why somebody is measured every five minutes; what is not known counts as a reason, because it costs little.

    Source: P
    """
    asked = (
        (flagged, "flagged by the prescriber"),
        (maoi, "takes an MAOI"),
        (heart_rule, "a rule of the heart or vessels is true"),
    )
    return tuple(words if so else f"not known whether: {words}" for so, words in asked if so is not False)


def planned_minutes(plan: ObservationPlan, ended_min: float = 0.0, *, flagged: bool = False) -> tuple[float, ...]:
    """When every set of a visit is due, in minutes from the start, up to the end of the least stay.

    `ended_min` is when the infusion ends, or the last device is taken. A set is due the moment an infusion ends.
    Source: YALE-BP, GDANSK-BP, REMS-FDA, P
    """
    pumped = plan.during_for_min is None
    first_until = ended_min if plan.during_for_min is None else plan.during_for_min
    leaves = (ended_min if pumped or plan.until_resolved else 0.0) + plan.minimum_stay_min
    due, minute = [], 0.0
    while (minute := minute + interval_min(plan, "during", minute, flagged=flagged)) <= first_until:
        due.append(minute)
    if first_until not in due:
        due.append(first_until)
    minute = first_until
    while (minute := minute + plan.after.every_min) <= leaves:
        due.append(minute)
    return tuple(due)


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
    phase, began_at = _phase(plan, at, arrived_at, started_at, ended_at)
    since = began_at.astimezone(UTC)
    taken = sorted(moment.astimezone(UTC) for moment in taken_at if moment <= at)
    counts_from = since if plan.during_for_min is None else since - GRACE  # a set just before the turn is the set of it
    in_phase = [moment for moment in taken if moment >= counts_from]
    if phase == "before":
        return None if in_phase else _due(phase, since, at)
    if phase == "after" and not in_phase:
        return _due(phase, since, at)
    last_at = in_phase[-1] if in_phase else since
    pace = interval_min(plan, phase, max((last_at - since).total_seconds() / 60, 0.0), flagged=flagged)
    return _due(phase, last_at + timedelta(minutes=pace), at)


def _phase(
    plan: ObservationPlan, at: datetime, arrived_at: datetime, started_at: datetime | None, ended_at: datetime | None
) -> tuple[Phase, datetime]:
    if started_at is None:
        return "before", arrived_at
    if plan.during_for_min is not None:  # nothing runs: the first stretch is so long, whenever the last device is taken
        until = started_at.astimezone(UTC) + timedelta(minutes=plan.during_for_min)
        return ("during", started_at) if at < until else ("after", until)
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
