"""One dose to look at before anybody orders it: what it is, why it cannot be, and what a curve is drawn from.

Nothing here proposes a dose. The bounds are those within which a curve can be drawn; the drug library, asked beside it,
is stricter and goes on deciding what may be ordered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from rekindle.clinical.pharmacology import possible
from rekindle.clinical.pharmacology.strand import Dose, Drug, Route
from rekindle.clinical.treatment import device_schedule
from rekindle.clinical.treatment.dose_library.spravato import MG_PER_DEVICE
from rekindle.clinical.treatment.request import DoseRequest, ProtocolId
from rekindle.clinical.treatment.rounding import exact
from rekindle.clinical.treatment.weight import Sex


@dataclass(frozen=True, slots=True)
class Way:
    """A drug by a route, and the protocol whose lines of the drug library count for it; none where there is none."""

    drug: Drug
    route: Route
    protocol: ProtocolId | None = None

    @property
    def is_infusion(self) -> bool:
        return self.route == "iv"

    @property
    def is_counted(self) -> bool:
        """Whether a dose is so many devices rather than so many milligrams."""
        return self.route == "nasal"


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "iv_racemic": Way("racemic_ketamine", "iv", "iv_mood"),
        "im_racemic": Way("racemic_ketamine", "im", "im_mood"),
        "nasal_esketamine": Way("esketamine", "nasal", "spravato_trd"),
        "sublingual_racemic": Way("racemic_ketamine", "sublingual"),
        "oral_racemic": Way("racemic_ketamine", "oral"),
        "iv_esketamine": Way("esketamine", "iv"),
    }
)


@dataclass(frozen=True, slots=True)
class Pause:
    """An infusion that stands still from one minute on, for so many minutes; what was not typed is None."""

    at_min: Decimal | None = None
    for_min: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        return self.at_min is None and self.for_min is None

    @property
    def until_min(self) -> Decimal:
        return (self.at_min or Decimal(0)) + (self.for_min or Decimal(0))


@dataclass(frozen=True, slots=True)
class Plan:
    """One dose for one weight, in exactly one of its three measures; after a pause it goes on at the same rate."""

    way: str
    weight_kg: Decimal | None
    dose_mg: Decimal | None = None
    mg_per_kg: Decimal | None = None
    devices: int | None = None
    minutes: Decimal | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def amount_mg(self) -> Decimal:
        """The dose in milligrams, not rounded; asked only of a plan that has no fault."""
        if self.dose_mg is not None:
            return self.dose_mg
        if self.devices is not None:
            return MG_PER_DEVICE * self.devices
        return (self.mg_per_kg or Decimal(0)) * (self.weight_kg or Decimal(0))

    @property
    def paused(self) -> tuple[Pause, ...]:
        """The pauses that were filled in, in the order in which they come."""
        return tuple(sorted((one for one in self.pauses if not one.is_empty), key=lambda one: one.at_min or Decimal(0)))

    @property
    def ends_min(self) -> float:
        """The minute at which the last of it has been given."""
        if WAYS[self.way].is_infusion:
            return float((self.minutes or Decimal(0)) + sum(one.for_min or Decimal(0) for one in self.paused))
        return float(device_schedule.device_times_min(self.devices)[-1] if self.devices else 0)


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be in a plan, and the field in which it was typed; a pause's fields carry its number."""

    field: str
    sentence: str


def why_not(plan: Plan) -> tuple[Fault, ...]:
    """Every reason why nothing can be drawn from a plan; none means that it can.

    Source: P
    """
    weight = possible.why_not_weight(_float(plan.weight_kg))
    found = [Fault("weight_kg", weight)] if weight else []
    way = WAYS[plan.way]
    return (*found, *_amount(plan, way), *_minutes(plan, way), *_pauses(plan, way))


def _float(x: Decimal | None) -> float | None:
    return None if x is None else float(x)


def _amount(plan: Plan, way: Way) -> Iterator[Fault]:
    if way.is_counted:
        yield from _devices(plan)
        return
    if plan.devices is not None:
        yield Fault("devices", "Only the nasal spray is counted in devices; leave this empty.")
    if plan.dose_mg is not None and plan.mg_per_kg is not None:
        yield Fault("mg_per_kg", "The dose is given twice; say it in mg or in mg/kg and leave the other empty.")
    elif plan.dose_mg is None and plan.mg_per_kg is None:
        yield Fault("dose_mg", "No dose is given; say it in mg or in mg/kg.")
    elif plan.dose_mg is not None:
        if why := possible.why_not_amount(float(plan.dose_mg)):
            yield Fault("dose_mg", why[:1].upper() + why[1:])
    elif not possible.why_not_weight(_float(plan.weight_kg)) and (
        why := possible.why_not_amount(float(plan.amount_mg))
    ):
        yield Fault("mg_per_kg", f"For this weight that is {plan.amount_mg.normalize():f} mg; {why}")


