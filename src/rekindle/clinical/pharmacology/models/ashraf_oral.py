"""Model D: swallowed S-ketamine with its first passage through gut and liver; a range, not a number.

Source: ASHRAF-2018, NLMIXR2LIB.
"""

from collections.abc import Mapping
from math import exp, sqrt
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Band, Model, Parameter, Term
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, exchange, strand

MODEL: Final = Model(
    id="D_ashraf_oral",
    use="Swallowed ketamine, as a range only.",
    drug="S-ketamine; a racemate is followed as if all of it were S-ketamine.",
    site="venous plasma",
    structure="Three compartments, first-order absorption, losses in the gut wall and a well-stirred liver, reduced to"
    " the fraction that arrives and a clearance.",
    parameters=(
        Parameter("ka", 1.76, "1/h"),
        Parameter("Vc", 14.4, "L"),
        Parameter("Q1", 287, "L/h"),
        Parameter("Vp1", 102, "L"),
        Parameter("Q2", 22.4, "L/h"),
        Parameter("Vp2", 180, "L"),
        Parameter("CLint_H", 301, "L/h"),
        Parameter("CLint_GW", 1.19, "L/h"),
        Parameter("CLperm", 4.1, "L/h, fixed"),
        Parameter("fu", 0.7, "fraction unbound"),
        Parameter("BP", 0.5, "blood over plasma"),
        Parameter("QH", 3.75, "L/h for kg^0.75", "weight^0.75"),
        Parameter("Qvillous", 0.192, "fraction of QH"),
    ),
    population="41 healthy volunteers of 19 to 35 years and 50 to 88 kg, 78 profiles; syrup of 0.2 to 0.3 mg/kg, and"
    " 0.1 mg/kg into a vein.",
    sources=("ASHRAF-2018", "NLMIXR2LIB"),
    read_in="The code of nlmixr2lib, which cites Table 2 and the deposited control stream.",
    not_checked="Table 2 of the paper itself; the reduced form against a run of the full model.",
    caveats=(
        "Its peak comes earlier, at 0.3 h, than others have seen.",
        "It gives 37 and 55 % less than two published oral peaks of the racemate.",
        "Norketamine and the interaction with ticlopidine are left out.",
    ),
    weights=Band(50, 88, "kg"),
    ages=Band(19, 35, "y"),
    variability_kind="log-normal, variances",
    variability=(Term("CLint_H", 0.25), Term("CLint_GW", 2.1), Term("ka", 0.42), Term("Vp1", 0.045)),
    residual_kind="proportional, standard deviation (the square root of 0.086)",
    residual=(Term("plasma", 0.2932575659723036),),
)


def first_passage(p: Mapping[str, float], weight_kg: float) -> tuple[float, float]:
    """The fraction of a swallowed dose that arrives, and the clearance in litres an hour."""
    liver_l_per_h = p["QH"] * weight_kg**0.75
    villous_l_per_h = liver_l_per_h * p["Qvillous"]
    gut_l_per_h = villous_l_per_h * p["CLperm"] / (villous_l_per_h + p["CLperm"])
    cleared_l_per_h = p["CLint_H"] * p["fu"] / p["BP"]
    taken = cleared_l_per_h / (liver_l_per_h + cleared_l_per_h)
    return gut_l_per_h / (gut_l_per_h + p["CLint_GW"]) * (1 - taken), liver_l_per_h * taken


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Swallowed ketamine in the compartments of this person."""
    p = {name: value * factors.get(name, 1.0) for name, value in MODEL.values.items()}
    arrives, clearance = first_passage(p, person.weight_kg)
    flows = [Flow("gut", "central", p["ka"] / 60), Flow("central", None, clearance / 60 / p["Vc"])]
    flows += exchange("central", "near", p["Q1"] / 60, (p["Vc"], p["Vp1"]))
    flows += exchange("central", "deep", p["Q2"] / 60, (p["Vc"], p["Vp2"]))
    inputs = [
        Input("central", dose.dose_mg, dose.start_min, dose.duration_min)
        if dose.route == "iv"
        else Input("gut", dose.dose_mg * arrives, dose.start_min)
        for dose in doses
    ]
    return [strand(System(("gut", "central", "near", "deep"), flows), inputs, ("central", p["Vc"]))]


def drawn(chance: Random) -> dict[str, float]:
    """One person's departures from the typical."""
    return {term.name: exp(sqrt(term.value) * chance.gauss(0, 1)) for term in MODEL.variability}
