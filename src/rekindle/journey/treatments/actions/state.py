"""A treatment as it stands at this instant, the arrows it may follow, and what every act checks first."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.states import SESSION, why_not_move
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.ledger.turn import take_turn
from rekindle.journey.people.models import Staff
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.models import DrugRecord, PumpEvent, Treatment

CLOCK_SKEW = timedelta(seconds=90)  # a form typed on another computer may run ahead by this much
IN_THE_CHAIR = ("preparation", "in-progress", "on-hold", "recovering")
DRUG_RUNNING = ("in-progress", "on-hold")
AFTER_DRUG = ("recovering", "completed", "stopped")


def refusal(code: str, sentence: str) -> Refusal:
    """A reason of this room, which rests on the house's own policy."""
    return Refusal(code=f"treatment.{code}", sentence=sentence, sources=("P",))


def refuse(code: str, sentence: str) -> Refused:
    """One reason not to go on."""
    return Refused((refusal(code, sentence),))


def locked(treatment: Treatment) -> Treatment:
    """The treatment as it is now, held until this act is done, so that two nurses do not act on two different pasts."""
    take_turn()
    return (
        Treatment.objects.select_for_update(of=("self",))
        .select_related("patient", "clinic", "session", "session__course", "chair", "nurse")
        .get(pk=treatment.pk)
    )


def move(treatment: Treatment, after: str) -> None:
    """Along a drawn arrow, or refused with the sentence that says why not."""
    refusals = why_not_move(SESSION, treatment.status, after)
    if refusals:
        raise Refused(refusals)
    treatment.status = after


def must_be(treatment: Treatment, *states: str, to: str) -> None:
    """Say where the treatment stands when it is not where this act belongs."""
    if treatment.status not in states:
        words = SESSION.meanings[treatment.status]
        sentence = _("%(what)s is not possible now: this treatment is %(state)s (%(words)s).") % {
            "what": to,
            "state": treatment.status,
            "words": words,
        }
        raise refuse("not_now", sentence)


def drug_record(treatment: Treatment) -> DrugRecord:
    """The drug that was drawn up, or the sentence that says it was not."""
    found = facts.drug_of(treatment)
    if found is None:
        raise refuse(
            "no_drug", _("No drug has been drawn up for this treatment yet; record lot, vial and amount first.")
        )
    return found


def why_not_at(treatment: Treatment, happened_at: datetime, at: datetime, reason: str = "") -> tuple[Refusal, ...]:
    """A time that has not come yet is a slip; one before the treatment opened needs a reason."""
    if happened_at > at + CLOCK_SKEW:
        when = f"{facts.local(treatment, happened_at):%H:%M}"
        return (refusal("future", _("%(when)s has not come yet; enter the time it was measured.") % {"when": when}),)
    if happened_at < treatment.opened_at - CLOCK_SKEW and not reason.strip():
        opened = f"{facts.local(treatment, treatment.opened_at):%H:%M}"
        sentence = _("That is before this treatment was opened at %(opened)s; if it is right, write down why.")
        return (refusal("before_opening", sentence % {"opened": opened}),)
    return ()


def next_number(treatment: Treatment) -> int:
    """The place of the next pump event in the order of recording."""
    last = PumpEvent.objects.filter(treatment=treatment).order_by("-number").first()
    return 1 if last is None else last.number + 1


def keep(
    verb: str, sentence: str, treatment: Treatment, *, by: Staff, at: datetime, about: object = None,
    details: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """The ledger line of an act in this room."""
    record(
        f"treatment.{verb}",
        sentence,
        about=about or treatment,
        by=by,
        at=at,
        clinic=treatment.clinic,
        patient=treatment.patient,
        details=details,
    )
