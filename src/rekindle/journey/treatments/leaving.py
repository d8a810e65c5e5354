"""May this person go home? What was measured and seen, gathered for the library to judge."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rekindle.clinical.monitoring.recovery import SCALES, total
from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import discharge
from rekindle.clinical.treatment.after_visit import Told, Visit, instructions
from rekindle.clinical.treatment.discharge import Criterion, DischargeFacts
from rekindle.journey.courses import queries as courses
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.models import DayFact, Discharge, Treatment, VitalSigns
from rekindle.journey.treatments.readiness import suicide_band

SEEN = (
    "oriented_x3", "conversing_as_usual", "gait_steady", "drinks", "pain_acceptable", "iv_removed", "mood_worse",
    "instructions_given", "after_hours_number_given", "crisis_lines_given",
)  # fmt: skip
SAFE_BANDS = ("none", "low")


def score_of(known: Mapping[str, DayFact], key: str) -> int | None:
    """The total of a recovery scale, once all five parts were scored."""
    row = known.get(key)
    if row is None or not isinstance(row.value, dict):
        return None
    scale = SCALES[key.removesuffix("_before")]
    return total(scale, {part: int(points) for part, points in row.value.items() if points is not None})


def facts_of(row: Treatment, at: datetime, *, escort_name: str = "", escort_signed: bool = False) -> DischargeFacts:
    """Everything the discharge criteria ask for; the escort is known when they stand there and sign."""
    known = facts.day_facts(row)
    sets = list(VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True, measured_at__lte=at))
    after = sorted((one for one in sets if one.phase == "after"), key=lambda one: one.measured_at)
    own = facts.baseline_of(sets, row.began_at)
    found: dict[str, Any] = {key: known[key].value for key in SEEN if key in known}
    again = known.get("suicide_again")
    if again is not None:
        band = suicide_band(again.value)
        found["suicide_check_on"] = (
            again.recorded_at.astimezone(ZoneInfo(row.clinic.time_zone)).date() if band else None
        )
        found["suicide_risk_safe"] = None if band is None else band in SAFE_BANDS
    return DischargeFacts(
        infusion_ended_at=row.infusion_ended_at,
        baseline=None if own is None else facts.vital_set(own),
        last=facts.vital_set(after[-1]) if after else None,
        last_at=after[-1].measured_at if after else None,
        before_last=facts.vital_set(after[-2]) if len(after) > 1 else None,
        baseline_spo2_pct=None if own is None else own.spo2_pct,
        aldrete_score=score_of(known, "aldrete"),
        aldrete_before_score=score_of(known, "aldrete_before"),
        padss_score=score_of(known, "padss"),
        escort_name=escort_name or None,
        escort_signed=escort_signed or None,
        **found,
    )


def criteria(row: Treatment, at: datetime) -> tuple[Criterion, ...]:
    """Every criterion as it stands; once the person has left, as it stood then."""
    left = Discharge.objects.filter(treatment=row).first()
    if left is not None:
        return tuple(Criterion(**{**kept, "sources": tuple(kept["sources"])}) for kept in left.criteria)
    return discharge.criteria(facts_of(row, at), facts.local(row, at), row.session.course.protocol)


def why_not_discharge(row: Treatment, at: datetime, *, escort_name: str, escort_signed: bool) -> tuple[Refusal, ...]:
    """Every reason this person may not go home yet; empty means they may, with their escort."""
    found = facts_of(row, at, escort_name=escort_name, escort_signed=escort_signed)
    return discharge.why_not_discharge(found, facts.local(row, at), row.session.course.protocol)


def take_home(row: Treatment, at: datetime) -> tuple[Told, ...]:
    """What the person takes home in writing: with the times of their leaving, or of now while they are still here."""
    left = Discharge.objects.filter(treatment=row).first()
    known = facts.day_facts(row)
    upcoming = courses.next_session(row.session.course)
    another = upcoming is not None and upcoming.session.pk != row.session_id
    return instructions(
        Visit(
            protocol=row.session.course.protocol,
            left_at=facts.local(row, at if left is None else left.discharged_at),
            escort_name=str(facts.value_of(known, "escort_name") or "") if left is None else left.escort_name,
            after_hours_phone=row.clinic.after_hours_phone or row.clinic.phone,
            next_visit_at=upcoming.starts_at if upcoming is not None and another else None,
        )
    )
