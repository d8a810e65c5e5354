"""The keys of `ready` as the library's own facts: ages become days and instants, words become its words."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from rekindle.clinical.profile import Medicine
from rekindle.clinical.screening.medicines.matching import read_line
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.clinical.treatment.readiness import PressureReading, ReadinessFacts
from rekindle.replay.case import CaseRefused
from rekindle.replay.ready_keys import SERIOUS

MOST_AMOUNT: Final = 1_000_000_000  # no clinical number is larger; a larger one is as implausible as this
MOST_DAYS: Final = 100_000
MOST_HOURS: Final = 1_000_000
YEARS: Final = range(1900, 2201)  # in which an instant is plausible
BAND: Final = {"unresolved": None, "moderate_history": "moderate"}
Told = Callable[[Any, datetime], dict[str, Any]]


def _finite(value: Any) -> Any:
    """A number that arithmetic can hold; everything that is not a number as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return min(max(value, -MOST_AMOUNT), MOST_AMOUNT)


def _day(fact: str) -> Told:
    """So many days before today; a part of a day counts as a whole one."""

    def tell(age_days: float, at: datetime) -> dict[str, Any]:
        whole = math.ceil(min(max(age_days, -MOST_DAYS), MOST_DAYS))
        return {fact: at.date() - timedelta(days=whole)}

    return tell


def _instant(fact: str) -> Told:
    def tell(age_hours: float, at: datetime) -> dict[str, Any]:
        return {fact: at - timedelta(hours=min(max(age_hours, -MOST_HOURS), MOST_HOURS))}

    return tell


def _today(fact: str) -> Told:
    """Done at this visit, or not: not done at this visit is as good as done before it."""
    return lambda done, at: {fact: at.date() if done else date.min}


def _as(fact: str, words: Mapping[Any, Any]) -> Told:
    return lambda said, at: {fact: words.get(said, said)}


def _version(right: bool, at: datetime) -> dict[str, Any]:
    return {"consent_version": CONSENT_VERSION if right else "another version"}


def _escort(named: bool, at: datetime) -> dict[str, Any]:
    if not named:
        return {"escort_name": None, "ride_home": "none"}
    return {"escort_name": "A named adult", "ride_home": "named_adult"}


def _phone(recorded: bool, at: datetime) -> dict[str, Any]:
    return {"escort_phone": "the number recorded" if recorded else None}


def _intoxicated(said: bool | str, at: datetime) -> dict[str, Any]:
    if isinstance(said, bool):
        return {"intoxicated_or_withdrawing": said}
    return {"intoxicated_or_withdrawing": said not in ("none", "thc"), "thc_today": said == "thc"}


def _medicines(said: bool | str | Sequence[str], at: datetime) -> dict[str, Any]:
    """What a list of new medicines amounts to for the day: the gravest of them decides."""
    if isinstance(said, bool):
        return {"new_medicines": "needs_review" if said else "none"}
    if isinstance(said, str):
        return {"new_medicines": "theophylline" if said == "aminophylline" else said}
    lines = [read_line(Medicine(name)) for name in said]
    if any({"theophylline", "aminophylline"} & line.ingredients for line in lines):
        return {"new_medicines": "theophylline"}
    if any(line.acts_as_maoi for line in lines):
        return {"new_medicines": "maoi"}
    return {"new_medicines": "needs_review" if lines else "none"}


def _illness(said: bool | str, at: datetime) -> dict[str, Any]:
    if isinstance(said, bool):
        return {"new_illness": "minor" if said else "none"}
    return {"new_illness": "serious" if said in SERIOUS else said}


