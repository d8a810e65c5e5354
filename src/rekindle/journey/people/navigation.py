"""The rooms a member of staff sees in the menu, by what their role may do."""

from contextlib import suppress
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the menu."""

    label: str
    url: str
    current: bool


DOORS = (
    (_("Today"), "desk:today", "desk.see"),
    (_("Floor"), "desk:floor", "treatment.run"),
    (_("Treatments"), "treatments:today", "treatment.witness"),
    (_("Review"), "candidates:queue", "review.work"),
    (_("Patients"), "desk:patients", "contact.read"),
    (_("Tasks"), "tasks:worklist", "tasks.work"),
    (_("Clinic"), "places:clinic", "clinic.manage"),
    (_("Values"), "places:values", "values.confirm"),
    (_("Staff"), "people:staff", "staff.manage"),
    (_("Ledger"), "ledger:lines", "ledger.read"),
)


def staff_nav(actor: Staff, path: str) -> list[Door]:
    """The menu for one person, with the room they stand in marked."""
    open_to = []
    for label, name, permission in DOORS:
        if may(actor.role, permission):
            with suppress(NoReverseMatch):
                open_to.append((str(label), reverse(name)))
    inside = max((url for _label, url in open_to if path.startswith(url)), key=len, default="")
    return [Door(label, url, url == inside) for label, url in open_to]
