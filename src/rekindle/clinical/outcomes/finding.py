"""One reading judged against the baseline: what was found, each finding on its own, and the class that sums it up."""

from dataclasses import dataclass
from typing import Final, Literal

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.values import Amount

ResponseClass = Literal["remission", "response", "partial", "none", "worse", "relapse", "unknown"]
RiskBand = Literal["none", "low", "moderate", "high"]
RISK_BANDS: Final[tuple[RiskBand, ...]] = ("none", "low", "moderate", "high")


@dataclass(frozen=True)
class TreatmentResponse:
    """One reading judged against the baseline; each finding stands on its own, and the class is the summary.

    A finding is False where it cannot be claimed, and None where no line is stated for the scale.
    """

    instrument_id: str
    baseline_score: Amount | None
    current_score: Amount | None
    response_class: ResponseClass
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    pct_change: float | None = None
    eligible_for_response: bool = False
    improved: bool = False
    partial: bool = False
    remission: bool | None = False
    reliable_change: bool | None = False
    worse: bool | None = False
    relapse: bool = False
    loss_of_remission: bool = False
    late_response: bool = False
    missing: tuple[str, ...] = ()
    content_version: str = CONTENT_VERSION
