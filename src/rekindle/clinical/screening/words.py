"""Sentences that every patient text must say the same way."""

from typing import Final

KEEP_TAKING: Final = "We ask one thing: do not stop or change any medicine on your own."
CALL_988: Final = "You can call or text 988 at any hour; if you are in danger right now, call 911."
CALL_911: Final = "Call 911 now."
OFF_LABEL: Final = "Ketamine for this is off-label, which means the FDA has not approved it for this use."
