"""One alarm condition as data: its steps, how long each waits, when it clears, and how loud it is.

Source: IEC-60601-1-8 (what a priority means)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from operator import ge, gt, le, lt
from types import MappingProxyType
from typing import Final, Literal

from rekindle.clinical.monitoring.vitals import Compare
from rekindle.clinical.values import Amount

Priority = Literal["LOW", "MEDIUM", "HIGH"]
Nature = Literal["physiological", "technical"]
Own = Literal["", "pct", "plus"]
RANK: Final[Mapping[Priority, int]] = MappingProxyType({"LOW": 1, "MEDIUM": 2, "HIGH": 3})
IN_WORDS: Final[Mapping[Compare, str]] = MappingProxyType(
    {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}
)
_COMPARE: Final[Mapping[Compare, Callable[[Amount, Amount], bool]]] = MappingProxyType(
    {"at_least": ge, "above": gt, "at_most": le, "below": lt}
)
OPPOSITE: Final[Mapping[Compare, Compare]] = MappingProxyType(
    {"at_least": "below", "above": "at_most", "at_most": "above", "below": "at_least"}
)

# What measures one thing: two names where a monitor and an oximeter both count the heart.
SIGNALS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "spo2": ("spo2_pct",),
        "hr": ("hr_per_min", "pulse_per_min"),
        "rr": ("rr_per_min",),
        "etco2": ("etco2_mmhg",),
        "cuff": ("systolic_mmhg", "diastolic_mmhg"),
        "moaas": ("moaas",),
        "distress": ("distress_0_10",),
        "nausea": ("nausea_0_10",),
    }
)
CONTINUOUS: Final[tuple[str, ...]] = ("spo2", "hr", "rr", "etco2")
SIGNAL_OF: Final[Mapping[str, str]] = MappingProxyType(
    {parameter: signal for signal, parameters in SIGNALS.items() for parameter in parameters}
)


def is_finite(amount: Amount) -> bool:
    """Whether a number can be a measurement or a time at all."""
    try:
        return isfinite(amount)
    except OverflowError:  # a whole number of hundreds of digits
        return False


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on one sign, and the value at which the sign is back inside it.

    `own` measures from the person's own value before the treatment: in per cent of it, or so much above it.
    """

    parameters: tuple[str, ...]
    compare: Compare
    value: Amount
    clears: Compare
    clears_at: Amount
    own: Own = ""

    def bounds(self, own: Amount | None, moved_by: Amount = 0) -> tuple[Amount, Amount] | None:
        """The limit and where it clears for this person; None while the person's own value is not known."""
        limit, back = self.value + moved_by, self.clears_at + moved_by
        if not self.own:
            return limit, back
        if own is None:
            return None
        return (limit * own / 100, back * own / 100) if self.own == "pct" else (own + limit, own + back)

    def beyond(self, amount: Amount, bound: Amount) -> bool:
        return _COMPARE[self.compare](amount, bound)

    def inside(self, amount: Amount, back: Amount) -> bool:
        return _COMPARE[self.clears](amount, back)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the policy: beyond its limit for its delay, this priority and this level of the ladder.

    `timed` marks a step that only lasting too long can reach. `confirmed` wants a second reading of the cuff beyond the
    limit in `CONFIRMED_WITHIN_S`. `symptoms` are told by a person, and `also` must be true beside them.
    """

    priority: Priority
    level: int
    limits: tuple[Limit, ...] = ()
    delay_s: float = 0.0
    clears_for_s: float = 0.0
    timed: bool = False
    confirmed: bool = False
    breaths: int = 0
    symptoms: tuple[str, ...] = ()
    also: Limit | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One alarm condition: its steps from the mildest to the worst.

    `signal` is what measures it; a rule that `needs` another sign is judged only while that one is above zero. HIGH
    latches where `latches` says so. `by_hand` can be reset by a person while it stands, since a person reported it.
    """

    name: str
    says: str
    nature: Nature
    steps: tuple[Step, ...]
    sources: tuple[str, ...]
    signal: str = ""
    needs: str = ""
    latches: bool = False
    by_hand: bool = False
    clears_in_words: str = ""

    @property
    def parameters(self) -> frozenset[str]:
        """Every sign that can move it."""
        limits = [limit for step in self.steps for limit in (*step.limits, step.also) if limit is not None]
        return frozenset(parameter for limit in limits for parameter in limit.parameters)
