"""One line of the readiness page: what was looked at, the verdict, why, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.questions import QUESTIONS

Verdict = Literal["go", "hold", "no_go"]
VERDICT_WORDS: dict[Verdict, str] = {"go": "go", "hold": "hold", "no_go": "not today"}


@dataclass(frozen=True)
class Rule:
    """A check as the reference page shows it: what lets it go, what holds it, what ends the day."""

    id: str
    title: str
    go: str
    hold: str
    no_go: str
    sources: tuple[str, ...]
    action: str
    override: bool = False


@dataclass(frozen=True)
class Check:
    """The verdict of one check on what is known now.

    `acceptable`: a prescriber may sign for this hold. What is not known cannot be signed for, only found out.
    """

    id: str
    title: str
    verdict: Verdict
    reason: str
    action: str
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()
    acceptable: bool = False


Looker = Callable[[ReadinessFacts, datetime], Check]


def passes(rule: Rule, reason: str) -> Check:
    """The check is satisfied."""
    return Check(rule.id, rule.title, "go", reason, "", rule.sources)


def holds(rule: Rule, reason: str, *, action: str = "", acceptable: bool = False) -> Check:
    """The check stands in the way until something is done, or, where it may be, until a prescriber signs."""
    return Check(rule.id, rule.title, "hold", reason, action or rule.action, rule.sources, (), acceptable)


def stops(rule: Rule, reason: str, *, action: str = "") -> Check:
    """The check ends the day: nobody here may sign past it."""
    return Check(rule.id, rule.title, "no_go", reason, action or rule.action, rule.sources)


def unknown(rule: Rule, missing: tuple[str, ...]) -> Check:
    """What is not known holds, and no signature replaces finding out."""
    words = "; ".join(QUESTIONS[name].in_a_sentence for name in missing)
    return Check(rule.id, rule.title, "hold", f"Not known: {words}.", "Find out and record it.", rule.sources, missing)


def missing_of(facts: ReadinessFacts, *names: str) -> tuple[str, ...]:
    """Which of these facts nobody has recorded; a blank line counts as nothing."""
    return tuple(name for name in names if getattr(facts, name) in (None, "", ()))
