"""The note of a treatment: generated from the record, signed once, added to and never changed."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.treatments import narrative
from rekindle.journey.treatments.actions.state import keep, locked, must_be, refuse
from rekindle.journey.treatments.models import Addendum, Note, Treatment


@transaction.atomic
def sign_note(*, treatment: Treatment, impression: str, by: Staff, at: datetime) -> Note:
    """Sign what the record says, with what the clinician makes of it; from then on it stands."""
    require(by, "note.sign")
    row = locked(treatment)
    signed = Note.objects.select_related("signed_by").filter(treatment=row).first()
    if signed is not None and signed.signed_by_id == by.pk and signed.impression == impression.strip():
        return signed
    if signed is not None:
        raise refuse(
            "signed", _("%(who)s has signed this note already; write an addendum.") % {"who": signed.signed_by}
        )
    must_be(row, "completed", "stopped", to=_("Signing the note"))
    refusals = narrative.why_not_sign(row, impression)
    if refusals:
        raise Refused(refusals)
    text = narrative.write(row, at)
    try:
        with transaction.atomic():
            note = Note.objects.create(
                treatment=row,
                text=text,
                impression=impression.strip(),
                content_version=row.content_version,
                signed_at=at,
                signed_by=by,
            )
    except IntegrityError:
        raise refuse("signed", _("A colleague has just signed this note; write an addendum.")) from None
    keep("note_signed", "signed the note of {about}", row, by=by, at=at)
    return note


@transaction.atomic
def add_addendum(*, note: Note, text: str, by: Staff, at: datetime) -> Addendum:
    """Say what is to be added to a signed note; the note itself stays as it was."""
    require(by, "note.sign")
    row = locked(note.treatment)
    if not text.strip():
        raise refuse("empty", _("Write what is to be added."))
    same = Addendum.objects.filter(note=note, text=text.strip(), added_by=by).first()
    if same is not None:
        return same
    added = Addendum.objects.create(note=note, text=text.strip(), added_at=at, added_by=by)
    keep("addendum", "added to the note of {about}", row, by=by, at=at)
    return added
