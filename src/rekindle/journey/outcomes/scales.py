"""Which scales one person has been asked, what came of each, and what one scale looks like over time."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.from_total import range_of
from rekindle.clinical.instruments.measure import Line as Flag
from rekindle.clinical.instruments.raters import rater_of
from rekindle.clinical.outcomes.rules import RULES
from rekindle.journey.outcomes import queries
from rekindle.journey.outcomes.chart import Drawing, Reading, draw
from rekindle.journey.outcomes.drawing import as_infusions
from rekindle.journey.outcomes.facts import Given, given_infusions, planned_sessions, result_of, zone_of
from rekindle.journey.outcomes.models import CheckIn, ScalePlan, Score
from rekindle.journey.outcomes.words import ASKED, band_words, instrument_name
from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires.asked import AskedAs, all_asked

_BOUND_IN_KEY = re.compile(r"(^|_)(above|le|ge)_?\d+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One scale of one person: how it is asked, its plan, and its newest score."""

    asked: AskedAs
    plan: ScalePlan | None
    next_on: date | None
    weekly: bool
    newest: Score | None

    @property
    def name(self) -> str:
        return self.asked.instrument.name

    @property
    def result(self) -> str:
        return "" if self.newest is None else said(self.newest)


def said(score: Score, *, banded: bool = True) -> str:
    """The main result in words, with its published band where it has one."""
    result = result_of(score)
    if result is None:
        return "not scorable"
    shown = f"{result:g}" if isinstance(result, int | float) and not isinstance(result, bool) else _plain(result)
    return f"{shown}, {band_words(score.instrument, score.band)}" if banded and score.band else shown


def _plain(result: object) -> str:
    if isinstance(result, bool):
        return "positive" if result else "negative"
    return str(result).replace("_", " ")


def lines(patient: Patient, *, on: date) -> list[Line]:
    """Every scale that is planned for this person or has a score, the weekly two first."""
    standing = ScalePlan.objects.filter(patient=patient, ended_at__isnull=True).select_related("planned_by")
    plans = {plan.instrument: (plan, next_on) for plan, next_on in queries.with_due_days(standing)}
    newest: dict[str, Score] = {}
    for score in Score.objects.filter(patient=patient).order_by("completed_at", "pk"):
        newest[score.instrument] = score
    wanted = [*ASKED, *sorted((set(plans) | set(newest)) - set(ASKED))]
    ways = {one.instrument.instrument_id: one for one in all_asked(patient.clinic, on=on)}
    found = []
    for name in wanted:
        plan, next_on = plans.get(name, (None, None))
        found.append(Line(ways[name], plan, next_on, name in ASKED, newest.get(name)))
    return found


def followed(patient: Patient) -> list[str]:
    """The scales whose change can be named for this person: the weekly two, and any other that has been scored."""
    scored = set(Score.objects.filter(patient=patient).values_list("instrument", flat=True))
    return [*ASKED, *sorted((scored & set(RULES)) - set(ASKED))]


def choices(patient: Patient, *, on: date) -> list[AskedAs]:
    """The scales that can be planned for this person: offered here, not asked already, not part of a session."""
    there = set(ScalePlan.objects.filter(patient=patient, ended_at__isnull=True).values_list("instrument", flat=True))
    return [
        one
        for one in all_asked(patient.clinic, on=on)
        if one.standing.offered
        and one.instrument.instrument_id not in there | set(ASKED)
        and rater_of(one.instrument.instrument_id) != "session"
    ]


def scores_of(patient: Patient, instrument: str, *, at: datetime) -> list[Score]:
    """Every score of one scale, newest first."""
    rows = Score.objects.filter(patient=patient, instrument=instrument, completed_at__lte=at)
    return list(rows.select_related("rated_by").order_by("-completed_at", "-pk"))


def drawing(patient: Patient, instrument: str, *, at: datetime) -> Drawing | None:
    """The scale over time beside the infusions; nothing where its result is no number or it was never scored."""
    bounds = range_of(ASKABLE[instrument])
    zone = zone_of(patient.clinic)
    today = at.astimezone(zone).date()
    found = [
        (row.completed_at.astimezone(zone).date(), result_of(row)) for row in scores_of(patient, instrument, at=at)
    ]
    if not any(isinstance(result, int | float) for _on, result in found):
        return None
    highest = bounds[1] if bounds else max(result for _on, result in found if isinstance(result, int | float))
    missed = CheckIn.objects.filter(patient=patient, instrument=instrument, missed_at__isnull=False)
    sent = [Reading(on, result if isinstance(result, int | float) else None) for on, result in found]
    given: tuple[Given, ...] = given_infusions(patient)
    return draw(
        sorted([*sent, *(Reading(row.due_on, None, missed=True) for row in missed)], key=lambda one: one.on),
        as_infusions(given, planned_sessions(patient, today)),
        bands=[(band.low, band.high, band.words) for band in ASKABLE[instrument].bands],
        highest=highest,
        response_score=None,
        remission_below_score=None,
        today=today,
    )


def more(score: Score) -> list[str]:
    """What a scale gives besides its main result, in words."""
    main = ASKABLE[score.instrument].main
    flags = {line.key: line for line in ASKABLE[score.instrument].lines}
    shown = []
    for key, value in score.results.items():
        if key in (main, "band") or value is None:
            continue
        name = _flag_words(flags[key]) if key in flags else key.replace("_", " ")
        if isinstance(value, dict):
            shown.append(f"{name}: " + ", ".join(f"{k} {v}" for k, v in value.items()))
        elif isinstance(value, list):
            shown.append(f"{name}: " + ", ".join(map(str, value)))
        else:
            shown.append(f"{name}: {_yes_or_no(value) if isinstance(value, bool) else value}")
    return shown


def _flag_words(line: Flag) -> str:
    """A cut-off with its bound, as a reader says it: `remission (10 or less)`."""
    bound = f"{line.at_most} or less" if line.at_most is not None else f"{line.at_least} or more"
    return f"{_BOUND_IN_KEY.sub('', line.key).replace('_', ' ') or line.of} ({bound})"


def _yes_or_no(met: bool) -> str:
    return "yes" if met else "no"


def title_of(instrument: str) -> str:
    """The scale's name with its title, as far as it has one."""
    one = ASKABLE[instrument]
    return f"{instrument_name(instrument)}: {one.title}" if one.title else one.name
