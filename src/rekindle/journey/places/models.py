"""Where treatment happens."""

from django.db import models
from django.db.models import F, Q

from rekindle.clinical.pharmacology.route_words import ROUTES
from rekindle.journey.pairs import paired


class Clinic(models.Model):
    """A clinic; a demo clinic holds invented people only and is one from its first day."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    time_zone = models.CharField(max_length=60, default="America/New_York")
    phone = models.CharField(max_length=40)
    after_hours_phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=255)
    is_demo = models.BooleanField(default=False)
    founded_at = models.DateTimeField()
    form_opened_at = models.DateTimeField(null=True)
    form_opened_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with form_opened_at

    class Meta:
        constraints = [paired("clinic", "form_opened")]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When the clinic is open on one day of the week; Monday is 0."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        verbose_name_plural = "opening hours"
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "weekday"], name="hours_once_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="hours_close_after_they_open"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_weekday_is_one_of_seven"),
        ]

    def __str__(self) -> str:
        return f"weekday {self.weekday}: {self.opens}–{self.closes}"


class ClosedDay(models.Model):
    """A day on which the clinic stays shut."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="closed_days")
    on = models.DateField()
    reason = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "on"], name="closed_day_once")]

    def __str__(self) -> str:
        return f"{self.on}: {self.reason}"


class Chair(models.Model):
    """A treatment chair: one patient at a time."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="chairs")
    name = models.CharField(max_length=40)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["clinic", "name"], name="chair_name_once_a_clinic")]

    def __str__(self) -> str:
        return self.name


class OnCallContact(models.Model):
    """Who is told when somebody may be in danger; counts only once a test message was answered."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="on_call_contacts")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)
    email = models.EmailField()
    answers_when = models.CharField(max_length=200)
    test_code_hash = models.CharField(max_length=64, blank=True)
    test_sent_at = models.DateTimeField(null=True)
    tested_at = models.DateTimeField(null=True)
    tested_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with tested_at
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [paired("on_call_contact", "tested")]

    def __str__(self) -> str:
        return self.name


class RouteGiven(models.Model):
    """One way in which this clinic gives ketamine; a clinic that has said nothing gives infusions alone."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="routes_given")
    route = models.CharField(max_length=20)

    class Meta:
        verbose_name_plural = "routes given"
        constraints = [
            models.UniqueConstraint(fields=["clinic", "route"], name="route_once_a_clinic"),
            models.CheckConstraint(condition=Q(route__in=sorted(ROUTES)), name="route_is_one_we_know"),
        ]

    def __str__(self) -> str:
        return self.route


class ValueConfirmation(models.Model):
    """One clinical value that a named clinician confirmed or changed; the newest of a key counts, none is rewritten.

    `offered` is the default, unit and band that stood on the page: when later content offers something else, this
    confirmation was of another value and counts no more.
    """

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="confirmations")
    key = models.CharField(max_length=120)
    setting = models.JSONField()
    moved = models.BooleanField()
    offered = models.TextField()
    content_version = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=255)
    confirmed_key = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["clinic", "key", "-id"], name="confirmation_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(moved=False) | ~Q(reason=""), name="value_moved_with_a_reason"),
            models.CheckConstraint(condition=~Q(confirmed_by=""), name="value_confirmed_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.key
