"""What asks for staff during a treatment, sign by sign, for a named clinician to confirm before a live treatment.

Each row is one sign in one direction with its steps; a row is confirmed as it stands, since its steps hang together.
"""

from itertools import groupby
from typing import Final

from rekindle.clinical.monitoring.vitals import LADDER, LEVEL_WORDS, PARAMETER, PARAMETERS, Rung
from rekindle.clinical.values import Need, Value

LIVE: Final[frozenset[Need]] = frozenset({"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"})
WHOLE_ROW: Final = "The steps of a sign hang together, so the row is confirmed as it stands."
A_SLIP: Final = "What a living person can show is not a matter of policy."
_SAID: Final = {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}


def _row(rung: Rung) -> tuple[str, str, bool]:
    return rung.parameter, rung.compare, rung.of_baseline


def _alarm(parameter: str, compare: str, of_baseline: bool, rungs: list[Rung]) -> Value:
    """One sign in one direction with all its steps.

    Source: P (clinical.md 5.2)
    """
    sign = PARAMETER[parameter]
    unit = "% of the person's own" if of_baseline else sign.unit
    steps = "; ".join(f"{rung.value} {unit}".strip() + f": {LEVEL_WORDS[rung.level]}" for rung in rungs)
    key = f"alarms.{parameter}.{compare}" + (".of_own" if of_baseline else "")
    says = f"{sign.words[0].upper()}{sign.words[1:]} {_SAID[compare]}"
    return Value(key, says, steps, "", "P", ("P",), LIVE, why_fixed=WHOLE_ROW)


ALARMS: Final[tuple[Value, ...]] = tuple(
    _alarm(*row, list(rungs)) for row, rungs in groupby(sorted(LADDER, key=_row), key=_row)
)
PLAUSIBLE: Final[tuple[Value, ...]] = tuple(
    Value(
        f"alarms.plausible.{sign.name}",
        f"Plausible {sign.words}",
        f"{sign.low} to {sign.high} {sign.unit}".strip(),
        "",
        "P",
        ("P",),
        LIVE,
        why_fixed=A_SLIP,
    )
    for sign in PARAMETERS
)
VALUES: Final[tuple[Value, ...]] = ALARMS + PLAUSIBLE
