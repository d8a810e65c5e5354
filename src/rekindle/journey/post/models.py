"""The outbox, and the addresses that said stop."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One message to one address; its wording holds no clinical word."""

    class State(models.TextChoices):
        WAITING = "waiting"
        CLAIMED = "claimed"
        SENT = "sent"
        FAILED = "failed"
        STOPPED = "stopped"

    clinic_key = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    to_address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    unique_key = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    not_before_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    claim = models.CharField(max_length=40, blank=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before_at"], name="post_to_carry")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="post_sent_message_says_when"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk} ({self.kind.replace('_', ' ')})"


class StoppedAddress(models.Model):
    """An address that asked us to stop, or that bounced for good."""

    address = models.CharField(max_length=254, unique=True)
    reason = models.CharField(max_length=200)
    stopped_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "stopped addresses"

    def __str__(self) -> str:
        return f"{self.address} (stopped)"
