"""The people of a clinic: those who work there and those who come for help."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from rekindle.journey.people.roles import RoleName
from rekindle.journey.places.models import Clinic


class Staff(AbstractBaseUser):
    """A person who works at one clinic in one role, signing in with a password and a second factor."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=RoleName)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        verbose_name_plural = "staff"
        constraints = [models.UniqueConstraint(Lower("email"), name="staff_email_once_whatever_its_case")]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A single-use link with which a new member of staff sets a password."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=255)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.staff}"


class Patient(models.Model):
    """A person who came for help, from the first contact on."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    preferred_name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    emergency_name = models.CharField(max_length=200, blank=True)
    emergency_phone = models.CharField(max_length=40, blank=True)
    registered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["clinic", "name"], name="patient_by_name")]

    def __str__(self) -> str:
        return self.name


class ContactConsent(models.Model):
    """What a patient said about being reached by one channel; the newest answer counts."""

    class Channel(models.TextChoices):
        PHONE = "phone"
        EMAIL = "email"

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    granted = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=255)

    class Meta:
        indexes = [models.Index(fields=["patient", "channel", "-said_at"], name="consent_newest_first")]

    def __str__(self) -> str:
        return f"{self.channel}: {'yes' if self.granted else 'no'}"


class SignInLink(models.Model):
    """A signed, expiring link for one patient, used up by a press and not by a visit."""

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    next_path = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__gte=models.F("created_at")),
                name="link_used_after_it_was_made",
            )
        ]

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"
