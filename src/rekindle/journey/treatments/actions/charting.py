"""What was seen at the chair: vital signs, unwanted effects, medicines given under signed orders."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.clinical.monitoring.alarms.physiological import SYMPTOMS
from rekindle.clinical.monitoring.vitals import VitalSet, why_not_plausible
from rekindle.clinical.treatment.adverse_events import DIRECTOR_FROM_GRADE, GRADE_WORDS, TERM
from rekindle.journey.candidates.actions import treating
from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.courses import actions as courses
from rekindle.journey.courses.models import StandingOrder
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.actions import watching
from rekindle.journey.treatments.actions.state import IN_THE_CHAIR, keep, locked, must_be, refusal, refuse, why_not_at
from rekindle.journey.treatments.models import MedicineGiven, SideEffect, Treatment, VitalSigns

SAME_PRESS = timedelta(seconds=60)  # the same numbers by the same hand within this are one press of the button
ASKS_BY_NAME = frozenset(TERM) & frozenset(SYMPTOMS)
TEMP_LOW_C, TEMP_HIGH_C = 30, 43


def _phase(row: Treatment, measured_at: datetime) -> str:
    if row.began_at is None or measured_at < row.began_at:
        return "before"
    if row.infusion_ended_at is None or measured_at < row.infusion_ended_at:
        return "during"
    return "after"


def _repeat(row: Treatment, values: Mapping[str, object], by: Staff, at: datetime) -> VitalSigns | None:
    """The very same set, kept a moment ago by an earlier press of the same button."""
    last = (
        VitalSigns.objects.filter(
            treatment=row,
            recorded_by=by,
            recorded_at__gte=at - SAME_PRESS,
            recorded_at__lte=at,
            in_error_at__isnull=True,
        )
        .order_by("-recorded_at")
        .first()
    )
    same = last is not None and all(getattr(last, name) == value for name, value in values.items())
    return last if same else None


@transaction.atomic
def chart_vitals(
    *,
    treatment: Treatment,
    values: Mapping[str, object],
    by: Staff,
    at: datetime,
    measured_at: datetime | None = None,
    note: str = "",
) -> VitalSigns:
    """Keep one timed set as it was measured; what asks for something is shown beside it, never acted on by itself."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *IN_THE_CHAIR, to=_("Charting vital signs"))
    seen_at = measured_at or at
    refusals = list(why_not_at(row, seen_at, at, note))
    known = {name: value for name, value in values.items() if value is not None}
    if not known:
        refusals.append(refusal("empty", _("Nothing was entered; write down at least one measured value.")))
    refusals += why_not_plausible(VitalSet(**{name: values.get(name) for name in facts.VITAL_FIELDS}))  # type: ignore[arg-type]  # form values, checked by the library
    if refusals:
        raise Refused(refusals)
    earlier = _repeat(row, {**values, "note": note.strip()}, by, at)
    if earlier is not None:
        return earlier
    kept = _keep_set(row, values, seen_at, note, by=by, at=at)
    shown = f"{kept.systolic_mmhg}/{kept.diastolic_mmhg} mmHg" if kept.systolic_mmhg else "without a pressure"
    found = facts.ladder(kept, facts.baseline_of(_sets(row), row.began_at))
    details: dict[str, object] = {
        "values": {**known},
        "ladder": [f"{one.parameter} level {one.level}" for one in found],
    }
    watching.feed_set(row, kept, at=at)
    keep("vitals", f"charted vital signs of {{about}}, {shown}", row, by=by, at=at, details=details)
    return kept


def _sets(row: Treatment) -> list[VitalSigns]:
    return list(VitalSigns.objects.filter(treatment=row, in_error_at__isnull=True))


