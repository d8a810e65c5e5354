"""The answer of the verb `curve` as a table: one row for each minute, or the reason why there is none."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

HEADS: Final = ("time_min", "value", "lower", "upper", "unit", "site", "model", "warnings")
ESTIMATE: Final = "An estimate; no dose recommendation and no criterion for leaving."


def as_csv(given: Any, said: Any) -> str:
    """A table of one case, or of a list of cases with their index; why a case has no curve stands as a comment."""
    many = isinstance(given, list)
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("case", *HEADS) if many else HEADS)
    pairs = list(enumerate(zip(given, said, strict=True))) if many else [(0, (given, said))]
    for index, (case, answer) in pairs:
        for row in _rows(case, answer):
            table.writerow((index, *row) if many else row)
        for refusal in answer["refusals"]:
            written.write(f"# {f'case {index}: ' if many else ''}{refusal}\n")
    return written.getvalue().rstrip("\n")


def _rows(case: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    if answer["values"] is None:
        return
    nothing = [None] * len(answer["values"])
    told = " ".join((ESTIMATE, *answer["warnings"]))
    lower, upper = answer["lower"] or nothing, answer["upper"] or nothing
    for at_min, value, low, high in zip(case["times_min"], answer["values"], lower, upper, strict=True):
        yield at_min, value, low, high, answer["unit"], answer["site"], answer["model"], told
