"""From rows to what a decision reads: the rules that fired, and where a person stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rekindle.clinical.answers import profile_from
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.catalogue import RULES_BY_ID
from rekindle.clinical.screening.grades import Cause
from rekindle.clinical.sources import SOURCES
from rekindle.journey.candidates.models import Candidate, Clearance, Consent, Preparation, Resolution
from rekindle.journey.screenings.models import Screening

GROWS_DAILY = ("mi_days_ago", "stroke_days_ago", "seizure_days_ago", "sud_days_since")


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that fired in one judgement, with the words and sources of the rule itself."""

    rule_id: str
    grade: str
    reason: str
    patient_text: str
    keys: tuple[str, ...]
    sources: tuple[str, ...]
    title: str
    follow_up: str
    cause: str
    tags: tuple[str, ...]

    @property
    def is_about_suicide(self) -> bool:
        return self.cause in (Cause.SUICIDE, Cause.DANGER)


def fired(screening: Screening) -> tuple[Fired, ...]:
    """What one judgement found, gravest first, in the rules' own words."""
    return tuple(_fired(found) for found in screening.result.get("rules", ()))


def _fired(found: Mapping[str, Any]) -> Fired:
    rule = RULES_BY_ID.get(found["id"])  # a rule of an older content version may be gone; its finding stays
    return Fired(
        rule_id=found["id"],
        grade=found["grade"],
        reason=found["reason"],
        patient_text=found["patient_text"],
        keys=tuple(found["keys"]),
        sources=tuple(found["sources"]),
        title=rule.when if rule else found["id"],
        follow_up=rule.follow_up if rule else "",
        cause=str(rule.cause) if rule else "",
        tags=tuple(sorted({SOURCES[key].flag for key in found["sources"] if key in SOURCES})),
    )


def still_holds(resolution: Resolution, found: Fired, screening: Screening) -> bool:
    """Whether what somebody settled is still what the newest judgement found: the answers it rests on are unchanged.

    A number of days since something grows by itself and a birthday passes; neither is a new finding.
    """
    older = resolution.screening
    if older.pk == screening.pk:
        return True
    if resolution.grade != found.grade:
        return False
    days = (screening.decided_at - older.decided_at).days
    return all(_same(key, older.answers.get(key), screening.answers.get(key), days) for key in found.keys)


def _same(key: str, before: Any, now: Any, days: int) -> bool:
    if before is None or now is None:
        return before is now
    if key in GROWS_DAILY:
        return abs(int(now) - int(before) - days) <= 1
    if key == "age":
        return 0 <= int(now) - int(before) <= 1
    return bool(before == now)


def profile_of(screening: Screening) -> Profile:
    """The answers that a judgement rested on."""
    return profile_from(screening.answers)


@dataclass(frozen=True, slots=True)
class Standing:
    """What later rooms need to know of somebody's clearance, consent and preparation."""

    state: str
    clearance_signed_on: date | None
    clearance_expires_on: date | None
    clearance_reopened: str
    consent_route: str
    consent_version: str
    consent_signed_at: datetime | None
    consent_expires_on: date | None
    prepared_on: date | None
    suicide_band: str
    indication: str
    icd10_code: str
    age: int | None
    height_cm: float | None
    weight_kg: float | None
    sex_for_dosing: str
    can_be_pregnant: bool
    allergies: str
    registry_opt_in: bool


def standing_of(
    candidate: Candidate, clearance: Clearance | None, consent: Consent | None, preparation: Preparation | None
) -> Standing:
    """The newest clearance, consent and preparation of one person as one value."""
    zone = ZoneInfo(candidate.clinic.time_zone)
    profile = profile_of(candidate.screening)
    return Standing(
        state=candidate.state,
        clearance_signed_on=_on(clearance.signed_at, zone) if clearance else None,
        clearance_expires_on=clearance.expires_on if clearance else None,
        clearance_reopened=clearance.reopened_reason if clearance and clearance.reopened_at else "",
        consent_route=consent.route if consent else "",
        consent_version=consent.version if consent else "",
        consent_signed_at=consent.signed_at if consent else None,
        consent_expires_on=consent.expires_on if consent else None,
        prepared_on=_on(preparation.recorded_at, zone) if preparation else None,
        suicide_band=candidate.screening.suicide_band,
        indication=clearance.indication if clearance else "",
        icd10_code=clearance.icd10_code if clearance else "",
        age=profile.age,
        height_cm=float(clearance.height_cm) if clearance and clearance.height_cm is not None else profile.height_cm,
        weight_kg=float(clearance.weight_kg) if clearance and clearance.weight_kg is not None else profile.weight_kg,
        sex_for_dosing=clearance.sex_for_dosing if clearance else "",
        can_be_pregnant=profile.can_be_pregnant != "no",
        allergies=clearance.allergies if clearance else "",
        registry_opt_in=bool(consent and consent.registry_opt_in),
    )


def _on(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None
