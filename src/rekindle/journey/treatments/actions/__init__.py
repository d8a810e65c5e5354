"""What happens in a treatment, from the person in the chair to the signed note."""

from rekindle.journey.treatments.actions.alarms import (
    acknowledge,
    beat,
    call,
    pause_audio,
    reset,
    tick_due,
    watched_until,
)
from rekindle.journey.treatments.actions.charting import (
    chart_vitals,
    enter_in_error,
    give_medicine,
    note_side_effect,
    observe_every,
    resolve_side_effect,
)
from rekindle.journey.treatments.actions.day import (
    accept_hold,
    not_today,
    open_day,
    record_fact,
    record_facts,
    take_order,
    weigh,
)
from rekindle.journey.treatments.actions.drug import check_pump, prepare_drug, waste, witness_waste
from rekindle.journey.treatments.actions.infusion import begin, change_rate, end_infusion, pause, resume, stop
from rekindle.journey.treatments.actions.leaving import discharge, end_otherwise
from rekindle.journey.treatments.actions.limits import change_limit
from rekindle.journey.treatments.actions.note import add_addendum, sign_note
from rekindle.journey.treatments.actions.screens import look_for_screens, screens_heard
from rekindle.journey.treatments.actions.watching import feed

__all__ = [
    "accept_hold",
    "acknowledge",
    "add_addendum",
    "beat",
    "begin",
    "call",
    "change_limit",
    "change_rate",
    "chart_vitals",
    "check_pump",
    "discharge",
    "end_infusion",
    "end_otherwise",
    "enter_in_error",
    "feed",
    "give_medicine",
    "look_for_screens",
    "not_today",
    "note_side_effect",
    "observe_every",
    "open_day",
    "pause",
    "pause_audio",
    "prepare_drug",
    "record_fact",
    "record_facts",
    "reset",
    "resolve_side_effect",
    "resume",
    "screens_heard",
    "sign_note",
    "stop",
    "take_order",
    "tick_due",
    "waste",
    "watched_until",
    "weigh",
    "witness_waste",
]
