"""How each published row is worked out from the models, for the tests and for the page of rows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from rekindle.clinical.pharmacology import exposure
from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.pharmacology.models import perez_ruixo
from rekindle.clinical.pharmacology.peak import peak
from rekindle.clinical.pharmacology.strand import Dose, Person, Strand

ROWS: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parents[2] / "golden" / "pk_rows.json").read_text())[
    "rows"
]
PEOPLE: Final = {
    "C45": Person(age_y=45),
    "AN45": Person(age_y=45, ancestry="asian"),
    "AJ45": Person(age_y=45, ancestry="japanese"),
    "C70": Person(age_y=70),
    "AJ70": Person(age_y=70, ancestry="japanese"),
}


TYPICAL: Final = Person()


def strands(model: str, doses: tuple[Dose, ...], quantity: str = "plasma", person: Person = TYPICAL) -> list[Strand]:
    return exposure.strands(exposure.Question(MODELS[model], doses, person, quantity), {})


def at(found: list[Strand], minute: float) -> float:
    return exposure.read(found, [minute])[0]


def top(found: list[Strand]) -> tuple[float, float]:
    return peak(lambda times: exposure.read(found, times), found[0].course.changes_min)


def area(found: list[Strand], until_min: float) -> float:
    return sum(one.course.area(one.weights, until_min) for one in found)


def _nasal(row_id: str) -> float:
    given, stratum, what = row_id.removeprefix("IN").split("_")
    doses = (Dose("nasal", "esketamine", float(given), 0, devices=int(given) // 28),)
    found = strands("C_perezruixo", doses, "noresketamine" if what.startswith("nk") else "plasma", PEOPLE[stratum])
    return top(found)[0] if what.endswith("cmax") else area(found, 1440) / 60


def _film(row_id: str) -> float:
    given, what = row_id.removeprefix("OTF").split("_")
    doses = (Dose("sublingual", "esketamine", float(given), 0),)
    of = {"nkauc6": "norketamine", "hnkauc6": "hydroxynorketamine"}
    found = strands("B_simons_arterial", doses, of.get(what, "plasma"))
    return {"cmax": lambda: top(found)[0], "tmax": lambda: top(found)[1]}.get(what, lambda: area(found, 360))()


def _after_film(film_mg: float) -> float:
    doses = (Dose("sublingual", "esketamine", film_mg, 0), Dose("iv", "esketamine", 20, 360, 20))
    return at(strands("B_simons_arterial", doses), 380)


def _derived(what: str) -> float:
    p = perez_ruixo.of_person(Person(), {})
    arrives = 1 - perez_ruixo.extraction(p)
    if what in ("IN_F56", "IN_F84"):
        share = perez_ruixo.nasal_fraction(p, Dose("nasal", "esketamine", float(what[-2:]), 0))
        return 100 * (share + (1 - share) * p["Fgut"] * arrives)
    if what == "PO_F_esk":
        return 100 * p["Fgut"] * arrives
    return p["Qh"] * (1 - arrives) if what == "ESK_CL" else p["Vc"] + p["Vp1"] + p["Vp2"]


def _muscle(dose_mg: float, minute: float) -> float:
    return at(strands("E_im_racemic", (Dose("im", "racemic_ketamine", dose_mg, 0),)), minute)


def measured(row_id: str) -> float:
    """What our models say for one published row."""
    single: dict[str, Callable[[], float]] = {
        "IVS20_20_peak_v50": lambda: _after_film(50),
        "IVS20_20_peak_v100": lambda: _after_film(100),
        "IM05_c30": lambda: _muscle(35, 30),
        "IM10_c15": lambda: _muscle(70, 15),
    }
    if row_id in single:
        return single[row_id]()
    if row_id.startswith("IVS10_30_NK_t"):
        doses = (Dose("iv", "esketamine", 10, 0, 30),)
        return at(
            strands("A_otto_venous", doses, "norketamine", Person(weight_kg=68)), float(row_id.rpartition("t")[2])
        )
    if row_id.startswith("OTF"):
        return _film(row_id)
    return _derived(row_id) if row_id.startswith(("IN_F", "PO_", "ESK_")) else _nasal(row_id)
