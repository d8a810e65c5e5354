"""Which model answers which question, and every reason why one may not be asked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.clinical.pharmacology.model import Band, Model
from rekindle.clinical.pharmacology.models import (
    ashraf_oral,
    effect_site,
    im_racemic,
    otto_venous,
    peers,
    perez_ruixo,
    simons_arterial,
    sl_racemic,
)
from rekindle.clinical.pharmacology.strand import Dose, Person

A, B, C, D = otto_venous.MODEL, simons_arterial.MODEL, perez_ruixo.MODEL, ashraf_oral.MODEL
E, F, G = im_racemic.MODEL, sl_racemic.MODEL, effect_site.MODEL
MODELS: Final[Mapping[str, Model]] = MappingProxyType({each.id: each for each in (A, B, C, D, E, F, G, *peers.PEERS)})

RACEMIC: Final = "racemic_ketamine"
S_ONLY: Final = "esketamine"
IN_BLOOD: Final = {("iv", RACEMIC), ("iv", S_ONLY), ("sublingual", S_ONLY)}
WAYS: Final[Mapping[str, set[tuple[str, str]]]] = {
    A.id: {("iv", RACEMIC), ("iv", S_ONLY)},
    B.id: IN_BLOOD,
    C.id: {("nasal", S_ONLY), ("oral", S_ONLY), ("iv", S_ONLY)},
    D.id: {("oral", RACEMIC), ("oral", S_ONLY)},
    E.id: {("im", RACEMIC)},
    F.id: {("sublingual", RACEMIC)},
    G.id: IN_BLOOD,
} | {peer.id: {("iv", RACEMIC)} for peer in peers.PEERS}
QUANTITIES: Final[Mapping[str, set[str]]] = {
    A.id: {"plasma", "norketamine"},
    B.id: {"plasma", "norketamine", "effect_site"},
    G.id: {"effect_site"},
}
SHORTEST_VENOUS_MIN: Final = 10.0
IN_WORDS: Final = {RACEMIC: "racemic ketamine", S_ONLY: "esketamine", "iv": "into a vein", "im": "into a muscle"} | {
    "nasal": "as a nasal spray",
    "oral": "swallowed",
    "sublingual": "under the tongue",
}


def chosen(doses: tuple[Dose, ...], quantity: str) -> Model | None:
    """The first model that can follow all of these doses, in the order of what is best known."""
    return next((each for each in (A, B, C, D, E, F) if not why_not(each, doses, quantity)), None)


def why_not(model: Model, doses: tuple[Dose, ...], quantity: str) -> list[str]:
    """Every reason why this model does not answer this question."""
    if quantity not in QUANTITIES.get(model.id, {"plasma"}):
        return [_no_quantity(model, quantity)]
    ways = dict.fromkeys((dose.route, dose.drug) for dose in doses)
    found = [
        f"Model {model.id} does not describe {IN_WORDS[drug]} {IN_WORDS[route]}."
        for route, drug in ways
        if (route, drug) not in WAYS[model.id]
    ]
    if model is A and not found:
        found += _too_short(doses)
    if model is B and quantity == "norketamine" and any(drug == RACEMIC for _, drug in ways):
        found.append("Model B_simons_arterial knows no R-norketamine, so norketamine of a racemate is not shown.")
    return found


def _no_quantity(model: Model, quantity: str) -> str:
    if model is C and quantity == "norketamine":
        return (
            "Noresketamine of model C_perezruixo is not shown: the printed numbers do not give the printed area,"
            " which comes out 38 to 56 % too high."
        )
    if quantity == "effect_site":
        return f"The effect site is driven by arterial plasma (model B_simons_arterial) alone, not by {model.id}."
    return f"Model {model.id} does not describe {quantity.replace('_', ' ')}."


def _too_short(doses: tuple[Dose, ...]) -> list[str]:
    if any(not dose.duration_min for dose in doses):
        return ["A bolus is not followed by the venous model A_otto_venous; model B_simons_arterial describes it."]
    if sum(dose.duration_min for dose in doses) < SHORTEST_VENOUS_MIN:
        return ["Model A_otto_venous is for infusions of 10 minutes or longer; B_simons_arterial describes this."]
    return []


def warnings(model: Model, doses: tuple[Dose, ...], person: Person, quantity: str) -> list[str]:
    """What a page must say beside this curve."""
    found = [_outside("weight", person.weight_kg, model.weights)]
    found += [_outside("age", person.age_y, model.ages)]
    if not model.for_display:
        found.append("This model of other software serves comparison alone and is not for display.")
    elif not model.published:
        found.append(f"Model {model.id} is a composition of ours and no published model: indicative only.")
    racemic = any(dose.drug == RACEMIC for dose in doses)
    if quantity == "effect_site":
        found.append("S-ketamine in percent of its own peak. It says nothing about how a person is.")
    elif model is B and racemic:
        found.append("R-ketamine in model B_simons_arterial is our extension, not published.")
    if quantity == "norketamine" and racemic:
        found.append("R-norketamine goes by analogy with S-norketamine.")
    if model is C and any(dose.route == "iv" for dose in doses):
        found.append("Into a vein, model C_perezruixo rests on 18 people and is a cross-check only.")
    if any(dose.route == "oral" for dose in doses):
        found.append("Swallowed, 8 to 24 % arrives; every model read gives lower peaks than were measured.")
    if model is D and racemic:
        found.append("The racemate is followed as if all of it were S-ketamine.")
    if model is C and person.age_y is not None and person.age_y > perez_ruixo.OLD_Y:
        found.append("The published effect of age over 60 is in this curve.")
    return [each for each in found if each]


def _outside(what: str, kg_or_y: float | None, band: Band | None) -> str:
    if kg_or_y is None or band is None or band.lowest <= kg_or_y <= band.highest:
        return ""
    return (
        f"The {what} of {kg_or_y:g} {band.unit} is outside the {band.lowest:g} to {band.highest:g} {band.unit}"
        " of the people studied: this curve goes beyond the data."
    )
