"""Due times are rows: they outlive any process."""

from django.db import models
from django.db.models import F, Q

from rekindle.journey.pairs import paired

LAST_RESORT_ROLE = "medical_director"  # told when nobody covers the role that owns a task


class Task(models.Model):
    """Something a named person, or whoever covers a role, must do by a time."""

    class Urgency(models.TextChoices):
        IMMEDIATE = "immediate"
        SAME_DAY = "same_day"
        NEXT_DAY = "next_day"
        ROUTINE = "routine"

    clinic_key = models.CharField(max_length=40)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    patient_key = models.CharField(max_length=40, blank=True)
    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)
    about_label = models.CharField(max_length=255)
    unique_key = models.CharField(max_length=120, unique=True)
    urgency = models.CharField(max_length=10, choices=Urgency)
    owner_role = models.CharField(max_length=30)
    owner_key = models.CharField(max_length=40, blank=True)
    owner_label = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    escalate_at = models.DateTimeField(null=True)
    escalations = models.PositiveSmallIntegerField(default=0)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with acknowledged_at
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with done_at
    outcome = models.TextField(blank=True)

    class Meta:
        constraints = [
            paired("task", "acknowledged"),
            paired("task", "done"),
        ]
        indexes = [
            models.Index(fields=["clinic_key", "done_at", "due_at"], name="task_open_by_due"),
            models.Index(fields=["escalate_at"], name="task_to_escalate"),
        ]

    def __str__(self) -> str:
        return self.title


class Coverage(models.Model):
    """Who answers for a role between two instants, and where a page reaches them."""

    clinic_key = models.CharField(max_length=40)
    role = models.CharField(max_length=30)
    person_key = models.CharField(max_length=40)
    person_label = models.CharField(max_length=255)
    address = models.CharField(max_length=254)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "coverage"
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="coverage_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["clinic_key", "role", "starts_at"], name="coverage_of_role")]

    def __str__(self) -> str:
        return f"{self.person_label} covers {self.role}"


class Telling(models.Model):
    """One person was sent word of a task: what a page may truthfully say about who was told."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    address = models.CharField(max_length=254)
    step = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()
    message_key = models.CharField(max_length=120, unique=True)

    class Meta:
        indexes = [models.Index(fields=["task", "told_at"], name="telling_of_task")]

    def __str__(self) -> str:
        return f"{self.name} was told of {self.task}"
