"""What a typed line leaves open, as plain questions to the person who typed it.

A question is asked, never answered for them. Each carries the amounts it may mean, where there are some to choose from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.medicines.strengths import Doubt

Asked = Literal[
    "unit", "range", "dose", "frequency", "as_needed", "decimal", "micrograms", "two_medicines", "past", "unread"
]

_DOUBTS: Final[dict[Doubt, str]] = {
    "leading_zero": "There is a point with no number before it. How much do you take each time?",
    "comma": "There is a comma inside the number. How much do you take each time?",
    "thousands": "We are not sure about the point in the number. How much do you take each time?",
    "slash": "We see two amounts. How much do you take each time?",
    "several": "We see more than one amount. How much do you take each time?",
    "amount": "How many milligrams do you take each time?",
    "grains": "We do not know this unit. How many milligrams (mg) do you take each time?",
    "bare_x": "Is that how many you take at one time, or how many times a day you take it?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence to ask, and the milligrams at one time that the answer may be."""

    kind: Asked
    sentence: str
    may_be_mg: tuple[Decimal, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether the line counts as read while this is asked: a range is counted at its most."""
        return self.kind == "range"


def plain(amount_in_unit: Decimal) -> str:
    """A number without zeros that say nothing, never without the zero before its point."""
    written = format(amount_in_unit.normalize(), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def in_words(dose_mg: Decimal) -> str:
    """A dose as a label writes it: micrograms below a tenth of a milligram."""
    if dose_mg < Decimal("0.1"):
        return f"{plain(dose_mg * 1000)} micrograms (mcg)"
    return f"{plain(dose_mg)} mg"


def about_doubt(doubt: Doubt, may_be_mg: tuple[Decimal, ...]) -> Question:
    """How a number was typed leaves it open."""
    kind: Asked = "decimal" if doubt in {"leading_zero", "comma", "thousands"} else "dose"
    return Question(kind, _DOUBTS[doubt], may_be_mg)


def about_amount(dose_mg: Decimal, may_be_mg: tuple[Decimal, ...], *, large: bool) -> Question:
    """A dose that is rarely taken at one time."""
    size = "a lot to take at one time" if large else "very little to take at one time"
    kind: Asked = "micrograms" if any(mg * 1000 == dose_mg or mg == dose_mg * 1000 for mg in may_be_mg) else "decimal"
    return Question(
        kind, f"{in_words(dose_mg)} is {size}. How much does the label say?", tuple(sorted({dose_mg, *may_be_mg}))
    )


def about_unit(written: str, may_be_mg: tuple[Decimal, ...]) -> Question:
    """A number without its unit."""
    return Question("unit", f"You wrote {written} without a unit. How much is it?", may_be_mg)


def about_range(dose_mg: Decimal | None, times_per_day: Decimal | Unknown) -> Question:
    """A range, of which the most is counted."""
    most = [] if dose_mg is None else [in_words(dose_mg)]
    if times_per_day is not None:
        most.append(f"{plain(round(times_per_day, 2))} times a day")
    return Question(
        "range", f"You wrote a range. We count the most: {', '.join(most)}." if most else "You wrote a range."
    )


def about_frequency() -> Question:
    """How often stays open."""
    return Question("frequency", "We are not sure how often you take it. How many times a day is it?")


def about_most_on_a_day() -> Question:
    """As needed, and less than every day: what counts is the most on one day."""
    return Question("as_needed", "On a day when you take it, how many times do you take it at most?")


def about_two(names: Sequence[str]) -> Question:
    """More than one medicine in one line."""
    return Question(
        "two_medicines", f"We see more than one medicine here ({', '.join(names)}). Write each one on its own line."
    )


def about_now(name: str) -> Question:
    """A line that speaks of the past, or of not taking it."""
    return Question("past", f"Do you take {name} now?")


def about_unread(words: Sequence[str]) -> Question:
    """Words that nothing explains."""
    return Question("unread", f"We could not read: {' '.join(words)}.")
