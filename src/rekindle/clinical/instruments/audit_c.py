"""AUDIT-C: three questions about alcohol.

Sum 0-12; positive from 4 for men and from 3 for women, told apart because the evidence was. No total unless all three
are answered.
Licence: public domain according to SAMHSA; the full AUDIT is not.
Source: AUDIT-C-PD, LOINC-PANELS
"""

from collections.abc import Mapping
from dataclasses import replace

from rekindle.clinical.instruments.instrument import Instrument, Item, Licence, Score, score_of

POSITIVE_MEN = 4
POSITIVE_WOMEN = 3

AUDIT_C = Instrument(
    instrument_id="audit_c",
    name="AUDIT-C",
    title="Alcohol Use Disorders Identification Test, consumption items",
    recall="the past year",
    stem="",
    options=(),
    items=(
        Item(
            "q1",
            "How often do you have a drink containing alcohol?",
            "68518-0",
            (
                (0, "Never"),
                (1, "Monthly or less"),
                (2, "2 to 4 times a month"),
                (3, "2 to 3 times a week"),
                (4, "4 or more times a week"),
            ),
        ),
        Item(
            "q2",
            "How many standard drinks containing alcohol do you have on a typical day?",
            "68519-8",
            ((0, "1 or 2"), (1, "3 or 4"), (2, "5 or 6"), (3, "7 to 9"), (4, "10 or more")),
        ),
        Item(
            "q3",
            "How often do you have six or more drinks on one occasion?",
            "68520-6",
            (
                (0, "Never"),
                (1, "Less than monthly"),
                (2, "Monthly"),
                (3, "Weekly"),
                (4, "Daily or almost daily"),
            ),
        ),
    ),
    bands=(),
    safety_key=None,
    loinc_panel="72109-2",
    loinc_total="75626-2",
    licence=Licence("public_domain", "AUDIT-C, public domain.", "AUDIT-C-PD"),
    sources=("AUDIT-C-PD", "LOINC-PANELS"),
)


def score(items: Mapping[str, int | None]) -> Score:
    """The AUDIT-C total, and whether it is positive by the cut-off for men and by the one for women.

    Source: AUDIT-C-PD
    """
    found = score_of(AUDIT_C, items)
    total = found.total
    return replace(
        found,
        flags={
            "positive_men_ge4": None if total is None else total >= POSITIVE_MEN,
            "positive_women_ge3": None if total is None else total >= POSITIVE_WOMEN,
        },
    )
