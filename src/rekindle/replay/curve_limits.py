"""What cannot be followed at all: each impossible number of a case in one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rekindle.clinical.pharmacology import possible
from rekindle.clinical.pharmacology.models.perez_ruixo import DEVICE_MG
from rekindle.clinical.pharmacology.possible import MOST_DEVICES, WEEK_MIN, within

MOST_TIMES: Final = 1500
MOST_DOSES: Final = 40


def impossible(case: Mapping[str, Any]) -> list[str]:
    """Every reason why the numbers of this case are not those of a person and a plan."""
    return [*_of_person(case), *_of_times(case), *_of_plan(case)]


def _of_person(case: Mapping[str, Any]) -> Iterator[str]:
    found = (possible.why_not_weight(case.get("weight_kg")), possible.why_not_age(case.get("age_y")))
    yield from (why for why in found if why)


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
    if why := possible.why_not_amount(dose.get("dose_mg")):
        yield why
    if dose.get("start_min") is not None and not within(dose["start_min"], 0, WEEK_MIN):
        yield f"the start must lie between 0 and {WEEK_MIN} minutes."
    if why := possible.why_not_lasting(dose.get("duration_min"), dose.get("route")):
        yield why
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
    return possible.overlapping(
        (dose.get("start_min") or 0, dose["duration_min"])
        for dose in doses
        if dose.get("route") == "iv" and dose.get("duration_min")
    )
