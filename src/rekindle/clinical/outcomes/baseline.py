"""Where the counting begins: the last complete score before the first infusion, and why no other was taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rekindle.clinical.outcomes.lines import BASELINE_WINDOW
from rekindle.clinical.values import DEFAULTS, Amount, ClinicValues


@dataclass(frozen=True)
class DatedScore:
    """One answer sheet's total on its day, and at its time where that is known; an incomplete one has none."""

    on: date
    total: Amount | None
    at: datetime | None = None

    @property
    def order(self) -> tuple[date, str, Amount]:
        """Where it stands among others: by day, by time where known, then by total, so that order is one."""
        return self.on, self.at.isoformat() if self.at else "", -1 if self.total is None else self.total


@dataclass(frozen=True)
class Infused:
    """One infusion on its day, and when it began where that is known."""

    on: date
    began_at: datetime | None = None


@dataclass(frozen=True)
class PassedOver:
    """A score that was not taken as the baseline, and why."""

    score: DatedScore
    reason: str


@dataclass(frozen=True)
class Baseline:
    """The score that was taken, if any, over which days it looks back, and those that were not taken."""

    score: DatedScore | None
    recall_d: int | None
    passed_over: tuple[PassedOver, ...]


def comes_after(score: DatedScore, infusion: Infused) -> bool:
    """Whether a score belongs to the time after an infusion; on the same day its hour decides.

    A form of the day whose hour is not known counts as filled in before, as forms of the day are.
    """
    if score.on != infusion.on or score.at is None or infusion.began_at is None:
        return score.on > infusion.on
    return score.at >= infusion.began_at


def baseline_of(
    scores: Iterable[DatedScore],
    first_infusion_on: date | Infused,
    *,
    recall_d: int | None = None,
    values: ClinicValues = DEFAULTS,
) -> Baseline:
    """The last complete score in the fourteen days before the first infusion, that day's forms included.

    Source: P
    """
    first = first_infusion_on if isinstance(first_infusion_on, Infused) else Infused(first_infusion_on)
    window_d = int(values.of(BASELINE_WINDOW))
    ordered = sorted(scores, key=lambda score: score.order)
    fit = [score for score in ordered if not _why_not(score, first, window_d)]
    taken = fit[-1] if fit else None
    later = f"A later complete score, of {taken.on.isoformat()}, was taken." if taken else ""
    passed = [
        PassedOver(score, _why_not(score, first, window_d) or later)
        for score in ordered
        if score is not taken and score.on <= first.on
    ]
    return Baseline(taken, recall_d, tuple(passed))


def _why_not(score: DatedScore, first: Infused, window_d: int) -> str:
    """Why a score cannot be the baseline; nothing where it can."""
    days = (first.on - score.on).days
    if comes_after(score, first):
        return "It was filled in after the first infusion had begun."
    if score.total is None:
        return "It was incomplete, so it has no total."
    if days > window_d:
        return f"It is {days} days older than the first infusion; a baseline is at most {window_d} days old."
    return ""
