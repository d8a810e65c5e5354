"""Why a verdict was given: each rule's text, the answers it read, its numbers, and who confirmed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rekindle.clinical.answers import AnswersRefused
from rekindle.clinical.confirmable import CHAPTER_OF
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.screening.explaining import grounds
from rekindle.clinical.screening.grades import Disposition
from rekindle.clinical.screening.judgement import Judgement, judge
from rekindle.clinical.sources import SOURCES, Source
from rekindle.clinical.treatment.confirmation import cited
from rekindle.journey.candidates.asked import answer_of, question_of
from rekindle.journey.candidates.facts import Fired, fired
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.places.queries import values_for
from rekindle.journey.questionnaires.facts import who_answered
from rekindle.journey.questionnaires.models import Answer
from rekindle.journey.screenings.models import Screening

MARKS = {"emergency": "stop", "absolute": "stop", "relative": "ask", "data_quality": "unknown", "caution": "info"}


def verdict_words(disposition: str) -> str:
    """A verdict as a clinician reads it."""
    return {
        Disposition.EMERGENCY: _("Emergency"),
        Disposition.NOT_NOW: _("Not now"),
        Disposition.CLINICIAN_REVIEW: _("A clinician looks first"),
        Disposition.ELIGIBLE: _("May book the free consultation"),
    }[Disposition(disposition)]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer a rule looked at, in the words of the form, with who gave it."""

    question: str
    answer: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """One number a rule compared with, as it stood on that day, and who stood behind it."""

    says: str
    in_force: str
    moved: bool
    sources: str
    by: str
    at: datetime | None
    is_default: bool
    chapter: str
    key: str


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule that fired."""

    rule: Fired
    when: str
    follow_up: str
    answers: tuple[ShownAnswer, ...]
    numbers: tuple[ShownNumber, ...]

    @property
    def mark(self) -> str:
        """The sign of its grade."""
        return MARKS.get(self.rule.grade, "info")

    @property
    def read_from(self) -> list[Source]:
        """Where the rule was read."""
        return [SOURCES[key] for key in self.rule.sources if key in SOURCES]


@dataclass(frozen=True, slots=True)
class Again:
    """What today's version and today's numbers say of the same answers."""

    says_the_same: bool
    sentence: str


def rules_of(screening: Screening) -> tuple[ShownRule, ...]:
    """Every rule that fired in one judgement, gravest first, with what it rested on."""
    found = fired(screening)
    kept = {ground["id"]: ground for ground in screening.grounds or _grounds_today(screening)}
    given = who_answered(screening.patient, at=screening.decided_at) if screening.patient else {}
    own = str(screening.patient or "")
    return tuple(_shown(rule, kept.get(rule.rule_id, {}), screening.answers, given, own) for rule in found)


def _grounds_today(screening: Screening) -> list[dict[str, Any]]:
    """For a judgement made before its grounds were kept: what today's rules would compare with."""
    judgement = _judged_again(screening)
    return grounds(judgement) if judgement is not None else []


def _shown(
    rule: Fired, ground: Mapping[str, Any], answers: Mapping[str, Any], given: Mapping[str, Answer], own: str
) -> ShownRule:
    said = tuple(_answer(key, answers.get(key), given.get(key), own) for key in rule.keys)
    numbers = tuple(_number(number) for number in ground.get("numbers", ()))
    return ShownRule(rule, ground.get("when", rule.title), ground.get("follow_up", rule.follow_up), said, numbers)


def _answer(key: str, value: Any, row: Answer | None, own: str) -> ShownAnswer:
    """Whoever filled in the form was a visitor until they sent it: it was the patient."""
    if row is None:
        return ShownAnswer(question_of(key), answer_of(key, value), "", None)
    who = own if row.answered_by == str(Stranger()) else row.answered_by
    return ShownAnswer(question_of(key), answer_of(key, value), who, row.answered_at)


def _number(number: Mapping[str, Any]) -> ShownNumber:
    key, at = number["key"], number.get("at", "")
    return ShownNumber(
        says=number["says"],
        in_force=number["in_force"],
        moved=number["moved"],
        sources=cited(source for source in number["sources"] if source in SOURCES),
        by=number.get("by", ""),
        at=datetime.fromisoformat(at) if at else None,
        is_default=bool(key) and not at,
        chapter=CHAPTER_OF[key].slug if key in CHAPTER_OF else "",
        key=key,
    )


def _judged_again(screening: Screening) -> Judgement | None:
    try:
        return judge(screening.answers, values=values_for(screening.clinic))
    except AnswersRefused:
        return None


def again(screening: Screening) -> Again:
    """Judge the same answers by today's version, and say where it differs."""
    now = _judged_again(screening)
    versions = {"then": screening.content_version, "now": CONTENT_VERSION}
    if now is None:
        words = _("Judged by version %(then)s. Today's version, %(now)s, cannot read these answers any more.")
        return Again(False, words % versions)
    before, after = [one.rule_id for one in fired(screening)], [one.rule.id for one in now.rules]
    if now.disposition == screening.disposition and before == after:
        words = _("Judged by version %(then)s. Today's version, %(now)s, says the same of the same answers.")
        return Again(True, words % versions)
    words = _("Judged by version %(then)s. Of the same answers today's version, %(now)s, says: %(verdict)s.")
    said = words % (versions | {"verdict": verdict_words(now.disposition)})
    return Again(False, " ".join([said, *_differences(before, after)]))


def _differences(before: Iterable[str], after: Iterable[str]) -> list[str]:
    gone, new = [one for one in before if one not in set(after)], [one for one in after if one not in set(before)]
    found = []
    if gone:
        found.append(_("No longer fires: %(rules)s.") % {"rules": ", ".join(gone)})
    if new:
        found.append(_("Fires now: %(rules)s.") % {"rules": ", ".join(new)})
    return found
