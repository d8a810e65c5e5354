"""How a page writes an amount."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def plain(x: Decimal | None) -> str:
    """An amount without the noughts that say nothing: 0.5 rather than 0.50, 150 rather than 150.0."""
    return "" if x is None else f"{x.normalize():f}"
