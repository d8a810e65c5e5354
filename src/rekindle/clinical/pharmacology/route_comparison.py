"""For prescribers: each way of giving beside an infusion of the same amount, never finer than steps of 20 %.

A route is compared only with an infusion that a model reads at the same kind of place, because arterial and venous
peaks differ by up to 1.8 times. Where two references give different steps, both are shown. It is an estimate for
groups of people, no rule for changing one route into another, and no dose recommendation.

Source: OTTO-2021, SIMONS-2022, PEREZ-RUIXO-2021, ASHRAF-2018, HIRLINGER-1984, ROLAN-2014, CHONG-2006, FANTA-2015,
NASAL-RACEMIC, YANAGIHARA, JONKMAN-2017, ZANOS-2018.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rekindle.clinical.pharmacology.choosing import A, B, C, D, E, F, warnings
from rekindle.clinical.pharmacology.exposure import Question, Whole, strands, whole
from rekindle.clinical.pharmacology.model import Model
from rekindle.clinical.pharmacology.route_words import ROUTES, SURENESS, Sureness, in_order
from rekindle.clinical.pharmacology.strand import Dose, Drug, Person, Route

STEP_PCT: Final = 20
TIME_STEP_MIN: Final = 10
ANY_MG: Final = 60.0  # the amount cancels out; divided among the sprays
SPRAYS: Final = 2
BETWEEN_SPRAYS_MIN: Final = 5.0
INFUSION_MIN: Final = 40.0
RACEMIC: Final[Drug] = "racemic_ketamine"
S_ONLY: Final[Drug] = "esketamine"


@dataclass(frozen=True, slots=True)
class Compared:
    """One way of giving by one model, in coarse steps of an infusion of the same amount by a model of the same site.

    The shares are the lowest and the highest step among the references; nought means less than half a step.
    """

    route: Route
    drug: Drug
    model: str
    site: str
    references: tuple[str, ...]
    sureness: Sureness
    cmax_pct: tuple[int, int]
    auc_pct: tuple[int, int]
    tmax_min: int
    published: str
    published_in: tuple[str, ...]
    sources: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishedOnly:
    """A way of giving, or a form, that no model answers for: what was published, as text."""

    name: str
    published: str
    sources: tuple[str, ...]


# Route, drug, its model, and the models whose infusion it is held against.
WAYS: Final[tuple[tuple[Route, Drug, Model, tuple[Model, ...]], ...]] = (
    ("iv", RACEMIC, A, (A,)),
    ("im", RACEMIC, E, (B,)),
    ("nasal", S_ONLY, C, (A, C)),
    ("sublingual", RACEMIC, F, (A,)),
    ("sublingual", S_ONLY, B, (B,)),
    ("oral", S_ONLY, C, (A, C)),
    ("oral", S_ONLY, D, (A, D)),
)
PUBLISHED: Final[dict[tuple[Route, str], tuple[str, tuple[str, ...]]]] = {
    ("iv", A.id): (
        "0.5 mg/kg in 40 min: 185 ng/mL at the end, and 100 to 250 ng/mL in another report; site and spread unknown.",
        ("ZANOS-2018",),
    ),
    ("im", E.id): (
        "0.5 mg/kg: median 147 ng/mL at 30 min. 1 mg/kg: 474 ng/mL at 15 min, more than double. About 93 % arrives"
        " (tertiary pages).",
        ("HIRLINGER-1984", "M"),
    ),
    ("nasal", C.id): (
        "28, 56, 84 mg: 43.8, 72.5, 101 ng/mL; 62, 54, 51 % arrives by the model, 48 % by the label; highest 20 to 40"
        " min after the last spray.",
        ("PEREZ-RUIXO-2021", "L-SPR-US"),
    ),
    ("sublingual", F.id): (
        "Racemate: 24 to 32 % arrives. 25 mg: 28.6 ng/mL at 46 min, with a spread of 6.6.",
        ("ROLAN-2014", "CHONG-2006"),
    ),
    ("sublingual", B.id): ("Film of 50 and 100 mg: 96 and 144 ng/mL, arterial, at 19 min.", ("SIMONS-2022",)),
    ("oral", C.id): (
        "8 to 24 % arrives, by the reports and models read. 25 mg: 22.8 ng/mL at 58 min, with a spread of 12.8.",
        ("FANTA-2015", "PEREZ-RUIXO-2021", "CHONG-2006"),
    ),
    ("oral", D.id): (
        "8 to 24 % arrives, by the reports and models read; this model peaks earlier than others have seen.",
        ("ASHRAF-2018", "FANTA-2015"),
    ),
}
NO_MODEL: Final = (
    PublishedOnly(
        "racemic ketamine by nose",
        "11 to 17 % in one study, 45 % in another of three people. 10, 30, 50 mg: 22.9, 60.8, 77.6 ng/mL, highest at"
        " 14 to 23 min.",
        ("NASAL-RACEMIC", "YANAGIHARA"),
    ),
    PublishedOnly("by rectum", "30 % arrives in three people.", ("YANAGIHARA",)),
    PublishedOnly(
        "inhaled esketamine",
        "0.35, 0.5, 0.7 mg/kg: 128, 180, 227 ng/mL; a part that grows with the dose is lost.",
        ("JONKMAN-2017",),
    ),
)


@lru_cache(maxsize=64)
def compared(
    routes: tuple[str, ...] = tuple(ROUTES), person: Person | None = None, infusion_min: float = INFUSION_MIN
) -> tuple[Compared, ...]:
    """Each of these ways of giving beside an infusion of the same amount, for a typical person of this size."""
    who, wanted = person or Person(), in_order(routes)
    return tuple(
        _compared(route, drug, (model, references), who, infusion_min)
        for route, drug, model, references in WAYS
        if route in wanted
    )


def _compared(
    route: Route, drug: Drug, models: tuple[Model, tuple[Model, ...]], who: Person, infusion_min: float
) -> Compared:
    model, references = models
    doses = _doses(route, drug, infusion_min)
    found = _whole(model, doses, who)
    infusions = [_whole(each, _doses("iv", drug, infusion_min), who) for each in references]
    published, sources = PUBLISHED[(route, model.id)]
    return Compared(
        route=route,
        drug=drug,
        model=model.id,
        site=model.site,
        references=tuple(each.id for each in references),
        sureness="published" if model.published else "ours",
        cmax_pct=_steps(found.cmax_ng_per_ml / one.cmax_ng_per_ml for one in infusions),
        auc_pct=_steps(found.auc_ng_h_per_ml / one.auc_ng_h_per_ml for one in infusions),
        tmax_min=TIME_STEP_MIN * max(1, round(found.tmax_min / TIME_STEP_MIN)),
        published=published,
        published_in=sources,
        sources=tuple(dict.fromkeys((*model.sources, *sources))),
        warnings=tuple(warnings(model, doses, who, "plasma")),
    )


def _doses(route: Route, drug: Drug, infusion_min: float) -> tuple[Dose, ...]:
    if route == "nasal":
        part_mg = ANY_MG / SPRAYS
        return tuple(
            Dose(route, drug, part_mg, place * BETWEEN_SPRAYS_MIN, device_index=place + 1) for place in range(SPRAYS)
        )
    return (Dose(route, drug, ANY_MG, 0.0, infusion_min if route == "iv" else 0.0),)


def _whole(model: Model, doses: tuple[Dose, ...], who: Person) -> Whole:
    return whole(strands(Question(model, doses, who, "plasma"), {}))


def _steps(ratios: Iterable[float]) -> tuple[int, int]:
    """The lowest and the highest ratio, each on its nearest step."""
    steps = [STEP_PCT * round(100 * ratio / STEP_PCT) for ratio in ratios]
    return min(steps), max(steps)


def share_in_words(steps_pct: tuple[int, int]) -> str:
    """A share in coarse steps, as it is read aloud."""
    low_pct, high_pct = steps_pct
    if high_pct == 0:
        return f"under {STEP_PCT // 2} %"
    if low_pct == high_pct:
        return f"about {high_pct} %"
    return f"under {STEP_PCT // 2} to about {high_pct} %" if low_pct == 0 else f"about {low_pct} to {high_pct} %"


def sureness_in_words(row: Compared) -> str:
    """How sure the model behind a row is."""
    return SURENESS[row.sureness]
