"""A criterion reads only the keys and numbers it declares, so that the page and the verdict tell the truth about it."""

import ast
import inspect
from typing import Any

from rekindle.clinical.answers import profile_from
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.catalogue import RULES, SUBJECTS
from rekindle.clinical.threshold import Threshold
from tests.specs.screening.table import rows

DERIVED = {"taken": {"meds"}, "bmi": {"height_cm", "weight_kg"}, "missing": set(), "implausible": set()}
# The case itself sets implausible numbers aside, and reads selegiline's dose, before any criterion is asked.
READ_BY_THE_CASE = {"DQ-RANGE", "MX-MAOI", "CB-PRESSOR"}


class Recorder:
    """Stands in front of a profile or a case and writes down which answers and which limits were asked for."""

    def __init__(self, behind: Any, asked: set[str], limits: set[Threshold]) -> None:
        self._behind = behind
        self._asked = asked
        self._limits = limits

    def crosses(self, limit: Threshold, amount: float) -> bool:
        self._limits.add(limit)
        return bool(self._behind.crosses(limit, amount))

    def __getattr__(self, name: str) -> Any:
        if name in {"profile", "said"}:
            return Recorder(getattr(self._behind, name), self._asked, self._limits)
        if name in DERIVED or name not in {"takes", "takes_maoi", "named"}:
            self._asked |= DERIVED.get(name, {name})
        else:
            self._asked.add("meds")
        return getattr(self._behind, name)


CASES = [Case(profile_from(row.answers)) for row in rows()]


def test_a_criterion_reads_no_more_than_it_declares() -> None:
    for rule in RULES:
        asked: set[str] = set()
        limits: set[Threshold] = set()
        for case in CASES:
            rule.look(Recorder(case, asked, limits))  # type: ignore[arg-type]  # a stand-in that writes down what is read
        assert asked <= set(rule.keys), rule.id
        assert limits <= set(rule.thresholds), rule.id
        assert rule.id in READ_BY_THE_CASE or limits == set(rule.thresholds), rule.id


def test_no_criterion_compares_with_a_number_of_its_own() -> None:
    bare = [
        f"{subject.__name__}:{node.lineno}"
        for subject in SUBJECTS
        for node in ast.walk(ast.parse(inspect.getsource(subject)))
        if isinstance(node, ast.Compare)
        and any(
            isinstance(side, ast.Constant) and isinstance(side.value, int | float) and not isinstance(side.value, bool)
            for side in (node.left, *node.comparators)
        )
    ]
    around = [subject.__name__ for subject in SUBJECTS if "crossed_by" in inspect.getsource(subject)]
    assert (bare, around) == ([], [])
