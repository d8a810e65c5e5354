"""What was prescribed, the sessions it makes and what may stop the next one."""

from django.db import models
from django.db.models import F, Q

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.candidates.models import Clearance, Consent
from rekindle.journey.pairs import paired
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Clinic


class Course(models.Model):
    """A prescribed series under one version of one protocol."""

    class Phase(models.TextChoices):
        INDUCTION = "induction"
        MAINTENANCE = "maintenance"

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=20, choices=Phase)
    protocol = models.CharField(max_length=20)
    protocol_version = models.CharField(max_length=40)
    clearance = models.ForeignKey(Clearance, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20)  # states of clinical.treatment.states
    mg_per_kg = models.DecimalField(max_digits=4, decimal_places=2)
    minutes = models.PositiveSmallIntegerField()
    sessions_planned = models.PositiveSmallIntegerField()
    weight_basis = models.CharField(max_length=12)
    ordered_weight_kg = models.DecimalField(max_digits=5, decimal_places=1)
    dosing_weight_kg = models.DecimalField(max_digits=5, decimal_places=1)
    dose_mg = models.DecimalField(max_digits=6, decimal_places=1)
    limit_reasons = models.JSONField(default=dict)  # {"entry": {"band", "reason"}}
    indication = models.CharField(max_length=20)
    prescribed_at = models.DateTimeField()
    prescribed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    content_version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            paired("course", "countersigned"),
            models.CheckConstraint(
                condition=Q(countersigned_by__isnull=True) | ~Q(countersigned_by=F("prescribed_by")),
                name="course_countersigned_by_a_second_person",
            ),
            models.UniqueConstraint(
                fields=["patient"],
                condition=Q(status__in=["draft", "active", "on-hold"]),
                name="course_one_open_a_patient",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} course {self.pk}"


class StandingOrder(models.Model):
    """A medicine a nurse may give without asking again, signed with the course."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    order_id = models.CharField(max_length=40)  # of clinical.treatment.standing_orders
    drug = models.CharField(max_length=80)
    dose = models.CharField(max_length=120)
    route = models.CharField(max_length=40)
    use = models.CharField(max_length=200)
    limits = models.CharField(max_length=255)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "order_id"], name="standing_order_once_a_course")]

    def __str__(self) -> str:
        return f"{self.drug} {self.dose}"


class PlannedSession(models.Model):
    """One session of a course, booked or still to be booked."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    target_on = models.DateField()
    appointment = models.OneToOneField(Appointment, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="session_number_once_a_course")]

    def __str__(self) -> str:
        return f"session {self.number}"


class Hold(models.Model):
    """Why the next session may not begin, until a named person lifts it."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    reason = models.TextField()
    held_at = models.DateTimeField()
    held_by = models.CharField(max_length=255)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with lifted_at
    lifted_note = models.TextField(blank=True)

    class Meta:
        constraints = [paired("hold", "lifted")]

    def __str__(self) -> str:
        return f"hold on course {self.course_id}"
