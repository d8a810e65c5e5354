"""How many profiles a second one core judges, beside a plain schema validation of the same profiles in the same run.

The peer (the jsonschema library) only checks the form of the answers; the judge reads them as strictly, asks 124
criteria and writes the reasons. A speed means little alone, so read the ratio.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

from rekindle.clinical.screening.contract import answers_schema
from rekindle.clinical.screening.judgement import judge
from tests.specs.screening.table import ORDINARY, rows

Answers = dict[str, Any]
TARGET_PER_S = 1_000
ROUNDS = 5
PROFILES = 2_000


def profiles_per_s(work: Callable[[Answers], object], profiles: list[Answers]) -> list[float]:
    """The rate of each round, garbage and all."""
    rates = []
    for _ in range(ROUNDS):
        started_s = time.perf_counter()
        for profile in profiles:
            work(profile)
        rates.append(len(profiles) / (time.perf_counter() - started_s))
    return rates


def main() -> int:
    """Measure and print; fail when the judge misses its target."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    spec = [row.answers for row in rows()]
    sets = {
        "ordinary history, nothing fires": [ORDINARY] * PROFILES,
        f"{len(spec)} spec cases, something fires": (spec * (PROFILES // len(spec) + 1))[:PROFILES],
    }
    check = Draft202012Validator(answers_schema()).validate
    works: dict[str, Callable[[Answers], object]] = {
        "judge": judge,
        "judge and write JSON": lambda profile: json.dumps(judge(profile).as_json()),
        "peer: jsonschema validation only": check,
    }
    print(f"Python {sys.version.split()[0]}, one core, {PROFILES} profiles, {ROUNDS} rounds: median (lowest-highest)")
    missed = False
    for name, profiles in sets.items():
        print(f"\n{name}")
        medians: dict[str, float] = {}
        for work_name, work in works.items():
            work(profiles[0])
            rates = profiles_per_s(work, profiles)
            medians[work_name] = statistics.median(rates)
            print(f"  {work_name:34} {medians[work_name]:9,.0f}/s  ({min(rates):,.0f}-{max(rates):,.0f})")
        peer = medians["peer: jsonschema validation only"]
        print(f"  ratio judge : peer                 {medians['judge'] / peer:9.1f}")
        missed = missed or medians["judge and write JSON"] < TARGET_PER_S
    print(f"\nTarget {TARGET_PER_S:,}/s: {'missed' if missed else 'met'}.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
