"""The watch over one treatment: what the alarm machine remembers, when time next matters, and every row of its log."""

from django.db import models

from rekindle.journey.people.models import Staff
from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments.models.record import Treatment


class Watch(models.Model):
    """The alarm machine of one treatment; its state is kept whole after every step, so that a crash forgets nothing."""

    treatment = models.OneToOneField(Treatment, models.PROTECT, related_name="watch")
    opened_at = models.DateTimeField()  # second 0 of the machine
    offset_s = models.FloatField(default=0)  # what the machine's clock is ahead, since the clinic's was set back
    policy_version = models.CharField(max_length=40)
    settings = models.JSONField(default=dict)  # what the named clinician had moved when it began: {key: setting}
    state = models.JSONField()
    said = models.JSONField(default=dict)  # the words of each condition that stands: {condition: {"words", "number"}}
    stepped_at = models.DateTimeField()
    next_due_at = models.DateTimeField(null=True)  # when time alone changes something
    last_number = models.PositiveIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_due_at"], condition=models.Q(next_due_at__isnull=False), name="watch_next_to_tick"
            )
        ]

    def __str__(self) -> str:
        return f"watch {self.pk}"


class AlarmTransition(models.Model):
    """One change of one alarm: never changed and never removed, which the database itself sees to."""

    watch = models.ForeignKey(Watch, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    happened_at = models.DateTimeField()  # the instant it belongs to
    written_at = models.DateTimeField()  # later, where nobody ticked meanwhile
    at_s = models.FloatField()  # the machine's own clock
    condition = models.CharField(max_length=40)
    phase = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    priority = models.CharField(max_length=6)
    kind = models.CharField(max_length=14)
    level = models.PositiveSmallIntegerField()
    acknowledged = models.BooleanField()
    reach = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=400)  # with the value and the limit in force
    cause = models.CharField(max_length=60, blank=True)  # what it followed: vital signs 12, a press, the clock
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    policy_version = models.CharField(max_length=40)

    class Meta:
        ordering = ["watch", "number"]
        constraints = [models.UniqueConstraint(fields=["watch", "number"], name="alarm_transition_in_one_order")]

    def __str__(self) -> str:
        return f"{self.condition} {self.phase}"


class Heartbeat(models.Model):
    """When the alarms were last looked after: the gap between two beats is said to whoever sits in a chair."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    beat_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="heartbeat_is_one")]

    def __str__(self) -> str:
        return f"{self.beat_at:%H:%M:%S}"


class ListeningScreens(models.Model):
    """When a screen of this clinic was last known to hear the floor; older than a few seconds means that none does."""

    clinic = models.OneToOneField(Clinic, models.PROTECT, primary_key=True, related_name="+")
    heard_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.heard_at:%H:%M:%S}"
