"""What a page of the questionnaire is made of: words, choices, and which facts each of them settles.

Pure wording. Which follow-ups are shown is decided by `clinical.screening.branching`, never here.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Final, Literal

QUESTIONS_VERSION: Final = "questions-2026.1"

Layout = Literal["list", "row", "grid"]


def _(sentence: str) -> str:
    """Mark a sentence for the translators' list and give it back as it is."""
    return sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a person may choose, with the value it stands for."""

    value: Any
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the answers it offers; exactly one is chosen."""

    key: str
    text: str
    choices: tuple[Choice, ...]
    help: str = ""
    layout: Layout = "list"


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of a list: ticked, it settles one fact as yes, adds one code to a list, or opens a follow-up.

    `member` is the code it adds to the list `key`. `opens` says that a tick alone settles nothing yet: the follow-up
    page does, and until then the fact is unknown. `yes` and `no` are the codes the fact takes.
    """

    key: str
    label: str
    hint: str = ""
    member: str = ""
    yes: str = "yes"
    no: str = "no"
    opens: bool = False

    @property
    def code(self) -> str:
        """The name of this line on the page."""
        return self.member or self.key


@dataclass(frozen=True, slots=True)
class Page(ABC):
    """One page, one thought: its address, its place in the form and what it says above the answers."""

    slug: str
    section: str
    title: str
    help: str = ""

    @property
    @abstractmethod
    def keys(self) -> tuple[str, ...]:
        """Every fact that this page settles or leaves unknown."""

    @property
    def markers(self) -> tuple[str, ...]:
        """What the page must remember of its own ticks, beside the facts."""
        return ()


@dataclass(frozen=True, slots=True)
class ChoicePage(Page):
    """A page with one question, or a few small ones that belong together."""

    questions: tuple[Question, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(question.key for question in self.questions)


@dataclass(frozen=True, slots=True)
class TickPage(Page):
    """A list of conditions that ends in an explicit, exclusive 'none of these' (empty only where a line says it)."""

    ticks: tuple[Tick, ...] = ()
    none_label: str = _("None of these")
    unsure_label: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tick.key for tick in self.ticks))

    @property
    def unsure_marker(self) -> str:
        """Remembers that 'I am not sure about one of these' was ticked."""
        return f"unsure_in_{self.slug}" if self.unsure_label else ""

    @property
    def markers(self) -> tuple[str, ...]:
        opened = tuple(marker_of(tick.key) for tick in self.ticks if tick.opens)
        return (*opened, self.unsure_marker) if self.unsure_label else opened


@dataclass(frozen=True, slots=True)
class UnsurePage(Page):
    """Asks which of a list's lines the person is not sure about."""

    of: str = ""
    candidates: tuple[Tick, ...] = ()
    none_label: str = _("None of these after all")

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(tick.key for tick in self.candidates)


@dataclass(frozen=True, slots=True)
class SincePage(Page):
    """How long ago something was; kept in days."""

    key: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)


@dataclass(frozen=True, slots=True)
class SpecialPage(Page):
    """A page whose fields have a form of their own: contact, body, pressure, medicines."""

    kind: Literal["contact", "body", "pressure", "medicines"] = "contact"
    facts: tuple[str, ...] = ()
    questions: tuple[Question, ...] = field(default=())

    @property
    def keys(self) -> tuple[str, ...]:
        return self.facts


def marker_of(key: str) -> str:
    """Remembers that a line was ticked whose follow-up settles the fact."""
    return f"{key}_ticked"


YES_NO: Final = (Choice("yes", _("Yes")), Choice("no", _("No")))
YES_NO_UNSURE: Final = (*YES_NO, Choice("unsure", _("I am not sure")))
