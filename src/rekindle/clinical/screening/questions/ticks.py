"""What a ticked list settles: a tick, an explicit 'none of these', and nothing at all are three different things."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rekindle.clinical.screening.questions.order import UNSURE_AFTER, unsure_candidates
from rekindle.clinical.screening.questions.shape import Tick, TickPage, UnsurePage, marker_of

NONE: Final = "none"
UNSURE: Final = "unsure"
Answers = Mapping[str, Any]


@dataclass(slots=True)
class Settled:
    """The facts a page settled, and those it opened again until a follow-up is answered."""

    answers: dict[str, Any] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


def settle(page: TickPage, ticked: Collection[str], current: Answers) -> Settled:
    """The facts that follow from a list's ticks; what is left unticked is a no only because the list was answered."""
    found = Settled()
    unsure = UNSURE in ticked
    doubtful = {tick.key for tick in UNSURE_AFTER[page.slug].candidates} if unsure else set()
    for key in page.keys:
        lines = [tick for tick in page.ticks if tick.key == key]
        if lines[0].member:
            found.answers[key] = [tick.member for tick in lines if tick.member in ticked]
        else:
            _settle_one(lines[0], lines[0].code in ticked, key in doubtful, current, found)
    if page.unsure_label:
        found.answers[page.unsure_marker] = "yes" if unsure else "no"
    if page.slug == "reasons":
        _settle_main_reason(found, current)
    return found


def _settle_one(tick: Tick, ticked: bool, doubtful: bool, current: Answers, found: Settled) -> None:
    if tick.opens:
        found.answers[marker_of(tick.key)] = "yes" if ticked else "no"
        if ticked:
            if current.get(tick.key) in (None, tick.no):
                found.withdrawn.add(tick.key)
            return
    if ticked:
        found.answers[tick.key] = tick.yes
    elif not doubtful:
        found.answers[tick.key] = tick.no
    elif current.get(tick.key) != UNSURE:
        found.withdrawn.add(tick.key)


def _settle_main_reason(found: Settled, current: Answers) -> None:
    """A single reason is the main one; of several, the one chosen before stays if it is still among them."""
    chosen = found.answers["reasons"]
    if len(chosen) == 1:
        found.answers["primary_reason"] = chosen[0]
    elif current.get("primary_reason") not in chosen:
        found.withdrawn.add("primary_reason")


def settle_unsure(page: UnsurePage, ticked: Collection[str], current: Answers) -> Settled:
    """Of the lines that were not ticked, those the person is not sure about; the others are a no."""
    lines = unsure_candidates(page, current)
    return Settled({tick.key: UNSURE if tick.code in ticked else tick.no for tick in lines})


def ticked_now(page: TickPage, current: Answers) -> list[str]:
    """What stands ticked on a page that is opened again."""
    found = [tick.code for tick in page.ticks if _is_ticked(tick, current)]
    if page.unsure_label and current.get(page.unsure_marker) == "yes":
        found.append(UNSURE)
    if not found and all(current.get(tick.key) in ([], tick.no) for tick in page.ticks):
        found.append(NONE)
    return found


def unsure_now(page: UnsurePage, current: Answers) -> list[str]:
    """What stands ticked on a follow-up that is opened again."""
    lines = unsure_candidates(page, current)
    found = [tick.code for tick in lines if current.get(tick.key) == UNSURE]
    if not found and lines and all(current.get(tick.key) == tick.no for tick in lines):
        found.append(NONE)
    return found


def _is_ticked(tick: Tick, current: Answers) -> bool:
    if tick.member:
        return tick.member in (current.get(tick.key) or ())
    if tick.opens:
        return current.get(marker_of(tick.key)) == "yes"
    return bool(current.get(tick.key) == tick.yes)
