"""The drug library: every line with its bands. All are policy defaults until a medical director confirms them.

They hold on every path, recording included: `treatment.given` asks them of what has gone in.
"""

from typing import Final

from rekindle.clinical.treatment.dose_library import bag, mood, muscle, pain, spravato
from rekindle.clinical.treatment.dose_library.line import Limit
from rekindle.clinical.values import Value

LIBRARY: Final[tuple[Limit, ...]] = (*mood.LIMITS, *muscle.LIMITS, *pain.LIMITS, *bag.LIMITS)
VALUES: Final[tuple[Value, ...]] = (*(value for limit in LIBRARY for value in limit.values), *spravato.VALUES)
