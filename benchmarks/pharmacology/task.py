"""The one task of every side: 10,000 people of model B with their effect site, six segments with a pause, 481 minutes.

Model B, because the product drives an effect site with arterial plasma alone and never with the venous model A.
"""

from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import expm

from rekindle.clinical.pharmacology.engine import Flow, System
from rekindle.clinical.pharmacology.many import Many
from rekindle.clinical.pharmacology.models import effect_site, simons_arterial
from rekindle.clinical.pharmacology.strand import NG_PER_ML, Person

Array = NDArray[np.float64]
PEOPLE: Final = 10_000
CHECKED: Final = 100  # people whose curves are held to the matrix exponential
SEED: Final = 4
TIMES_MIN: Final = np.arange(481.0)
STARTS_MIN: Final = np.array([0.0, 8.0, 16.0, 34.0, 42.0, 50.0])  # paused from 24 to 34
ENDS_MIN: Final = np.array([8.0, 16.0, 24.0, 42.0, 50.0, 60.0])
MG_PER_KG: Final = np.array([0.05, 0.06, 0.04, 0.03, 0.05, 0.02])  # S-ketamine


def drawn() -> tuple[Many, Array]:
    """The people as drawn from model B's published spread, and the weights of both read-outs in ng/mL."""
    chance, systems, volumes, doses = Random(SEED), [], [], []
    for _ in range(PEOPLE):
        weight_kg = chance.uniform(53, 93)
        p = simons_arterial.sized(Person(weight_kg), simons_arterial.drawn(chance))
        systems.append(_system(p).rates_per_min)
        volumes.append(p["VK1"])
        doses.append(weight_kg * MG_PER_KG)
    weights = np.zeros((PEOPLE, 2, 4))
    weights[:, 0, 0] = weights[:, 1, 3] = NG_PER_ML / np.array(volumes)
    starts, durations = (np.tile(each, (PEOPLE, 1)) for each in (STARTS_MIN, ENDS_MIN - STARTS_MIN))
    into = np.zeros(len(STARTS_MIN), dtype=np.int64)
    return Many(np.array(systems), into, np.array(doses), starts, durations), weights


def _system(p: dict[str, float]) -> System:
    """The parent of model B and its effect site, into a vein: four compartments."""
    ke0_per_min = float(np.log(2)) / effect_site.MODEL.values["t_half_ke0"]
    flows = [*simons_arterial.parent(p), Flow("central", None, p["CLK1"] / p["VK1"])]
    system = System(("central", "near", "deep", "site"), flows)
    system.rates_per_min[3][0], system.rates_per_min[3][3] = ke0_per_min, -ke0_per_min
    return system


def by_matrix(many: Many, weights: Array) -> Array:
    """The first people's curves by SciPy's matrix exponential, minute by minute: read-outs x people x times."""
    found = np.zeros((2, CHECKED, len(TIMES_MIN)))
    for person in range(CHECKED):
        held, state = np.zeros((5, 5)), np.array([0.0, 0.0, 0.0, 0.0, 1.0])
        held[:4, :4] = many.rates_per_min[person]
        for k, minute in enumerate(TIMES_MIN[:-1]):
            on = (minute >= STARTS_MIN) & (minute < ENDS_MIN)
            held[0, 4] = (many.amounts_mg[person] / many.durations_min[person])[on].sum()
            state = expm(held) @ state
            found[:, person, k + 1] = weights[person] @ state[:4]
    return found


def save(file: Path) -> tuple[Many, Array, Array]:
    """The task, and the same as a file for the peers, who know nothing of ours."""
    many, weights = drawn()
    wanted = by_matrix(many, weights)
    a = many.rates_per_min
    np.savez(
        file,
        k10=-a[:, 0, 0] - a[:, 1, 0] - a[:, 2, 0],
        k12=a[:, 1, 0],
        k13=a[:, 2, 0],
        k21=a[:, 0, 1],
        k31=a[:, 0, 2],
        ke0=a[:, 3, 0],
        to_ng_per_ml=weights[:, 0, 0],
        rates_mg_per_min=many.amounts_mg / many.durations_min,
        starts_min=STARTS_MIN,
        ends_min=ENDS_MIN,
        times_min=TIMES_MIN,
        wanted=wanted,
    )
    return many, weights, wanted
