"""The peer libRoadRunner: one compiled SBML model, CVODE, parameters set and segments run person by person."""

import sys
import time
from itertools import pairwise
from typing import Any

import numpy as np
import roadrunner

from benchmarks.pharmacology.measuring import Result, best_of, hand_over, loosest

PEOPLE = 50
NAMES = ("k10", "k12", "k13", "k21", "k31", "ke0")
EQUATIONS = {
    "central": "rate - (k10 + k12 + k13) * central + k21 * near + k31 * deep",
    "near": "k12 * central - k21 * near",
    "deep": "k13 * central - k31 * deep",
    "site": "ke0 * (central - site)",
}


def sbml() -> str:
    """The model as rate rules."""
    level = "http://www.sbml.org/sbml/level3/version1/core"
    maths = "http://www.w3.org/1998/Math/MathML"
    values = "".join(f'<parameter id="{name}" value="0" constant="false"/>' for name in (*NAMES, "rate", *EQUATIONS))
    rules = "".join(
        f'<rateRule variable="{name}"><math xmlns="{maths}">{_mathml(said)}</math></rateRule>'
        for name, said in EQUATIONS.items()
    )
    return (
        f'<?xml version="1.0"?><sbml xmlns="{level}" level="3" version="1"><model id="b">'
        f"<listOfParameters>{values}</listOfParameters><listOfRules>{rules}</listOfRules></model></sbml>"
    )


def _mathml(said: str) -> str:
    """MathML of a sum of products with one level of brackets, by Python's own reader."""
    import ast

    names = {ast.Add: "plus", ast.Sub: "minus", ast.Mult: "times"}

    def of(node: ast.expr) -> str:
        if isinstance(node, ast.BinOp):
            return f"<apply><{names[type(node.op)]}/>{of(node.left)}{of(node.right)}</apply>"
        return f"<ci>{node.id}</ci>"  # type: ignore[attr-defined]

    return of(ast.parse(said, mode="eval").body)


def curve(model: Any, task: Any, person: int) -> Any:
    """Both read-outs of one person, segment by segment."""
    model.resetAll()
    for name in NAMES:
        model[name] = float(task[name][person])
    times, found = task["times_min"], np.zeros((2, len(task["times_min"])))
    marks = sorted({*task["starts_min"], *task["ends_min"], times[-1]})
    for start, end in pairwise(marks):
        on = (task["starts_min"] <= start) & (start < task["ends_min"])
        model["rate"] = float(task["rates_mg_per_min"][person][on].sum())
        seen = model.simulate(float(start), float(end), int(end - start) + 1)
        found[:, int(start) : int(end) + 1] = np.asarray(seen)[:, 1:].T
    return found * task["to_ng_per_ml"][person]


def main() -> None:
    """A few people, scaled."""
    task = dict(np.load(sys.argv[1]))
    started = time.perf_counter()
    model = roadrunner.RoadRunner(sbml())
    compiled = time.perf_counter() - started
    model.timeCourseSelections = ["time", "central", "site"]
    model.setIntegrator("cvode")

    def some(tolerance: float, count: int = PEOPLE) -> Any:
        model.integrator.relative_tolerance = tolerance
        model.integrator.absolute_tolerance = tolerance
        return np.stack([curve(model, task, person) for person in range(count)], axis=1)

    results = []
    for stiff in (True, False):
        model.integrator.stiff = stiff
        tolerance, seen = loosest(some, task["wanted"][:, :PEOPLE])
        seconds = best_of(8, lambda t=tolerance: some(t)) / PEOPLE * len(task["k10"])
        name = f"libRoadRunner {roadrunner.__version__} CVODE {'BDF' if stiff else 'Adams'}"
        note = "as it comes" if stiff else "told that nothing is stiff"
        results.append(Result(name, 1, seconds, PEOPLE, seen, compiled, tolerance, note))
    hand_over(results)


main()
