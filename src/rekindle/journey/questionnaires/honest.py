"""The honest public page: which statements it makes, in which order, and what happens after the form."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.statements import STATEMENT, Statement


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few statements under one heading, benefit and risk side by side."""

    heading: str
    statements: tuple[Statement, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The papers and labels behind the statements, in words, each once."""
        keys = dict.fromkeys(key for statement in self.statements for key in statement.sources)
        return tuple(SOURCES[key].citation for key in keys if key in SOURCES and key not in ("P", "M"))


def _chapter(heading: str, *ids: str) -> Chapter:
    return Chapter(heading, tuple(STATEMENT[each] for each in ids))


def chapters() -> list[Chapter]:
    """What a person should know before they answer a single question."""
    return [
        _chapter(_("What it is"), "off_label", "mechanism"),
        _chapter(_("What it may do"), "response_rate", "onset", "fading", "stopping"),
        _chapter(_("What it may do to you"), "side_effects", "bladder", "thinking"),
        _chapter(_("Where less is known"), "other_conditions", "pain"),
        _chapter(_("What it asks of you"), "the_day", "no_home_use"),
    ]


def steps() -> list[dict[str, str]]:
    """What happens after the form, one thing after another."""
    return [
        {
            "title": _("You answer questions"),
            "text": _("About 35 short pages, 15 to 20 minutes. You can stop and come back."),
        },
        {
            "title": _("We call or write"),
            "text": _("A person reads your answers. You hear from us, whatever they say."),
        },
        {
            "title": _("A free talk of 30 minutes"),
            "text": _("About what you hope for, what speaks against it, and what it costs."),
        },
        {
            "title": _("A medical examination"),
            "text": _(
                "History, medicines, blood pressure, tests. Only then can anyone say whether treatment is safe for you."
            ),
        },
        {
            "title": _("A preparation session, then treatment"),
            "text": _("Usually six infusions of 40 minutes over three weeks. Each takes half a day."),
        },
    ]
