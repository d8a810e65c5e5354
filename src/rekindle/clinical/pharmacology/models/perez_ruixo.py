"""Model C: esketamine as a nasal spray, swallowed, or into a vein, from 820 people.

Source: PEREZ-RUIXO-2021, NLMIXR2LIB.
"""

from collections.abc import Mapping
from math import exp, log, log1p, sqrt
from random import Random
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Band, Model, Parameter, Term
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, exchange, strand

DEVICE_MG: Final = 28.0
OLD_Y: Final = 60.0
ALL_VALUES_IN_H: Final = 60.0  # minutes in the hour that every rate of this model is in

MODEL: Final = Model(
    id="C_perezruixo",
    use="Esketamine nasal spray and swallowed esketamine; into a vein as a cross-check only.",
    drug="Esketamine. Its noresketamine is never shown.",
    site="plasma (which vessel was not read)",
    structure="Three compartments and one for gut and liver. The spray gives a part straight to plasma; the rest is"
    " swallowed, enters at an even rate and passes the liver. Elimination is from the liver.",
    parameters=(
        Parameter("FRn", 0.54, "fraction of the first device"),
        Parameter("FRn_next", 0.62, "factor on it for the second and third device"),
        Parameter("ka_n", 2.93, "1/h"),
        Parameter("Dsw", 0.53, "h"),
        Parameter("ka_sw", 1.45, "1/h"),
        Parameter("Dpo", 0.32, "h"),
        Parameter("ka_po", 0.97, "1/h"),
        Parameter("Fgut", 0.64, "fraction"),
        Parameter("Vc", 192, "L"),
        Parameter("Q1", 84.3, "L/h"),
        Parameter("Vp1", 143, "L"),
        Parameter("Q2", 37.6, "L/h"),
        Parameter("Vp2", 417, "L"),
        Parameter("Qh", 151, "L/h", "less 2.19 for each year over 60"),
        Parameter("Vh", 101, "L"),
        Parameter("kel", 1.11, "1/h", "times 0.36 in Asian people"),
        Parameter("kmet", 2.77, "1/h"),
        Parameter("Vcn", 70, "L"),
        Parameter("CLn", 38, "L/h", "times 0.81 in Asian people"),
        Parameter("Vpn", 115, "L"),
        Parameter("Q3", 26.1, "L/h"),
        Parameter("FRn_japanese", 1.34, "factor"),
        Parameter("kel_asian", 0.36, "factor"),
        Parameter("CLn_asian", 0.81, "factor"),
        Parameter("Qh_each_year", 2.19, "L/h for each year over 60"),
    ),
    population="820 people (256 healthy, 564 with depression that had resisted treatment) of 13 studies, 18 to 86 years"
    " and 39 to 170 kg; into a vein and by mouth only 18 of them.",
    sources=("PEREZ-RUIXO-2021", "NLMIXR2LIB"),
    read_in="The code and vignette of nlmixr2lib, which cite Table 3; the abstract.",
    not_checked="Table 3 of the paper itself.",
    caveats=(
        "The equations as printed hold errors; the form by bioavailability fits the text.",
        "The area of noresketamine comes out 38 to 56 % above the printed one, so noresketamine is not shown.",
        "Into a vein it gives about a fifth less than model A.",
        "The spread of the rate of metabolism is not printed and is left out of the interval.",
        "Weight, sex, liver tests and kidney function had no effect that was kept.",
    ),
    weights=Band(39, 170, "kg"),
    ages=Band(18, 86, "y"),
    variability_kind="log-normal, coefficient of variation in percent; the nasal fraction on the logit scale",
    variability=(
        Term("FRn_logit_sd", 0.708),
        Term("ka_n", 61.5, "%"),
        Term("ka_sw", 132, "%"),
        Term("ka_po", 132, "%"),
        Term("Vc", 27.5, "%"),
        Term("Vp1", 49.3, "%"),
        Term("Qh", 23.2, "%"),
        Term("Vh", 34.6, "%"),
        Term("kel", 120, "%"),
        Term("Vcn", 31.6, "%"),
        Term("CLn", 25.4, "%"),
    ),
    residual_kind="log scale, standard deviation",
    residual=(Term("plasma", 0.276), Term("noresketamine", 0.422)),
)


