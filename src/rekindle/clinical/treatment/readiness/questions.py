"""The facts in words: what is asked at the chair, how it is answered, and what already stands in the record."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["yes_no", "whole", "decimal", "choice", "day", "instant", "text", "readings"]
Where = Literal["chair", "record"]


@dataclass(frozen=True)
class Question:
    """One fact: its key, its words, how it is answered, and whether it is asked at the chair or on record."""

    key: str
    words: str
    kind: Kind
    where: Where = "chair"
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""

    @property
    def in_a_sentence(self) -> str:
        """The words as they stand inside a sentence; a short form such as ECG keeps its capitals."""
        return self.words if self.words[1].isupper() else self.words[0].lower() + self.words[1:]


def _yes_no(key: str, words: str, where: Where = "chair") -> Question:
    return Question(key, words, "yes_no", where)


def _number(key: str, words: str, unit: str, kind: Kind = "whole", where: Where = "chair") -> Question:
    return Question(key, words, kind, where, unit=unit)


def _day(key: str, words: str, where: Where = "record") -> Question:
    return Question(key, words, "day", where)


def _choice(key: str, words: str, *choices: tuple[str, str], where: Where = "chair") -> Question:
    return Question(key, words, "choice", where, choices)


_BANDS = (("none", "none"), ("low", "low"), ("moderate", "moderate"), ("high", "high"))

FROM_RECORD: tuple[Question, ...] = (
    _day("clearance_signed_on", "day the clearance was signed"),
    Question("clearance_triggers", "what has opened the clearance again", "text", "record"),
    _number("open_absolute_rules", "excluding findings still open", "", where="record"),
    _number("unresolved_relative_rules", "findings for a clinician not yet settled", "", where="record"),
    Question("diagnosis_code", "diagnosis code", "text", "record"),
    _yes_no("trd_evidence_recorded", "earlier treatments recorded", "record"),
    _yes_no("off_label_stated", "off-label use stated", "record"),
    Question("consent_version", "version of the consent", "text", "record"),
    Question("consent_route", "route of the consent", "text", "record"),
    _day("consent_signed_on", "day the consent was signed"),
    _yes_no("consent_covers_phase", "consent covers this phase", "record"),
    _day("phq9_on", "day of the last complete PHQ-9"),
    _day("indication_scale_on", "day of the indication's own scale"),
    _day("suicide_check_on", "day the suicide questions were last asked"),
    _day("medicines_reconciled_on", "day the medicines were last gone through"),
    _day("pdmp_checked_on", "day the prescription monitor was last queried"),
    _choice(
        "phase", "induction or maintenance", ("induction", "induction"), ("maintenance", "maintenance"), where="record"
    ),
    _number("interval_days", "days between maintenance sessions", "days", "decimal", where="record"),
    _day("labs_on", "day of the laboratory tests"),
    _yes_no("labs_complete", "all required tests done", "record"),
    _yes_no("ecg_done_if_needed", "ECG done where a rule asks for it", "record"),
    _yes_no("can_be_pregnant", "can be pregnant", "record"),
    _yes_no("first_of_series", "first session of the series", "record"),
    _yes_no("urine_drug_screen_in_series", "urine drug screen done in this series", "record"),
    _yes_no("self_pay", "pays privately", "record"),
    _yes_no("estimate_delivered", "good faith estimate delivered", "record"),
    _number("age_y", "age", "years", where="record"),
    _number("baseline_spo2_pct", "usual oxygen saturation", "%", where="record"),
    _choice("suicide_band_before", "suicide questions last time", *_BANDS, where="record"),
    _number("worst_unresolved_grade", "worst unwanted effect not yet resolved, grade", "", where="record"),
    _number("grade_two_sessions", "sessions with an unwanted effect of grade 2", "", where="record"),
    Question("weighed_at", "time of the last weight", "instant", "record"),
    _yes_no("order_signed", "order signed", "record"),
    _number("order_refusals", "limits of the order not signed for", "", where="record"),
    _yes_no("course_active", "course active", "record"),
    _number("open_holds", "open holds on the course", "", where="record"),
    _number("previous_infusions", "infusions before this one", "", where="record"),
    Question("last_infusion_at", "time of the last infusion", "instant", "record"),
)

AT_THE_CHAIR: tuple[Question, ...] = (
    _yes_no("identity_two_identifiers", "Two identifiers match the person"),
    _day("allergies_confirmed_on", "Allergies confirmed today", "chair"),
    _yes_no("prior_anaesthesia_recorded", "Past anaesthesia asked about and recorded"),
    _day("medicine_changes_asked_on", "Changes in medicines asked about today", "chair"),
    _choice(
        "new_medicines",
        "New medicines since last time",
        ("none", "none"),
        ("cleared", "yes, and a prescriber has cleared them"),
        ("needs_review", "yes, of a class that may interact"),
        ("theophylline", "theophylline or aminophylline"),
        ("maoi", "an MAOI"),
    ),
    _yes_no("sedative_times_recorded", "Last benzodiazepine, opioid and stimulant times recorded"),
    _yes_no("benzodiazepine_taken", "Takes a benzodiazepine"),
    _number("benzodiazepine_hours", "Hours since the last benzodiazepine", "h", "decimal"),
    _number("moaas", "Wakefulness (MOAA/S, 5 is alert)", ""),
    _number("solids_hours", "Hours since the last solid food", "h", "decimal"),
    _yes_no("fatty_meal", "That meal was fatty"),
    _number("clear_liquids_hours", "Hours since the last clear drink", "h", "decimal"),
    _yes_no("vomiting_today", "Vomiting today"),
    _choice(
        "glp1",
        "Medicine of the GLP-1 kind",
        ("not_taking", "not taking one"),
        ("stable", "stable dose"),
        ("escalating", "dose still rising"),
    ),
    _yes_no("gi_symptoms", "Nausea, vomiting or bloating from it"),
    _yes_no("liquids_only_24h", "Liquids only for the last 24 hours"),
    Question("readings", "Blood pressure within the last hour", "readings"),
    _yes_no("pressure_symptoms", "Chest pain, breathlessness, severe headache, loss of sight or weakness"),
    _number("hr_per_min", "Heart rate", "/min"),
    _yes_no("new_irregular_rhythm", "Newly irregular heartbeat"),
    _number("spo2_pct", "Oxygen saturation on room air", "%"),
    _number("rr_per_min", "Breaths", "/min"),
    _number("temp_c", "Temperature", "°C", "decimal"),
    _yes_no("respiratory_infection", "Chest infection with cough or wheeze"),
    _choice(
        "new_illness",
        "New illness or injury",
        ("none", "none"),
        ("minor", "minor"),
        ("serious", "chest pain, fainting, head injury, surgery within a week, signs of stroke"),
    ),
    _number("urinary_points", "Bladder questions, points", ""),
    _yes_no("new_nocturia_or_urgency", "Newly up at night, or urgency"),
    _yes_no("painful_bloody_urine", "Pain together with blood in the urine"),
    _yes_no("suspected_cystitis", "Suspected ketamine cystitis"),
    _choice(
        "pregnancy_test",
        "Pregnancy test",
        ("negative", "negative"),
        ("positive", "positive"),
        ("not_done", "not done"),
    ),
    Question("pregnancy_test_at", "Time of the pregnancy test", "instant"),
    _yes_no("intoxicated_or_withdrawing", "Intoxicated, or in withdrawal"),
    _yes_no("thc_today", "Cannabis today"),
    _yes_no("unexpected_drug_screen", "Urine screen positive for something unexpected"),
    _choice("suicide_band", "Suicide questions since the last visit", *_BANDS),
    _yes_no("emergency_plan_documented", "Emergency treatment plan documented"),
    _choice("activation", "Signs of mania", ("none", "none"), ("mild", "mild activation"), ("current", "present now")),
    _number("sleep_hours", "Hours of sleep last night", "h", "decimal"),
    _yes_no("unusual_energy", "Unusual energy on little sleep"),
    _number("ymrs_score", "YMRS total, if rated", ""),
    _choice(
        "psychosis",
        "Hearing, seeing or believing things others do not, outside sessions",
        ("none", "none"),
        ("transient", "passing oddities"),
        ("present", "present"),
    ),
    _yes_no("new_plan_for_effects", "New plan for earlier unwanted effects written"),
    _choice(
        "ride_home",
        "The way home",
        ("named_adult", "with a named adult"),
        ("rideshare_alone", "hired car alone"),
        ("none", "nobody"),
    ),
    Question("escort_name", "Name of the adult who takes the person home", "text"),
    Question("escort_phone", "Their telephone number", "text"),
    _yes_no("escort_reachable", "Reached today"),
    _yes_no("no_drive_acknowledged", "The person has promised not to drive until tomorrow"),
    _yes_no("restroom_offered", "Restroom offered"),
    _yes_no("drug_dose_concentration_checked", "Drug, dose and concentration read against the order"),
    _yes_no("pump_double_checked", "Pump settings checked by a second person on their own"),
    _yes_no("iv_patent", "The line runs freely"),
    _yes_no("emergency_equipment_checked", "Emergency equipment checked"),
    _day("crash_cart_checked_on", "Crash cart checked today", "chair"),
    _yes_no("acls_present", "ACLS-capable clinician here"),
    _yes_no("second_observer_present", "Second trained observer here"),
)

# Asked only where Spravato is given.
FOR_SPRAVATO: tuple[Question, ...] = (
    _yes_no("setting_certified", "Clinic certified in the Spravato safety programme (REMS)", "record"),
    _yes_no("patient_enrolled", "Person enrolled in the Spravato safety programme", "record"),
    _yes_no("prescriber_on_site", "Prescriber on site"),
    _yes_no("pulse_oximeter_present", "Pulse oximeter here"),
    _yes_no("nasal_spray_used", "Steroid or decongestant in the nose today"),
    _number("nasal_spray_hours", "Hours since the steroid or decongestant in the nose", "h", "decimal"),
)

QUESTIONS: dict[str, Question] = {question.key: question for question in (*FROM_RECORD, *AT_THE_CHAIR, *FOR_SPRAVATO)}
