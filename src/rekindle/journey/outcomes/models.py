"""Scores over time, and what a person decided on seeing them."""

from django.db import models
from django.db.models import Q

from rekindle.journey.pairs import paired
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Clinic
from rekindle.journey.questionnaires.models import Sheet


class CheckIn(models.Model):
    """A weekly PHQ-9 and GAD-7 asked of a patient, whether or not it was ever filled in."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    sheet = models.OneToOneField(Sheet, models.PROTECT, related_name="+")
    missed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "instrument", "due_on"], name="check_in_once_a_day"),
        ]
        indexes = [models.Index(fields=["clinic", "due_on"], name="check_in_due")]

    def __str__(self) -> str:
        return f"{self.instrument} due {self.due_on}"


class ScalePlan(models.Model):
    """A scale that a clinician asked to be filled in again and again, beside the weekly two."""

    class FilledBy(models.TextChoices):
        PATIENT = "patient"  # on their phone
        CLINICIAN = "clinician"  # rated in a conversation, entered by staff

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    filled_by = models.CharField(max_length=10, choices=FilledBy)
    every_days = models.PositiveSmallIntegerField()  # 0: once
    first_due_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with ended_at

    class Meta:
        constraints = [
            paired("scale_plan", "ended"),
            models.UniqueConstraint(
                fields=["patient", "instrument"], condition=Q(ended_at__isnull=True), name="scale_planned_once"
            ),
        ]
        indexes = [models.Index(fields=["clinic", "first_due_on"], name="scale_plan_due")]

    def __str__(self) -> str:
        return f"{self.instrument} every {self.every_days} days" if self.every_days else f"{self.instrument} once"


class Score(models.Model):
    """The score of one completed sheet, with the version of the rule that scored it and how it was asked."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=20)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="+")
    total = models.PositiveSmallIntegerField(null=True)  # null: not scorable, items missing
    answered_count = models.PositiveSmallIntegerField()
    safety_item = models.PositiveSmallIntegerField(null=True)
    band = models.CharField(max_length=40, blank=True)
    results = models.JSONField(default=dict)  # what the scale gives besides the total, by its published key
    mode = models.CharField(max_length=20, blank=True)  # see clinical.instruments.modes
    wording_sha256 = models.CharField(max_length=64, blank=True)
    rated_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # null: the patient's own answers
    completed_at = models.DateTimeField()  # when the answers were given, not when they were typed
    content_version = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "instrument"], name="score_once_a_sheet")]
        indexes = [models.Index(fields=["patient", "instrument", "completed_at"], name="score_in_time")]

    def __str__(self) -> str:
        return f"{self.instrument} {self.total}"


class MaintenanceDecision(models.Model):
    """What was proposed for the next treatment, and what a clinician made of it."""

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    response_class = models.CharField(max_length=20)
    reasons = models.JSONField()
    proposed_on = models.DateField(null=True)
    proposed_interval_days = models.PositiveSmallIntegerField(null=True)
    chosen_on = models.DateField(null=True)
    choice = models.CharField(
        max_length=10, choices=[("accepted", "accepted"), ("changed", "changed"), ("stop", "stop")]
    )
    choice_reason = models.TextField(blank=True)
    content_version = models.CharField(max_length=40)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True)
    superseded_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with superseded_at

    class Meta:
        constraints = [
            paired("maintenance", "superseded"),
            models.UniqueConstraint(
                fields=["patient"], condition=Q(superseded_at__isnull=True), name="maintenance_one_standing_decision"
            ),
            models.CheckConstraint(
                condition=Q(choice="stop") | Q(chosen_on__isnull=False), name="maintenance_decision_names_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"maintenance decision {self.pk}"