def of_person(person: Person, factors: Mapping[str, float]) -> dict[str, float]:
    """Every parameter of one person, with the published effects of age and ancestry."""
    p = MODEL.values
    if person.age_y is not None and person.age_y > OLD_Y:
        p["Qh"] -= p["Qh_each_year"] * (person.age_y - OLD_Y)
    if person.ancestry:
        p["kel"] *= p["kel_asian"]
        p["CLn"] *= p["CLn_asian"]
    if person.ancestry == "japanese":
        p["FRn"] *= p["FRn_japanese"]
    p |= {name: p[name] * factor for name, factor in factors.items() if name in p}
    if "FRn_logit" in factors:
        logit = log(p["FRn"] / (1 - p["FRn"])) + factors["FRn_logit"]
        p["FRn"] = 1 / (1 + exp(-logit))
    return p


def nasal_fraction(p: Mapping[str, float], dose: Dose) -> float:
    """The part of a nasal dose that enters through the nose: less from the second and third device."""
    if dose.device_index is not None:
        return p["FRn"] * (1.0 if dose.device_index == 1 else p["FRn_next"])
    count = dose.devices or max(1, round(dose.dose_mg / DEVICE_MG))
    return p["FRn"] * (1 + (count - 1) * p["FRn_next"]) / count


def extraction(p: Mapping[str, float]) -> float:
    """The part that the liver takes in one passage."""
    cleared = p["Vh"] * (p["kel"] + p["kmet"])
    return cleared / (p["Qh"] + cleared)


def strands(doses: tuple[Dose, ...], person: Person, factors: Mapping[str, float], quantity: str) -> list[Strand]:
    """Esketamine in the compartments of this person."""
    p = of_person(person, factors)
    flows = [Flow("nose", "central", p["ka_n"]), Flow("swallowed", "liver", p["ka_sw"])]
    flows += [Flow("oral", "liver", p["ka_po"])]
    flows += exchange("central", "near", p["Q1"], (p["Vc"], p["Vp1"]))
    flows += exchange("central", "deep", p["Q2"], (p["Vc"], p["Vp2"]))
    flows += exchange("central", "liver", p["Qh"], (p["Vc"], p["Vh"]))
    flows += [Flow("liver", None, p["kel"])]
    names = ["nose", "swallowed", "oral", "central", "near", "deep", "liver"]
    read, volume = "central", p["Vc"]
    if quantity == "noresketamine":  # for the checks against the paper alone
        names, read, volume = [*names, "noresketamine", "noresketamine_deep"], "noresketamine", p["Vcn"]
        flows += [Flow("liver", "noresketamine", p["kmet"]), Flow("noresketamine", None, p["CLn"] / p["Vcn"])]
        flows += exchange("noresketamine", "noresketamine_deep", p["Q3"], (p["Vcn"], p["Vpn"]))
    else:
        flows += [Flow("liver", None, p["kmet"])]
    by_minute = [Flow(flow.source, flow.target, flow.rate_per_min / ALL_VALUES_IN_H) for flow in flows]
    return [strand(System(names, by_minute), _inputs(doses, p), (read, volume))]


def _inputs(doses: tuple[Dose, ...], p: Mapping[str, float]) -> list[Input]:
    inputs = []
    for dose in doses:
        if dose.route == "iv":
            inputs.append(Input("central", dose.dose_mg, dose.start_min, dose.duration_min))
        elif dose.route == "oral":
            inputs.append(Input("oral", dose.dose_mg * p["Fgut"], dose.start_min, p["Dpo"] * ALL_VALUES_IN_H))
        else:
            share = nasal_fraction(p, dose)
            inputs.append(Input("nose", dose.dose_mg * share, dose.start_min))
            rest_mg = dose.dose_mg * (1 - share) * p["Fgut"]
            inputs.append(Input("swallowed", rest_mg, dose.start_min, p["Dsw"] * ALL_VALUES_IN_H))
    return inputs


def drawn(chance: Random) -> dict[str, float]:
    """One person's departures from the typical."""
    found = {"FRn_logit": MODEL.spread["FRn_logit_sd"] * chance.gauss(0, 1)}
    for term in MODEL.variability:
        if term.unit == "%":
            found[term.name] = exp(sqrt(log1p((term.value / 100) ** 2)) * chance.gauss(0, 1))
    return found
