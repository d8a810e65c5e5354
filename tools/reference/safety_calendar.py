"""The page of the long calendar of safety."""

from datetime import date

from rekindle.clinical.treatment.confirmation import cited, confirmation
from rekindle.clinical.treatment.readiness.values import LABS_MONTHLY_DAYS, LABS_SPARSE_DAYS
from rekindle.clinical.treatment.safety_calendar import EACH_VISIT, CalendarFacts, calendar
from rekindle.clinical.treatment.safety_calendar import MONTHLY_DAYS as MONTHLY
from rekindle.clinical.treatment.safety_values import (
    BLADDER_MONTHLY,
    BLADDER_SESSIONS,
    BLADDER_SPARSE,
    COGNITION_MONTHLY,
    COGNITION_SPARSE,
    ECG_DAYS,
    HCG_INDUCTION,
    OLDER_FROM_Y,
    OVERDUE_AFTER,
    REVIEW_DAYS,
    REVIEW_SESSIONS,
    SCREEN_MONTHLY,
    SCREEN_SPARSE,
    URINE_MONTHLY,
    URINE_SPARSE,
)

INTRODUCTION = f"""\
# The long calendar of safety

What is tested again, and when, once treatment goes on. *Monthly* is maintenance with at most {MONTHLY} days between
two sessions, *sparse* is less often. Where the stage is not known, the monthly pace counts. An item whose day nobody
wrote down is *not known*, never done. What is due is called overdue {OVERDUE_AFTER.default} days later, a weekly
pregnancy test the day after, and liver tests of the sparse stage after a year.
"""


def pages() -> dict[str, str]:
    """The calendar, item by item."""
    paces = {
        "liver": (
            "first, then with symptoms",
            LABS_MONTHLY_DAYS.in_words(),
            f"{LABS_SPARSE_DAYS.in_words()}, up to 365",
        ),
        "urine": ("first", URINE_MONTHLY.in_words(), URINE_SPARSE.in_words()),
        "pregnancy": (f"every {HCG_INDUCTION.in_words()}", "each session", "each session"),
        "drug_screen": ("once", SCREEN_MONTHLY.in_words(), SCREEN_SPARSE.in_words()),
        "pdmp": ("once", SCREEN_MONTHLY.in_words(), SCREEN_SPARSE.in_words()),
        "cognition": (f"first, from {OLDER_FROM_Y} years", COGNITION_MONTHLY.in_words(), COGNITION_SPARSE.in_words()),
        "ecg": ("first, where a rule asks", ECG_DAYS.in_words(), ECG_DAYS.in_words()),
        "bladder_scale": (
            f"every {BLADDER_SESSIONS.in_words()}",
            BLADDER_MONTHLY.in_words(),
            BLADDER_SPARSE.in_words(),
        ),
        "review": (_review(), _review(), _review()),
    }
    lines = [INTRODUCTION, "| item | in a series | monthly | sparse | sources | |", "|---" * 6 + "|"]
    for one in calendar(CalendarFacts(), date(2026, 11, 22)):
        cells = (one.title, *paces[one.item], cited(one.sources), confirmation(one.sources))
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", f"At every visit: {', '.join(EACH_VISIT)}."]
    lines += [
        "",
        "The counter keeps sessions, milligrams and milligrams per kilogram of each drug, for life and for the",
    ]
    lines += ["last twelve months; the sum is not known while the amount of one session is not."]
    return {"safety-calendar.md": "\n".join(lines)}


def _review() -> str:
    counts = ", ".join(str(value.default) for value in REVIEW_SESSIONS)
    return f"at {counts} sessions, and every {REVIEW_DAYS.in_words()}"
