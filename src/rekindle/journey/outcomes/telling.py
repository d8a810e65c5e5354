"""A trajectory in words: the sentence, the reasons, what is missing, what the safety item said."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from rekindle.clinical.outcomes.response import TreatmentResponse
from rekindle.clinical.outcomes.rules import BASELINE_WINDOW_D, rule_of
from rekindle.journey.outcomes.facts import History, points_of
from rekindle.journey.outcomes.proposing import is_old
from rekindle.journey.outcomes.words import instrument_name

CLASS_WORDS: Final[dict[str, StrOrPromise]] = {
    "remission": gettext_lazy("Remission"),
    "response": gettext_lazy("Response"),
    "partial": gettext_lazy("Partial response"),
    "none": gettext_lazy("Little change"),
    "worse": gettext_lazy("Worse"),
    "relapse": gettext_lazy("Relapse"),
    "unknown": gettext_lazy("Not known yet"),
}
CLASS_TONES: Final = {"remission": "ok-text", "response": "ok-text", "worse": "warn-text", "relapse": "warn-text"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The verdict in one sentence, its first word marked."""

    head: StrOrPromise
    tone: str
    rest: str


@dataclass(frozen=True, slots=True)
class Badge:
    """What the safety item said last."""

    grade: str
    word: str


def sentence(past: History) -> Sentence:
    """Response (PHQ-9 19 → 8, −58 %), not remission. Based on 11 of 13 check-ins."""
    now = past.read.now
    head = CLASS_WORDS[now.response_class]
    if now.response_class == "none" and not now.eligible_for_response:
        head = _("Change only")
    return Sentence(head, CLASS_TONES.get(now.response_class, ""), f"{_numbers(past, now)}. {_based_on(past)}")


def _numbers(past: History, now: TreatmentResponse) -> str:
    if now.baseline_score is None or now.current_score is None:
        return ""
    change = "" if now.pct_change is None or not now.eligible_for_response else f", {signed(now.pct_change)} %"
    numbers = f" ({instrument_name(past.instrument)} {now.baseline_score} → {now.current_score}{change})"
    if now.response_class == "response":
        numbers += _(", not remission")
    if now.loss_of_remission:
        numbers += _("; remission was reached and is lost")
    if past.read.late_responder:
        numbers += _("; the response came late")
    return numbers


def signed(pct_change: float) -> str:
    """A whole percentage with a true minus sign."""
    whole = round(pct_change)
    return f"−{abs(whole)}" if whole < 0 else f"+{whole}" if whole > 0 else "0"


def _based_on(past: History) -> str:
    filled = sum(1 for row in past.check_ins if row.sheet.completed_at)
    closed = filled + sum(1 for row in past.check_ins if row.missed_at)
    if not closed:
        return _("No check-in has been filled in.")
    return ngettext(
        "Based on %(filled)d of %(closed)d check-in.", "Based on %(filled)d of %(closed)d check-ins.", closed
    ) % {"filled": filled, "closed": closed}


def reasons(past: History) -> list[dict[str, Any]]:
    """Why we say this: the library's reasons, the gaps, and what cannot be said at all."""
    now = past.read.now
    tone = {"worse": "warn", "relapse": "warn", "unknown": "unknown"}.get(now.response_class, "info")
    found: list[dict[str, Any]] = [{"kind": tone, "text": text} for text in now.reasons]
    found += _lines(past, now)
    found += _where_it_began(past)
    missed = [row.due_on for row in past.check_ins if row.missed_at]
    if missed:
        lead = ngettext("%(n)d gap:", "%(n)d gaps:", len(missed)) % {"n": len(missed)}
        text = _("%(days)s never filled in. We draw no line across and assume nothing.") % {"days": _days(missed)}
        found.append({"kind": "unknown", "lead": lead, "text": text})
    incomplete = [past.day(row.completed_at) for row in past.scores if points_of(row) is None]
    if incomplete:
        text = _("%(days)s sent with questions left out, so there is no total.") % {"days": _days(incomplete)}
        found.append({"kind": "unknown", "lead": _("Not scorable:"), "text": text})
    found.append({"kind": "info", "lead": _("Cannot say:"), "text": _("that the infusions caused it.")})
    return found


