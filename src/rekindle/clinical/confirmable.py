"""Every value a named clinician has to confirm or may change, gathered from the chapters that own them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rekindle.clinical.monitoring import ladder_values, schedule
from rekindle.clinical.monitoring.alarms import waits
from rekindle.clinical.outcomes import confirming
from rekindle.clinical.screening import thresholds, triage
from rekindle.clinical.screening.medicines import equivalents
from rekindle.clinical.treatment import clearance_triggers, discharge_limits, dose_values, order_values, safety_values
from rekindle.clinical.treatment.readiness import values as readiness_values
from rekindle.clinical.values import Need, Value, by_key


@dataclass(frozen=True, slots=True)
class Chapter:
    """Values that one clinician reads in one sitting."""

    slug: str
    title: str
    values: tuple[Value, ...]

    @property
    def waiting(self) -> tuple[Value, ...]:
        """Those that rest on memory or policy."""
        return tuple(value for value in self.values if value.waits)


CHAPTERS: Final[tuple[Chapter, ...]] = (
    Chapter("screening", "Screening", thresholds.VALUES + triage.VALUES + equivalents.VALUES),
    Chapter("alarms", "Limits during a treatment", ladder_values.VALUES + waits.VALUES + schedule.VALUES),
    Chapter("dose", "Protocols, doses and the drug library", dose_values.VALUES),
    Chapter("readiness", "Before a treatment begins", readiness_values.VALUES + clearance_triggers.VALUES),
    Chapter("leaving", "Going home", discharge_limits.VALUES),
    Chapter("standing-orders", "Standing orders", order_values.VALUES),
    Chapter("calendar", "The long calendar of safety", safety_values.VALUES),
    Chapter("outcomes", "Response, relapse and maintenance", confirming.VALUES),
)
CHAPTER: Final[Mapping[str, Chapter]] = MappingProxyType({chapter.slug: chapter for chapter in CHAPTERS})
VALUES: Final[Mapping[str, Value]] = by_key(value for chapter in CHAPTERS for value in chapter.values)
CHAPTER_OF: Final[Mapping[str, Chapter]] = MappingProxyType(
    {value.key: chapter for chapter in CHAPTERS for value in chapter.values}
)

NEED_WORDS: Final[Mapping[Need, str]] = MappingProxyType(
    {
        "screening": "screening",
        "iv_mood": "ketamine by drip for mood",
        "im_mood": "ketamine into a muscle for mood",
        "iv_pain": "ketamine by drip for pain",
        "spravato_trd": "Spravato for treatment-resistant depression",
        "spravato_mdsi": "Spravato for depression with acute thoughts of suicide",
        "outcomes": "following outcomes",
    }
)
TREATMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {need: words for need, words in NEED_WORDS.items() if need not in ("screening", "outcomes")}
)


def needed_by(need: str) -> tuple[Value, ...]:
    """Every value from memory or policy that waits for a clinician before this may go on."""
    return tuple(value for value in VALUES.values() if value.waits and need in value.needed_by)
