"""Which weight a dose is worked out on: the person's own, unless body mass index makes that too much."""

from dataclasses import dataclass
from typing import Final, Literal, cast

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.units import Centimetres, Kilograms, bmi_from, inches_from_cm
from rekindle.clinical.values import DEFAULTS, ClinicValues, Need, Value

Sex = Literal["female", "male"]
WeightBasis = Literal["actual", "ibw", "abw", "abw_capped"]

_WEIGHED: Final[frozenset[Need]] = frozenset({"iv_mood", "im_mood", "iv_pain"})

WHEN_OBESE: Final = Value(
    "dose.weight_basis",
    "Weight to dose on at a body mass index of 30 or more",
    "abw_capped",
    "",
    "P",
    ("APA-2017", "P"),
    _WEIGHED,
    choices=("abw_capped", "abw", "ibw"),
)
OBESE: Final = Value(
    "dose.obese_bmi", "Body mass index from which it counts", 30, "kg/m2", "M", ("APA-2017",), _WEIGHED
)
SHARE: Final = Value("dose.abw_share", "Share of the excess in adjusted weight", 0.4, "", "P", ("P",), _WEIGHED)
CAP: Final = Value(
    "dose.abw_cap", "Most adjusted weight, as a multiple of ideal weight", 1.4, "", "P", ("P",), _WEIGHED, 1.0, 1.4
)
VALUES: Final = (WHEN_OBESE, OBESE, SHARE, CAP)

DEVINE_KG: dict[Sex, float] = {"male": 50.0, "female": 45.5}
DEVINE_KG_PER_IN = 2.3
DEVINE_FROM_IN = 60.0
PLAUSIBLE_HEIGHT_CM = (120.0, 230.0)


@dataclass(frozen=True)
class DosingWeight:
    """The weight the dose is multiplied by, how it was reached, and why it could not be."""

    bmi_kg_per_m2: float | None
    ibw_kg: float | None
    abw_kg: float | None
    dosing_weight_kg: float | None
    basis: WeightBasis | None
    refusals: tuple[Refusal, ...] = ()


def ideal_weight_kg(height_cm: float, sex: Sex) -> float:
    """Devine's ideal body weight; below five feet the same line is followed downwards, which lowers the dose.

    Source: P
    """
    return DEVINE_KG[sex] + DEVINE_KG_PER_IN * (inches_from_cm(Centimetres(height_cm)) - DEVINE_FROM_IN)


def _refused(code: str, sentence: str, kg_per_m2: float | None = None) -> DosingWeight:
    refusal = Refusal(code=code, sentence=sentence, sources=("APA-2017", "P"))
    return DosingWeight(kg_per_m2, None, None, None, None, (refusal,))


def dosing_weight(
    weight_kg: float,
    height_cm: float | None,
    sex: Sex | None,
    basis: WeightBasis | None = None,
    *,
    values: ClinicValues = DEFAULTS,
) -> DosingWeight:
    """Actual weight below a body mass index of 30; at or above it, adjusted weight capped at 1.4 times the ideal.

    A prescriber may name another basis. Height unknown, or sex unknown where the ideal weight is needed, is a refusal.
    Source: APA-2017, P
    """
    if basis == "actual" and height_cm is None:
        return DosingWeight(None, None, None, weight_kg, "actual")
    if height_cm is None:
        return _refused(
            "weight.height_unknown", "Height is not known, so the dosing weight cannot be chosen; measure it."
        )
    if not PLAUSIBLE_HEIGHT_CM[0] <= height_cm <= PLAUSIBLE_HEIGHT_CM[1]:
        return _refused(
            "weight.height_implausible", f"A height of {height_cm:g} cm is not plausible; measure it again."
        )
    body_mass_index = bmi_from(Kilograms(weight_kg), Centimetres(height_cm))
    obese = body_mass_index >= values.of(OBESE)
    chosen = basis or (cast("WeightBasis", values.choice_of(WHEN_OBESE)) if obese else "actual")
    if sex is None:
        if chosen == "actual":
            return DosingWeight(body_mass_index, None, None, weight_kg, "actual")
        return _refused(
            "weight.sex_unknown",
            "The ideal weight formula needs the sex it was measured for; a prescriber chooses the weight to dose on.",
            body_mass_index,
        )
    ibw_kg = ideal_weight_kg(height_cm, sex)
    abw_kg = ibw_kg + values.of(SHARE) * (weight_kg - ibw_kg)
    capped_kg = min(abw_kg, values.of(CAP) * ibw_kg)
    kilograms = {"actual": weight_kg, "ibw": ibw_kg, "abw": abw_kg, "abw_capped": capped_kg}[chosen]
    return DosingWeight(body_mass_index, ibw_kg, abw_kg, kilograms, chosen)
