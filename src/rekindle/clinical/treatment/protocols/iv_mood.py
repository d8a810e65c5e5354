"""Intravenous racemic ketamine for mood."""

from datetime import date
from types import MappingProxyType
from typing import Final

from rekindle.clinical.treatment import titration_values as step
from rekindle.clinical.treatment.dose_library import bag, mood
from rekindle.clinical.treatment.protocols.protocol import Infusion, Statement
from rekindle.clinical.treatment.readiness.values import GAP_HOURS
from rekindle.clinical.values import Need, Value

_IV: Final[frozenset[Need]] = frozenset({"iv_mood"})

START: Final = Value(
    "protocol.iv_mood.start",
    "First dose by vein for mood",
    0.5,
    "mg/kg",
    "V",
    ("B02", "B03", "B04", "B09"),
    _IV,
    0.25,
    0.5,
)
MINUTES: Final = Value(
    "protocol.iv_mood.minutes", "Infusion time for mood", 40, "min", "P", ("L-KET-US", "P"), _IV, 40, 60
)
SESSIONS: Final = Value("protocol.iv_mood.sessions", "Infusions of a first series", 6, "", "V", ("B02",), _IV, 4, 8)
SPAN: Final = Value(
    "protocol.iv_mood.span",
    "Days that a first series takes at most",
    21,
    "days",
    "P",
    ("B02", "UMN-VA", "P"),
    _IV,
    7,
    28,
)

IV_MOOD_2026_1: Final = Infusion(
    protocol_id="iv_mood",
    version="iv_mood-2026.1",
    effective_on=date(2026, 11, 22),
    name="Intravenous racemic ketamine for depression (off-label)",
    route="iv",
    status="off-label",
    mg_per_kg=0.5,
    minutes=40.0,
    sessions=6,
    per_week=2,
    weeks=3,
    gap_h=48.0,
    span_d=21,
    maintenance_min_gap_d=7,
    observation_id="iv_mood",
    limits=(*mood.LIMITS, *bag.LIMITS),
    statements=(
        Statement(
            title="First dose",
            words="0.5 mg/kg over 40 minutes. 0.25 to 0.5 mg/kg above 65 years, at a low weight or with much anxiety.",
            sources=("B02", "B03", "B04", "B09", "P"),
        ),
        Statement(
            title="Raising it",
            words="After infusion 2 or 3, with less than 25 % improvement and well tolerated: 0.1 to 0.25 mg/kg a step,"
            " within 0.5 to 1.0 mg/kg. Above 1.0 mg/kg the medical director signs.",
            sources=("ASKP3", "FAVA", "M"),
        ),
        Statement(
            title="Lowering it",
            words="After an unwanted effect of grade 2 the next dose is 20 % less; after grade 3 it is 40 % less, or"
            " the series stops.",
            sources=("P",),
        ),
        Statement(
            title="In all",
            words="100 mg a session without the medical director; never above 150 mg.",
            sources=("P",),
        ),
        Statement(
            title="Inhibitors of CYP2B6 and CYP3A4",
            words="0.5 mg/kg to begin with, never raised on the same day, and watched for longer.",
            sources=("CYP",),
        ),
        Statement(
            title="The series",
            words="Six in 21 days, twice a week; or three a week for two weeks. 4 to 8 in 7 to 28 days is what the"
            " studies gave.",
            sources=("B02", "UMN-VA"),
        ),
        Statement(
            title="Weight",
            words="Actual weight below a body mass index of 30. From 30 on ideal or adjusted weight by the clinic's"
            " setting; adjusted weight, at most 1.4 times the ideal, unless set otherwise. No trial compared them.",
            sources=("APA-2017", "P"),
        ),
        Statement(
            title="Time",
            words="40 to 60 minutes. A faster drip raises the risk to breathing and the rise of pressure.",
            sources=("L-KET-US",),
        ),
    ),
    sources=("B02", "B03", "B04", "ASKP3", "P"),
    settings=MappingProxyType(
        {"mg_per_kg": START, "minutes": MINUTES, "sessions": SESSIONS, "span_d": SPAN, "gap_h": GAP_HOURS}
    ),
    further=step.VALUES,
)
