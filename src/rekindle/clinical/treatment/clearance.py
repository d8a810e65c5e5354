"""How long a medical clearance lasts, and what opens it again before then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rekindle.clinical.refusal import Refusal

CLEARANCE_VALID_D = 90
CLEARANCE_SOURCES = ("P",)


@dataclass(frozen=True)
class Trigger:
    """Something that has happened since the clearance was signed and makes it open again."""

    trigger_id: str
    words: str


CLEARANCE_TRIGGERS: tuple[Trigger, ...] = (
    Trigger("rule_newly_true", "a rule that excludes or needs a clinician has newly become true"),
    Trigger("severe_side_effect", "an unwanted effect of grade 3 or more"),
    Trigger("missed_eight_weeks", "more than eight weeks without treatment"),
    Trigger("hospitalised", "a stay in hospital"),
    Trigger("pregnancy_plan", "a wish to become pregnant"),
    Trigger("new_heart_or_brain_event", "a new event of the heart, vessels or brain"),
    Trigger("dose_above_one", "a request for more than 1.0 mg/kg"),
)
_WORDS = {trigger.trigger_id: trigger.words for trigger in CLEARANCE_TRIGGERS}


def expires_on(signed_on: date) -> date:
    """The last day on which a clearance counts.

    Source: P
    """
    return signed_on + timedelta(days=CLEARANCE_VALID_D)


def why_not_cleared(signed_on: date | None, on: date, triggers: Iterable[str] = ()) -> tuple[Refusal, ...]:
    """A clearance is signed, at most ninety days old, and nothing has happened that opens it again.

    Source: P
    """
    refusals = []
    if signed_on is None:
        refusals.append(Refusal("clearance.unsigned", "Medical clearance has not been signed.", CLEARANCE_SOURCES))
    elif on < signed_on:
        refusals.append(
            Refusal("clearance.ahead", f"The clearance is dated {signed_on}, after this day.", CLEARANCE_SOURCES)
        )
    elif on > expires_on(signed_on):
        sentence = f"The clearance of {signed_on} ran out on {expires_on(signed_on)}; a new one is needed."
        refusals.append(Refusal("clearance.expired", sentence, CLEARANCE_SOURCES))
    for trigger_id in sorted(set(triggers)):
        sentence = f"Since the clearance: {_WORDS[trigger_id]}; a prescriber clears again first."
        refusals.append(Refusal(f"clearance.{trigger_id}", sentence, CLEARANCE_SOURCES))
    return tuple(refusals)