def _keep_set(
    row: Treatment, values: Mapping[str, object], seen_at: datetime, note: str, *, by: Staff, at: datetime
) -> VitalSigns:
    try:
        with transaction.atomic():
            return VitalSigns.objects.create(
                treatment=row,
                phase=_phase(row, seen_at),
                measured_at=seen_at,
                note=note.strip()[:255],
                recorded_at=at,
                recorded_by=by,
                **values,
            )
    except IntegrityError:
        when = f"{facts.local(row, seen_at):%H:%M}"
        sentence = _("A set measured at %(when)s is charted already; enter it in error first, or give the right time.")
        raise refuse("charted", sentence % {"when": when}) from None


@transaction.atomic
def enter_in_error(*, vitals: VitalSigns, reason: str, by: Staff, at: datetime) -> VitalSigns:
    """A set that was never so stays readable, struck through, with who said so and why."""
    require(by, "treatment.run")
    row = locked(vitals.treatment)
    if not reason.strip():
        raise refuse("no_reason", _("Say what was wrong with it, so that the next reader understands."))
    kept = VitalSigns.objects.select_for_update(of=("self",)).get(pk=vitals.pk, treatment=row)
    if kept.in_error_at is not None:
        return kept
    kept.in_error_at, kept.in_error_by, kept.in_error_reason = at, by, reason.strip()[:255]
    kept.save(update_fields=["in_error_at", "in_error_by", "in_error_reason"])
    when = f"{facts.local(row, kept.measured_at):%H:%M}"
    keep(
        "vitals_in_error",
        f"entered the vital signs of {when} in error for {{about}}: {reason.strip()}",
        row,
        by=by,
        at=at,
    )
    return kept


@transaction.atomic
def observe_every(*, treatment: Treatment, every_min: int, by: Staff, at: datetime) -> Treatment:
    """Look more closely at this person, or go back to the usual pace."""
    require(by, "treatment.run")
    if every_min not in (5, 10):
        raise ValueError(f"a treatment is observed every 5 or 10 minutes, not {every_min}")
    row = locked(treatment)
    must_be(row, *IN_THE_CHAIR, to=_("Changing the pace of observation"))
    if row.observe_every_min == every_min:
        return row
    row.observe_every_min = every_min
    row.save(update_fields=["observe_every_min"])
    watching.follow_pump(row, at=at)
    keep("observation", f"set observation of {{about}} to every {every_min} minutes", row, by=by, at=at)
    return row


