"""From answers on sheets to the facts a rule may ask for: totals computed, dates grown older, the newest counting."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from rekindle.clinical.answers import QUESTIONS, profile_from
from rekindle.clinical.screening.branching import shown_for
from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires.items import item_keys
from rekindle.journey.questionnaires.models import Answer, Sheet

DAYS_AGO: Final = ("mi_days_ago", "stroke_days_ago", "seizure_days_ago", "sud_days_since")
SCORED_FROM: Final = {"phq9_total": "phq9_1", "phq9_item9": "phq9_9", "audit_c": "audit_c_1"}
LADDER: Final = ("cssrs_q3", "cssrs_q4", "cssrs_q5", "cssrs_q6_3mo")


def answers_of(sheet: Sheet) -> dict[str, Any]:
    """The current answers of one sheet, item by item, as they were given."""
    rows = Answer.objects.filter(sheet=sheet, superseded_at__isnull=True).order_by("id")
    return dict(rows.values_list("key", "value"))


def profile_of(sheet: Sheet, *, at: datetime | None = None) -> dict[str, Any]:
    """What one sheet says of a person, half-filled or whole, in the keys of the screening rules."""
    return settled(_facts(_current([sheet]), at))


def newest_answers(patient: Patient, *, at: datetime | None = None) -> dict[str, Any]:
    """All that is known of a patient: every finished sheet, the newest answer to each question counting."""
    sheets = Sheet.objects.filter(patient=patient, completed_at__isnull=False)
    if at is not None:
        sheets = sheets.filter(completed_at__lte=at)
    merged: dict[str, Any] = {}
    for sheet_answers in _by_sheet(_current(list(sheets.order_by("completed_at", "id")))):
        merged |= {key: value for key, value in _facts(sheet_answers, at).items() if value is not None}
    if patient.born_on is not None and at is not None:
        merged["age"] = _years(patient.born_on, at.date())
    return settled(merged)


def who_answered(patient: Patient, *, at: datetime) -> dict[str, Answer]:
    """The newest answer a person's forms held to each question at a time; a total stands under its own name."""
    rows = Answer.objects.filter(sheet__patient=patient, answered_at__lte=at, value__isnull=False)
    newest = {row.key: row for row in rows.order_by("answered_at", "pk")}
    for key, item in SCORED_FROM.items():
        if item in newest:
            newest[key] = newest[item]
    return newest


def settled(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Follow-ups of an answer since taken back fall away with it; the ladder says skip for what was not asked.

    A yes on the suicide ladder and a possible pregnancy are never dropped so: there the worse answer counts.
    """
    known = dict(facts)
    shown = frozenset(shown_for(profile_from(known)))
    for key in (*DAYS_AGO, "glp1_risk"):
        if key not in shown:
            known.pop(key, None)
    for key in LADDER:
        if key not in shown and known.get(key) in (None, "no"):
            known[key] = "skip"
    return known


def _current(sheets: list[Sheet]) -> list[Answer]:
    order = {sheet.pk: place for place, sheet in enumerate(sheets)}
    rows = Answer.objects.filter(sheet__in=list(order), superseded_at__isnull=True)
    return sorted(rows, key=lambda row: (order[row.sheet_id], row.pk))


def _by_sheet(rows: list[Answer]) -> list[list[Answer]]:
    grouped: dict[int, list[Answer]] = {}
    for row in rows:
        grouped.setdefault(row.sheet_id, []).append(row)
    return list(grouped.values())


def facts_from(said: Mapping[str, Any]) -> dict[str, Any]:
    """Answers item by item as screening facts; a score only where every item of it was answered."""
    facts = {key: value for key, value in said.items() if key in QUESTIONS}
    if any(key in said for key in item_keys("phq9")):
        facts["phq9_total"] = _sum(said, "phq9")
        facts["phq9_item9"] = said.get("phq9_9")
    if any(key in said for key in item_keys("audit_c")):
        facts["audit_c"] = _sum(said, "audit_c")
    return facts


def _facts(rows: list[Answer], at: datetime | None) -> dict[str, Any]:
    """One sheet's facts, with what happened days ago grown older since it was said."""
    facts = facts_from({row.key: row.value for row in rows})
    if at is not None:
        for row in rows:
            if row.key in DAYS_AGO and row.value is not None:
                facts[row.key] = row.value + max(0, (at - row.answered_at).days)
    return facts


def _sum(said: Mapping[str, Any], instrument: str) -> int | None:
    values = [said.get(key) for key in item_keys(instrument)]
    return None if None in values else sum(value for value in values if value is not None)


def _years(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
