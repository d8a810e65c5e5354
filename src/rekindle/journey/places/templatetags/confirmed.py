"""What a page of a treatment says about values that nobody has confirmed."""

from typing import Any

from django import template

from rekindle.journey.places.models import Clinic
from rekindle.journey.places.queries import unconfirmed

register = template.Library()


@register.inclusion_tag("places/unconfirmed.html")
def unconfirmed_values(clinic: Clinic, protocol_id: str) -> dict[str, Any]:
    """How many values this protocol still waits for, with the way to the page where they are confirmed."""
    return {"count": len(unconfirmed(clinic, protocol_id)), "is_demo": clinic.is_demo}
