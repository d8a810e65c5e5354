"""Which sheet a browser may write on, and which sheets a patient was asked for."""

from collections.abc import MutableMapping
from typing import Any, Final

from django.db.models import QuerySet

from rekindle.journey.people.access import Hidden
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Clinic
from rekindle.journey.questionnaires.models import Sheet as Sheet  # handed out with its type

SHEETS_IN_SESSION: Final = "sheets"
Session = MutableMapping[str, Any]


def clinic_by_slug(slug: str) -> Clinic:
    """The clinic whose public page this is."""
    found = Clinic.objects.filter(slug=slug).first()
    if found is None:
        raise Hidden
    return found


def remember(session: Session, sheet: Sheet) -> None:
    """From now on this browser may write on this sheet."""
    held = [pk for pk in session.get(SHEETS_IN_SESSION, []) if pk != sheet.pk]
    session[SHEETS_IN_SESSION] = [*held, sheet.pk]


def sheet_of_browser(session: Session, pk: int) -> Sheet:
    """The questionnaire this browser began or came back to; anyone else's is as absent as one that never was."""
    found = None
    if pk in session.get(SHEETS_IN_SESSION, []):
        sheets = Sheet.objects.filter(purpose=Sheet.Purpose.SCREENING, erased_at__isnull=True)
        found = sheets.select_related("clinic", "patient").filter(pk=pk).first()
    if found is None:
        raise Hidden
    return found


def untouched_sheet_of_browser(session: Session, clinic: Clinic) -> Sheet | None:
    """The form this browser was handed and has not written on, so that a second press hands out no second one."""
    held = Sheet.objects.filter(pk__in=session.get(SHEETS_IN_SESSION, []), clinic=clinic)
    return held.filter(last_answer_at__isnull=True, completed_at__isnull=True, erased_at__isnull=True).last()


def own_sheet(session: Session, pk: int, *, actor: Any) -> Sheet:
    """A finished questionnaire for the browser that filled it in, or for the patient whose it is."""
    if isinstance(actor, Patient):
        sheets = Sheet.objects.filter(purpose=Sheet.Purpose.SCREENING, patient=actor, erased_at__isnull=True)
        found = sheets.select_related("clinic", "patient").filter(pk=pk).first()
        if found is not None:
            return found
    return sheet_of_browser(session, pk)


def sheet_for_staff(pk: int, *, by: Staff) -> Sheet:
    """A questionnaire of the clinic where this person works."""
    sheets = Sheet.objects.filter(clinic=by.clinic_id, erased_at__isnull=True)
    found = sheets.select_related("clinic", "patient").filter(pk=pk).first()
    if found is None:
        raise Hidden
    return found


def unfinished_of(patient: Patient) -> QuerySet[Sheet]:
    """What a patient was asked to fill in and has not sent yet, the soonest due first."""
    sheets = Sheet.objects.filter(patient=patient, completed_at__isnull=True, due_on__isnull=False)
    return sheets.order_by("due_on", "id")


def newest_questionnaire(patient: Patient) -> Sheet | None:
    """The newest questionnaire a patient sent."""
    sheets = Sheet.objects.filter(patient=patient, purpose=Sheet.Purpose.SCREENING, completed_at__isnull=False)
    return sheets.select_related("clinic").order_by("-completed_at").first()
