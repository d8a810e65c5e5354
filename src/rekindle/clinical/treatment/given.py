"""What was given, held against the drug library: a limit holds for a record as it does for an order.

What has gone in is written down as it was; nobody is made to write something else. So a record beyond a limit is not
sent away: it is kept with its flag, and whoever may sign for that band, or the medical director, hears of it.
"""

from dataclasses import dataclass
from decimal import Decimal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.amount import PER_WEIGHT, TOTAL
from rekindle.clinical.treatment.dose_library import spravato
from rekindle.clinical.treatment.limits import Judged, Signature
from rekindle.clinical.treatment.request import SPRAYED, ProtocolId
from rekindle.clinical.treatment.rounding import exact
from rekindle.clinical.values import DEFAULTS, ClinicValues


@dataclass(frozen=True, slots=True)
class Given:
    """What the record says went in: milligrams, the weight they were worked out on, and how long it took."""

    protocol: ProtocolId
    given_mg: Decimal
    ordered_mg: Decimal
    dosing_weight_kg: Decimal | None = None
    ran_minutes: Decimal | None = None
    whole_bag_ran: bool = False  # a stopped infusion is short, and that is no fault of its pace
    age_y: float | None = None


@dataclass(frozen=True, slots=True)
class GivenJudged:
    """Each line of the library beside what was given, and every sentence that has to be answered."""

    limits: tuple[Judged, ...]
    flags: tuple[Refusal, ...]


def judge_given(
    given: Given, *, signed: frozenset[Signature] = frozenset(), values: ClinicValues = DEFAULTS
) -> GivenJudged:
    """What was given against every line of the library it meets, and against the order.

    Source: P
    """
    flags = []
    if given.given_mg > given.ordered_mg:
        sentence = f"{given.given_mg} mg is recorded as given and {given.ordered_mg} mg was ordered."
        flags.append(Refusal("given.more_than_ordered", f"{sentence} Check the record; tell the prescriber.", ("P",)))
    if given.protocol in SPRAYED:
        lines = [spravato.judge(given.given_mg, given.age_y)]
    else:
        lines = _racemic(given, values)
        if given.dosing_weight_kg is None or given.dosing_weight_kg <= 0:
            sentence = "The weight that the dose was worked out on is not known, so what was given cannot be judged."
            flags.append(Refusal("given.weight_unknown", sentence, ("P",)))
    flags += [flag for line in lines for flag in limits.why_not(line, signed)]
    return GivenJudged(tuple(lines), tuple(flags))


def _racemic(given: Given, values: ClinicValues) -> list[Judged]:
    found = []
    minutes = given.ran_minutes
    if given.dosing_weight_kg is not None and given.dosing_weight_kg > 0:
        amount = exact(given.given_mg) / given.dosing_weight_kg
        if given.protocol == "iv_pain":
            amount = amount / minutes * 60 if minutes else Decimal("NaN")
        line = limits.judge(PER_WEIGHT[given.protocol], amount, values)
        usual_from = next(one.low for one in PER_WEIGHT[given.protocol].stretches_at(values) if one.band == "usual")
        # less than usual having gone in is no breach: an infusion may be stopped at any moment
        if amount.is_nan() or amount >= usual_from or given.given_mg >= given.ordered_mg:
            found.append(line)
    if given.protocol in TOTAL and given.given_mg > 0:
        found.append(limits.judge(TOTAL[given.protocol], given.given_mg, values))
    if given.protocol == "iv_mood" and minutes is not None and given.whole_bag_ran:
        found.append(limits.judge(limits.IV_MOOD_MINUTES, minutes, values))
    return found
