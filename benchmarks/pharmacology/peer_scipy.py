"""The peer SciPy: solve_ivp segment by segment, one person after another, with the exact Jacobian where it is used."""

import sys
from itertools import pairwise
from typing import Any

import numpy as np
import scipy
from scipy.integrate import solve_ivp

from benchmarks.pharmacology.measuring import Result, best_of, hand_over, loosest

PEOPLE = 10


def curve(task: Any, person: int, method: str, tolerance: float) -> Any:
    """Both read-outs of one person, begun anew at every change of the rate."""
    k10, k12, k13, k21, k31, ke0 = (float(task[name][person]) for name in ("k10", "k12", "k13", "k21", "k31", "ke0"))
    rates = np.array([[-k10 - k12 - k13, k21, k31, 0], [k12, -k21, 0, 0], [k13, 0, -k31, 0], [ke0, 0, 0, -ke0]])
    more = {"jac": lambda _t, _y: rates} if method == "LSODA" else {}
    times, found, state = task["times_min"], np.zeros((4, len(task["times_min"]))), np.zeros(4)
    marks = sorted({*task["starts_min"], *task["ends_min"], times[-1]})
    for start, end in pairwise(marks):
        entering = np.zeros(4)
        entering[0] = task["rates_mg_per_min"][person][(task["starts_min"] <= start) & (start < task["ends_min"])].sum()
        inside = (times >= start) & (times <= end)
        solved = solve_ivp(
            lambda _, y, e=entering: rates @ y + e,
            (start, end),
            state,
            method,
            times[inside],
            rtol=tolerance,
            atol=tolerance,
            **more,
        )
        found[:, inside], state = solved.y, solved.y[:, -1]
    return found[[0, 3]] * task["to_ng_per_ml"][person]


def main() -> None:
    """Both methods, on a few people."""
    task = dict(np.load(sys.argv[1]))
    results, all_people = [], len(task["k10"])
    for method in ("LSODA", "RK45"):

        def some(tolerance: float, count: int = PEOPLE, method: str = method) -> Any:
            return np.stack([curve(task, person, method, tolerance) for person in range(count)], axis=1)

        tolerance, seen = loosest(some, task["wanted"][:, :PEOPLE])
        seconds = best_of(5, lambda t=tolerance: some(t)) / PEOPLE * all_people
        name = f"SciPy {scipy.__version__} solve_ivp {method}"
        results.append(Result(name, 1, seconds, PEOPLE, seen, tolerance=tolerance))
    hand_over(results)


main()
