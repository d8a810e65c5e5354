"""Every line and policy of this chapter, of which a named clinician confirms or may move those that are not settled."""

from typing import Final

from rekindle.clinical.outcomes import decision_points, maintenance, mini_series, rules
from rekindle.clinical.values import Value

VALUES: Final[tuple[Value, ...]] = (
    *rules.VALUES,
    *decision_points.VALUES,
    *maintenance.VALUES,
    *mini_series.VALUES,
)
