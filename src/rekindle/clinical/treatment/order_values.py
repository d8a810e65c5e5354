"""The doses of the standing orders, for a named clinician to confirm before anybody signs them with a course."""

from typing import Final

from rekindle.clinical.treatment.standing_orders import STANDING_ORDERS, StandingOrder
from rekindle.clinical.values import Need, Value

LIVE: Final[frozenset[Need]] = frozenset({"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"})
NO_BAND: Final = (
    "A prescriber strikes it out of a course, or writes another order; this menu is confirmed as it stands."
)


def _as_value(order: StandingOrder) -> Value:
    """One line of the menu: what, how much, and when not.

    Source: M
    """
    shown = f"{order.dose}; {order.route}; mind: {order.limits}"
    says = f"{order.drug[0].upper()}{order.drug[1:]}: {order.use}"
    return Value(f"orders.{order.order_id}", says, shown, "", "M", order.sources, LIVE, why_fixed=NO_BAND)


VALUES: Final[tuple[Value, ...]] = tuple(_as_value(order) for order in STANDING_ORDERS)
