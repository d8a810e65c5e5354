"""Spravato (esketamine) by its label: for treatment-resistant depression, and with acute thoughts of suicide."""

from datetime import date
from typing import Final

from rekindle.clinical.treatment.dose_library import spravato
from rekindle.clinical.treatment.protocols.protocol import Phase, Spray, Statement

_DEVICES: Final = Statement(
    title="Devices",
    words="28 mg each: 56 mg is two, 84 mg is three. One spray in each nostril, 5 minutes between devices. They are not"
    " primed; the person sprays, half lying, and is watched.",
    sources=("L-SPR-HCP",),
)
_STAY: Final = Statement(
    title="Staying",
    words="At least 120 minutes from the last device, and until all has passed. The REMS form asks for the minutes from"
    " the first device; both are recorded.",
    sources=("L-SPR-HCP", "REMS-FDA", "P"),
)
_BEFORE: Final = Statement(
    title="Before",
    words="No food for two hours, nothing to drink for 30 minutes; nasal steroid or decongestant an hour before at the"
    " latest. Only in a certified setting, after enrolment.",
    sources=("L-SPR-HCP", "REMS-FDA"),
)

SPRAVATO_TRD_2026_1: Final = Spray(
    protocol_id="spravato_trd",
    version="spravato_trd-2026.1",
    effective_on=date(2026, 11, 22),
    name="Spravato for treatment-resistant depression (labelled)",
    route="nasal",
    status="labelled",
    first_mg=56,
    phases=(
        Phase(
            name="weeks 1 to 4",
            weeks_from=1,
            weeks_to=4,
            doses_mg=(56, 84),
            every_d_least=2,
            every_d_most=5,
            words="day 1: 56 mg; then 56 or 84 mg twice a week",
        ),
        Phase(
            name="weeks 5 to 8",
            weeks_from=5,
            weeks_to=8,
            doses_mg=(56, 84),
            every_d_least=7,
            every_d_most=7,
            words="56 or 84 mg once a week",
        ),
        Phase(
            name="from week 9",
            weeks_from=9,
            weeks_to=None,
            doses_mg=(56, 84),
            every_d_least=7,
            every_d_most=14,
            words="56 or 84 mg every two weeks or every week: the least often that holds the benefit",
        ),
    ),
    sessions=8,
    per_week=2,
    weeks=4,
    gap_h=48.0,
    span_d=28,
    maintenance_min_gap_d=7,
    observation_id="spravato",
    limits=(),
    statements=(
        _DEVICES,
        _BEFORE,
        _STAY,
        Statement(
            title="With or without another antidepressant",
            words="Alone, or together with an antidepressant by mouth.",
            sources=("L-SPR-HCP", "L-SPR-US"),
        ),
        Statement(
            title="From 65 on, European label",
            words="Day 1 28 mg, then steps of 28 mg.",
            sources=("L-SPR-HCP",),
        ),
        Statement(
            title="Week 4", words="The benefit is looked at; without one it is not continued.", sources=("L-SPR-HCP",)
        ),
    ),
    sources=("L-SPR-HCP", "REMS-FDA"),
    further=spravato.VALUES,
)

SPRAVATO_MDSI_2026_1: Final = Spray(
    protocol_id="spravato_mdsi",
    version="spravato_mdsi-2026.1",
    effective_on=date(2026, 11, 22),
    name="Spravato for depression with acute thoughts of suicide (labelled)",
    route="nasal",
    status="labelled",
    first_mg=84,
    phases=(
        Phase(
            name="weeks 1 to 4",
            weeks_from=1,
            weeks_to=4,
            doses_mg=(84, 56),
            every_d_least=2,
            every_d_most=5,
            words="84 mg twice a week; 56 mg where 84 is not tolerated",
        ),
    ),
    sessions=8,
    per_week=2,
    weeks=4,
    gap_h=48.0,
    span_d=28,
    maintenance_min_gap_d=7,
    observation_id="spravato",
    limits=(),
    statements=(
        _DEVICES,
        _BEFORE,
        _STAY,
        Statement(
            title="With an antidepressant",
            words="Together with an antidepressant by mouth.",
            sources=("L-SPR-HCP",),
        ),
        Statement(
            title="Hospital",
            words="Spravato replaces no admission: whoever needs a hospital is admitted. 988 and 911 stay in reach.",
            sources=("L-SPR-HCP",),
        ),
        Statement(
            title="After week 4",
            words="Not studied beyond four weeks: the benefit is looked at before anything goes on.",
            sources=("L-SPR-HCP",),
        ),
    ),
    sources=("L-SPR-HCP", "REMS-FDA"),
)
