"""The judgements that were kept."""

from django.db.models import QuerySet

from rekindle.journey.people.models import Patient
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.models import Screening


def newest(patient: Patient) -> Screening | None:
    """The newest judgement of a patient, at whatever gate it was made."""
    return Screening.objects.filter(patient=patient).order_by("-decided_at", "-pk").first()


def of_patient(patient: Patient) -> QuerySet[Screening]:
    """Every judgement of a patient, the newest first."""
    return Screening.objects.filter(patient=patient).order_by("-decided_at", "-pk")


def of_questionnaire(sheet: Sheet) -> Screening | None:
    """The judgement that a person was told when they sent this form."""
    first = Screening.objects.filter(sheet=sheet, gate=Screening.Gate.QUESTIONNAIRE)
    return first.order_by("decided_at", "pk").first()
