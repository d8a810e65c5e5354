"""Words that only the desk's pages need."""

from dataclasses import dataclass

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rekindle.clinical.monitoring.vitals import PARAMETER
from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.treatments.floor import Card

register = template.Library()


@dataclass(frozen=True, slots=True)
class Said:
    """One value that asks for something: which, how much, beyond what, and what is done."""

    words: str
    action: str


@register.filter
def visit_kind(visit: Appointment) -> StrOrPromise:
    """What an appointment is called by those who keep it."""
    return need_of(visit.kind).label


@register.filter
def findings(card: Card) -> list[Said]:
    """The values of a chair that ask for something, gravest first."""
    return [
        Said(
            _("%(sign)s %(value)s: %(limit)s.")
            % {"sign": capfirst(PARAMETER[one.parameter].words), "value": one.value, "limit": one.limit},
            capfirst(one.action) + ".",
        )
        for one in card.found
    ]
