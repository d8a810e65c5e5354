"""What can be measured: each parameter with its unit, the range of what can be at all, and how long it stays live."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

CONTINUOUS_LIVE_S: Final = 60
CUFF_LIVE_S: Final = 600


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a monitor measures, in the one unit it is kept in.

    Outside the range the number cannot be a measurement of a living adult: it is refused and counted, never shown.
    A reading older than `live_s` belongs in the record and raises no alarm.
    Source: DEVICES-VALIDITY, DEVICES-ORDER
    """

    name: str
    words: str
    unit: str
    lowest: float
    highest: float
    live_s: int = CONTINUOUS_LIVE_S


PARAMETERS: Final = (
    Parameter("hr_per_min", "heart rate (ECG)", "/min", 0, 350),
    Parameter("pulse_per_min", "pulse rate (oximeter)", "/min", 0, 350),
    Parameter("cuff_pulse_per_min", "pulse rate (cuff)", "/min", 0, 350, CUFF_LIVE_S),
    Parameter("spo2_pct", "oxygen saturation", "%", 0, 100),
    Parameter("systolic_mmhg", "cuff systolic pressure", "mmHg", 0, 350, CUFF_LIVE_S),
    Parameter("diastolic_mmhg", "cuff diastolic pressure", "mmHg", 0, 350, CUFF_LIVE_S),
    Parameter("mean_mmhg", "cuff mean pressure", "mmHg", 0, 350, CUFF_LIVE_S),
    Parameter("arterial_systolic_mmhg", "arterial systolic pressure", "mmHg", 0, 350),
    Parameter("arterial_diastolic_mmhg", "arterial diastolic pressure", "mmHg", 0, 350),
    Parameter("arterial_mean_mmhg", "arterial mean pressure", "mmHg", 0, 350),
    Parameter("rr_per_min", "breaths", "/min", 0, 150),
    Parameter("etco2_mmhg", "carbon dioxide breathed out", "mmHg", 0, 150),
    Parameter("inspired_co2_mmhg", "carbon dioxide breathed in", "mmHg", 0, 150),
    Parameter("temp_c", "temperature", "Cel", 20, 45),
    Parameter("perfusion_pct", "perfusion index", "%", 0, 100),
)
PARAMETER: Final[Mapping[str, Parameter]] = MappingProxyType({one.name: one for one in PARAMETERS})

# Three that belong together: a systolic that is not above its diastolic is no pressure, and the mean lies between.
PRESSURES: Final = (
    ("systolic_mmhg", "diastolic_mmhg", "mean_mmhg"),
    ("arterial_systolic_mmhg", "arterial_diastolic_mmhg", "arterial_mean_mmhg"),
)
