"""What a prescriber asks for, and the answer that is worked out from it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import weight
from rekindle.clinical.treatment.limits import Judged, Signature
from rekindle.clinical.treatment.protocol import IV_MOOD
from rekindle.clinical.treatment.running import Segment
from rekindle.clinical.treatment.slips import Slip

ProtocolId = Literal["iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"]
INFUSED: Final[frozenset[ProtocolId]] = frozenset({"iv_mood", "iv_pain"})
SPRAYED: Final[frozenset[ProtocolId]] = frozenset({"spravato_trd", "spravato_mdsi"})
WEIGHED: Final[frozenset[ProtocolId]] = frozenset({"iv_mood", "im_mood", "iv_pain"})


@dataclass(frozen=True)
class DoseRequest:
    """What a prescriber asks for and what the bag is to be made from; anything not known is None."""

    weight_kg: float | None
    height_cm: float | None = None
    sex: weight.Sex | None = None
    mg_per_kg: float | None = IV_MOOD.mg_per_kg
    dose_mg: Decimal | None = None
    minutes: float | None = IV_MOOD.minutes
    vial_mg_per_ml: float | None = None
    vial_mg: float | None = None
    total_volume_ml: float | None = None
    weight_basis: weight.WeightBasis | None = None
    weight_age_h: float | None = None
    ordered_weight_kg: float | None = None
    label_mg_per_ml: float | None = None
    multi_dose_vial: bool = False
    signed: frozenset[Signature] = frozenset()
    protocol: ProtocolId = "iv_mood"
    mg_per_kg_per_h: float | None = None
    age_y: float | None = None
    segments: tuple[Segment, ...] = ()
    resume_rate_ml_per_h: float | None = None


@dataclass(frozen=True)
class Dose:
    """The order worked out: milligrams, volumes, rates, the limits it met, and every reason it may not be given."""

    dosing: weight.DosingWeight | None = None
    mg_per_kg: float | None = None
    mg_per_kg_per_h: float | None = None
    dose_mg: Decimal | None = None
    vial_volume_ml: float | None = None
    bag_mg_per_ml: float | None = None
    rate_ml_per_h: float | None = None
    rate_mg_per_h: float | None = None
    rate_mcg_per_kg_min: float | None = None
    delivered_mg: Decimal | None = None
    remaining_ml: float | None = None
    remaining_minutes: float | None = None
    waste_mg: Decimal | None = None
    waste_needs_witness: bool = False
    devices: int | None = None
    device_times_min: tuple[int, ...] = ()
    earliest_discharge_min: int | None = None
    limits: tuple[Judged, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    slips: tuple[Slip, ...] = ()
