"""One line for each write and each page view of a chart."""

from django.db import models


class Entry(models.Model):
    """A line that nobody, the application included, may change or remove."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    sentence = models.TextField()
    actor_kind = models.CharField(max_length=40)
    actor_id = models.CharField(max_length=40)
    actor_label = models.CharField(max_length=255)
    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)
    about_label = models.CharField(max_length=255)
    clinic_key = models.CharField(max_length=40, blank=True)
    patient_key = models.CharField(max_length=40, blank=True)
    details = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["patient_key", "id"], name="ledger_of_patient"),
            models.Index(fields=["clinic_key", "id"], name="ledger_of_clinic"),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.sentence}"
