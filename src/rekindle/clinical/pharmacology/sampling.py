"""What one blood sample adds to a concentration: the residual error of a published model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleError:
    """The residual error of one sample: a share of the concentration, and a fixed part where one was published."""

    spread_ratio: float
    fixed_ng_per_ml: float
    on_log_scale: bool
