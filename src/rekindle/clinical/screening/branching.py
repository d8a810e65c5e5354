"""Which questions are shown, given the answers so far, and which shown ones are still unanswered.

The questionnaire asks the same question of this file as the rules do, so a page and a verdict never disagree on what
was left out. The two pressures are shown to all and may stay empty: not everyone owns a cuff.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from rekindle.clinical.answers import QUESTIONS
from rekindle.clinical.profile import Profile, Unknown
from rekindle.clinical.screening.medicines import Taken

PRESSURES: Final = ("bp_sys", "bp_dia")
SUICIDE_ITEMS: Final = frozenset(
    {
        "phq9_item9",
        "cssrs_q1",
        "cssrs_q2",
        "cssrs_q3",
        "cssrs_q4",
        "cssrs_q5",
        "cssrs_q6_ever",
        "cssrs_q6_3mo",
        "unsafe_now",
    }
)


def _thought_of_suicide(profile: Profile) -> bool:
    return profile.cssrs_q2 == "yes"


SHOWN_ONLY_IF: Final[Mapping[str, Callable[[Profile], bool]]] = MappingProxyType(
    {
        "pregnant": lambda profile: profile.can_be_pregnant != "no",
        "cssrs_q3": _thought_of_suicide,
        "cssrs_q4": _thought_of_suicide,
        "cssrs_q5": _thought_of_suicide,
        "cssrs_q6_3mo": lambda profile: profile.cssrs_q6_ever == "yes",
        "mi_days_ago": lambda profile: profile.mi == "yes",
        "stroke_days_ago": lambda profile: profile.stroke == "yes",
        "seizure_days_ago": lambda profile: profile.seizure in {"past", "epilepsy"},
        "sud_days_since": lambda profile: profile.sud == "remission",
    }
)
ASKED_OF_MEDICINE: Final = "glp1_risk"
ALWAYS_SHOWN: Final = tuple(key for key in QUESTIONS if key not in SHOWN_ONLY_IF and key != ASKED_OF_MEDICINE)
ALWAYS_NEEDED: Final = tuple(key for key in ALWAYS_SHOWN if key not in PRESSURES)

_always_needed_of: Final = attrgetter(*ALWAYS_NEEDED)
_PLACE: Final = {key: place for place, key in enumerate(QUESTIONS)}


def takes_glp1(taken: Taken | Unknown) -> bool:
    """Whether the medicine list certainly holds a GLP-1 or GIP agonist."""
    return taken is not None and "glp1" in taken.classes


def shown_keys(profile: Profile, taken: Taken | Unknown) -> tuple[str, ...]:
    """Every question that these answers lead to, in the order of the form."""
    shown = {*ALWAYS_SHOWN, *(key for key, applies in SHOWN_ONLY_IF.items() if applies(profile))}
    if takes_glp1(taken):
        shown.add(ASKED_OF_MEDICINE)
    return tuple(key for key in QUESTIONS if key in shown)


def shown_for(profile: Profile) -> tuple[str, ...]:
    """Every question shown to this person, the medicine list read for the one that depends on it."""
    return shown_keys(profile, None if profile.meds is None else Taken(profile.meds))


def missing_keys(profile: Profile, taken: Taken | Unknown) -> tuple[str, ...]:
    """The shown questions without an answer, the two pressures excepted.

    A shown item answered 'skip' is unanswered, and so is 'n/a' of someone who does take such a medicine.
    """
    missing: list[str] = []
    if None in _always_needed_of(profile):
        missing += [key for key in ALWAYS_NEEDED if getattr(profile, key) is None]
    for key, applies in SHOWN_ONLY_IF.items():
        answer = getattr(profile, key)
        if (answer is None or answer == "skip") and applies(profile):
            missing.append(key)
    if profile.glp1_risk in {None, "n/a"} and takes_glp1(taken):
        missing.append(ASKED_OF_MEDICINE)
    return tuple(sorted(missing, key=_PLACE.__getitem__)) if len(missing) > 1 else tuple(missing)
