"""One treatment and everything that happened in it, each fact entered once."""

from django.db import models
from django.db.models import F, Q

from rekindle.journey.courses.models import PlannedSession, StandingOrder
from rekindle.journey.pairs import paired
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Chair, Clinic


class Treatment(models.Model):
    """A planned session on its day; states of clinical.treatment.states."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    session = models.ForeignKey(PlannedSession, models.PROTECT, related_name="+")
    chair = models.ForeignKey(Chair, models.PROTECT, related_name="+")
    nurse = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=255)
    began_at = models.DateTimeField(null=True)
    infusion_ended_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=255, blank=True)  # why nothing was given, or how it ended otherwise
    observe_every_min = models.PositiveSmallIntegerField(default=10)
    dose_mg = models.DecimalField(max_digits=6, decimal_places=1)  # the order on the day
    minutes = models.PositiveSmallIntegerField()
    content_version = models.CharField(max_length=40)
    ready_checks = models.JSONField(null=True)  # as they stood when it began: {"content_version", "checks": [...]}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=~Q(status__in=["not-done", "entered-in-error"]),
                name="treatment_once_a_session",
            ),
            models.UniqueConstraint(
                fields=["chair"],
                condition=Q(status__in=["in-progress", "on-hold", "recovering"]),
                name="treatment_one_running_a_chair",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(began_at__isnull=True) | Q(left_at__gt=F("began_at")),
                name="treatment_left_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "status"], name="treatment_on_the_floor")]

    def __str__(self) -> str:
        return f"treatment {self.pk}"


class DayFact(models.Model):
    """One fact of the day that readiness or discharge asks for; the newest answer to a key counts."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="facts")
    key = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "key"], condition=Q(superseded_at__isnull=True), name="day_fact_one_current_a_key"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Acceptance(models.Model):
    """A prescriber's signed decision to go on although a readiness check says hold."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="+")
    check_id = models.CharField(max_length=10)
    found = models.CharField(max_length=255)  # what was signed for; another finding asks for another signature
    reason = models.TextField()
    content_version = models.CharField(max_length=40, blank=True)
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["treatment", "check_id", "found"], name="acceptance_once_a_finding")
        ]

    def __str__(self) -> str:
        return f"{self.check_id} accepted"


class DrugRecord(models.Model):
    """The controlled drug of one treatment: vial, drawn, wasted and who saw it; given comes from the pump."""

    treatment = models.OneToOneField(Treatment, models.PROTECT, related_name="+")
    drug = models.CharField(max_length=60, default="ketamine hydrochloride")
    lot = models.CharField(max_length=60)
    vial_mg_per_ml = models.DecimalField(max_digits=6, decimal_places=2)
    vial_mg = models.DecimalField(max_digits=7, decimal_places=1)
    drawn_mg = models.DecimalField(max_digits=7, decimal_places=1)
    bag_ml = models.DecimalField(max_digits=6, decimal_places=1)
    limit_reason = models.CharField(max_length=255, blank=True)  # why a concentration outside the usual band is right
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    pump_checked_at = models.DateTimeField(null=True)
    pump_checked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    pump_checked_ml_per_h = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    wasted_mg = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    wasted_at = models.DateTimeField(null=True)
    wasted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    discrepancy_reason = models.CharField(max_length=255, blank=True)  # why the amounts do not add up
    witnessed_at = models.DateTimeField(null=True)
    witnessed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            paired("drug", "pump_checked"),
            paired("drug", "wasted"),
            paired("drug", "witnessed"),
            models.CheckConstraint(
                condition=Q(witnessed_by__isnull=True) | ~Q(witnessed_by=F("wasted_by")),
                name="drug_witness_is_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(pump_checked_by__isnull=True) | ~Q(pump_checked_by=F("drawn_by")),
                name="drug_pump_check_is_a_second_person",
            ),
            models.CheckConstraint(condition=Q(drawn_mg__gt=0) & Q(drawn_mg__lte=F("vial_mg")), name="drug_drawn_fits"),
        ]

    def __str__(self) -> str:
        return f"{self.drug}, lot {self.lot}"


class PumpEvent(models.Model):
    """What a hand did to the pump, and when; the only source of delivered milligrams."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)  # EventKind of clinical.treatment.pump
    rate_ml_per_h = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    happened_at = models.DateTimeField()
    reason = models.CharField(max_length=255, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["treatment", "number"], name="pump_event_in_one_order")]

    def __str__(self) -> str:
        return f"pump {self.kind}"


