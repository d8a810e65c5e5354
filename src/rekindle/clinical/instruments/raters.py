"""Who fills in a scale: the person themselves, a clinician after a conversation, or the nurse beside the chair."""

from typing import Final, Literal

Rater = Literal["patient", "clinician", "session"]

CLINICIAN_RATED: Final = frozenset(
    {
        *("madrs", "hamd17", "hama", "ybocs", "ymrs", "bprs18", "bprs_plus"),
        *("cgi_s", "cgi_i", "cssrs_screener", "moca"),
    }
)
# The levels and checklists of a session are kept on its own page, with their times.
IN_SESSION: Final = frozenset(
    {"moaas", "aldrete", "padss", "cadss", "cadss6", "own_dissociation", "own_responsiveness"}
)


def rater_of(instrument_id: str) -> Rater:
    """Who answers: a clinician-rated scale is never sent to a patient's phone."""
    if instrument_id in CLINICIAN_RATED:
        return "clinician"
    return "session" if instrument_id in IN_SESSION else "patient"
