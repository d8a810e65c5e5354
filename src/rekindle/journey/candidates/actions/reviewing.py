"""The office looks, calls and completes; a clinician weighs and decides. Nobody is turned away by a machine."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.answers import AnswersRefused
from rekindle.clinical.screening.resolving import Resolver, resolver_of, why_never
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.judging import learn
from rekindle.journey.candidates.models import Candidate, Resolution, ReviewCall
from rekindle.journey.candidates.open_rules import PERMISSION_OF, findings, stops
from rekindle.journey.candidates.turns import keep, require_state, step, take
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import access
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import RoleName, may

SHORTEST_NOTE = 3


@transaction.atomic
def claim(*, candidate: Candidate, by: Staff, at: datetime, version: int | None = None) -> Candidate:
    """Say that one looks after this person from now on."""
    mine = take(candidate, version=version, by=by, need="review.work")
    if mine.owner_id == by.pk:
        return mine
    mine.owner = by
    keep(mine, "claimed", "took on {about}", by=by, at=at)
    return mine


@transaction.atomic
def hand_over(*, candidate: Candidate, to: Staff, by: Staff, at: datetime, version: int | None = None) -> Candidate:
    """Give somebody into a colleague's care."""
    given = take(candidate, version=version, by=by, need="review.work")
    if to.clinic_id != given.clinic_id or not to.is_active or not may(to.role, "review.work"):
        raise Refused(_("%(name)s does not work the review queue here. Choose a colleague who does.") % {"name": to})
    if given.owner_id == to.pk:
        return given
    given.owner = to
    keep(given, "handed_over", f"handed {{about}} over to {to}", by=by, at=at)
    return given


@transaction.atomic
def record_call(
    *, candidate: Candidate, outcome: str, note: str, by: Staff, at: datetime, version: int | None = None
) -> ReviewCall:
    """Keep that somebody called, and what came of it; an unanswered call asks for the next one."""
    called = take(candidate, version=version, by=by, need="review.work")
    _say_why(note, _("Write in a few words what was said or heard."))
    call = ReviewCall.objects.create(
        candidate=called, outcome=ReviewCall.Outcome(outcome), note=note.strip(), called_at=at, called_by=str(by)[:255]
    )
    to_do.done(called, to_do.CALL, to_do.TELL, to_do.RESCHEDULE, outcome=call.get_outcome_display(), by=by, at=at)
    if call.outcome != ReviewCall.Outcome.REACHED:
        title = _("Call %(name)s again") % {"name": called.patient}
        to_do.ask(
            called, to_do.CALL, title, role=RoleName.FRONT_DESK, key=f"call{call.pk}", urgency="next_day", by=by, at=at
        )
    words = call.get_outcome_display().lower()
    keep(called, "called", f"called {{about}} ({words})", by=by, at=at, details={"outcome": call.outcome})
    return call


