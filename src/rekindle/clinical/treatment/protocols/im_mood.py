"""Intramuscular racemic ketamine for mood."""

from datetime import date
from types import MappingProxyType
from typing import Final

from rekindle.clinical.treatment.dose_library import bag, muscle
from rekindle.clinical.treatment.protocols.protocol import Injection, Statement
from rekindle.clinical.treatment.readiness.values import GAP_HOURS
from rekindle.clinical.values import Need, Value

_IM: Final[frozenset[Need]] = frozenset({"im_mood"})

START: Final = Value("protocol.im_mood.start", "First dose into a muscle", 0.25, "mg/kg", "M", ("M",), _IM, 0.25, 0.5)
SESSIONS: Final = Value("protocol.im_mood.sessions", "Injections of a first series", 6, "", "P", ("P",), _IM, 4, 8)
SPAN: Final = Value(
    "protocol.im_mood.span", "Days that a series of injections takes", 21, "days", "P", ("P",), _IM, 7, 28
)

IM_MOOD_2026_1: Final = Injection(
    protocol_id="im_mood",
    version="im_mood-2026.1",
    effective_on=date(2026, 11, 22),
    name="Intramuscular racemic ketamine for depression (off-label)",
    route="im",
    status="off-label",
    mg_per_kg=0.25,
    sessions=6,
    per_week=2,
    weeks=3,
    gap_h=48.0,
    span_d=21,
    maintenance_min_gap_d=7,
    observation_id="im_mood",
    limits=(*muscle.LIMITS, bag.WEIGHT_KG, bag.WEIGHT_CHANGE_PCT, bag.WEIGHT_AGE_H),
    statements=(
        Statement(
            title="Dose",
            words="0.25 to 0.5 mg/kg as one injection, 0.75 mg/kg at most without the medical director. Small studies;"
            " it begins after about 5 minutes, and about 93 % of it reaches the blood.",
            sources=("M",),
        ),
        Statement(title="Nothing more that day", words="One dose a session; no second injection.", sources=("P",)),
        Statement(
            title="Lowering it",
            words="As by vein: 20 % less after an unwanted effect of grade 2; 40 % less, or stop, after grade 3.",
            sources=("P",),
        ),
        Statement(
            title="Blood thinners",
            words="Apixaban, rivaroxaban, warfarin: not into a muscle; by vein there is no such concern.",
            sources=("P",),
        ),
        Statement(title="The series", words="Planned like a series by vein; no study sets it.", sources=("P",)),
    ),
    sources=("M", "P"),
    settings=MappingProxyType({"mg_per_kg": START, "sessions": SESSIONS, "span_d": SPAN, "gap_h": GAP_HOURS}),
)
