"""The honest public page: which statements it makes, in which order, and what happens after the form."""

from django.utils.translation import gettext as _

from rekindle.clinical.statements import STATEMENT
from rekindle.clinical.statements.chapters import WELCOME, WELCOME_LEAD, Chapter


def lead() -> str:
    """The whole in three sentences: what it gives, and what it does not."""
    return STATEMENT[WELCOME_LEAD].patient


def chapters() -> tuple[Chapter, ...]:
    """What a person should know before they answer a single question."""
    return WELCOME


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
            "text": _("Each session takes about half a day."),
        },
    ]
