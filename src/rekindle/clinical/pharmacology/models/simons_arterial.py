"""Model B: S-ketamine sampled from an artery, after a vein or a film under the tongue, with its metabolites.

Source: SIMONS-2022, WANG-2019, NLMIXR2LIB.
"""

from collections.abc import Mapping
from math import exp, sqrt
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Band, Model, Parameter, Term
from rekindle.clinical.pharmacology.strand import REFERENCE_KG, Dose, Person, Strand, by_drug, exchange, halves, strand

CL_R_RATIO: Final = 0.859
MOLAR_MASS_G_PER_MOL: Final = {"ketamine": 237.73, "norketamine": 223.7, "hydroxynorketamine": 239.7}

MODEL: Final = Model(
    id="B_simons_arterial",
    use="Boluses into a vein, S-ketamine film under the tongue, and the drive of the effect site.",
    drug="S-ketamine, S-norketamine and S-hydroxynorketamine; a racemate is the sum of both mirror images.",
    site="arterial plasma",
    structure="Three compartments for the parent; two each for norketamine and hydroxynorketamine, with chains of two"
    " steps between them. The film gives to plasma through the lining of the mouth, and what is swallowed goes"
    " straight into the chain of metabolism.",
    parameters=(
        Parameter("VK1", 11.6, "L", "(weight/70)^1, assumed"),
        Parameter("VK2", 39.0, "L", "(weight/70)^1, assumed"),
        Parameter("VK3", 174, "L", "(weight/70)^1, assumed"),
        Parameter("CLK1", 1.48, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("CLK2", 2.43, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("CLK3", 1.21, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("MTT_K_NK", 20.1, "min"),
        Parameter("fm_NK", 0.8, "fixed"),
        Parameter("VN2", 221, "L", "(weight/70)^1, assumed"),
        Parameter("CLN1", 1.0, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("CLN2", 2.63, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("MTT_NK_HNK", 1.12, "min"),
        Parameter("fm_HNK", 0.7, "fixed"),
        Parameter("VH1", 4.4, "L", "(weight/70)^1, assumed"),
        Parameter("VH2", 87.5, "L", "(weight/70)^1, assumed"),
        Parameter("CLH1", 0.933, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("CLH2", 1.7, "L/min", "(weight/70)^0.75, assumed"),
        Parameter("F1", 0.263, "fraction"),
        Parameter("D1", 13.1, "min"),
        Parameter("KA1", 0.04, "1/min"),
        Parameter("F2", 1.16, "a factor on the whole dose, no bioavailability"),
        Parameter("D2", 29.9, "min"),
        Parameter("KA2", 0.049, "1/min"),
        Parameter("MTTG", 10.7, "min"),
    ),
    population="20 healthy volunteers of 19 to 32 years and 53 to 93 kg, ten of them women; 50 or 100 mg as a film and,"
    " six hours later, 20 mg over 20 minutes into a vein.",
    sources=("SIMONS-2022", "WANG-2019", "NLMIXR2LIB"),
    read_in="The code and vignette of nlmixr2lib, which cite Table 4; design and peaks in the thesis itself.",
    not_checked="Table 4 of the paper itself, which is open to read. The exponents of weight are not printed anywhere.",
    caveats=(
        "How values grow with weight is assumed, not published.",
        "The residual error of S-ketamine and one variance between visits are the reading of the library's authors.",
        "A film is no lozenge: it was held for ten minutes without swallowing.",
        "R-ketamine (clearance 0.859 of S) is our extension; R-norketamine is not in it.",
    ),
    weights=Band(53, 93, "kg"),
    ages=Band(19, 32, "y"),
    variability_kind="log-normal, variances: between people, and between visits for the film",
    variability=(
        Term("VK1", 0.057),
        Term("CLK1", 0.029),
        Term("CLK3", 0.026),
        Term("CLN1", 0.05),
        Term("MTT_K_NK", 0.021),
        Term("VH1", 1.22),
        Term("CLH1", 0.103),
        Term("CLH2", 0.287),
        Term("F1_visit", 0.06),
        Term("D1_visit", 0.154),
        Term("KA1_visit", 0.062),
        Term("F2_visit", 0.057),
        Term("D2_visit", 0.611),
        Term("KA2_visit", 0.376),
        Term("MTTG_visit", 0.937),
        Term("MTT_K_NK_visit", 0.751),
        Term("VH2_visit", 0.152),
        Term("CLH1_visit", 0.008),
    ),
    residual_kind="proportional, standard deviation; for norketamine a fixed part as well",
    residual=(Term("plasma", 0.1095), Term("norketamine", 0.102), Term("norketamine_fixed", 0.058, "nmol/mL")),
)


def sized(person: Person, factors: Mapping[str, float], ratio: float = 1.0) -> dict[str, float]:
    """Every parameter of one person: volumes by weight, clearances by its power, absorption as it is."""
    size, found = person.weight_kg / REFERENCE_KG, {}
    for parameter in MODEL.parameters:
        power = 1.0 if parameter.scale.startswith("(weight/70)^1,") else 0.75 if parameter.scale else 0.0
        found[parameter.name] = parameter.value * size**power * factors.get(parameter.name, 1.0)
    return found | {"CLK1": found["CLK1"] * ratio}


def parent(p: Mapping[str, float]) -> list[Flow]:
    """The exchange of the parent with both its depths."""
    flows = exchange("central", "near", p["CLK2"], (p["VK1"], p["VK2"]))
    return flows + exchange("central", "deep", p["CLK3"], (p["VK1"], p["VK3"]))


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Each mirror image of each drug in the compartments of this person."""
    found = []
    for drug, given in by_drug(doses).items():
        for share, ratio in halves(drug, CL_R_RATIO):
            p = sized(person, factors, ratio)
            found.append(_read(p, _inputs(given, share, p), quantity))
    return found


def _inputs(doses: tuple[Dose, ...], share: float, p: Mapping[str, float]) -> list[Input]:
    inputs = []
    for dose in doses:
        given_mg = dose.dose_mg * share
        if dose.route == "iv":
            inputs.append(Input("central", given_mg, dose.start_min, dose.duration_min))
        else:
            inputs.append(Input("mouth", given_mg * p["F1"], dose.start_min, p["D1"]))
            inputs.append(Input("swallowed", given_mg * p["F2"], dose.start_min, p["D2"]))
    return inputs


def _read(p: Mapping[str, float], inputs: list[Input], quantity: str) -> Strand:
    if quantity == "plasma":
        flows = [*parent(p), Flow("central", None, p["CLK1"] / p["VK1"]), Flow("mouth", "central", p["KA1"])]
        inputs = [given for given in inputs if given.into != "swallowed"]
        return strand(System(("mouth", "central", "near", "deep"), flows), inputs, ("central", p["VK1"]))
    system = System(
        ("mouth", "swallowed", "gut", "central", "near", "deep", "step_1", "step_2", "norketamine", "norketamine_deep")
        + (("step_3", "step_4", "hydroxy", "hydroxy_deep") if quantity == "hydroxynorketamine" else ()),
        _metabolism(p, quantity == "hydroxynorketamine"),
    )
    mass_ratio = MOLAR_MASS_G_PER_MOL[quantity] / MOLAR_MASS_G_PER_MOL["ketamine"]
    read, volume = ("hydroxy", p["VH1"]) if quantity == "hydroxynorketamine" else ("norketamine", p["VK1"])
    return strand(system, inputs, (read, volume / mass_ratio))


def _metabolism(p: Mapping[str, float], to_the_end: bool) -> list[Flow]:
    cleared, step = p["CLK1"] / p["VK1"], 2 / p["MTT_K_NK"]
    flows = [*parent(p), Flow("mouth", "central", p["KA1"]), Flow("swallowed", "gut", p["KA2"])]
    flows += [Flow("gut", "step_1", p["fm_NK"] / p["MTTG"]), Flow("gut", None, (1 - p["fm_NK"]) / p["MTTG"])]
    flows += [Flow("central", "step_1", cleared * p["fm_NK"]), Flow("central", None, cleared * (1 - p["fm_NK"]))]
    flows += [Flow("step_1", "step_2", step), Flow("step_2", "norketamine", step)]
    flows += exchange("norketamine", "norketamine_deep", p["CLN2"], (p["VK1"], p["VN2"]))
    lost = p["CLN1"] / p["VK1"]
    if not to_the_end:
        return [*flows, Flow("norketamine", None, lost)]
    flows += [Flow("norketamine", "step_3", lost * p["fm_HNK"]), Flow("norketamine", None, lost * (1 - p["fm_HNK"]))]
    step = 2 / p["MTT_NK_HNK"]
    flows += [Flow("step_3", "step_4", step), Flow("step_4", "hydroxy", step)]
    flows += exchange("hydroxy", "hydroxy_deep", p["CLH2"], (p["VH1"], p["VH2"]))
    return [*flows, Flow("hydroxy", None, p["CLH1"] / p["VH1"])]


def drawn(chance: Random) -> dict[str, float]:
    """One person's departures from the typical on one visit."""
    found: dict[str, float] = {}
    for term in MODEL.variability:
        name = term.name.removesuffix("_visit")
        found[name] = found.get(name, 1.0) * exp(sqrt(term.value) * chance.gauss(0, 1))
    return found