def _devices(plan: Plan) -> Iterator[Fault]:
    if plan.devices is None or not 1 <= plan.devices <= possible.MOST_DEVICES:
        yield Fault("devices", f"Say how many devices of {MG_PER_DEVICE} mg, 1 to {possible.MOST_DEVICES}.")
    for name, number in (("dose_mg", plan.dose_mg), ("mg_per_kg", plan.mg_per_kg)):
        if number is not None:
            yield Fault(name, f"The nasal spray is counted in devices of {MG_PER_DEVICE} mg; leave this empty.")


def _minutes(plan: Plan, way: Way) -> Iterator[Fault]:
    if not way.is_infusion:
        if plan.minutes is not None:
            yield Fault("minutes", "Only an infusion into a vein takes minutes; leave this empty.")
    elif plan.minutes is None:
        yield Fault("minutes", "Say over how many minutes the infusion runs.")
    elif not _lasts(plan.minutes):
        yield Fault("minutes", f"An infusion takes more than no time and at most {possible.DAY_MIN} minutes, a day.")


def _lasts(minutes: Decimal) -> bool:
    return possible.within(float(minutes), possible.SHORTEST_MIN, possible.DAY_MIN)


def _pauses(plan: Plan, way: Way) -> Iterator[Fault]:
    whole: list[tuple[int, Pause]] = []
    for number, pause in enumerate(plan.pauses, 1):
        if pause.is_empty:
            continue
        found = list(_of_pause(number, pause, way))
        yield from found
        if not found:
            whole.append((number, pause))
    if plan.minutes is None or not _lasts(plan.minutes):
        return
    whole.sort(key=lambda one: one[1].at_min or Decimal(0))
    ends_min, before = plan.minutes, Decimal(0)
    for number, pause in whole:
        at_min, for_min = pause.at_min or Decimal(0), pause.for_min or Decimal(0)
        name = f"pause{number}_at_min"
        if at_min < before:
            yield Fault(name, f"The other pause lasts until minute {_said(before)}; this one begins while it does.")
        elif at_min >= ends_min:
            yield Fault(name, f"The infusion has ended by minute {_said(ends_min)}; a pause begins before that.")
        ends_min, before = ends_min + for_min, max(before, at_min + for_min)


def _of_pause(number: int, pause: Pause, way: Way) -> Iterator[Fault]:
    at_name, for_name = f"pause{number}_at_min", f"pause{number}_for_min"
    if not way.is_infusion:
        yield Fault(at_name, "Only an infusion into a vein can be paused; leave the pause empty.")
        return
    if pause.at_min is None:
        yield Fault(at_name, "Say at which minute the pause begins.")
    elif pause.at_min <= 0:
        yield Fault(at_name, "A pause begins after the infusion has begun, later than minute 0.")
    if pause.for_min is None:
        yield Fault(for_name, "Say how many minutes the pause lasts.")
    elif not _lasts(pause.for_min):
        yield Fault(for_name, f"A pause takes more than no time and at most {possible.DAY_MIN} minutes, a day.")


def _said(minutes: Decimal) -> str:
    return f"{minutes.normalize():f}"


def doses(plan: Plan) -> tuple[Dose, ...]:
    """A plan without a fault as the doses a curve is drawn from: each stretch of the pump, or each device, is one."""
    way = WAYS[plan.way]
    if way.is_counted:
        times = device_schedule.device_times_min(plan.devices or 1)
        return tuple(
            Dose(way.route, way.drug, float(MG_PER_DEVICE), float(at_min), device_index=index)
            for index, at_min in enumerate(times, 1)
        )
    if not way.is_infusion:
        return (Dose(way.route, way.drug, float(plan.amount_mg), 0.0),)
    minutes = plan.minutes or Decimal(0)
    rate_mg_per_min = plan.amount_mg / minutes
    return tuple(
        Dose(way.route, way.drug, float(rate_mg_per_min * lasting), float(start_min), float(lasting))
        for start_min, lasting in _running(minutes, plan.paused)
    )


def _running(minutes: Decimal, pauses: tuple[Pause, ...]) -> Iterator[tuple[Decimal, Decimal]]:
    """The stretches in which the pump runs: when each begins, and how long it lasts."""
    at, left = Decimal(0), minutes
    for pause in pauses:
        lasting = (pause.at_min or Decimal(0)) - at
        if lasting > 0:
            yield at, lasting
        at, left = pause.until_min, left - lasting
    yield at, left


def as_order(
    plan: Plan, *, height_cm: float | None = None, sex: Sex | None = None, age_y: float | None = None
) -> DoseRequest | None:
    """What the drug library would be asked if this plan were ordered; nothing where it has no line for the way.

    Source: P
    """
    way = WAYS[plan.way]
    if way.protocol is None:
        return None
    return DoseRequest(
        weight_kg=_float(plan.weight_kg),
        height_cm=height_cm,
        sex=sex,
        mg_per_kg=None,
        dose_mg=exact(plan.amount_mg),
        minutes=_float(plan.minutes),
        protocol=way.protocol,
        age_y=age_y,
    )
