"""How great the risk of suicide is by what was said, what is done about it, and by when.

The items follow the ladder of a known screener but are asked in our own words, so no result here carries the scale's
name, and the items are never added up into a score.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.branching import SUICIDE_ITEMS, missing_keys
from rekindle.clinical.screening.case import implausible_keys, without
from rekindle.clinical.screening.grades import Urgency
from rekindle.clinical.screening.thresholds import SELF_HARM_ITEM
from rekindle.clinical.threshold import Threshold

HUMAN_CONTACT_WITHIN: Final = Threshold(
    15,
    "minutes in opening hours",
    "<=",
    "P",
    "P",
    key="screening.human_contact_within",
    says="Longest wait for a human's call when the risk is high",
)
VALUES: Final = tuple(limit.setting for limit in (HUMAN_CONTACT_WITHIN,) if limit.setting is not None)


class Band(StrEnum):
    """The risk as it was said; unresolved where answers are missing or do not fit together."""

    HIGH = "high"
    MODERATE = "moderate"
    UNRESOLVED = "unresolved"
    MODERATE_HISTORY = "moderate_history"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Response:
    """What the programme does about one band, and by when."""

    band: Band
    pattern: str
    action: str
    time_limit: str
    urgency: Urgency
    shows_988: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """One person's band, the answers that set it, and what is done about it."""

    response: Response
    keys: tuple[str, ...]

    @property
    def band(self) -> Band:
        """The band itself."""
        return self.response.band

    @property
    def urgency(self) -> Urgency:
        """How soon; a history with thoughts of death or suicide now does not wait for the booking."""
        if self.band is Band.MODERATE_HISTORY and ("cssrs_q1" in self.keys or "cssrs_q2" in self.keys):
            return Urgency.NEXT_DAY
        return self.response.urgency


# Gravest first; the first whose pattern fits is the band.
RESPONSES: Final[dict[Band, Response]] = {
    response.band: response
    for response in (
        Response(
            Band.HIGH,
            "Cannot stay safe now, intent or a plan with intent in the past month, or suicidal behaviour in the past "
            "three months",
            "Crisis page with 988 and 911; page the on-call clinician; block booking; record each attempt at contact; "
            "welfare-check policy; safety plan; means safety; a clinician decides on the emergency department.",
            f"Immediate; a human makes contact within {HUMAN_CONTACT_WITHIN.value} {HUMAN_CONTACT_WITHIN.unit}; out of "
            "hours the hand-off is to 988.",
            Urgency.IMMEDIATE,
            True,
            ("CSSRS", "P"),
        ),
        Response(
            Band.MODERATE,
            "A method thought of, without intent or plan",
            "988 shown; a clinician calls; the full interview.",
            "The same day.",
            Urgency.SAME_DAY,
            True,
            ("CSSRS",),
        ),
        Response(
            Band.UNRESOLVED,
            "A suicide item unanswered, PHQ-9 item 9 positive with the screen negative, or an impossible order",
            "988 shown; a clinician calls.",
            "The same day.",
            Urgency.SAME_DAY,
            True,
            ("P",),
        ),
        Response(
            Band.MODERATE_HISTORY,
            "Suicidal behaviour more than three months ago, without method, intent or plan now",
            "A clinician reviews before booking.",
            "Before booking; by the next business day if there are thoughts of death or suicide now.",
            Urgency.ROUTINE,
            True,
            ("CSSRS",),
        ),
        Response(
            Band.LOW,
            "A wish to be dead or thoughts of suicide only",
            "988 shown; a clinician makes contact; a safety plan is offered.",
            "The next business day.",
            Urgency.NEXT_DAY,
            True,
            ("CSSRS",),
        ),
        Response(
            Band.NONE,
            "All answered no, and PHQ-9 item 9 is nought",
            "Routine.",
            "None.",
            Urgency.ROUTINE,
            False,
            ("CSSRS",),
        ),
    )
}


def _yes(profile: Profile, *keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if getattr(profile, key) == "yes")


def _disagreeing(profile: Profile) -> tuple[str, ...]:
    """A positive item on one form and a negative screen on the other."""
    item = profile.phq9_item9
    if item is not None and SELF_HARM_ITEM.crossed_by(item) and profile.cssrs_q1 == profile.cssrs_q2 == "no":
        return ("phq9_item9", "cssrs_q1", "cssrs_q2")
    return ()


def triage(said: Profile) -> Triage:
    """The band of these answers: the worse answer counts, and an open one is never read as no."""
    profile = without(said, implausible_keys(said))
    high = _yes(profile, "unsafe_now", "cssrs_q4", "cssrs_q5", "cssrs_q6_3mo")
    if high:
        return Triage(RESPONSES[Band.HIGH], high)
    method = _yes(profile, "cssrs_q3")
    if method:
        return Triage(RESPONSES[Band.MODERATE], method)
    unresolved = tuple(key for key in missing_keys(profile, None) if key in SUICIDE_ITEMS) or _disagreeing(profile)
    if unresolved:
        return Triage(RESPONSES[Band.UNRESOLVED], unresolved)
    thoughts = _yes(profile, "cssrs_q1", "cssrs_q2")
    history = _yes(profile, "cssrs_q6_ever")
    if history:
        return Triage(RESPONSES[Band.MODERATE_HISTORY], history + thoughts)
    return Triage(RESPONSES[Band.LOW], thoughts) if thoughts else Triage(RESPONSES[Band.NONE], ())
