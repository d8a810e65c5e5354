"""Run every side of the one task and print a table; with `--write` the page in docs/explanation and its picture."""

import os
import platform
import sys
import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.pharmacology import ours, page, peers, picture, task
from benchmarks.pharmacology.measuring import Result

EXPLANATION = peers.ROOT / "docs" / "explanation"


def main() -> int:
    """Measure all, print, write where asked, and fail where a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        file, one = Path(folder) / "task.npz", Path(folder) / "one.npz"
        print("Drawing the people, and their curves by matrix exponential.", file=sys.stderr)
        many, weights, wanted = task.save(file)
        np.savez(one, starts_min=task.STARTS_MIN, ends_min=task.ENDS_MIN, times_min=task.TIMES_MIN, mg=ours.MG)
        results = ours.results(many, weights, wanted)
        for module, *words in (["peer_diffrax", "1"], ["peer_diffrax", "2"], ["peer_roadrunner"], ["peer_scipy"]):
            results += [Result(**each) for each in peers.asked(module, str(file), *words) or []]
        again = ours.results(many, weights, wanted)
        results = [_sooner(each, again) for each in results]
        opentiva = peers.asked("peer_opentiva", str(one))
    report = page.Report(results, ours.writing_s(), ours.one_person(), opentiva, _opentiva_error(opentiva), _machine())
    text = page.text(report)
    print(text)
    if "--write" in sys.argv[1:]:
        (EXPLANATION / "pharmacology-speed.md").write_text(text)
        (EXPLANATION / "pharmacology-speed.svg").write_text(picture.picture(results))
    return 0 if page.targets_met(report) else 1


def _sooner(result: Result, again: list[Result]) -> Result:
    """The better of our two turns, before and after the peers; when it compiled first."""
    other = [each for each in again if (each.side, each.threads) == (result.side, result.threads)]
    return replace(result, seconds=min(result.seconds, *(each.seconds for each in other))) if other else result


def _opentiva_error(opentiva: Any) -> float | None:
    """How far the two plasma curves of the same constants are apart, as a share of the peak."""
    if opentiva is None:
        return None
    curve = np.array(ours.domino())
    return float(np.abs(curve - np.array(opentiva["curve"])).max() / curve.max())


def _machine() -> str:
    """Processor, cores, load and versions."""
    names = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in names if line.startswith("model name")), platform.machine()
    )
    versions = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba"))
    load = os.getloadavg()[0]
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}; Python {platform.python_version()}, {versions};"
        f" load {load:.1f} at the end of the run"
    )


if __name__ == "__main__":
    sys.exit(main())
