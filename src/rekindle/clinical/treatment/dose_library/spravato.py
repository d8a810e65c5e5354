"""Spravato: whole devices of 28 mg, two or three of them; one only for a person of 65 or over."""

from decimal import Decimal
from typing import Final

from rekindle.clinical.treatment.dose_library.line import BandName, Judged
from rekindle.clinical.treatment.rounding import Amount, exact
from rekindle.clinical.values import Need, Value

ENTRY: Final = "spravato_mg"
NAME: Final = "Spravato dose"
SPRAVATO: Final[frozenset[Need]] = frozenset({"spravato_trd", "spravato_mdsi"})
LABEL_IS_FIXED: Final = "The label sets it."
SOURCES: Final = ("L-SPR-HCP", "L-SPR-EU", "P")

MG_PER_DEVICE: Final = Decimal(28)
USUAL_MG: Final = (Decimal(56), Decimal(84))

OLDER_FROM_Y: Final = Value(
    "dose.spravato_mg.single_device_from_y",
    "Age from which one device (28 mg) may be signed for",
    65,
    "years",
    "P",
    ("L-SPR-HCP", "P"),
    SPRAVATO,
    why_fixed="The European label sets the age; whether this clinic uses it at all is what is confirmed.",
)
VALUES: Final = (OLDER_FROM_Y,)


def judge(dose_mg: Amount, age_y: float | None) -> Judged:
    """Two or three devices are usual; one needs a second person from 65 on; nothing else exists.

    An age that is not known is not 65.
    Source: L-SPR-HCP, L-SPR-EU, P
    """
    given_mg = exact(dose_mg)
    band: BandName = "hard"
    if given_mg in USUAL_MG:
        band = "usual"
    elif given_mg == MG_PER_DEVICE and age_y is not None and age_y >= int(OLDER_FROM_Y.default):
        band = "soft"
    return Judged(ENTRY, given_mg, "mg", band, SOURCES, NAME)
