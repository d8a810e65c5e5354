"""Who comes when, to whom and into which chair."""

from django.db import models
from django.db.models import F, Q

from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Chair, Clinic


class Appointment(models.Model):
    """A person, a time and a purpose; its status uses the words of FHIR's Appointment."""

    class Kind(models.TextChoices):
        CONSULTATION = "consultation"
        CLEARANCE = "clearance"
        PREPARATION = "preparation"
        TREATMENT = "treatment"

    class Status(models.TextChoices):
        BOOKED = "booked"
        ARRIVED = "arrived"
        FULFILLED = "fulfilled"
        CANCELLED = "cancelled"
        NOSHOW = "noshow"

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.BOOKED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    practitioner = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(Chair, models.PROTECT, null=True, related_name="+")
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=255)
    ended_reason = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(kind="treatment") | Q(chair__isnull=False), name="appointment_treatment_has_a_chair"
            ),
        ]
        indexes = [
            models.Index(fields=["clinic", "starts_at"], name="appointment_of_day"),
            models.Index(fields=["patient", "starts_at"], name="appointment_of_patient"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} appointment {self.pk}"


class Occupancy(models.Model):
    """One resource during one five-minute step: the database lets it be taken once."""

    class Resource(models.TextChoices):
        CHAIR = "chair"
        STAFF = "staff"
        PATIENT = "patient"

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    resource = models.CharField(max_length=10, choices=Resource)
    resource_key = models.BigIntegerField()
    step_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField(default=0)  # a nurse may hold two places: 0 and 1

    class Meta:
        verbose_name_plural = "occupancies"
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "resource_key", "step_at", "place"], name="occupancy_one_holder_a_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.resource_key} at {self.step_at}"