@transaction.atomic
def give_medicine(
    *,
    treatment: Treatment,
    order: StandingOrder,
    dose_given: str,
    reason: str,
    by: Staff,
    at: datetime,
    given_at: datetime | None = None,
) -> MedicineGiven:
    """Give a medicine under an order signed with this course, and under no other."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, *IN_THE_CHAIR, to=_("Giving a medicine"))
    when = given_at or at
    refusals = list(why_not_at(row, when, at))
    if order.course_id != row.session.course_id:
        refusals.append(refusal("no_order", _("This medicine is not among the orders signed for this course.")))
    if not dose_given.strip() or not reason.strip():
        refusals.append(refusal("no_dose", _("Write down how much was given, and for what.")))
    if refusals:
        raise Refused(refusals)
    same = MedicineGiven.objects.filter(
        treatment=row, order=order, dose_given=dose_given.strip(), given_by=by, given_at__gt=when - SAME_PRESS
    ).first()
    if same is not None:
        return same
    given = MedicineGiven.objects.create(
        treatment=row,
        order=order,
        dose_given=dose_given.strip()[:80],
        reason=reason.strip()[:255],
        given_at=when,
        given_by=by,
    )
    keep("medicine", f"gave {order.drug} {given.dose_given} to {{about}}: {given.reason}", row, by=by, at=at)
    return given


@transaction.atomic
def note_side_effect(
    *,
    treatment: Treatment,
    term: str,
    grade: int,
    by: Staff,
    at: datetime,
    began_at: datetime | None = None,
    action_taken: str = "",
) -> SideEffect:
    """Write down an unwanted effect with its grade; grade 3 or more holds the course until a prescriber decides.

    Source: CTCAE, P
    """
    require(by, "treatment.run")
    if term not in TERM or grade not in GRADE_WORDS:
        raise ValueError(f"{term!r} of grade {grade!r} is not a way to record an unwanted effect")
    row = locked(treatment)
    must_be(row, *IN_THE_CHAIR, "completed", "stopped", to=_("Recording an unwanted effect"))
    refusals = why_not_at(row, began_at or at, at)
    if refusals:
        raise Refused(refusals)
    open_one = SideEffect.objects.filter(treatment=row, term=term, resolved_at__isnull=True).first()
    if open_one is not None and open_one.grade == grade:
        return open_one
    if open_one is not None:
        open_one.resolved_at, open_one.resolved_by = at, by  # a new grade begins where the old one ends
        open_one.save(update_fields=["resolved_at", "resolved_by"])
    effect = SideEffect.objects.create(
        treatment=row, term=term, grade=grade, began_at=began_at or at, action_taken=action_taken.strip()[:255],
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    if grade >= DIRECTOR_FROM_GRADE:
        _hold_and_tell(row, effect, by=by, at=at)
    _tell_watch(row, term, at=at, by=by, present=True)
    keep("side_effect", f"noted {TERM[term].words}, grade {grade}, for {{about}}", row, by=by, at=at)
    return effect


def _tell_watch(row: Treatment, term: str, *, by: Staff, at: datetime, present: bool) -> None:
    """An unwanted effect that the alarm policy knows by name asks for somebody until it is over."""
    if term in ASKS_BY_NAME:
        watching.tell(row, at=at, cause=f"side effect {term}", by=by, kind="symptom", symptom=term, present=present)


def _hold_and_tell(row: Treatment, effect: SideEffect, *, by: Staff, at: datetime) -> None:
    """A severe effect stops the next session and reaches the prescriber and the director."""
    course = row.session.course
    words = f"{TERM[effect.term].words}, grade {effect.grade}, in session {row.session.number}"
    if course.status in ("active", "on-hold"):
        courses.hold(course=course, reason=words[:1].upper() + words[1:], by=by, at=at)
    candidate = candidate_of(row.patient)
    if candidate is not None:
        treating.reopen_clearance(candidate=candidate, trigger_id="severe_side_effect", note=words, by=by, at=at)
    for role, title, urgency in (
        ("prescriber", _("Decide whether the course goes on after a severe unwanted effect"), "same_day"),
        ("medical_director", _("Look at a severe unwanted effect within 24 hours"), "next_day"),
    ):
        tasks.raise_task(
            clinic=row.clinic,
            kind="severe_side_effect",
            title=title,
            reason=words,
            link=f"/courses/{course.pk}/" if role == "prescriber" else f"/treatments/{row.pk}/",
            patient=row.patient,
            about=row,
            unique_key=f"side-effect-{effect.pk}-{role}",
            urgency=urgency,
            owner_role=role,
            by=by,
            at=at,
        )


@transaction.atomic
def resolve_side_effect(
    *, effect: SideEffect, by: Staff, at: datetime, resolved_at: datetime | None = None
) -> SideEffect:
    """The unwanted effect is over."""
    require(by, "treatment.run")
    row = locked(effect.treatment)
    kept = SideEffect.objects.select_for_update(of=("self",)).get(pk=effect.pk, treatment=row)
    if kept.resolved_at is not None:
        return kept
    over_at = resolved_at or at
    if over_at < kept.began_at:
        raise refuse("order", _("It cannot be over before it began; look at the two times."))
    kept.resolved_at, kept.resolved_by = over_at, by
    kept.save(update_fields=["resolved_at", "resolved_by"])
    _tell_watch(row, kept.term, at=at, by=by, present=False)
    keep("side_effect_over", f"noted that {TERM[kept.term].words} is over for {{about}}", row, by=by, at=at)
    return kept
