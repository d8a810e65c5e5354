"""Model A: ketamine given into a vein and sampled from a vein, with norketamine.

Source: OTTO-2021, FANTA-2015, WANG-2019, HASAN-2021, HENTHORN-2018, NLMIXR2LIB.
"""

from collections.abc import Mapping
from math import exp, sqrt
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Band, Model, Parameter, Term
from rekindle.clinical.pharmacology.strand import REFERENCE_KG, Dose, Person, Strand, by_drug, exchange, halves, strand

MODEL: Final = Model(
    id="A_otto_venous",
    use="Infusions of 10 minutes or longer into a vein.",
    drug="S-ketamine and S-norketamine; a racemate is the sum of both mirror images.",
    site="venous plasma",
    structure="Three compartments; norketamine in two, fed by all that is cleared of the parent, counted in milligrams"
    " of the parent.",
    parameters=(
        Parameter("V1", 133, "L", "(weight/70)^1"),
        Parameter("CL", 95.2, "L/h", "(weight/70)^0.75"),
        Parameter("V2", 187, "L"),
        Parameter("Q2", 23.2, "L/h"),
        Parameter("V3", 98.8, "L"),
        Parameter("Q3", 157, "L/h"),
        Parameter("V_nk", 98.638, "L", "(weight/70)^1"),
        Parameter("CL_nk", 57.72, "L/h", "(weight/70)^0.75"),
        Parameter("Vp_nk", 160.04, "L"),
        Parameter("Q_nk", 42.778, "L/h"),
        Parameter("CL_R_ratio", 0.859, "R over S, our extension; another study gives 0.944"),
    ),
    population="48 healthy volunteers (17 and 31), about 23 years and 70 kg, 46 % women; the typical values of"
    " S-ketamine were carried over from 11 healthy men.",
    sources=("OTTO-2021", "FANTA-2015", "WANG-2019", "HASAN-2021", "HENTHORN-2018", "NLMIXR2LIB"),
    read_in="The code and vignette of nlmixr2lib, which cite Table 3 and the control stream line by line; the"
    " abstracts of both papers.",
    not_checked="The tables of the papers themselves. A pharmacologist with access checks Table 3 of Otto 2021.",
    caveats=(
        "Peripheral volumes and flows do not grow with weight in the published code.",
        "The authors' own evaluation finds it slightly low, by 1.27 µg/L on average.",
        "Its central volume is an effect of sampling a vein: wrong for boluses and the first ten minutes of fast"
        " absorption.",
        "Young healthy people; nobody with liver disease, interacting medicines or great age.",
        "Norketamine rises too early, and for R-norketamine it goes by analogy alone.",
        "The racemate (half the dose as each mirror image, the same volumes and flows, clearance of R 0.859 of S) is"
        " our extension and not a published model.",
    ),
    weights=Band(53, 93, "kg"),
    ages=Band(18, 60, "y"),
    variability_kind="log-normal, variances; clearance and volume correlated",
    variability=(
        Term("V1", 0.084177),
        Term("cov_V1_CL", 0.02261),
        Term("CL", 0.026048),
        Term("V_nk", 0.040426),
        Term("cov_Vnk_CLnk", 0.04456),
        Term("CL_nk", 0.10319),
    ),
    residual_kind="proportional, standard deviation",
    residual=(Term("plasma", 0.23609), Term("norketamine", 0.14261)),
)


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Each mirror image of each drug in the compartments of this person."""
    return [
        _strand(given, share, ratio, person, factors, quantity)
        for drug, given in by_drug(doses).items()
        for share, ratio in halves(drug, MODEL.values["CL_R_ratio"])
    ]


def _strand(
    doses: tuple[Dose, ...], share: float, ratio: float, person: Person, factors: Mapping[str, float], quantity: str
) -> Strand:
    system, volumes = disposition(person, factors, ratio, quantity == "norketamine")
    inputs = [Input("central", dose.dose_mg * share, dose.start_min, dose.duration_min) for dose in doses]
    read = "norketamine" if quantity == "norketamine" else "central"
    return strand(system, inputs, (read, volumes[read]))


def disposition(
    person: Person,
    factors: Mapping[str, float],
    ratio: float,
    with_norketamine: bool = False,
    before: tuple[tuple[str, float], ...] = (),
) -> tuple[System, Mapping[str, float]]:
    """Compartments and volumes of one person; depots named before feed the central one at their rates."""
    p, size = MODEL.values, person.weight_kg / REFERENCE_KG
    v1 = p["V1"] * size * factors.get("V1", 1.0)
    cleared = p["CL"] / 60 * size**0.75 * ratio * factors.get("CL", 1.0) / v1
    flows = [Flow(depot, "central", rate) for depot, rate in before]
    flows += exchange("central", "slow", p["Q2"] / 60, (v1, p["V2"]))
    flows += exchange("central", "fast", p["Q3"] / 60, (v1, p["V3"]))
    names, volumes = [*(depot for depot, _ in before), "central", "slow", "fast"], {"central": v1}
    if not with_norketamine:
        return System(names, [*flows, Flow("central", None, cleared)]), volumes
    vn = p["V_nk"] * size * factors.get("V_nk", 1.0)
    flows += [Flow("central", "norketamine", cleared)]
    flows += exchange("norketamine", "norketamine_deep", p["Q_nk"] / 60, (vn, p["Vp_nk"]))
    flows += [Flow("norketamine", None, p["CL_nk"] / 60 * size**0.75 * factors.get("CL_nk", 1.0) / vn)]
    return System([*names, "norketamine", "norketamine_deep"], flows), {**volumes, "norketamine": vn}


def drawn(chance: Random) -> dict[str, float]:
    """One person's departures from the typical, by the published covariance."""
    v1, cl = _pair(chance, "V1", "cov_V1_CL", "CL")
    vn, cln = _pair(chance, "V_nk", "cov_Vnk_CLnk", "CL_nk")
    return {"V1": exp(v1), "CL": exp(cl), "V_nk": exp(vn), "CL_nk": exp(cln)}


def _pair(chance: Random, *names: str) -> tuple[float, float]:
    """Two correlated departures from their variances and covariance."""
    first, both, second = (MODEL.spread[name] for name in names)
    a, b = chance.gauss(0, 1), chance.gauss(0, 1)
    slope = both / first
    return sqrt(first) * a, slope * sqrt(first) * a + sqrt(max(0.0, second - slope * both)) * b
