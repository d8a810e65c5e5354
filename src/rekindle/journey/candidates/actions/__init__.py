"""The verbs of this room, each atomic, each with one line in the ledger."""

from rekindle.journey.candidates.actions.arriving import enter, finish_questionnaire
from rekindle.journey.candidates.actions.booking import (
    appointment_cancelled,
    appointment_missed,
    book_clearance,
    book_consultation,
    book_preparation,
    follow,
    follow_appointments,
)
from rekindle.journey.candidates.actions.clearing import record_clearance, sign_clearance
from rekindle.journey.candidates.actions.consulting import record_consultation
from rekindle.journey.candidates.actions.preparing import record_preparation, sign_consent, withdraw_consent
from rekindle.journey.candidates.actions.reviewing import (
    after_crisis,
    claim,
    confirm_not_now,
    correct_answers,
    hand_over,
    lift_not_now,
    offer_consultation,
    record_call,
    resolve,
    withdraw,
)
from rekindle.journey.candidates.actions.treating import (
    enter_maintenance,
    enter_treatment,
    finish_treatment,
    reopen_clearance,
)

__all__ = [
    "after_crisis",
    "appointment_cancelled",
    "appointment_missed",
    "book_clearance",
    "book_consultation",
    "book_preparation",
    "claim",
    "confirm_not_now",
    "correct_answers",
    "enter",
    "enter_maintenance",
    "enter_treatment",
    "finish_questionnaire",
    "finish_treatment",
    "follow",
    "follow_appointments",
    "hand_over",
    "lift_not_now",
    "offer_consultation",
    "record_call",
    "record_clearance",
    "record_consultation",
    "record_preparation",
    "reopen_clearance",
    "resolve",
    "sign_clearance",
    "sign_consent",
    "withdraw",
    "withdraw_consent",
]
