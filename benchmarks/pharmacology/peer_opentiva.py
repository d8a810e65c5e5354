"""The peer opentiva: one person under the Domino constants, on the grid of minutes and on its own of seconds."""

import json
import sys

import numpy as np
from opentiva import ketamine, pkpd

from benchmarks.pharmacology.measuring import best_of


def main() -> None:
    """Print the seconds of each way, and the plasma curve in ng/mL."""
    task = dict(np.load(sys.argv[1]))
    starts, ends, mg = task["starts_min"] * 60, task["ends_min"] * 60, task["mg"]
    infusions = np.stack((starts, mg / (ends - starts), ends - starts, ends), axis=1)
    seconds = [int(60 * minute) for minute in task["times_min"]]

    def minutes() -> list[float]:
        person = pkpd.PkPdModel(ketamine.Domino(0, 40, 70, 170))
        return [person.calculate_cp(infusions, at) for at in seconds]

    def both() -> object:
        person = pkpd.PkPdModel(ketamine.Domino(0, 40, 70, 170))
        return person.ce_over_time(person.cp_over_time(infusions, 0, seconds[-1] + 1))

    curve = [1000 * value for value in minutes()]
    json.dump({"minutes_s": best_of(20, minutes), "both_s": best_of(10, both), "curve": curve}, sys.stdout)


main()