def _where_it_began(past: History) -> list[dict[str, Any]]:
    """Which score the counting begins with, over which days it looks back, and why no other was taken."""
    begin, recall_d = past.read.baseline, rule_of(past.instrument).recall_d
    found: list[dict[str, Any]] = []
    if begin is not None and begin.total is not None:
        text = _("%(total)g on %(day)s.") % {"total": begin.total, "day": date_format(begin.on, "j M")}
        if recall_d:
            text += " " + _("It asks about the %(days)d days before.") % {"days": recall_d}
        found.append({"kind": "info", "lead": _("Baseline:"), "text": text})
    for passed in past.read.passed_over[-2:]:
        lead = _("Not the baseline, %(day)s:") % {"day": date_format(passed.score.on, "j M")}
        found.append({"kind": "info", "lead": lead, "text": passed.reason})
    return found


def _lines(past: History, now: TreatmentResponse) -> list[dict[str, Any]]:
    """Which of the published lines were reached, each on its own."""
    if now.baseline_score is None or now.current_score is None or not now.eligible_for_response:
        return []
    rule = rule_of(past.instrument)
    found: list[dict[str, Any]] = []
    if rule.response is not None and past.values.of(rule.response) == 50:
        found.append(_half(now))
    if now.remission is not None:
        found.append(_below(past, now))
    return found


def _half(now: TreatmentResponse) -> dict[str, Any]:
    """Whether the score has come down to half of the first."""
    half: dict[str, Any] = {
        "kind": "ok" if now.improved else "not",
        "lead": _("Response:") if now.improved else _("Not response:"),
    }
    half["text"] = (
        _("%(now)g is at most half of the first score, %(first)g.")
        if now.improved
        else _("%(now)g is more than half of the first score, %(first)g.")
    ) % {"now": now.current_score, "first": now.baseline_score}
    return half


def _below(past: History, now: TreatmentResponse) -> dict[str, Any]:
    """Whether the score is in the remission range."""
    below: dict[str, Any] = {
        "kind": "ok" if now.remission else "not",
        "lead": _("Remission range:") if now.remission else _("Not remission:"),
    }
    low = past.read.lowest.total if past.read.lowest else now.current_score
    below["text"] = (
        _("%(now)g is %(line)s.") if now.remission else _("the range is %(line)s; the best was %(low)g.")
    ) % {"now": now.current_score, "line": rule_of(past.instrument).remission_words(past.values), "low": low}
    return below


def _days(days: list[date]) -> str:
    words = [date_format(day, "j M") for day in days[-4:]]
    said = ", ".join(words)
    return (
        _("%(days)s and earlier ones were") % {"days": said}
        if len(days) > 4
        else (_("%(days)s was") if len(days) == 1 else _("%(days)s were")) % {"days": said}
    )


def missing(past: History) -> list[str]:
    """What would have to be known before a class can be named."""
    name = instrument_name(past.instrument)
    words = {
        "baseline": _("No complete %(name)s from the %(days)d days before the first infusion."),
        "current": _("No complete %(name)s since the first infusion."),
    }
    if not past.given:
        return [_("No infusion has been given yet, so there is nothing to compare with.")]
    return [words[key] % {"name": name, "days": BASELINE_WINDOW_D} for key in past.read.now.missing]


def safety_badge(past: History) -> Badge | None:
    """What item 9 said at the last check-in, or since when it has been nought."""
    if past.instrument != "phq9" or past.newest is None:
        return None
    value = past.newest.safety_item
    when = date_format(past.day(past.newest.completed_at), "j M")
    if value is None:
        return Badge("warn", _("Item 9 was left open on %(day)s") % {"day": when})
    if value:
        return Badge("bad", _("Item 9: %(value)d of 3 on %(day)s") % {"value": value, "day": when})
    since = past.newest
    for row in reversed(past.scores):
        if row.safety_item != 0:
            break
        since = row
    return Badge(
        "ok", _("Item 9: 0 at every check-in since %(day)s") % {"day": date_format(past.day(since.completed_at), "j M")}
    )


def proposal_warnings(past: History, today: date) -> list[dict[str, Any]]:
    """What the clinician should know before accepting: an old score, or a check-in still open."""
    newest_on = past.day(past.newest.completed_at) if past.newest else None
    if not is_old(newest_on, today):
        return []
    if newest_on is None:
        return [{"kind": "warn", "text": _("There is no check-in; ask for one first.")}]
    text = _("The last check-in is %(days)d days old; ask for a new one first.") % {"days": (today - newest_on).days}
    return [{"kind": "warn", "text": text}]
