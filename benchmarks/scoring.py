"""How many answer sheets a second one core scores, beside fhirpathpy running the exported expression on the same ones.

The peer works out the main number alone, from an expression that is compiled beforehand; the library reads the answers
strictly and adds band, flags, subscales, safety item and what is missing. A speed means little alone: read the ratio.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import fhirpathpy

from rekindle.clinical.instruments import BY_NAME, INSTRUMENTS, Instrument, score
from rekindle.interop.fhir.expression import main_expression
from rekindle.interop.fhir.questionnaire import response
from rekindle.replay.score import score as replayed

Sheet = dict[str, Any]
TARGET_PER_S = 20_000
ROUNDS = 5
SHEETS = 20_000
PEER_SHEETS = 400


def made_up(instrument: Instrument, turn: int) -> Sheet:
    """A complete sheet that differs from one turn to the next."""
    sheet: Sheet = {}
    for place, item in enumerate(instrument.items):
        answers = item.coding.answers
        if answers:
            sheet[item.key] = answers[(turn * 7 + place * 3) % len(answers)]
        else:
            sheet[item.key] = f"{(turn + 20) % 24:02}:30" if item.coding.kind == "clock" else item.coding.low + 1
    return sheet


def per_s(work: Callable[[tuple[str, Any]], object], sheets: list[tuple[str, Any]]) -> list[float]:
    """The rate of each round, garbage and all."""
    rates = []
    for _ in range(ROUNDS):
        started_s = time.perf_counter()
        for sheet in sheets:
            work(sheet)
        rates.append(len(sheets) / (time.perf_counter() - started_s))
    return rates


def sets() -> dict[str, tuple[str, ...]]:
    """Which questionnaires are measured together."""
    expressed = tuple(key for key, instrument in INSTRUMENTS.items() if main_expression(instrument))
    return {"PHQ-9": ("phq9",), "PCL-5, twenty items": ("pcl5",), f"{len(expressed)} scales in turn": expressed}


def measured(keys: tuple[str, ...]) -> dict[str, list[float]]:
    """The rates of the library, of the verb without reading a file, and of the peer."""
    ours = [(keys[turn % len(keys)], turn) for turn in range(SHEETS)]
    sheets = [(key, made_up(INSTRUMENTS[key], turn)) for key, turn in ours]
    run = {key: fhirpathpy.compile(main_expression(INSTRUMENTS[key])) for key in keys}
    answered = [(key, response(INSTRUMENTS[key], sheet)) for key, sheet in sheets[:PEER_SHEETS]]
    found = {
        "score": per_s(lambda sheet: score(*sheet), sheets),
        "peer: fhirpathpy, compiled": per_s(lambda sheet: run[sheet[0]](sheet[1], {"resource": sheet[1]}), answered),
    }
    flat = all(not INSTRUMENTS[key].lists and not INSTRUMENTS[key].objects for key in keys)
    if flat:
        cases = [
            (INSTRUMENTS[key].name, {"instrument": INSTRUMENTS[key].name, "items": sheet}) for key, sheet in sheets
        ]
        found["verb score, one case"] = per_s(lambda case: replayed(case[1]), cases)
    return found


def main() -> int:
    """Measure and print; fail when the library misses its target."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(f"Python {sys.version.split()[0]}, one core, {SHEETS} sheets, {ROUNDS} rounds: median (lowest-highest)")
    missed = False
    for name, keys in sets().items():
        print(f"\n{name}")
        medians = {}
        for work, rates in measured(keys).items():
            medians[work] = statistics.median(rates)
            print(f"  {work:30} {medians[work]:9,.0f}/s  ({min(rates):,.0f}-{max(rates):,.0f})")
        print(f"  {'ratio score : peer':30} {medians['score'] / medians['peer: fhirpathpy, compiled']:9.1f}")
        missed = missed or medians["score"] < TARGET_PER_S
    print(f"\n{len(BY_NAME)} scales. Target {TARGET_PER_S:,}/s: {'missed' if missed else 'met'}.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
