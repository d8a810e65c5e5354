"""The records of each gate between the first verdict and the first treatment."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rekindle.journey.appointments.models import Appointment
from rekindle.journey.pairs import paired
from rekindle.journey.people.models import Patient, Staff
from rekindle.journey.places.models import Clinic
from rekindle.journey.screenings.models import Screening


class Candidate(models.Model):
    """Where one person stands on the way to a first treatment; states of clinical.treatment.states."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.OneToOneField(Patient, models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="+")  # the newest judgement
    state = models.CharField(max_length=30)
    state_since_at = models.DateTimeField()
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)  # two staff at once: the second is told who did what
    last_changed_by = models.CharField(max_length=255)
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "state", "state_since_at"], name="candidate_queue")]

    def __str__(self) -> str:
        return str(self.patient)


class ReviewCall(models.Model):
    """A call to a candidate and what came of it."""

    class Outcome(models.TextChoices):
        REACHED = "reached", _("Reached")
        NO_ANSWER = "no_answer", _("No answer")
        LEFT_MESSAGE = "left_message", _("Left a message")
        WRONG_NUMBER = "wrong_number", _("Wrong number")

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = models.TextField()
    called_at = models.DateTimeField()
    called_by = models.CharField(max_length=255)

    def __str__(self) -> str:
        return f"call {self.pk} ({self.outcome})"


class Resolution(models.Model):
    """How one fired rule was settled, by whom and why; the finding itself stays in the record."""

    class Answer(models.TextChoices):
        MAY_GO_ON = "may_go_on", _("May go on")
        MUST_WAIT = "must_wait", _("Must wait")
        NOT_FOR_US = "not_for_us", _("Not for us")

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="+")
    rule_id = models.CharField(max_length=20)
    grade = models.CharField(max_length=20)
    answer = models.CharField(max_length=20, choices=Answer)
    note = models.TextField()
    overrides = models.BooleanField(default=False)
    resolved_at = models.DateTimeField()
    resolved_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "rule_id"],
                condition=Q(superseded_at__isnull=True),
                name="resolution_one_current_a_rule",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.answer}"


class Consultation(models.Model):
    """The free 30-minute consultation: hopes, expectations, contraindications gone over again."""

    class Outcome(models.TextChoices):
        TO_CLEARANCE = "to_clearance", _("On to medical clearance")
        CONSIDERING = "considering", _("Thinking it over")
        DECLINED = "declined", _("Does not want to go on")
        NOT_SUITABLE = "not_suitable", _("Not suitable")

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    appointment = models.OneToOneField(Appointment, models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="+")
    goals = models.TextField()
    expectations = models.TextField()
    contraindications_confirmed = models.BooleanField()
    contraindications_note = models.TextField(blank=True)
    costs_discussed = models.BooleanField()
    crisis_lines_given = models.BooleanField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"consultation {self.pk}"


class Clearance(models.Model):
    """Medical clearance: history, examination and results, each measured and signed for."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, models.PROTECT, null=True, related_name="+")
    history = models.TextField(blank=True)
    medicines_reconciled = models.TextField(blank=True)
    allergies = models.TextField(blank=True)
    examination = models.TextField(blank=True)
    pressures = models.JSONField(default=list)  # [{"systolic_mmhg", "diastolic_mmhg", "measured_at"}]
    hr_per_min = models.PositiveSmallIntegerField(null=True)
    spo2_pct = models.PositiveSmallIntegerField(null=True)
    height_cm = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    weight_kg = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    sex_for_dosing = models.CharField(max_length=6, blank=True)  # male, female: for ideal body weight only
    asa_class = models.PositiveSmallIntegerField(null=True)
    airway = models.TextField(blank=True)
    ecg_needed = models.CharField(max_length=10, blank=True)
    ecg_result = models.TextField(blank=True)
    qtc_ms = models.PositiveSmallIntegerField(null=True)
    laboratory = models.JSONField(default=dict)  # {"alt_u_per_l": 22, …, "taken_on": "…"}
    urinalysis = models.CharField(max_length=20, blank=True)
    urine_hcg = models.CharField(max_length=20, blank=True)
    urine_drug_screen = models.CharField(max_length=20, blank=True)
    urine_note = models.TextField(blank=True)
    pdmp_checked_on = models.DateField(null=True)
    pdmp_note = models.TextField(blank=True)
    indication = models.CharField(max_length=20, blank=True)
    icd10_code = models.CharField(max_length=10, blank=True)
    treatment_history = models.TextField(blank=True)
    options_discussed = models.JSONField(default=list)
    off_label_explained = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    expires_on = models.DateField(null=True)
    content_version = models.CharField(max_length=40, blank=True)  # by which rules it was signed
    reopened_at = models.DateTimeField(null=True)
    reopened_reason = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            paired("clearance", "signed"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(expires_on__isnull=False), name="clearance_signed_one_expires"
            ),
        ]

    def __str__(self) -> str:
        return f"clearance {self.pk}"


class Preparation(models.Model):
    """The preparation session: what to expect, and an intention in the patient's own words."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    appointment = models.OneToOneField(Appointment, models.PROTECT, related_name="+")
    expectations = models.TextField()
    intention = models.TextField()
    topics_covered = models.JSONField(default=list)
    touch_preference = models.CharField(max_length=200, blank=True)
    music_preference = models.CharField(max_length=200, blank=True)
    escort_plan = models.CharField(max_length=255, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"preparation {self.pk}"


class Consent(models.Model):
    """A consent of one version for one route, read item by item and signed by the patient."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    route = models.CharField(max_length=20)
    phase = models.CharField(max_length=20, default="induction")  # maintenance asks for a consent of its own
    version = models.CharField(max_length=40)
    items = models.JSONField()  # {"item_id": "initials"}
    signature_name = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=255)
    registry_opt_in = models.BooleanField(default=False)
    expires_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=255, null=True)  # noqa: DJ001 - null pairs with withdrawn_at

    class Meta:
        constraints = [paired("consent", "withdrawn")]

    def __str__(self) -> str:
        return f"consent {self.version} for {self.route}"
