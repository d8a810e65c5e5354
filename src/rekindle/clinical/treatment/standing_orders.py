"""Medicines a nurse may give in a session without asking again, once a prescriber has signed them with the course.

Doses are from memory unless a source says otherwise: a prescriber confirms each before a clinic uses it.
"""

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["nausea", "saliva", "anxiety", "pressure", "oxygen", "headache", "reversal", "anaphylaxis"]


@dataclass(frozen=True)
class StandingOrder:
    """One line of the menu: what for, how much, how often at most, and when not."""

    order_id: str
    drug: str
    purpose: Purpose
    use: str
    dose: str
    route: str
    limits: str
    sources: tuple[str, ...] = ("M",)


STANDING_ORDERS: tuple[StandingOrder, ...] = (
    StandingOrder(
        "ondansetron",
        "ondansetron",
        "nausea",
        "nausea, or to prevent it after nausea last time",
        "4 mg IV over 2-5 minutes, or 4-8 mg dissolving tablet; once more after 4 hours",
        "IV or on the tongue",
        "8 mg a day at most; not with a QTc above 500 ms",
    ),
    StandingOrder(
        "metoclopramide",
        "metoclopramide",
        "nausea",
        "nausea that ondansetron did not settle",
        "5-10 mg",
        "IV",
        "restlessness (akathisia), QT; not in Parkinson's disease",
    ),
    StandingOrder(
        "prochlorperazine",
        "prochlorperazine",
        "nausea",
        "nausea that ondansetron did not settle",
        "5-10 mg",
        "IV or by mouth",
        "restlessness (akathisia), QT; not in Parkinson's disease",
    ),
    StandingOrder(
        "glycopyrrolate",
        "glycopyrrolate",
        "saliva",
        "troublesome saliva",
        "0.1-0.2 mg",
        "IV",
        "fast heart, glaucoma",
        ("L-KET-US", "M"),
    ),
    StandingOrder(
        "midazolam",
        "midazolam",
        "anxiety",
        "severe anxiety or agitation that calm and a pause do not settle",
        "0.5-1 mg, again every 5 minutes to 2 mg in all",
        "IV",
        "slows breathing, watch the capnograph; may blunt the benefit",
    ),
    StandingOrder(
        "lorazepam",
        "lorazepam",
        "anxiety",
        "as midazolam, instead of it",
        "0.5-1 mg",
        "IV or by mouth",
        "slows breathing, watch the capnograph; may blunt the benefit",
    ),
    StandingOrder(
        "labetalol",
        "labetalol",
        "pressure",
        "180/110 or above that stays, with a heart rate above 60",
        "5-10 mg over 2 minutes, again every 10 minutes to 40 mg in all",
        "IV",
        "asthma, slow heart, heart block; a rise without symptoms usually needs only a pause and watching",
        ("YIP", "M"),
    ),
    StandingOrder(
        "hydralazine",
        "hydralazine",
        "pressure",
        "high pressure with a heart rate below 70",
        "5-10 mg",
        "IV",
        "fast heart in answer, delayed effect; a rise without symptoms usually needs only a pause and watching",
        ("YIP", "M"),
    ),
    StandingOrder(
        "clonidine",
        "clonidine",
        "pressure",
        "before or after the infusion in people whose pressure rises each time",
        "0.1 mg",
        "by mouth",
        "drowsiness, rebound",
    ),
    StandingOrder(
        "oxygen", "oxygen", "oxygen", "saturation below 92 %", "2-4 L a minute, then a mask", "nasal", "none", ("M",)
    ),
    StandingOrder("acetaminophen", "acetaminophen", "headache", "headache", "650-1000 mg", "by mouth", "liver disease"),
    StandingOrder(
        "ibuprofen", "ibuprofen", "headache", "headache", "as its label says", "by mouth", "kidneys, stomach"
    ),
    StandingOrder("ketorolac", "ketorolac", "headache", "headache", "as its label says", "IV", "kidneys, stomach"),
    StandingOrder(
        "flumazenil",
        "flumazenil",
        "reversal",
        "a benzodiazepine taken as well, with slow breathing",
        "0.2 mg",
        "IV",
        "may bring on a seizure",
    ),
    StandingOrder(
        "naloxone",
        "naloxone",
        "reversal",
        "an opioid taken as well, with slow breathing",
        "0.4 mg IV, or 4 mg in the nose",
        "IV or nasal",
        "watch for it wearing off",
    ),
    StandingOrder(
        "epinephrine", "epinephrine", "anaphylaxis", "anaphylaxis", "0.3-0.5 mg", "IM, outer thigh", "call 911"
    ),
)

STANDING_ORDER: dict[str, StandingOrder] = {order.order_id: order for order in STANDING_ORDERS}

# What a course proposes until the prescriber adds or strikes out; the rest of the menu is there to be chosen.
USUAL_ORDERS: tuple[str, ...] = ("ondansetron", "acetaminophen", "oxygen", "epinephrine")
