"""From a history to what the chart draws, and to the table that says the same."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rekindle.clinical.outcomes.maintenance import LADDER_D, PROGRAMME_RANGE_D, Proposal
from rekindle.clinical.outcomes.rules import RESPONSE_FRACTION, rule_of
from rekindle.journey.outcomes.chart import Infusion, Mark, Reading
from rekindle.journey.outcomes.facts import History
from rekindle.journey.outcomes.words import band_words


@dataclass(frozen=True, slots=True)
class Lines:
    """The two published lines of a scale, for this person."""

    response_score: float | None
    remission_below: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a check-in or an infusion."""

    on: date
    what: str
    total: str
    band: str
    change: str


@dataclass(frozen=True, slots=True)
class Interval:
    """The proposed interval on a ruler of weeks, beside what the programme usually does."""

    x: float
    usual: tuple[int, int]
    usual_x: float
    usual_width: float
    usual_middle_x: float
    ticks: list[Mark]


RULER_LEFT, RULER_WIDTH, RULER_D = 20.0, 300.0, LADDER_D[-1]


def interval(proposed: Proposal | None) -> Interval | None:
    """Where a proposed interval stands on the ruler; nothing where no day is proposed."""
    if proposed is None or proposed.interval_d is None:
        return None
    low, high = (_on_ruler(days) for days in PROGRAMME_RANGE_D)
    weeks = [Mark(_on_ruler(7 * week), 0.0, str(week)) for week in (1, 2, 3, 4, 6, 8, 10, 12)]
    middle = round((low + high) / 2 + 28, 1)
    return Interval(_on_ruler(proposed.interval_d), PROGRAMME_RANGE_D, low, round(high - low, 1), middle, weeks)


def _on_ruler(days: int) -> float:
    return round(RULER_LEFT + RULER_WIDTH * days / RULER_D, 1)


def thresholds(past: History) -> Lines:
    """Half of the baseline, where the baseline allows a percentage; and the remission line."""
    rule = rule_of(past.instrument)
    base = past.read.baseline.total if past.read.baseline else None
    eligible = base is not None and base >= rule.entry_score
    return Lines(base * RESPONSE_FRACTION if base is not None and eligible else None, rule.remission_below_score)


def readings(past: History) -> list[Reading]:
    """Every sheet sent and every check-in missed, by day."""
    sent = [Reading(past.day(row.completed_at), row.total) for row in past.scores]
    missed = [Reading(row.due_on, None, missed=True) for row in past.check_ins if row.missed_at]
    return sorted([*sent, *missed], key=lambda one: one.on)


def infusions(past: History) -> list[Infusion]:
    """Every infusion given and every session planned, by day."""
    phases = {"induction": _("Induction"), "maintenance": _("Maintenance")}
    given = [Infusion(one.on, float(one.mg_per_kg), False, phases[one.phase]) for one in past.given]
    planned = [Infusion(one.on, float(one.mg_per_kg), True, phases[one.phase]) for one in past.planned]
    return [*given, *planned]


def table(past: History) -> list[Row]:
    """The chart as lines, newest first, for whoever reads or hears it."""
    base = past.read.baseline.total if past.read.baseline else None
    first_on = past.given[0].on if past.given else None
    rows = []
    for score in past.scores:
        on = past.day(score.completed_at)
        change = ""
        if score.total is not None and base is not None and first_on is not None and on > first_on:
            change = f"{score.total - base:+d}".replace("-", "−")
        total = _("not scorable") if score.total is None else str(score.total)
        rows.append(Row(on, _("Check-in"), total, band_words(past.instrument, score.band), change))
    rows += [Row(one.due_on, _("Check-in missed"), "–", "", "") for one in past.check_ins if one.missed_at]
    rows += [
        Row(
            one.on,
            _("Infusion %(n)d, %(dose)s mg/kg") % {"n": one.number, "dose": f"{one.mg_per_kg.normalize():f}"},
            "",
            "",
            "",
        )
        for one in past.given
    ]
    return sorted(rows, key=lambda row: row.on, reverse=True)
