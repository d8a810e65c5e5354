"""A short form in our own words: never under the name of a scale, never banded as if it had been validated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Answer = bool | int | str | None
Kind = Literal["zero_to_ten", "yes_no", "steps", "hours", "words"]
Asked = Literal["patient", "observer"]
Outcome = Literal["task", "unknown"]

NOTICE: Final = "Our own words, not a validated scale: a number here is compared only with the same person's others."
_HIGHEST: Final[Mapping[Kind, int]] = {"zero_to_ten": 10, "hours": 24}


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One line of a form: what is asked, and how it is answered; the ends of a 0 to 10 line have words."""

    key: str
    text: str
    kind: Kind
    ends: tuple[str, str] = ("", "")
    steps: tuple[tuple[int, str], ...] = ()

    def admits(self, answer: bool | int | str) -> bool:
        """Whether this is an answer to the line at all."""
        if self.kind == "yes_no":
            return isinstance(answer, bool)
        if self.kind == "words":
            return isinstance(answer, str)
        if isinstance(answer, bool | str):
            return False
        if self.kind == "steps":
            return answer in {step for step, _ in self.steps}
        return 0 <= answer <= _HIGHEST[self.kind]


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A few lines asked together, who answers them, over which time, and what the content rests on."""

    form_id: str
    title: str
    recall: str
    asked: Asked
    items: tuple[OwnItem, ...]
    sources: tuple[str, ...]
    notice: str = NOTICE

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.items)


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """What a filled form asks of the clinic, or what it cannot say because a line is open."""

    code: str
    outcome: Outcome
    sentence: str
    keys: tuple[str, ...]


def zero_to_ten(key: str, text: str, low: str, high: str) -> OwnItem:
    """A line from 0 to 10 with words at its two ends."""
    return OwnItem(key, text, "zero_to_ten", (low, high))


def yes_no(key: str, text: str) -> OwnItem:
    """A line answered with yes or no; left open it is neither."""
    return OwnItem(key, text, "yes_no")


def checked(form: OwnForm, answers: Mapping[str, Answer]) -> None:
    """An unknown line or an answer the line does not admit is a mistake in the program and raises."""
    if not set(answers) <= set(form.keys):
        raise ValueError(f"{form.title} has no line called {sorted(set(answers) - set(form.keys))}")
    for item in form.items:
        answer = answers.get(item.key)
        if answer is not None and not item.admits(answer):
            raise ValueError(f"{form.title}: {item.key} is not answered by {answer!r}")


def unanswered(form: OwnForm, answers: Mapping[str, Answer], keys: Iterable[str] | None = None) -> tuple[str, ...]:
    """The lines left open, free text apart, which nobody owes."""
    asked = set(form.keys if keys is None else keys)
    return tuple(
        item.key for item in form.items if item.key in asked and item.kind != "words" and answers.get(item.key) is None
    )


def said_yes(answers: Mapping[str, Answer], keys: Iterable[str]) -> tuple[str, ...]:
    """The lines answered with a plain yes."""
    return tuple(key for key in keys if answers.get(key) is True)


def left_open(form: OwnForm, missing: tuple[str, ...]) -> tuple[OwnFinding, ...]:
    """An open line is told as open; it is never read as no, and never as nought."""
    if not missing:
        return ()
    sentence = f"{form.title}: {len(missing)} of {len(form.items)} lines are not answered, so it says nothing yet."
    return (OwnFinding(f"{form.form_id}.open", "unknown", sentence, missing),)


def what_rating_follows(form: OwnForm, answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """A rating sets nothing in motion by itself; it says only which of its lines are open."""
    checked(form, answers)
    return left_open(form, unanswered(form, answers))
