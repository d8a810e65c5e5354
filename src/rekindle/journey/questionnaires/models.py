"""Answer sheets and the answers on them."""

from django.db import models
from django.db.models import Q

from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.journey.pairs import paired
from rekindle.journey.people.models import Patient
from rekindle.journey.places.models import Clinic


def instrument_name(purpose: str) -> str:
    """PHQ-9 for phq9; the other purposes as plain words."""
    return ASKABLE[purpose].name if purpose in ASKABLE else purpose.capitalize()


class Sheet(models.Model):
    """One questionnaire being filled in by one person, or corrected by a member of staff."""

    class Purpose(models.TextChoices):
        """What a sheet is for besides asking one instrument, whose id stands here otherwise."""

        SCREENING = "screening"  # the stranger's own questionnaire
        UPDATE = "update"  # newer facts learned at a gate by staff; keys of the screening profile

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=20)  # a Purpose, or the id of the instrument that is asked
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
        return f"{instrument_name(self.purpose)} questionnaire {self.pk}"


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


class ClinicWording(models.Model):
    """The words of a scale that a clinic brought under its own licence; they stay in this clinic's own rows."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    questionnaire = models.TextField()  # the FHIR R4 file as it was brought
    sha256 = models.CharField(max_length=64)
    owner = models.CharField(max_length=200)
    licence_reference = models.CharField(max_length=200)
    on_paper = models.BooleanField()
    electronic = models.BooleanField()
    patient_facing = models.BooleanField()
    expires_on = models.DateField()
    signer = models.CharField(max_length=120)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=255)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with withdrawn_at

    class Meta:
        constraints = [
            paired("wording", "withdrawn"),
            models.UniqueConstraint(
                fields=["clinic", "instrument", "language"],
                condition=Q(withdrawn_at__isnull=True),
                name="wording_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"wording of {self.instrument} ({self.language})"


class SwitchedOn(models.Model):
    """A scale that is off until its owner has answered, switched on by a clinic that holds the answer."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    owners_answer = models.TextField()
    on_at = models.DateTimeField()
    on_by = models.CharField(max_length=255)
    off_at = models.DateTimeField(null=True)
    off_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with off_at

    class Meta:
        verbose_name_plural = "switched on"
        constraints = [
            paired("switch", "off"),
            models.UniqueConstraint(
                fields=["clinic", "instrument"], condition=Q(off_at__isnull=True), name="scale_switched_on_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} is on"