class VitalSigns(models.Model):
    """One timed set by hand; a mistake is entered in error, never removed."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=10)  # before, during, after
    measured_at = models.DateTimeField()
    systolic_mmhg = models.PositiveSmallIntegerField(null=True)
    diastolic_mmhg = models.PositiveSmallIntegerField(null=True)
    hr_per_min = models.PositiveSmallIntegerField(null=True)
    spo2_pct = models.PositiveSmallIntegerField(null=True)
    rr_per_min = models.PositiveSmallIntegerField(null=True)
    temp_c = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    moaas = models.PositiveSmallIntegerField(null=True)
    distress_0_10 = models.PositiveSmallIntegerField(null=True)
    nausea_0_10 = models.PositiveSmallIntegerField(null=True)
    pain_0_10 = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=255, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    in_error_at = models.DateTimeField(null=True)
    in_error_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    in_error_reason = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name_plural = "vital signs"
        constraints = [
            paired("vitals", "in_error"),
            models.UniqueConstraint(
                fields=["treatment", "measured_at"],
                condition=Q(in_error_at__isnull=True),
                name="vitals_once_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["treatment", "measured_at"], name="vitals_in_time")]

    def __str__(self) -> str:
        return f"vital signs {self.pk}"


class MedicineGiven(models.Model):
    """A medicine given under a signed standing order."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="+")
    order = models.ForeignKey(StandingOrder, models.PROTECT, related_name="+")
    dose_given = models.CharField(max_length=80)
    reason = models.CharField(max_length=255)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["treatment", "order", "given_at"], name="medicine_given_once_a_moment")
        ]

    def __str__(self) -> str:
        return f"{self.order}"


class SideEffect(models.Model):
    """An unwanted effect, its grade and its course."""

    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="+")
    term = models.CharField(max_length=40)  # of clinical.treatment.adverse_events
    grade = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()
    action_taken = models.CharField(max_length=255, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            paired("side_effect", "resolved"),
            models.CheckConstraint(condition=Q(grade__gte=1, grade__lte=5), name="side_effect_grade_1_to_5"),
            models.UniqueConstraint(
                fields=["treatment", "term"], condition=Q(resolved_at__isnull=True), name="side_effect_open_once_a_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} grade {self.grade}"


class Discharge(models.Model):
    """Who took the patient home, when, and that each criterion was met."""

    treatment = models.OneToOneField(Treatment, models.PROTECT, related_name="+")
    criteria = models.JSONField()
    content_version = models.CharField(max_length=40, blank=True)
    escort_name = models.CharField(max_length=200)
    escort_phone = models.CharField(max_length=40)
    escort_relation = models.CharField(max_length=80)
    escort_signed_name = models.CharField(max_length=200)
    discharged_at = models.DateTimeField()
    discharged_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"discharge {self.pk}"


class Note(models.Model):
    """The note of one treatment as it was signed; it never changes afterwards."""

    treatment = models.OneToOneField(Treatment, models.PROTECT, related_name="+")
    text = models.TextField()
    impression = models.TextField()
    content_version = models.CharField(max_length=40)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"note {self.pk}"


class Addendum(models.Model):
    """What was added to a signed note, by whom and when."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="+")
    text = models.TextField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "addenda"

    def __str__(self) -> str:
        return f"addendum {self.pk}"
