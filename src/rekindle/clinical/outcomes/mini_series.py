"""What may follow a relapse, and when maintenance itself is looked at: mini-series, taper review, a trial without."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from rekindle.clinical.outcomes.lines import policy
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.values import DEFAULTS, ClinicValues, Value

FEWEST: Final = policy("mini_series.fewest", "Fewest infusions of a mini-series", 2, "infusions")
MOST: Final = policy("mini_series.most", "Most infusions of a mini-series", 4, "infusions")
WITHIN: Final = policy("mini_series.within", "Days in which a mini-series lies", 14, "d")
PER_HALF_YEAR: Final = policy("mini_series.per_half_year", "Mini-series in six months at most", 2, "series")
HALF_YEAR_D: Final = 183
TAPER_REVIEW: Final = policy("taper_review", "Days between two reviews of tapering", HALF_YEAR_D, "d")

VALUES: Final[tuple[Value, ...]] = (FEWEST, MOST, WITHIN, PER_HALF_YEAR, TAPER_REVIEW)


def why_not_mini_series(
    days: Iterable[date], earlier_began_on: Iterable[date], *, values: ClinicValues = DEFAULTS
) -> tuple[Refusal, ...]:
    """Every reason why these infusions may not be given as a mini-series after a relapse; empty means they may.

    Source: P
    """
    planned = sorted(days)
    fewest, most = int(values.of(FEWEST)), int(values.of(MOST))
    found = []
    if not fewest <= len(planned) <= most:
        found.append(_refuse("size", f"A mini-series has {fewest} to {most} infusions, not {len(planned)}."))
    if not planned:
        return tuple(found)
    within_d, span_d = int(values.of(WITHIN)), (planned[-1] - planned[0]).days
    if span_d > within_d:
        found.append(_refuse("within", f"A mini-series lies within {within_d} days; these span {span_d}."))
    since = planned[0] - timedelta(days=HALF_YEAR_D)
    lately = [day for day in earlier_began_on if since < day <= planned[0]]
    most_often = int(values.of(PER_HALF_YEAR))
    if len(lately) >= most_often:
        said = f"There were {len(lately)} mini-series in the six months before; {most_often} is the most."
        found.append(_refuse("often", said))
    return tuple(found)


def taper_review_due_on(
    maintenance_since_on: date, reviewed_on: date | None, *, values: ClinicValues = DEFAULTS
) -> date:
    """The day on which tapering is talked about next: every six months of maintenance.

    Source: P
    """
    last = maintenance_since_on if reviewed_on is None else max(maintenance_since_on, reviewed_on)
    return last + timedelta(days=int(values.of(TAPER_REVIEW)))


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(f"mini_series.{code}", sentence, ("P",))
