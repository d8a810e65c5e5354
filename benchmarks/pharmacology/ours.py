"""Our own ways through the task: the scalar engine, NumPy, and the compiled loop on one and two threads."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numba
import numpy as np

from benchmarks.pharmacology.measuring import Result, best_of, error
from benchmarks.pharmacology.task import CHECKED, ENDS_MIN, MG_PER_KG, PEOPLE, STARTS_MIN, TIMES_MIN, Array
from rekindle.clinical.pharmacology import compiled, exposure, many
from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.pharmacology.many import Many
from rekindle.clinical.pharmacology.strand import Dose, Person

RUNS = 15
MG: Array = 70 * MG_PER_KG
TIMES: Sequence[float] = TIMES_MIN.tolist()


def results(asked: Many, weights: Array, wanted: Array) -> list[Result]:
    """Every way, best of several runs; compiling is told apart."""
    started = time.perf_counter()
    compiled.read(asked, weights, TIMES_MIN)
    compile_s = time.perf_counter() - started
    found = []
    for threads in (1, 2):
        numba.set_num_threads(threads)
        seconds = best_of(RUNS, lambda: compiled.read(asked, weights, TIMES_MIN))
        seen = error(compiled.read(asked, weights, TIMES_MIN)[:, :CHECKED], wanted)
        found.append(Result("Rekindle, compiled", threads, seconds, PEOPLE, seen, compile_s))
    seconds = best_of(RUNS // 2, lambda: many.read(asked, weights, TIMES_MIN))
    seen = error(many.read(asked, weights, TIMES_MIN)[:, :CHECKED], wanted)
    return [*found, Result("Rekindle, NumPy", 1, seconds, PEOPLE, seen)]


def writing_s() -> tuple[float, float]:
    """The machine's own pace: filling fresh memory with as many numbers, and writing them to a file."""
    shape = (2, PEOPLE, len(TIMES_MIN))

    def fill() -> Any:
        found = np.empty(shape)
        found.fill(1.0)
        return found

    numbers = fill()
    with tempfile.TemporaryDirectory() as folder:
        return best_of(RUNS, fill), best_of(3, lambda: numbers.tofile(Path(folder) / "numbers"))


def one_person() -> dict[str, float]:
    """Seconds for one person's curve from Python, everything worked out anew each time."""
    doses = tuple(
        Dose("iv", "esketamine", float(mg), float(start), float(end - start))
        for mg, start, end in zip(MG, STARTS_MIN, ENDS_MIN, strict=True)
    )

    def curve(model: str, quantity: str, drug: Any = "esketamine") -> None:
        given = tuple(Dose("iv", drug, dose.dose_mg, dose.start_min, dose.duration_min) for dose in doses)
        question = exposure.Question(MODELS[model], given, Person(), quantity)
        exposure.read(exposure.strands(question, {}), TIMES)

    def effect() -> None:
        exposure.effect(exposure.Question(MODELS["G_effect_site"], doses, Person(), "effect_site"), TIMES)

    def compiled_one() -> None:
        found = exposure.strands(exposure.Question(MODELS["B_simons_arterial"], doses, Person(), "plasma"), {})
        compiled.read(many.together([found[0].course]), np.array([[found[0].weights]]), TIMES_MIN)

    compiled_one()
    return {
        "scalar: model B, plasma": best_of(20, lambda: curve("B_simons_arterial", "plasma")),
        "scalar: model A, racemate (two mirror images), plasma": best_of(
            20, lambda: curve("A_otto_venous", "plasma", "racemic_ketamine")
        ),
        "scalar: model B, norketamine (coinciding roots, by matrix)": best_of(
            20, lambda: curve("B_simons_arterial", "norketamine")
        ),
        "scalar: effect site in percent of its peak, with its band (three curves and three peaks)": best_of(20, effect),
        "compiled: model B, plasma, from the objects": best_of(20, compiled_one),
        "scalar: Domino": best_of(20, domino),
    }


def domino() -> list[float]:
    """One person's plasma under the constants that opentiva has, in ng/mL."""
    from rekindle.clinical.pharmacology.models import peers

    doses = tuple(
        Dose("iv", "racemic_ketamine", float(mg), float(start), float(end - start))
        for mg, start, end in zip(MG, STARTS_MIN, ENDS_MIN, strict=True)
    )
    return exposure.read(peers.strands(peers.DOMINO_OPENTIVA, doses, Person()), TIMES)
