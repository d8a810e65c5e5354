"""One line of the readiness page: what was looked at, the verdict, why, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from rekindle.clinical.treatment.readiness.facts import ReadinessFacts
from rekindle.clinical.treatment.readiness.occasion import EVERY, Occasion, ProtocolId
from rekindle.clinical.treatment.readiness.plausible import implausible
from rekindle.clinical.treatment.readiness.questions import QUESTIONS

Verdict = Literal["go", "hold", "no_go"]
VERDICT_WORDS: dict[Verdict, str] = {"go": "go", "hold": "hold", "no_go": "not today"}


@dataclass(frozen=True)
class Rule:
    """A check as the reference page shows it: what lets it go, what holds it, what ends the day.

    `reads` are the facts it may look at, and no others change it.
    """

    id: str
    title: str
    go: str
    hold: str
    no_go: str
    sources: tuple[str, ...]
    action: str
    override: bool = False
    reads: tuple[str, ...] = field(kw_only=True)
    protocols: frozenset[ProtocolId] = field(kw_only=True, default=EVERY)


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


def to_be_true(
    rule_id: str, title: str, go: str, action: str, *sources: str, reads: tuple[str, ...], no_go: str = ""
) -> Rule:
    """A rule of the record: anything but the go holds until it is true."""
    return Rule(rule_id, title, go, "anything else, until it is true", no_go, sources, action, reads=reads)


Looker = Callable[[ReadinessFacts, Occasion], Check]


def passes(rule: Rule, reason: str) -> Check:
    """The check is satisfied."""
    return Check(rule.id, rule.title, "go", reason, "", rule.sources)


def holds(rule: Rule, reason: str, *, action: str = "", acceptable: bool = False) -> Check:
    """The check stands in the way until something is done, or, where it may be, until a prescriber signs."""
    return Check(rule.id, rule.title, "hold", reason, action or rule.action, rule.sources, (), acceptable)


def stops(rule: Rule, reason: str, *, action: str = "") -> Check:
    """The check ends the day: nobody here may sign past it."""
    return Check(rule.id, rule.title, "no_go", reason, action or rule.action, rule.sources)


def unknown(rule: Rule, missing: tuple[str, ...], known: str = "") -> Check:
    """What is not known holds, and no signature replaces finding out; what is known already is said first."""
    words = "; ".join(QUESTIONS[name].in_a_sentence for name in missing)
    reason = f"{known} Not known: {words}.".lstrip()
    return Check(rule.id, rule.title, "hold", reason, "Find out and record it.", rule.sources, missing)


def checked_for_slips(rule: Rule, check: Check, facts: ReadinessFacts) -> Check:
    """A number that cannot be true never lets a treatment begin, and nobody signs for it; a no stays a no.

    Source: P
    """
    slips = implausible(facts, rule.reads) if check.verdict != "no_go" else ()
    if not slips:
        return check
    words = "; ".join(f"{QUESTIONS[name].in_a_sentence} {getattr(facts, name):g}" for name in slips)
    return Check(
        rule.id, rule.title, "hold", f"This cannot be right: {words}.", "Look or measure again.", rule.sources, slips
    )


def missing_of(facts: ReadinessFacts, *names: str) -> tuple[str, ...]:
    """Which of these facts nobody has recorded; a blank line counts as nothing."""
    return tuple(name for name in names if getattr(facts, name) in (None, "", ()))
