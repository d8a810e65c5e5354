"""How the pages of a treatment say a code in words and place a point on a chart."""

from django import template
from django.utils.translation import gettext as _

from rekindle.clinical.monitoring.vitals import PARAMETER
from rekindle.clinical.treatment.adverse_events import TERM

register = template.Library()


@register.filter
def px(place_px: float | None, more_px: float = 0) -> str:
    """A place on a chart, moved by so much, written the same in every language."""
    return "" if place_px is None else f"{place_px + more_px:g}"


@register.filter
def effect_words(term: str) -> str:
    """An unwanted effect as a person says it."""
    words = TERM[term].words if term in TERM else term.replace("_", " ")
    return words[:1].upper() + words[1:]


@register.filter
def sign_words(parameter: str) -> str:
    """A vital sign as a person says it."""
    words = PARAMETER[parameter].words
    return words[:1].upper() + words[1:]


@register.filter
def pump_words(kind: str) -> str:
    """What a hand did to the pump."""
    words = {
        "start": _("Started"),
        "pause": _("Paused"),
        "resume": _("Resumed"),
        "rate_change": _("Rate changed"),
        "stop": _("Stopped"),
    }
    return words[kind]
