"""What the rooms upstream know of a person on the day: clearance, consent, scales, and how earlier sessions went."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rekindle.clinical.pharmacology.cautions import Cautions
from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS
from rekindle.clinical.treatment.clearance_needs import why_ecg
from rekindle.clinical.treatment.clearance_triggers import SinceClearance, what_reopens
from rekindle.clinical.values import DEFAULTS, ClinicValues
from rekindle.journey.candidates import cautions
from rekindle.journey.candidates import queries as candidates
from rekindle.journey.candidates.facts import fired
from rekindle.journey.candidates.facts import profile_of as candidate_profile
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.candidates.open_rules import open_findings
from rekindle.journey.candidates.why_not import LABORATORY
from rekindle.journey.courses import facts as order_facts
from rekindle.journey.courses import queries as courses
from rekindle.journey.courses.models import Course
from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires.facts import newest_answers, profile_of
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.treatments.models import DayFact, SideEffect, Treatment

ANXIETY = ("anxiety", "panic", "ptsd", "ocd")
GRADE_TWO = 2
TRIGGERS = frozenset(trigger.trigger_id for trigger in CLEARANCE_TRIGGERS)


def _on(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()


def scale_days(patient: Patient, zone: ZoneInfo, indication: str) -> dict[str, date | None]:
    """When the PHQ-9, and the indication's own scale, were last filled in completely."""
    sheets = Sheet.objects.filter(
        patient=patient, completed_at__isnull=False, purpose__in=("screening", "phq9", "gad7")
    )
    newest: dict[str, date | None] = {}
    for sheet in sheets.order_by("-completed_at")[:12]:
        scale = "gad7" if sheet.purpose == "gad7" else "phq9"
        if scale in newest:
            continue
        if scale == "gad7" or profile_of(sheet).get("phq9_total") is not None:
            newest[scale] = _on(sheet.completed_at, zone)
    own = "gad7" if indication in ANXIETY else "phq9"
    return {"phq9_on": newest.get("phq9"), "indication_scale_on": newest.get(own)}


def _clearance(clearance: Clearance | None, candidate: Candidate | None, zone: ZoneInfo) -> dict[str, Any]:
    if clearance is None or candidate is None:
        return {}
    laboratory = clearance.laboratory or {}
    taken = laboratory.get("taken_on")
    rules = {rule.rule_id for rule in fired(candidate.screening)}
    ecg_needed = why_ecg(candidate_profile(candidate.screening), rules)
    return {
        "clearance_signed_on": _on(clearance.signed_at, zone),
        "diagnosis_code": clearance.icd10_code or None,
        "trd_evidence_recorded": bool(clearance.treatment_history.strip()),
        "off_label_stated": clearance.off_label_explained,
        "medicines_reconciled_on": _on(clearance.recorded_at, zone) if clearance.medicines_reconciled.strip() else None,
        "pdmp_checked_on": clearance.pdmp_checked_on,
        "labs_on": date.fromisoformat(taken) if taken else None,
        "labs_complete": all(laboratory.get(key) is not None for key in LABORATORY) and bool(clearance.urinalysis),
        "ecg_done_if_needed": bool(clearance.ecg_result.strip()) if ecg_needed else True,
        "urine_drug_screen_in_series": clearance.urine_drug_screen in ("as_expected", "unexpected") or None,
        "baseline_spo2_pct": clearance.spo2_pct,
    }


