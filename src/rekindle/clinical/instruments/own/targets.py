"""Ratings of the one problem a person came with: obsessions and compulsions, grief, or exhaustion from work.

No validated scale of these may be shipped. Each line is compared with the same person's earlier ones and banded by
nobody; the validated scale arrives as boxes 1 to n, or in the clinic's own licensed words.
Source: P
"""

from typing import Final

from rekindle.clinical.instruments.own.form import OwnForm, OwnItem, zero_to_ten

_NOT_AT_ALL, _MOST = "not at all", "as much as it could"

OCD_TARGET: Final = OwnForm(
    "ocd_target",
    "My target problem",
    "the last 7 days",
    "patient",
    (
        OwnItem("problem", "The thought or habit you most want to change, in your words", "words"),
        OwnItem("hours_per_day", "Hours it took from you on a usual day, thoughts and habits together", "hours"),
        zero_to_ten("distress", "How upsetting it was", _NOT_AT_ALL, _MOST),
        zero_to_ten("interference", "How much it kept you from your life", _NOT_AT_ALL, _MOST),
    ),
    ("P",),
)
GRIEF_TARGET: Final = OwnForm(
    "grief_target",
    "My loss",
    "the last 7 days",
    "patient",
    (
        zero_to_ten("intensity", "How strong the grief was on a usual day", "hardly there", "as strong as it could be"),
        zero_to_ten("interference", "How much it kept you from your life", _NOT_AT_ALL, _MOST),
    ),
    ("P",),
)
BURNOUT_TARGET: Final = OwnForm(
    "burnout_target",
    "Worn down by work",
    "the last 7 days",
    "patient",
    (
        zero_to_ten("intensity", "How drained your work left you", _NOT_AT_ALL, "nothing left"),
        zero_to_ten("interference", "How much that kept you from the rest of your life", _NOT_AT_ALL, _MOST),
    ),
    ("P",),
)
TARGETS: Final = (OCD_TARGET, GRIEF_TARGET, BURNOUT_TARGET)
