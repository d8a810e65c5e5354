"""A criterion reads only the keys it declares, so that the page and the verdict tell the truth about it."""

from typing import Any

from rekindle.clinical.answers import profile_from
from rekindle.clinical.screening.case import Case
from rekindle.clinical.screening.catalogue import RULES
from tests.specs.screening.table import rows

DERIVED = {"taken": {"meds"}, "bmi": {"height_cm", "weight_kg"}, "missing": set(), "implausible": set()}


class Recorder:
    """Stands in front of a profile or a case and writes down which answers were asked for."""

    def __init__(self, behind: Any, asked: set[str]) -> None:
        self._behind = behind
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        if name in {"profile", "said"}:
            return Recorder(getattr(self._behind, name), self._asked)
        if name in DERIVED or name not in {"takes", "takes_maoi", "named"}:
            self._asked |= DERIVED.get(name, {name})
        else:
            self._asked.add("meds")
        return getattr(self._behind, name)


CASES = [Case(profile_from(row.answers)) for row in rows()]


def test_a_criterion_reads_no_more_than_it_declares() -> None:
    for rule in RULES:
        asked: set[str] = set()
        for case in CASES:
            rule.look(Recorder(case, asked))  # type: ignore[arg-type]  # a stand-in that writes down what is read
        assert asked <= set(rule.keys), rule.id
