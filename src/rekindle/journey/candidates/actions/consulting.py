"""The free consultation: what was talked about, and whether this goes on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.journey.appointments import actions as appointments
from rekindle.journey.appointments.models import Appointment
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import to_do
from rekindle.journey.candidates.judging import learn
from rekindle.journey.candidates.models import Candidate, Consultation
from rekindle.journey.candidates.turns import keep, require_state, step, take
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import RoleName

Outcome = Consultation.Outcome
AFTER = {
    Outcome.TO_CLEARANCE: "consulted",
    Outcome.CONSIDERING: "consulted",
    Outcome.DECLINED: "withdrawn",
    Outcome.NOT_SUITABLE: "not_now_provisional",
}


@transaction.atomic
def record_consultation(
    *,
    candidate: Candidate,
    goals: str,
    expectations: str,
    contraindications_confirmed: bool,
    costs_discussed: bool,
    crisis_lines_given: bool,
    outcome: str,
    suicide_answers: Mapping[str, Any],
    contraindications_note: str = "",
    note: str = "",
    by: Staff,
    at: datetime,
    version: int | None = None,
) -> Consultation:
    """Keep the consultation, ask again about thoughts of suicide, and let the rules judge on what was said."""
    mine = take(candidate, version=None, by=by, need="consultation.record")
    booked = coming(mine.patient, Appointment.Kind.CONSULTATION).first()
    kept = Consultation.objects.filter(candidate=mine).order_by("-pk").first()
    if booked is None and kept is not None and mine.state != "consult_booked":
        return kept  # the same press again
    mine = take(candidate, version=version, by=by, need="consultation.record")
    require_state(mine, "consult_booked")
    if booked is None:
        raise Refused(_("No consultation is booked. Book a time first."))
    reasons = why_not_close(contraindications_confirmed, contraindications_note, crisis_lines_given, suicide_answers)
    if reasons:
        raise Refused(reasons)
    appointments.arrive(appointment=booked, by=by, at=at)
    appointments.fulfil(appointment=booked, by=by, at=at)
    screening = learn(
        mine, _newer(suicide_answers), gate="consultation", source="asked in the consultation", by=by, at=at
    )
    consultation = Consultation.objects.create(
        candidate=mine,
        appointment=booked,
        screening=screening,
        goals=goals.strip(),
        expectations=expectations.strip(),
        contraindications_confirmed=contraindications_confirmed,
        contraindications_note=contraindications_note.strip(),
        costs_discussed=costs_discussed,
        crisis_lines_given=crisis_lines_given,
        outcome=Outcome(outcome),
        note=note.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    if mine.state == "consult_booked":  # unless an answer has just led elsewhere
        step(mine, AFTER[Outcome(outcome)], at)
        _ask_for_the_next(mine, Outcome(outcome), by=by, at=at)
    words = consultation.get_outcome_display().lower()
    keep(mine, "consulted", f"recorded the consultation with {{about}} ({words})", by=by, at=at)
    return consultation


def _newer(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was learned: nothing done since the last contact leaves what is known of the past as it is."""
    found = {key: value for key, value in said.items() if key != "cssrs_q6_3mo"}
    if said.get("cssrs_q6_3mo") == "yes":
        found |= {"cssrs_q6_ever": "yes", "cssrs_q6_3mo": "yes"}
    return found


def why_not_close(
    contraindications_confirmed: bool, note: str, crisis_lines_given: bool, suicide_answers: Mapping[str, Any]
) -> tuple[Refusal, ...]:
    """What a consultation must have touched before it is kept."""
    reasons = []
    if not contraindications_confirmed and not note.strip():
        sentence = _("Go over the contraindications aloud, or write why that was not possible.")
        reasons.append(Refusal("consultation.contraindications", sentence))
    if not crisis_lines_given:
        sentence = _("Give the person 988 and 911, and tick that you did.")
        reasons.append(Refusal("consultation.crisis_lines", sentence))
    for key in ("cssrs_q1", "cssrs_q2", "cssrs_q6_3mo", "unsafe_now"):
        if suicide_answers.get(key) in (None, ""):
            sentence = _("Ask every question about thoughts of suicide since the last contact; one is unanswered.")
            reasons.append(Refusal(f"consultation.{key}", sentence))
            break
    return tuple(reasons)


def _ask_for_the_next(candidate: Candidate, outcome: Outcome, *, by: Staff, at: datetime) -> None:
    name = {"name": candidate.patient}
    key = at.isoformat()
    if outcome == Outcome.TO_CLEARANCE:
        title = _("Book the medical clearance of %(name)s") % name
        to_do.ask(candidate, to_do.CLEAR, title, role=RoleName.FRONT_DESK, key=key, by=by, at=at)
    elif outcome == Outcome.CONSIDERING:
        title = _("%(name)s is thinking it over: call in a few days") % name
        to_do.ask(candidate, to_do.FOLLOW_UP, title, role=RoleName.FRONT_DESK, key=key, by=by, at=at)
    elif outcome == Outcome.NOT_SUITABLE:
        title = _("Confirm or lift 'not now' for %(name)s") % name
        to_do.ask(candidate, to_do.CONFIRM, title, role=RoleName.PRESCRIBER, key=key, urgency="next_day", by=by, at=at)
