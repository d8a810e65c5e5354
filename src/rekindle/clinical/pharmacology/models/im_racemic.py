"""Model E: ketamine into a muscle; set by hand on two published medians, indicative only.

Source: HIRLINGER-1984, SIMONS-2022, WANG-2019.
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Model, Parameter, Term
from rekindle.clinical.pharmacology.models import simons_arterial
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, halves, strand

MODEL: Final = Model(
    id="E_im_racemic",
    use="Into a muscle, indicative, with a wide band.",
    drug="Racemic ketamine, the sum of both mirror images.",
    site="arterial-type plasma",
    structure="First-order input into the parent's compartments of model B.",
    parameters=(
        Parameter("F", 0.93, "fraction, from tertiary pages"),
        Parameter("ka", 0.05, "1/min, set by hand; 0.03 to 0.06 plausible"),
    ),
    population="None: no published adult population model for this route could be read.",
    sources=("HIRLINGER-1984", "SIMONS-2022", "WANG-2019"),
    read_in="The abstract with the two medians; model B as above.",
    not_checked="Everything: this is no published model.",
    caveats=(
        "Two points and one free number: the rate of absorption cannot be told from them.",
        "The published medians do not grow with the dose as a linear model must.",
    ),
    weights=simons_arterial.MODEL.weights,
    ages=simons_arterial.MODEL.ages,
    variability_kind="a band set by hand, factors on the typical curve; not the spread between people",
    variability=(Term("lowest", 0.6), Term("highest", 1.7)),
    published=False,
)


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Both mirror images after a dose into a muscle."""
    found, own = [], MODEL.values
    for share, ratio in halves("racemic_ketamine", simons_arterial.CL_R_RATIO):
        p = simons_arterial.sized(person, factors, ratio)
        flows = [*simons_arterial.parent(p), Flow("central", None, p["CLK1"] / p["VK1"])]
        system = System(("muscle", "central", "near", "deep"), [*flows, Flow("muscle", "central", own["ka"])])
        inputs = [Input("muscle", dose.dose_mg * share * own["F"], dose.start_min) for dose in doses]
        found.append(strand(system, inputs, ("central", p["VK1"])))
    return found
