"""How every act on a candidate begins and ends: on the newest row, one at a time, with one line in the ledger."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from rekindle.clinical.treatment.states import CANDIDATE, CANDIDATE_TRANSITIONS, why_not_move
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Actor
from rekindle.journey.ledger.queries import lines_about
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people import access
from rekindle.journey.people.models import Patient, Staff

ON_THE_PATH = frozenset(
    {"consulted", "clearance_booked", "cleared", "preparing", "prepared", "consented"}
)  # before the first treatment, after the consultation
IN_CARE = frozenset({"in_treatment", "maintenance"})


def take(candidate: Candidate, *, version: int | None, by: Actor, need: str) -> Candidate:
    """The candidate as the row stands now, for somebody who may act; a stale page is told who did what."""
    take_turn()
    current = (
        Candidate.objects.select_related("clinic", "patient__clinic", "screening", "owner")
        .select_for_update(of=("self",))
        .get(pk=candidate.pk)
    )
    if isinstance(by, Patient):
        if by.pk != current.patient_id or need != "self":
            raise access.Hidden
    elif isinstance(by, Staff):
        if by.clinic_id != current.clinic_id:
            raise access.Hidden
        access.require(by, need if need != "self" else "appointments.book")
    if version is not None and version != current.version:
        raise Refused(changed_meanwhile(current, by))
    return current


def changed_meanwhile(candidate: Candidate, by: Actor) -> str:
    """Who did what, and when, since the page was opened."""
    line = lines_about(candidate.patient).filter(about_kind="candidate", about_id=str(candidate.pk)).first()
    if line is None:
        return _("Somebody has acted on this meanwhile; look again before you act.")
    when = f"{line.at.astimezone(ZoneInfo(candidate.clinic.time_zone)):%H:%M}"
    sentence = line.sentence.rstrip(".")
    if candidate.last_changed_by == str(by):
        return _("This was kept already: %(sentence)s at %(when)s. Nothing was written twice.") % {
            "sentence": sentence,
            "when": when,
        }
    return _("%(sentence)s at %(when)s; look again before you act.") % {"sentence": sentence, "when": when}


def may_become(candidate: Candidate, state: str) -> bool:
    """Whether the drawn arrows lead there from here."""
    return state in CANDIDATE_TRANSITIONS[candidate.state]


def step(candidate: Candidate, state: str, at: datetime) -> None:
    """Take one drawn arrow, or refuse with the arrows there are."""
    if refusals := why_not_move(CANDIDATE, candidate.state, state):
        raise Refused(refusals)
    candidate.state, candidate.state_since_at = state, at


def require_state(candidate: Candidate, *states: str) -> None:
    """Refuse an act that belongs to another step of the path."""
    if candidate.state not in states:
        raise Refused(
            _("%(name)s is at the step '%(now)s': %(meaning)s. This belongs to another step.")
            % {
                "name": candidate.patient,
                "now": candidate.state.replace("_", " "),
                "meaning": CANDIDATE.meanings[candidate.state],
            }
        )


def keep(
    candidate: Candidate,
    verb: str,
    sentence: str,
    *,
    by: Actor,
    at: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Save the row with its next version and write the one line that says what was done."""
    candidate.version += 1
    candidate.last_changed_by = str(by)[:255]
    candidate.save()
    record(
        f"candidate.{verb}",
        sentence,
        about=candidate,
        by=by,
        at=at,
        clinic=candidate.clinic,
        patient=candidate.patient,
        details=details,
    )
