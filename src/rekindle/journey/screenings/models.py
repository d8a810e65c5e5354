"""Each judgement, with the version of the rules that made it."""

from django.db import models

from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic
from rekindle.journey.questionnaires.models import Sheet


class Screening(models.Model):
    """What the rules said of a person's answers at one gate, on one day, and why."""

    class Gate(models.TextChoices):
        QUESTIONNAIRE = "questionnaire"
        REVIEW = "review"
        CONSULTATION = "consultation"
        CLEARANCE = "clearance"
        PREPARATION = "preparation"
        TREATMENT = "treatment"

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, null=True, related_name="+")
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+")
    gate = models.CharField(max_length=20, choices=Gate)
    disposition = models.CharField(max_length=20)
    urgency = models.CharField(max_length=10)
    suicide_band = models.CharField(max_length=20)
    answers = models.JSONField()
    result = models.JSONField()
    grounds = models.JSONField(default=list)  # each fired rule's text and numbers as they stood, and who confirmed them
    content_version = models.CharField(max_length=40)
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["patient", "-decided_at"], name="screening_newest_first")]

    def __str__(self) -> str:
        return f"screening {self.pk} ({self.disposition})"
