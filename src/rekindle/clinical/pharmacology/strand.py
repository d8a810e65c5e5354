"""A dose as it is given, and a strand: one molecule's compartments with what enters them and what is read.

A curve is a sum of strands: a racemate is two of them, one for each mirror image.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rekindle.clinical.pharmacology.engine import Course, Flow, Input, System

Drug = Literal["racemic_ketamine", "esketamine"]
Route = Literal["iv", "im", "nasal", "oral", "sublingual"]
Quantity = Literal["plasma", "effect_site", "norketamine"]

NG_PER_ML: Final = 1000.0  # from milligrams in a litre
REFERENCE_KG: Final = 70.0


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose: the way, the drug, the amount and when."""

    route: Route
    drug: Drug
    dose_mg: float
    start_min: float
    duration_min: float = 0.0
    devices: int | None = None
    device_index: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What a model may ask about somebody; ancestry is asked by the engine's tests alone."""

    weight_kg: float = REFERENCE_KG
    age_y: float | None = None
    ancestry: Literal["", "asian", "japanese"] = ""


@dataclass(frozen=True, slots=True)
class Strand:
    """One molecule in its compartments, and the weights by which a concentration is read from them."""

    course: Course
    weights: tuple[float, ...]


def strand(system: System, inputs: list[Input], read: tuple[str, float]) -> Strand:
    """A strand whose concentration is read in one compartment, given with its litres."""
    weights = tuple(NG_PER_ML / read[1] if name == read[0] else 0.0 for name in system.index)
    return Strand(Course(system, inputs), weights)


def exchange(one: str, other: str, flow_l_per_min: float, volumes: tuple[float, float]) -> list[Flow]:
    """Two compartments that exchange the same flow both ways."""
    return [Flow(one, other, flow_l_per_min / volumes[0]), Flow(other, one, flow_l_per_min / volumes[1])]


def halves(drug: Drug, clearance_ratio: float) -> tuple[tuple[float, float], ...]:
    """The share of the dose and the factor on clearance of each mirror image in this drug."""
    return ((0.5, 1.0), (0.5, clearance_ratio)) if drug == "racemic_ketamine" else ((1.0, 1.0),)


def by_drug(doses: tuple[Dose, ...]) -> Mapping[Drug, tuple[Dose, ...]]:
    """The doses of each drug, since each drug is split differently."""
    drugs = dict.fromkeys(dose.drug for dose in doses)
    return {drug: tuple(dose for dose in doses if dose.drug == drug) for drug in drugs}
