"""What a person has had so far, and what the long calendar of safety asks next, from what these rooms hold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rekindle.clinical.treatment.clearance_needs import ECG_FROM_AGE_Y, why_ecg
from rekindle.clinical.treatment.safety_calendar import CalendarFacts, Done, Due, Exposure, Session, calendar, exposure
from rekindle.journey.candidates import queries as candidates
from rekindle.journey.candidates.facts import fired, profile_of
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.places.queries import values_for
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.models import DayFact, DrugRecord, Treatment

OPEN = ("overdue", "due", "unknown")


@dataclass(frozen=True, slots=True)
class LongTerm:
    """The counter and the calendar of one person on one day."""

    had: Exposure
    lines: tuple[Due, ...]

    @property
    def pressing(self) -> tuple[Due, ...]:
        """What is due, late or not known."""
        return tuple(line for line in self.lines if line.state in OPEN)

    @property
    def due(self) -> int:
        return sum(1 for line in self.lines if line.state in OPEN[:2])

    @property
    def unknown(self) -> int:
        return sum(1 for line in self.lines if line.state == "unknown")


def long_term(row: Treatment, at: datetime) -> LongTerm:
    """The counter and the calendar as they stand before this session."""
    now = facts.local(row, at)
    candidate, course = candidates.candidate_of(row.patient), row.session.course
    given = _given(row)
    last = max((one.on for one in given), default=None)
    profile = None if candidate is None else profile_of(candidate.screening)
    known = CalendarFacts(
        sessions=given,
        phase="maintenance" if course.phase == "maintenance" else "induction",
        interval_days=None if last is None else (now.date() - last).days,
        done=_done(row, candidate),
        age_y=None if profile is None else profile.age,
        can_be_pregnant=None if profile is None or profile.can_be_pregnant is None else profile.can_be_pregnant != "no",
        heart_or_qt=None if candidate is None else _heart_or_qt(candidate),
    )
    return LongTerm(exposure(given, now.date()), calendar(known, now.date(), values=values_for(row.clinic, at)))


def _heart_or_qt(candidate: Candidate) -> bool:
    """Whether a rule asks for an ECG for another reason than age."""
    rules = {rule.rule_id for rule in fired(candidate.screening)}
    return bool(why_ecg(replace(profile_of(candidate.screening), age=ECG_FROM_AGE_Y - 1), rules))


def _given(row: Treatment) -> tuple[Session, ...]:
    """Every earlier treatment of the person, with the milligrams of the vial that were not wasted."""
    zone = ZoneInfo(row.clinic.time_zone)
    earlier = list(Treatment.objects.filter(patient=row.patient, began_at__isnull=False).exclude(pk=row.pk))
    drugs = {drug.treatment_id: drug for drug in DrugRecord.objects.filter(treatment__in=earlier)}
    weights = dict(
        DayFact.objects.filter(treatment__in=earlier, key="weight_kg", superseded_at__isnull=True).values_list(
            "treatment_id", "value"
        )
    )
    return tuple(
        _session(one.began_at.astimezone(zone).date(), drugs.get(one.pk), weights.get(one.pk))
        for one in earlier
        if one.began_at is not None
    )


def _session(on: date, drug: DrugRecord | None, weight: object) -> Session:
    mg = None if drug is None or drug.wasted_mg is None else drug.vial_mg - drug.wasted_mg
    kg = Decimal(str(weight)) if weight else None
    return Session(on, "ketamine", mg, mg / kg if mg is not None and kg else None)


def _done(row: Treatment, candidate: Candidate | None) -> dict[str, Done]:
    """The newest day of each item that a clearance or a day of treatment wrote down."""
    zone = ZoneInfo(row.clinic.time_zone)
    days: dict[str, list[date]] = {}

    def keep(item: str, on: date | None) -> None:
        if on is not None:
            days.setdefault(item, []).append(on)

    exams: Iterable[Clearance] = () if candidate is None else Clearance.objects.filter(candidate=candidate)
    for exam in exams:
        on = exam.recorded_at.astimezone(zone).date()
        taken = (exam.laboratory or {}).get("taken_on")
        keep("liver", date.fromisoformat(taken) if taken else None)
        keep("urine", on if exam.urinalysis else None)
        keep("drug_screen", on if exam.urine_drug_screen in ("as_expected", "unexpected") else None)
        keep("pdmp", exam.pdmp_checked_on)
        keep("ecg", on if exam.ecg_result.strip() else None)
        keep("pregnancy", on if exam.urine_hcg in ("negative", "positive") else None)
    asked = DayFact.objects.filter(
        treatment__patient=row.patient,
        key__in=("drug_screen_today", "pdmp_checked_today", "pregnancy_test_at"),
        superseded_at__isnull=True,
    )
    for fact in asked:
        if fact.key == "pregnancy_test_at" and isinstance(fact.value, str):
            keep("pregnancy", datetime.fromisoformat(fact.value).astimezone(zone).date())
        elif fact.value is True:
            item = "drug_screen" if fact.key == "drug_screen_today" else "pdmp"
            keep(item, fact.recorded_at.astimezone(zone).date())
    return {item: max(found) for item, found in days.items()}
