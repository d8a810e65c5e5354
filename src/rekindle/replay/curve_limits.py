"""What cannot be followed at all: each impossible number of a case in one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import isfinite
from typing import Any, Final

from rekindle.clinical.pharmacology.models.perez_ruixo import DEVICE_MG

LOWEST_KG: Final = 40
HIGHEST_KG: Final = 200
HIGHEST_Y: Final = 120
LEAST_MG: Final = 0.001
MOST_MG: Final = 1000
SHORTEST_MIN: Final = 0.01
WEEK_MIN: Final = 7 * 24 * 60
DAY_MIN: Final = 24 * 60
MOST_TIMES: Final = 1500
MOST_DOSES: Final = 40
MOST_DEVICES: Final = 3


def impossible(case: Mapping[str, Any]) -> list[str]:
    """Every reason why the numbers of this case are not those of a person and a plan."""
    return [*_of_person(case), *_of_times(case), *_of_plan(case)]


def within(number: object, lowest: float, highest: float) -> bool:
    """Whether a number lies between two, ends included; what is no number does not."""
    return (
        isinstance(number, int | float)
        and (isinstance(number, int) or isfinite(number))
        and (lowest <= number <= highest)
    )


def _of_person(case: Mapping[str, Any]) -> Iterator[str]:
    if case.get("weight_kg") is None:
        yield "The weight is not given."
    elif not within(case["weight_kg"], LOWEST_KG, HIGHEST_KG):
        yield f"The weight must lie between {LOWEST_KG} and {HIGHEST_KG} kg."
    if case.get("age_y") is not None and not within(case["age_y"], 0, HIGHEST_Y):
        yield f"The age must lie between 0 and {HIGHEST_Y} years."


def _of_times(case: Mapping[str, Any]) -> Iterator[str]:
    times = case.get("times_min") or []
    if not times:
        yield "No time is given at which to read the curve."
    if len(times) > MOST_TIMES:
        yield f"More than {MOST_TIMES} times are given."
    if not all(within(time, 0, WEEK_MIN) for time in times):
        yield f"Every time must lie between 0 and {WEEK_MIN} minutes, a week."
    share = case.get("interval")
    if share is not None and not (within(share, 0, 1) and 0 < share < 1):
        yield "The interval is a share between 0 and 1."


def _of_plan(case: Mapping[str, Any]) -> Iterator[str]:
    doses = case.get("doses") or []
    if not doses:
        yield "No dose is given."
    if len(doses) > MOST_DOSES:
        yield f"More than {MOST_DOSES} doses are given."
    for number, dose in enumerate(doses, 1):
        yield from (f"Dose {number}: {why}" for why in _of_dose(dose))
    if _overlap(doses):
        yield "Two infusions into a vein overlap; one pump runs at one rate at a time."


def _of_dose(dose: Mapping[str, Any]) -> Iterator[str]:
    if dose.get("route") is None or dose.get("drug") is None:
        yield "the way and the drug must be known."
    amount = dose.get("dose_mg")
    if not within(amount, LEAST_MG, MOST_MG):
        yield f"the dose must lie between {LEAST_MG:g} and {MOST_MG} mg."
    if dose.get("start_min") is not None and not within(dose["start_min"], 0, WEEK_MIN):
        yield f"the start must lie between 0 and {WEEK_MIN} minutes."
    duration = dose.get("duration_min")
    if duration and not within(duration, SHORTEST_MIN, DAY_MIN):
        yield f"the duration must lie between {SHORTEST_MIN:g} and {DAY_MIN} minutes, or be none."
    elif duration and dose.get("route") != "iv":
        yield "only an infusion into a vein has a duration."
    yield from _of_devices(dose)


def _of_devices(dose: Mapping[str, Any]) -> Iterator[str]:
    devices, index, amount = dose.get("devices"), dose.get("device_index"), dose.get("dose_mg")
    if dose.get("route") != "nasal":
        if devices is not None or index is not None:
            yield "only a nasal spray has devices."
        return
    if devices is not None and index is not None:
        yield "devices are either taken together or numbered one by one, not both."
    elif any(given is not None and not within(given, 1, MOST_DEVICES) for given in (devices, index)):
        yield f"there are 1 to {MOST_DEVICES} devices."
    elif index is not None and amount != DEVICE_MG:
        yield f"one device gives {DEVICE_MG:g} mg."
    elif devices is not None and amount != DEVICE_MG * devices:
        yield f"{devices} devices give {DEVICE_MG * devices:g} mg."
    elif devices is None and index is None and amount not in (DEVICE_MG, 2 * DEVICE_MG, 3 * DEVICE_MG):
        yield "a nasal dose is 28, 56 or 84 mg."


def _overlap(doses: Sequence[Mapping[str, Any]]) -> bool:
    runs = sorted(
        (dose.get("start_min") or 0, dose["duration_min"])
        for dose in doses
        if dose.get("route") == "iv" and dose.get("duration_min")
    )
    return any(first + lasting > after for (first, lasting), (after, _) in pairwise(runs))
