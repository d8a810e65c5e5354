"""Spravato: how many devices, when each is sprayed, when the person may leave, and which weeks come after which."""

from datetime import datetime, timedelta
from typing import Final

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import limits
from rekindle.clinical.treatment.dose_library import spravato
from rekindle.clinical.treatment.plausible import sound, why_not_plausible
from rekindle.clinical.treatment.protocols.protocol import Spray
from rekindle.clinical.treatment.request import Dose, DoseRequest
from rekindle.clinical.treatment.rounding import exact

BETWEEN_DEVICES_MIN: Final = 5  # Source: L-SPR-HCP
EVALUATE_AFTER_WEEK: Final = 4  # Source: L-SPR-HCP
STAY_MIN: Final = 120  # Source: L-SPR-HCP, REMS-FDA, P: from the last device


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(f"dose.{code}", sentence, ("L-SPR-HCP",))


def devices_of(dose_mg: float) -> int | None:
    """Whole devices of 28 mg, one to three; any other amount is no number of devices."""
    whole, left = divmod(exact(dose_mg), spravato.MG_PER_DEVICE)
    return int(whole) if left == 0 and 1 <= whole <= 3 else None


def device_times_min(devices: int) -> tuple[int, ...]:
    """Minutes after the first device at which each may be sprayed at the earliest.

    Source: L-SPR-HCP
    """
    return tuple(number * BETWEEN_DEVICES_MIN for number in range(devices))


def earliest_discharge_min(devices: int) -> int:
    """Minutes after the first device before which nobody leaves: 120 after the last one.

    Source: L-SPR-HCP, REMS-FDA, P
    """
    return device_times_min(devices)[-1] + STAY_MIN


def why_not_next_device(sprayed_at: tuple[datetime, ...], at: datetime, *, devices: int) -> tuple[Refusal, ...]:
    """Why the next device may not be sprayed now: five minutes have not passed, or all have been sprayed.

    Source: L-SPR-HCP
    """
    if len(sprayed_at) >= devices:
        return (_refuse("devices_all", f"All {devices} devices of this dose have been sprayed."),)
    if sprayed_at and at - max(sprayed_at) < timedelta(minutes=BETWEEN_DEVICES_MIN):
        return (_refuse("devices_apart", "Five minutes have to pass between two devices; wait."),)
    return ()


def dose(ask: DoseRequest) -> Dose:
    """The devices of one Spravato dose; weight plays no part, and milligrams have to be named.

    Source: L-SPR-HCP, L-SPR-EU, P
    """
    refusals = [*why_not_plausible("dose", ask.dose_mg), *why_not_plausible("age", ask.age_y)]
    if ask.mg_per_kg is not None or ask.mg_per_kg_per_h is not None:
        refusals.append(_refuse("not_for_weight", "Spravato is not dosed for weight; say the milligrams, 56 or 84."))
    named_mg = sound(ask.dose_mg)
    if named_mg is None:
        if ask.dose_mg is None:
            refusals.append(_refuse("amount_unknown", "No dose is given; say 56 or 84 mg."))
            return Dose(refusals=tuple(refusals))
        never = spravato.judge(ask.dose_mg, ask.age_y)
        return Dose(limits=(never,), refusals=(*refusals, *limits.why_not(never, frozenset())))
    judged = spravato.judge(named_mg, sound(ask.age_y))
    devices = devices_of(named_mg)
    if devices == 1 and sound(ask.age_y) is None:
        sentence = "One device, 28 mg, is for a person of 65 or over; the age is not given."
        refusals.append(_refuse("age_unknown", sentence))
    refusals += limits.why_not(judged, ask.signed)
    if judged.band == "hard" or devices is None:
        return Dose(dose_mg=judged.value, limits=(judged,), refusals=tuple(refusals))
    return Dose(
        dose_mg=judged.value,
        devices=devices,
        device_times_min=device_times_min(devices),
        earliest_discharge_min=earliest_discharge_min(devices),
        limits=(judged,),
        refusals=tuple(refusals),
    )


def why_not_dose_in(
    protocol: Spray, *, week: int, session: int, dose_mg: float, age_y: float | None
) -> tuple[Refusal, ...]:
    """Why this many milligrams are not the label's in this week: day 1 has its own dose, later weeks have theirs.

    28 mg, from 65 on, is asked of the drug library; the European label begins with it.
    Source: L-SPR-HCP, P
    """
    found = list(limits.why_not(spravato.judge(dose_mg, age_y), frozenset({"soft", "director"})))
    phase = protocol.phase_of(week)
    if phase is None:
        found.append(_refuse("week_not_studied", f"Week {week} is not in the label; the benefit is looked at first."))
    elif session == 1 and dose_mg > protocol.first_mg:
        found.append(_refuse("first_day", f"Day 1 is {protocol.first_mg} mg, and {dose_mg:g} mg is more."))
    return tuple(found)


def evaluation_due(*, week: int, evaluated: bool | None) -> tuple[Refusal, ...]:
    """At the end of week 4 the benefit is looked at, and nothing goes on before it was.

    Source: L-SPR-HCP
    """
    if week <= EVALUATE_AFTER_WEEK or evaluated:
        return ()
    sentence = "Four weeks have passed and the benefit has not been looked at; do that before the next dose."
    return (_refuse("week_4", sentence),)
