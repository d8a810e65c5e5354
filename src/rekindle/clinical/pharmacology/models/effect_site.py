"""Model G: how S-ketamine reaches its effect site, driven by model B alone and shown in percent of its own peak.

Source: OLOFSEN-2022.
"""

from collections.abc import Mapping
from math import log
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Model, Parameter, Term
from rekindle.clinical.pharmacology.models import simons_arterial
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, strand

MODEL: Final = Model(
    id="G_effect_site",
    use="The shape of the curve at the effect site over time, relative to its own peak.",
    drug="S-ketamine; R-ketamine did not contribute.",
    site="effect site, driven by arterial plasma (model B)",
    structure="The effect site follows arterial S-ketamine with one rate.",
    parameters=(
        Parameter("t_half_ke0", 8.3, "min"),
        Parameter("C50", 0.51, "nmol/mL (0.38 to 0.66); not used: the steepness was not read"),
    ),
    population="17 healthy men, rising steps.",
    sources=("OLOFSEN-2022", "SIMONS-2022"),
    read_in="The abstract of the paper.",
    not_checked="The full paper: steepness and the small opposite effect of S-norketamine.",
    caveats=(
        "The endpoints were pain from pressure and how the outside was perceived: not a dissociation scale, not"
        " sedation, not fitness to leave.",
        "Never driven by the venous model A: the delay of the sampling site would count twice.",
        "Other studies give half-lives from 0 to 11.8 minutes, 6.1 on average.",
    ),
    weights=simons_arterial.MODEL.weights,
    ages=simons_arterial.MODEL.ages,
    variability_kind="95 % confidence interval of the half-life; not the spread between people",
    variability=(Term("t_half_ke0_lowest", 5.1, "min"), Term("t_half_ke0_highest", 13.0, "min")),
)


def strands(
    doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], half_life_min: float
) -> list[Strand]:
    """S-ketamine at the effect site; the site takes nothing from plasma, so a nominal trace follows it."""
    p = simons_arterial.sized(person, factors)
    ke0_per_min = log(2) / half_life_min
    flows = [*simons_arterial.parent(p), Flow("mouth", "central", p["KA1"])]
    flows += [Flow("central", None, p["CLK1"] / p["VK1"]), Flow("central", "site", ke0_per_min)]
    flows += [Flow("site", None, ke0_per_min)]
    system = System(("mouth", "central", "near", "deep", "site"), flows)
    # What feeds the site is a copy: nothing leaves the blood for it.
    system.rates_per_min[1][1] += ke0_per_min
    inputs = []
    for dose in doses:
        given_mg = dose.dose_mg * (0.5 if dose.drug == "racemic_ketamine" else 1.0)
        if dose.route == "iv":
            inputs.append(Input("central", given_mg, dose.start_min, dose.duration_min))
        else:
            inputs.append(Input("mouth", given_mg * p["F1"], dose.start_min, p["D1"]))
    return [strand(system, inputs, ("site", p["VK1"]))]