TOLD: Final[Mapping[str, Told]] = MappingProxyType(
    {
        "clearance_age_days": _day("clearance_signed_on"),
        "clearance_triggers": lambda said, at: {"clearance_triggers": frozenset(said)},
        "consent_route": _as("consent_route", {"nasal": "spravato"}),
        "consent_age_days": _day("consent_signed_on"),
        "consent_right_version": _version,
        "phq9_age_days": _day("phq9_on"),
        "indication_scale_age_days": _day("indication_scale_on"),
        "suicide_check_age_days": _day("suicide_check_on"),
        "medicines_reconciled_age_days": _day("medicines_reconciled_on"),
        "pdmp_age_days": _day("pdmp_checked_on"),
        "medicine_changes_asked": _today("medicine_changes_asked_on"),
        "allergies_confirmed": _today("allergies_confirmed_on"),
        "labs_age_days": _day("labs_on"),
        "ecg_tsh_done_if_needed": _as("ecg_done_if_needed", {}),
        "pregnancy_test_age_hours": _instant("pregnancy_test_at"),
        "escort_named": _escort,
        "escort_phone_recorded": _phone,
        "gfe_delivered": _as("estimate_delivered", {}),
        "crash_cart_checked_today": _today("crash_cart_checked_on"),
        "symptomatic": _as("pressure_symptoms", {}),
        "age": _as("age_y", {}),
        "glp1": _as("glp1", {False: "not_taking", True: None}),
        "intoxicated": _intoxicated,
        "suicide_band": _as("suicide_band", BAND),
        "suicide_band_before": _as("suicide_band_before", BAND),
        "mania": _as("activation", {False: "none", True: "current"}),
        "psychosis": _as("psychosis", {False: "none", True: "present"}),
        "new_medicines": _medicines,
        "new_illness": _illness,
        "emergency_equipment_present": _as("emergency_equipment_checked", {}),
        "unresolved_ae_grade": _as("worst_unresolved_grade", {}),
        "grade_2_sessions": _as("grade_two_sessions", {}),
        "new_plan_for_ae": _as("new_plan_for_effects", {}),
        "weight_age_hours": _instant("weighed_at"),
    }
)
PRESSURES: Final = ("systolic_mmhg", "diastolic_mmhg", "readings")
LAST_WINS: Final = ("ride_home", "thc_today")  # said for themselves, they beat what another key implies


def facts_of(given: Mapping[str, Any], at: datetime) -> ReadinessFacts:
    """What the case tells, in the library's own facts; null and absent stay unknown."""
    found: dict[str, Any] = {"readings": _readings(given, at)}
    said = {name: _finite(value) for name, value in given.items() if value is not None and name not in PRESSURES}
    for name in sorted(said, key=lambda name: name in LAST_WINS):
        found |= TOLD[name](said[name], at) if name in TOLD else {name: said[name]}
    return ReadinessFacts(**found)


def _readings(given: Mapping[str, Any], at: datetime) -> tuple[PressureReading, ...]:
    """The list of readings, and the pair given beside it as the last one unless the list already ends with it."""
    listed = [
        one for index, said in enumerate(given.get("readings") or ()) if (one := _reading(said, at, index)) is not None
    ]
    now = _pair(given.get("systolic_mmhg"), given.get("diastolic_mmhg"), at)
    if now is None or (listed and _same(listed[-1], now)):
        return tuple(listed)
    return (*listed, now)


def _reading(said: Any, at: datetime, index: int) -> PressureReading | None:
    if isinstance(said, Mapping):
        taken = said.get("at")
        instant = at if taken is None else instant_of(taken, f"facts.readings[{index}].at")
        if instant.year not in YEARS:
            return None
        return _pair(said.get("systolic_mmhg"), said.get("diastolic_mmhg"), instant)
    if said is None:
        return None
    if len(said) != 2:
        raise CaseRefused(f"'facts.readings[{index}]' must hold two numbers, systolic and diastolic.")
    return _pair(said[0], said[1], at)


def _pair(systolic: Any, diastolic: Any, at: datetime) -> PressureReading | None:
    if systolic is None or diastolic is None:
        return None
    return PressureReading(_finite(systolic), _finite(diastolic), at)


def _same(one: PressureReading, other: PressureReading) -> bool:
    return (one.systolic_mmhg, one.diastolic_mmhg) == (other.systolic_mmhg, other.diastolic_mmhg)


def instant_of(text: str, where: str) -> datetime:
    """An instant with its zone; anything else is not in the documented form."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CaseRefused(f"{where!r} must be an ISO time with a zone, not {text!r}.") from None
    if at.tzinfo is None:
        raise CaseRefused(f"{where!r} must be an ISO time with a zone, not {text!r}.")
    return at
