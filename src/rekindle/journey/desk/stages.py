"""The journey in nine words, and where one person stands on it."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rekindle.clinical.treatment.states import CANDIDATE

STATE_WORDS: Final[dict[str, StrOrPromise]] = {
    "screened": _("Questionnaire read"),
    "in_crisis": _("Needs a person now"),
    "waiting_review": _("Waiting for review"),
    "not_now_provisional": _("Not now, to be confirmed"),
    "not_now": _("Not now"),
    "consult_offered": _("Consultation offered"),
    "consult_booked": _("Consultation booked"),
    "consulted": _("Consulted"),
    "clearance_booked": _("Clearance booked"),
    "cleared": _("Cleared"),
    "preparing": _("Preparation booked"),
    "prepared": _("Prepared"),
    "consented": _("Consent signed"),
    "in_treatment": _("In treatment"),
    "maintenance": _("Maintenance"),
    "finished": _("Finished"),
    "withdrawn": _("Withdrawn"),
}

STAGES: Final[tuple[tuple[StrOrPromise, frozenset[str]], ...]] = (
    (_("Screening"), frozenset({"screened"})),
    (_("Review"), frozenset({"waiting_review", "not_now_provisional", "not_now", "in_crisis"})),
    (_("Consultation"), frozenset({"consult_offered", "consult_booked"})),
    (_("Clearance"), frozenset({"consulted", "clearance_booked"})),
    (_("Preparation"), frozenset({"cleared", "preparing"})),
    (_("Consent"), frozenset({"prepared"})),
    (_("Treatment"), frozenset({"consented", "in_treatment"})),
    (_("Maintenance"), frozenset({"maintenance", "finished"})),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the journey as the stepper draws it."""

    label: StrOrPromise
    state: str  # done, now, next


def state_words(state: str) -> StrOrPromise:
    """A candidate's state in the words of a list; an unknown one is a mistake in the program and raises."""
    if state not in CANDIDATE.transitions:
        raise ValueError(f"{state!r} is not a state of {CANDIDATE.record}.")
    return STATE_WORDS[state]


def stepper(state: str | None) -> list[Stage]:
    """The steps of the journey; somebody who left it stands on none of them."""
    here = next((number for number, (_label, states) in enumerate(STAGES) if state in states), -1)
    place = {True: "done"}
    return [
        Stage(label, "now" if number == here else place.get(number < here, "next"))
        for number, (label, _states) in enumerate(STAGES)
    ]