def _triggers(clearance: Clearance | None, row: Treatment, at: datetime, values: ClinicValues) -> frozenset[str]:
    """What has happened since the clearance was signed that opens it again.

    What a person tells (a stay in hospital, a wish to become pregnant, a new event) reaches the clearance itself
    through `reopen_clearance`; what these rooms know is worked out here.
    """
    if clearance is None or clearance.signed_at is None:
        return frozenset()
    told = set()
    if clearance.reopened_at is not None:
        said = clearance.reopened_reason.split(":", 1)[0]
        told.add(said if said in TRIGGERS else "rule_newly_true")
    zone, course = ZoneInfo(row.clinic.time_zone), row.session.course
    given = Treatment.objects.filter(patient=row.patient, began_at__isnull=False).order_by("-began_at").first()
    # Whoever cleared after the last treatment knew how long ago it was.
    pause = given is not None and given.began_at is not None and given.began_at > clearance.signed_at
    effects = SideEffect.objects.filter(treatment__patient=row.patient, recorded_at__gt=clearance.signed_at)
    since = SinceClearance(
        worst_grade=max(effects.values_list("grade", flat=True), default=0),
        last_treated_on=_on(given.began_at, zone) if given and pause else None,
        requested_mg_per_kg=float(course.mg_per_kg) if course.prescribed_at > clearance.signed_at else None,
    )
    return frozenset(told) | what_reopens(since, at.astimezone(zone).date(), values=values)


def record_of(row: Treatment, at: datetime, values: ClinicValues = DEFAULTS) -> dict[str, Any]:
    """The facts of the record (PC01 to PC14) as they stand upstream."""
    zone, patient = ZoneInfo(row.clinic.time_zone), row.patient
    course: Course = row.session.course
    clearance, consent = courses.clearance_of(patient), courses.consent_of(patient)
    candidate = candidates.candidate_of(patient)
    known = newest_answers(patient, at=at)
    found = _clearance(clearance, candidate, zone)
    found |= scale_days(patient, zone, course.indication)
    found["clearance_triggers"] = _triggers(clearance, row, at, values)
    if candidate is not None:
        still_open = open_findings(candidate)
        found["open_absolute_rules"] = sum(1 for one in still_open if one.mark == "stop")
        found["unresolved_relative_rules"] = sum(1 for one in still_open if one.rule.grade == "relative")
        found["suicide_band_before"] = _band(candidate.screening.suicide_band)
    if consent is not None:
        found |= {
            "consent_version": consent.version,
            "consent_route": consent.route,
            "consent_signed_on": _on(consent.signed_at, zone),
            "consent_covers_phase": consent.phase in (course.phase, "maintenance"),
        }
    pregnant = known.get("can_be_pregnant")
    found["can_be_pregnant"] = None if pregnant is None else pregnant != "no"
    found["age_y"] = known.get("age")
    found["phase"] = course.phase
    found |= {
        "order_signed": course.status != "draft" and not order_facts.awaits(course),
        "course_active": course.status == "active",
        "open_holds": courses.open_holds(course).count(),
    }
    return found


def _band(said: str) -> str | None:
    if said in ("none", "low", "moderate", "high"):
        return said
    return "moderate" if said == "moderate_history" else None


def cautions_of(row: Treatment, new_medicines: object) -> Cautions:
    """What the record says of liver and medicines; a medicine that is new today is on no list yet."""
    found = cautions.cautions_of(row.session.course.clearance.candidate)
    return found if new_medicines == "none" else replace(found, medicines_known=False)


def series_of(row: Treatment, at: datetime) -> dict[str, Any]:
    """How earlier sessions went, and what was settled once for the whole series."""
    earlier = Treatment.objects.filter(patient=row.patient, began_at__isnull=False).exclude(pk=row.pk)
    last = earlier.order_by("-began_at").first()
    effects = list(SideEffect.objects.filter(treatment__in=earlier).values_list("treatment", "grade", "resolved_at"))
    found: dict[str, Any] = {
        "interval_days": (at - last.began_at).days if last and last.began_at else None,
        "previous_infusions": earlier.count(),
        "last_infusion_at": last.began_at if last else None,
        "first_of_series": not earlier.filter(session__course=row.session.course_id).exists(),
        "worst_unresolved_grade": max((grade for _, grade, resolved_at in effects if resolved_at is None), default=0),
        "grade_two_sessions": len({treatment for treatment, grade, _ in effects if grade == GRADE_TWO}),
    }
    said = DayFact.objects.filter(
        treatment__session__course=row.session.course_id,
        superseded_at__isnull=True,
        key__in=("self_pay", "estimate_delivered"),
    ).exclude(treatment=row)
    found |= {fact.key: fact.value for fact in said.order_by("recorded_at")}
    return found
