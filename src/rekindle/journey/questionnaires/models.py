"""Answer sheets and the answers on them."""

from django.db import models
from django.db.models import Q

from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic


class Sheet(models.Model):
    """One questionnaire being filled in by one person, or corrected by a member of staff."""

    class Purpose(models.TextChoices):
        SCREENING = "screening"  # the stranger's own questionnaire
        UPDATE = "update"  # newer facts learned at a gate by staff; keys of the screening profile
        PHQ9 = "phq9"
        GAD7 = "gad7"

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose)
    content_version = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=255)
    last_answer_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    completed_at = models.DateTimeField(null=True)
    abandoned_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    resume_hash = models.CharField(max_length=64, blank=True)
    resume_expires_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(abandoned_at__isnull=True),
                name="sheet_completed_or_abandoned_not_both",
            ),
            models.CheckConstraint(
                condition=Q(purpose="screening") | Q(patient__isnull=False), name="sheet_names_its_patient"
            ),
        ]
        indexes = [models.Index(fields=["patient", "purpose", "completed_at"], name="sheet_of_patient")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} questionnaire {self.pk}"


class Answer(models.Model):
    """One answer to one question; a changed mind is a new answer, and the old one stays."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="answers")
    key = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=255)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "key"], condition=Q(superseded_at__isnull=True), name="answer_one_current_a_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} on {self.sheet_id}"
