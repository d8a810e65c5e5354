"""Intravenous racemic ketamine for chronic pain, in a day unit."""

from datetime import date
from types import MappingProxyType
from typing import Final

from rekindle.clinical.treatment.dose_library import bag, pain
from rekindle.clinical.treatment.protocols.protocol import PainInfusion, Statement
from rekindle.clinical.treatment.readiness.values import GAP_HOURS
from rekindle.clinical.values import Need, Value

_PAIN: Final[frozenset[Need]] = frozenset({"iv_pain"})

START: Final = Value(
    "protocol.iv_pain.start", "Rate of a pain infusion", 0.3, "mg/kg/h", "P", ("ASRA-C", "P"), _PAIN, 0.3, 0.5
)
MINUTES: Final = Value(
    "protocol.iv_pain.minutes", "Length of a pain infusion", 240, "min", "P", ("ASRA-C", "P"), _PAIN, 120, 240
)
TRIAL_MG: Final = Value(
    "protocol.iv_pain.trial", "Least dose, over more than two hours, that counts as a trial", 80, "mg", "M",
    ("ASRA-C", "M"), _PAIN,
)  # fmt: skip
BETTER_PCT: Final = Value(
    "protocol.iv_pain.better",
    "Fall in pain that counts as a response, with better function",
    30,
    "%",
    "M",
    ("M",),
    _PAIN,
)

IV_PAIN_2026_1: Final = PainInfusion(
    protocol_id="iv_pain",
    version="iv_pain-2026.1",
    effective_on=date(2026, 11, 22),
    name="Intravenous racemic ketamine for chronic pain (off-label)",
    route="iv",
    status="off-label",
    mg_per_kg_per_h=0.3,
    minutes=240.0,
    sessions=1,
    per_week=1,
    weeks=1,
    gap_h=48.0,
    span_d=7,
    maintenance_min_gap_d=7,
    observation_id="iv_pain",
    limits=(*pain.LIMITS, *bag.LIMITS),
    statements=(
        Statement(
            title="Dose",
            words="0.3 to 0.5 mg/kg/h; a trial is at least 80 mg over more than two hours.",
            sources=("ASRA-C", "M"),
        ),
        Statement(
            title="What was studied",
            words="Complex regional pain: 22 mg/h for four days, or 0.35 mg/kg/h for 4 hours on ten days. Spinal cord"
            " injury: 0.42 mg/kg/h, or 0.4 mg/kg over 17 minutes to 5 hours for seven days. More, for longer and more"
            " often, is of moderate evidence.",
            sources=("ASRA-C",),
        ),
        Statement(
            title="Watching",
            words="Electrocardiogram throughout; capnography above 0.3 mg/kg/h or with an opioid.",
            sources=("ASRA-C", "M"),
        ),
        Statement(title="Response", words="30 % less pain or better, and more function.", sources=("M",)),
        Statement(
            title="How often",
            words="No source sets a number for people who go home: one infusion is planned and judged at a time.",
            sources=("P",),
        ),
    ),
    sources=("ASRA-C", "P"),
    settings=MappingProxyType({"mg_per_kg_per_h": START, "minutes": MINUTES, "gap_h": GAP_HOURS}),
    further=(TRIAL_MG, BETTER_PCT),
)
