"""What others have published, to stand beside a clinic's own numbers: with n, definition, source and a warning."""

from typing import Final

from rekindle.clinical.outcomes.benchmark import Benchmark, Figure
from rekindle.clinical.outcomes.studies import esketamine, practice, safety, trials

__all__ = ["BENCHMARKS", "CASE_MIX_WARNING", "Benchmark", "Figure"]

CASE_MIX_WARNING: Final = (
    "Other people, other scales, other moments: a difference from these numbers is not by itself better or worse care."
)
MASKING_WARNING: Final = (
    "Trials in which people could not tell what they were given show little difference, so an improvement does not"
    " prove that the drug caused it."
)
LEAST_N_FOR_A_FUNNEL: Final = 30
DENOMINATOR: Final = "people with at least one infusion, a baseline and at least one later score"
ALSO_SHOWN: Final = "Those who completed are told apart, and how many were lost is shown. No rate stands without its n."
COMPARE_AT_D: Final = ((7, 14), (14, 31))
COMPARE_AFTER_INFUSIONS: Final = (4, 8)
MASKED_ROWS: Final = ("B34", "B18", "B37")

SHELVES: Final[tuple[tuple[str, tuple[Benchmark, ...]], ...]] = (
    ("Practice and open series", practice.ROWS),
    ("Trials of ketamine", trials.ROWS),
    ("Trials of esketamine", esketamine.ROWS),
    ("Unwanted effects and the session", safety.ROWS),
)
BENCHMARKS: Final[tuple[Benchmark, ...]] = tuple(row for _, rows in SHELVES for row in rows)
BENCHMARK: Final[dict[str, Benchmark]] = {row.row: row for row in BENCHMARKS}

# What a clinic may be shown beside its own PHQ-9 numbers: a range, never one number.
PHQ9_RESPONSE_RANGE_PCT: Final = (26.0, 54.0)
PHQ9_REMISSION_RANGE_PCT: Final = (15.0, 29.0)
PHQ9_RANGE_SOURCES: Final = ("B02", "B03", "B27")


def range_in_words() -> str:
    """The range that may stand beside a clinic's own PHQ-9 numbers."""
    response, remission = PHQ9_RESPONSE_RANGE_PCT, PHQ9_REMISSION_RANGE_PCT
    return (
        f"On the PHQ-9 others report a response in {response[0]:.0f} to {response[1]:.0f} % and remission in"
        f" {remission[0]:.0f} to {remission[1]:.0f} %: a range, never one number."
    )
