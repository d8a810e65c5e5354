"""Model F: a ketamine lozenge or wafer under the tongue; a composition of ours, indicative only.

Source: ROLAN-2014, SIMONS-2022, OTTO-2021.
"""

from collections.abc import Mapping
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.engine import Input
from rekindle.clinical.pharmacology.model import Model, Parameter, Term
from rekindle.clinical.pharmacology.models import otto_venous
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, halves, strand

MODEL: Final = Model(
    id="F_sl_racemic",
    use="A lozenge or wafer under the tongue, indicative.",
    drug="Racemic ketamine, the sum of both mirror images.",
    site="venous plasma",
    structure="The input through the lining of the mouth of model B into the compartments of model A.",
    parameters=(
        Parameter("F", 0.29, "fraction; 0.24 to 0.32 are reported"),
        Parameter("D0", 13.1, "min"),
        Parameter("ka", 2.4, "1/h"),
    ),
    population="None of its own: the people of models A and B.",
    sources=("ROLAN-2014", "SIMONS-2022", "OTTO-2021"),
    read_in="The abstract on the wafer; models A and B as above.",
    not_checked="Everything together: this is no published model.",
    caveats=("What is swallowed is left out.", "The curve depends on how long the dose is held in the mouth."),
    weights=otto_venous.MODEL.weights,
    ages=otto_venous.MODEL.ages,
    variability_kind="model A's between people; the fraction drawn evenly over what is reported",
    variability=(Term("F_lowest", 0.24), Term("F_highest", 0.32)),
    residual_kind="model A's, proportional, standard deviation",
    residual=(Term("plasma", 0.23609),),
    published=False,
)


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Both mirror images after a dose under the tongue."""
    found, own = [], MODEL.values
    for share, ratio in halves("racemic_ketamine", otto_venous.MODEL.values["CL_R_ratio"]):
        system, volumes = otto_venous.disposition(person, factors, ratio, before=(("mouth", own["ka"] / 60),))
        absorbed = share * own["F"] * factors.get("F", 1.0)
        inputs = [Input("mouth", dose.dose_mg * absorbed, dose.start_min, own["D0"]) for dose in doses]
        found.append(strand(system, inputs, ("central", volumes["central"])))
    return found


def drawn(chance: Random) -> dict[str, float]:
    """One person's departures from the typical."""
    reported = chance.uniform(MODEL.spread["F_lowest"], MODEL.spread["F_highest"])
    return otto_venous.drawn(chance) | {"F": reported / MODEL.values["F"]}