@transaction.atomic
def correct_answers(
    *,
    candidate: Candidate,
    answers: Mapping[str, Any],
    source: str,
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Candidate:
    """Keep what the person says now, and let the rules judge again; the old answers stay in the record."""
    corrected = take(candidate, version=version, by=by, need="review.work")
    before = corrected.screening
    try:
        learn(corrected, answers, gate="review", source=source, by=by, at=at)
    except AnswersRefused as refused:
        raise Refused(str(refused)) from None
    details = {"from": before.disposition, "to": corrected.screening.disposition, "keys": sorted(answers)}
    keep(
        corrected,
        "answers_corrected",
        "corrected answers of {about}; the rules judged again",
        by=by,
        at=at,
        details=details,
    )
    return corrected


@transaction.atomic
def resolve(
    *, candidate: Candidate, rule_id: str, answer: str, note: str, by: Staff, at: datetime, version: int | None = None
) -> Resolution:
    """Settle one fired rule with a note; the finding stays in the record, and so does an earlier settlement."""
    weighed = take(candidate, version=version, by=by, need="chart.read")
    finding = next((one for one in findings(weighed) if one.rule.rule_id == rule_id), None)
    if finding is None:
        raise Refused(_("%(rule)s did not fire in the newest judgement. Look again.") % {"rule": rule_id})
    resolver = resolver_of(rule_id, finding.rule.grade)
    if resolver is Resolver.NOBODY:
        raise Refused(why_never(rule_id, finding.rule.grade))
    if not may(by.role, PERMISSION_OF[resolver]):
        raise access.NotYours(_("%(rule)s is settled by: %(who)s.") % {"rule": rule_id, "who": finding.who.lower()})
    _say_why(note, _("Write why, so that the next reader understands the decision."))
    Resolution.objects.filter(candidate=weighed, rule_id=rule_id, superseded_at__isnull=True).update(superseded_at=at)
    resolution = Resolution.objects.create(
        candidate=weighed,
        screening=weighed.screening,
        rule_id=rule_id,
        grade=finding.rule.grade,
        answer=Resolution.Answer(answer),
        note=note.strip(),
        overrides=resolver is Resolver.DIRECTOR and answer == Resolution.Answer.MAY_GO_ON,
        resolved_at=at,
        resolved_by=by,
    )
    verb = "overrode" if resolution.overrides else "settled"
    words = resolution.get_answer_display().lower()
    keep(weighed, "rule_resolved", f"{verb} {rule_id} for {{about}}: {words}", by=by, at=at, details={"rule": rule_id})
    return resolution


@transaction.atomic
def confirm_not_now(
    *, candidate: Candidate, note: str, by: Staff, at: datetime, version: int | None = None
) -> Candidate:
    """A clinician confirms that this is not the time, and the office tells the person with what would change it."""
    confirmed = take(candidate, version=version, by=by, need="review.confirm")
    require_state(confirmed, "not_now_provisional", "waiting_review", "consulted", "clearance_booked")
    _say_why(note, _("Write why, and what would change it: the person will be told."))
    step(confirmed, "not_now", at)
    _let_go(confirmed, _("Not now."), by=by, at=at)
    to_do.done(confirmed, to_do.CONFIRM, to_do.REVIEW, to_do.CALL, outcome=note, by=by, at=at)
    title = _("Tell %(name)s what was decided, and what would change it") % {"name": confirmed.patient}
    to_do.ask(confirmed, to_do.TELL, title, role=RoleName.FRONT_DESK, key=at.isoformat(), reason=note, by=by, at=at)
    keep(confirmed, "not_now_confirmed", "confirmed 'not now' for {about}", by=by, at=at, details={"note": note})
    return confirmed


@transaction.atomic
def lift_not_now(*, candidate: Candidate, note: str, by: Staff, at: datetime, version: int | None = None) -> Candidate:
    """A clinician takes 'not now' back, once no absolute finding stands open any more."""
    lifted = take(candidate, version=version, by=by, need="review.confirm")
    require_state(lifted, "not_now_provisional", "not_now")
    _say_why(note, _("Write why 'not now' no longer holds."))
    if still := stops(lifted):
        raise Refused(still)
    step(lifted, "waiting_review", at)
    to_do.done(lifted, to_do.CONFIRM, to_do.TELL, outcome=note, by=by, at=at)
    to_do.ask_for_review(lifted, by=by, at=at)
    keep(lifted, "not_now_lifted", "lifted 'not now' for {about}", by=by, at=at, details={"note": note})
    return lifted


@transaction.atomic
def after_crisis(*, candidate: Candidate, note: str, by: Staff, at: datetime, version: int | None = None) -> Candidate:
    """A clinician has spoken with the person and says that the danger is over; the ordinary path is open again."""
    safe = take(candidate, version=version, by=by, need="review.confirm")
    require_state(safe, "in_crisis")
    _say_why(note, _("Write whom you reached, what was agreed and who stays with them."))
    step(safe, "waiting_review", at)
    to_do.reached(safe, outcome=note, by=by, at=at)
    to_do.ask_for_review(safe, by=by, at=at)
    keep(safe, "crisis_answered", "spoke with {about}, who is out of immediate danger", by=by, at=at)
    return safe


@transaction.atomic
def offer_consultation(
    *, candidate: Candidate, note: str = "", by: Staff, at: datetime, version: int | None = None
) -> Candidate:
    """Let the person book the free consultation, and no more than that."""
    offered = take(candidate, version=version, by=by, need="review.work")
    if offered.state == "consult_offered":
        return offered
    require_state(offered, "waiting_review")
    if offered.screening.disposition != "eligible" and not may(by.role, "review.confirm"):
        raise access.NotYours(_("A clinician decides this: a finding needs to be weighed first."))
    if still := stops(offered):
        raise Refused(still)
    step(offered, "consult_offered", at)
    if coming(offered.patient, Appointment.Kind.CONSULTATION).exists():
        step(offered, "consult_booked", at)
    to_do.done(offered, to_do.REVIEW, outcome=note or _("Consultation offered."), by=by, at=at)
    to_do.ask_for_review(offered, by=by, at=at)
    keep(offered, "consultation_offered", "offered {about} the free consultation", by=by, at=at, details={"note": note})
    return offered


@transaction.atomic
def withdraw(*, candidate: Candidate, reason: str, by: Actor, at: datetime, version: int | None = None) -> Candidate:
    """The person goes no further, by their own wish or because nobody could reach them; the way back stays open."""
    gone = take(candidate, version=version, by=by, need="review.work")
    if gone.state == "withdrawn":
        return gone
    _say_why(reason, _("Write in a few words why."))
    step(gone, "withdrawn", at)
    _let_go(gone, reason, by=by, at=at)
    for kinds in ((to_do.CALL, to_do.REVIEW, to_do.CONFIRM), (to_do.CLEAR, to_do.PREPARE, to_do.CONSENT)):
        to_do.done(gone, *kinds, outcome=reason, by=by, at=at)
    keep(gone, "withdrawn", "closed the path of {about} for now", by=by, at=at, details={"reason": reason})
    return gone


def _let_go(candidate: Candidate, reason: str, *, by: Actor, at: datetime) -> None:
    """Cancel what was booked on the way to a first treatment; sessions of a course have their own keeper."""
    for booked in coming(candidate.patient).exclude(kind=Appointment.Kind.TREATMENT):
        appointments.cancel(appointment=booked, reason=reason, by=by, at=at)


def _say_why(note: str, sentence: str) -> None:
    if len(note.strip()) < SHORTEST_NOTE:
        raise Refused(sentence)
