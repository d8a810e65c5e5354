"""Models of other software, to compare with it and never to show: Domino twice, Clements, Hijazi.

Source: STANPUMPR, OPENTIVA.
"""

from collections.abc import Mapping
from typing import Final

from rekindle.clinical.pharmacology.engine import Flow, Input, System
from rekindle.clinical.pharmacology.model import Model, Parameter
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand, strand

COMPARE: Final = "To compare with other software; not for display."
UNREAD: Final = "The paper behind the code."


def _peer(id: str, drug: str, values: Mapping[str, float], source: str, caveats: tuple[str, ...]) -> Model:
    units = {name: "L/kg" if name == "V1" else "1/min" for name in values}
    return Model(
        id=id,
        use=COMPARE,
        drug=drug,
        site="plasma, as the other software has it",
        structure="Compartments by rate constants; the central volume grows with weight.",
        parameters=tuple(Parameter(name, value, units[name]) for name, value in values.items()),
        population="As the other software states it; not repeated here.",
        sources=(source,),
        read_in="The code of the other software.",
        not_checked=UNREAD,
        caveats=caveats,
        published=False,
        for_display=False,
    )


DOMINO_STANPUMPR: Final = _peer(
    "P_domino_stanpumpR",
    "Racemic ketamine.",
    {"V1": 0.063, "k10": 0.438, "k12": 0.592, "k13": 0.590, "k21": 0.247, "k31": 0.0146},
    "STANPUMPR",
    ("Its time to peak of 3 minutes is called a guess in the code.", "Volume and year of the paper it cites disagree."),
)
DOMINO_OPENTIVA: Final = _peer(
    "P_domino_opentiva",
    "Racemic ketamine.",
    {"V1": 0.063, "k10": 0.4381, "k12": 0.5921, "k13": 0.590, "k21": 0.247, "k31": 0.0146},
    "OPENTIVA",
    ("It cites another paper than stanpumpR for the same constants: one of them is wrong.",),
)
CLEMENTS: Final = _peer(
    "P_clements250_opentiva",
    "Racemic ketamine, venous.",
    {"V1": 1.7522, "k10": 0.0109, "k12": 0.0186, "k21": 0.0137},
    "OPENTIVA",
    ("No variability stands in the code.",),
)
HIJAZI: Final = _peer(
    "P_hijazi_opentiva",
    "Racemic ketamine in intensive care.",
    {"V1": 1.08, "k10": 0.0333, "k12": 0.0088, "k21": 0.0030},
    "OPENTIVA",
    ("Twelve people in intensive care, though the code says 18 years at most; not for clinics.",),
)
PEERS: Final = (DOMINO_STANPUMPR, DOMINO_OPENTIVA, CLEMENTS, HIJAZI)


def strands(model: Model, doses: tuple[Dose, ...], person: Person) -> list[Strand]:
    """The racemate in the compartments of another software's model."""
    p = model.values
    flows = [Flow("central", None, p["k10"])]
    for depth in ("2", "3"):
        if f"k1{depth}" in p:
            flows += [Flow("central", depth, p[f"k1{depth}"]), Flow(depth, "central", p[f"k{depth}1"])]
    names = ("central", "2", "3")[: 1 + len(flows) // 2]
    inputs = [Input("central", dose.dose_mg, dose.start_min, dose.duration_min) for dose in doses]
    return [strand(System(names, flows), inputs, ("central", p["V1"] * person.weight_kg))]
