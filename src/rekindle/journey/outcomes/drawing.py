"""From a history to what the chart draws, and to the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rekindle.clinical.outcomes.maintenance import LADDER_D, PROGRAMME_RANGE_D, Proposal
from rekindle.clinical.outcomes.rules import rule_of
from rekindle.journey.outcomes.chart import Infusion, Mark, Reading
from rekindle.journey.outcomes.facts import Given, History, Planned, points_of
from rekindle.journey.outcomes.words import band_words


@dataclass(frozen=True, slots=True)
class Lines:
    """The two published lines of a scale, for this person, and why one of them is not drawn."""

    response_score: float | None
    response_words: str
    remission_below_score: float | None
    remission_words: str
    why_no_response: str


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
    """Half of the baseline, or the scale's own line, where the baseline allows a percentage; and the remission line."""
    rule, values = rule_of(past.instrument), past.values
    base = past.read.baseline.total if past.read.baseline else None
    response, words, why = None, "", ""
    if base is None:
        why = _("There is no baseline, so no response line can be drawn.")
    elif not rule.allows_percentage(base, values):
        why = _("No response line is drawn: from a first score of %(base)g only the change is told.") % {"base": base}
    elif rule.response is not None:
        share = values.of(rule.response)
        response = base * (100 - share) / 100
        words = (
            _("Response, half of %(base)g") % {"base": base}
            if share == 50
            else _("Response, %(share)g %% below %(base)g") % {"share": share, "base": base}
        )
    elif rule.reliable is not None:
        fall = values.of(rule.reliable)
        response = base - fall
        words = _("Response, %(fall)g below %(base)g") % {"fall": fall, "base": base}
    return Lines(response, words, _remission_below(past), _remission_words(past), why)


def _remission_below(past: History) -> float | None:
    """The first whole score that is no longer remission, where a range is stated."""
    rule = rule_of(past.instrument)
    if rule.remission is None:
        return None
    return past.values.of(rule.remission) + (1 if rule.remission_belongs else 0)


def _remission_words(past: History) -> str:
    words = rule_of(past.instrument).remission_words(past.values)
    return _("Remission, %(words)s") % {"words": words} if words else ""


def readings(past: History) -> list[Reading]:
    """Every sheet sent and every check-in missed, by day."""
    sent = [Reading(past.day(row.completed_at), points_of(row)) for row in past.scores]
    missed = [Reading(row.due_on, None, missed=True) for row in past.check_ins if row.missed_at]
    return sorted([*sent, *missed], key=lambda one: one.on)


def infusions(past: History) -> list[Infusion]:
    """Every infusion given and every session planned, by day."""
    return as_infusions(past.given, past.planned)


def as_infusions(given: Sequence[Given], planned: Sequence[Planned]) -> list[Infusion]:
    """Infusions as the chart draws them, those given before those to come."""
    phases = {"induction": _("Induction"), "maintenance": _("Maintenance")}
    done = [Infusion(one.on, float(one.mg_per_kg), False, phases[one.phase]) for one in given]
    return [*done, *(Infusion(one.on, float(one.mg_per_kg), True, phases[one.phase]) for one in planned)]


def table(past: History) -> list[Row]:
    """The chart as lines, newest first, for whoever reads or hears it."""
    base = past.read.baseline.total if past.read.baseline else None
    began_at = past.given[0].began_at if past.given else None
    rows = []
    for score in past.scores:
        on = past.day(score.completed_at)
        change = ""
        points = points_of(score)
        if points is not None and base is not None and began_at is not None and score.completed_at >= began_at:
            change = f"{points - base:+g}".replace("-", "−")
        total = _("not scorable") if points is None else f"{points:g}"
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
