"""The one place where milligrams are rounded to what a pump and a syringe can do."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TypeAlias

Amount: TypeAlias = float | Decimal

PUMP_STEP_MG = Decimal("0.1")


def exact(number: Amount) -> Decimal:
    """A number as it was written, not as binary floating point stores it."""
    return number if isinstance(number, Decimal) else Decimal(repr(number))


def to_places(amount: Amount, places: int) -> Decimal:
    """A result as it is shown, half up."""
    return exact(amount).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def to_pump_mg(amount_mg: Amount, *, cap_mg: Decimal | None = None) -> Decimal:
    """Milligrams to the nearest 0.1 mg, half up; where that would pass a cap, the next 0.1 mg below it.

    Source: P
    """
    rounded = exact(amount_mg).quantize(PUMP_STEP_MG, rounding=ROUND_HALF_UP)
    if cap_mg is not None and rounded > cap_mg:
        return cap_mg.quantize(PUMP_STEP_MG, rounding=ROUND_DOWN)
    return rounded
