"""The keys of `ready`: one for each thing that a check of the record or of the day asks, in the check's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rekindle.clinical.treatment.clearance import CLEARANCE_TRIGGERS
from rekindle.replay.case import CaseRefused
from rekindle.replay.shape import Key, Kind, Shape

TRIGGERS: Final = tuple(trigger.trigger_id for trigger in CLEARANCE_TRIGGERS)
BANDS: Final = ("none", "low", "moderate_history", "moderate", "high", "unresolved")
ROUTES: Final = ("iv", "im", "iv_im", "spravato", "nasal")
INTOXICATED: Final = ("none", "thc", "alcohol", "opioid", "stimulant", "sedative", "withdrawal")
NEW_MEDICINES: Final = ("none", "cleared", "needs_review", "theophylline", "aminophylline", "maoi")
SERIOUS: Final = ("serious", "chest_pain", "syncope", "head_injury", "surgery_within_1_week", "stroke_symptoms")


@dataclass(frozen=True, slots=True)
class Either(Key):
    """A key that may be answered in more than one way."""

    ways: tuple[Key, ...] = ()

    def refuse(self, value: object, where: str) -> None:
        """Raise where the value is documented in none of the ways; null is unknown."""
        if value is None:
            return
        said = []
        for way in self.ways:
            try:
                way.refuse(value, where)
            except CaseRefused as refusal:
                said.append(str(refusal))
            else:
                return
        raise CaseRefused(" Or: ".join(said))

    def schema(self) -> dict[str, Any]:
        """The key as JSON schema: any one of its ways."""
        return {"description": self.says, "anyOf": [way.schema() for way in self.ways]}


@dataclass(frozen=True, slots=True)
class Asked:
    """One key with the checks that read it and the facts of the library that it tells."""

    key: Key
    checks: tuple[str, ...]
    tells: tuple[str, ...]


def _asked(name: str, kind: Kind, says: str, checks: str, *tells: str, codes: tuple[str, ...] = ()) -> Asked:
    ids = tuple(checks.split())
    return Asked(Key(name, kind, f"{says} ({', '.join(ids)})", codes), ids, tells or (name,))


def _either(name: str, says: str, checks: str, *tells: str, ways: tuple[Key, ...]) -> Asked:
    ids = tuple(checks.split())
    return Asked(Either(name, "any", f"{says} ({', '.join(ids)})", ways=ways), ids, tells or (name,))


def _code_or_yes(name: str, says: str, checks: str, *tells: str, codes: tuple[str, ...]) -> Asked:
    return _either(name, says, checks, *tells, ways=(Key("", "code", "", codes), Key("", "boolean", "")))


_READING: Final = Key(
    "",
    "object",
    "",
    inside=Shape(
        (
            Key("systolic_mmhg", "number", "Systolic pressure"),
            Key("diastolic_mmhg", "number", "Diastolic pressure"),
            Key(
                "at", "text", "When it was taken: an ISO time with a zone; without it, just before the case's own time"
            ),
        )
    ),
)
_PAIR: Final = Key("", "list", "Systolic and diastolic pressure", each=Key("", "number", ""))
_NAMES: Final = Key("", "list", "Their names; an empty list is none", each=Key("", "text", "", required=True))

RECORD: Final[tuple[Asked, ...]] = (
    _asked(
        "clearance_age_days", "number", "Days since the medical clearance was signed", "PC01", "clearance_signed_on"
    ),
    _either(
        "clearance_triggers",
        "What has happened since the clearance was signed that opens it again; an empty list is nothing",
        "PC01",
        ways=(Key("", "list", "", each=Key("", "code", "", TRIGGERS, required=True)),),
    ),
    _asked("open_absolute_rules", "integer", "How many absolute screening rules are still open", "PC01"),
    _asked("unresolved_relative_rules", "integer", "How many relative rules are not yet resolved with a note", "PC01"),
    _asked("diagnosis_code", "text", "ICD-10 code of the indication", "PC02"),
    _asked(
        "trd_evidence_recorded",
        "boolean",
        "Earlier treatments that did not help are recorded; not asked of iv_pain and spravato_mdsi",
        "PC02",
    ),
    _asked("off_label_stated", "boolean", "The off-label statement is recorded; not asked of Spravato", "PC02"),
    _asked(
        "consent_route",
        "code",
        "Route the signed consent is for; iv_im covers both needle routes, nasal is spravato",
        "PC03",
        codes=ROUTES,
    ),
    _asked("consent_age_days", "number", "Days since the consent was signed", "PC03", "consent_signed_on"),
    _asked("consent_right_version", "boolean", "The version signed is the one in force", "PC03", "consent_version"),
    _asked("consent_covers_phase", "boolean", "It covers this phase; maintenance needs its own", "PC03"),
    _asked("phq9_age_days", "number", "Days since the last complete PHQ-9", "PC04", "phq9_on"),
    _asked(
        "indication_scale_age_days",
        "number",
        "Days since the indication's own scale (the PHQ-9 itself where that is the scale)",
        "PC04",
        "indication_scale_on",
    ),
    _asked(
        "suicide_check_age_days",
        "number",
        "Days since the C-SSRS was last asked; 0 is today",
        "PC05",
        "suicide_check_on",
    ),
    _asked(
        "medicines_reconciled_age_days",
        "number",
        "Days since the whole list of medicines was gone through",
        "PC06",
        "medicines_reconciled_on",
    ),
    _asked("pdmp_age_days", "number", "Days since the prescription monitor was queried", "PC06", "pdmp_checked_on"),
    _asked(
        "medicine_changes_asked",
        "boolean",
        "Changes in medicines asked at this visit",
        "PC06",
        "medicine_changes_asked_on",
    ),
    _asked("allergies_confirmed", "boolean", "Allergies confirmed at this visit", "PC07", "allergies_confirmed_on"),
    _asked("prior_anaesthesia_recorded", "boolean", "Past anaesthesia asked about and recorded", "PC07"),
    _asked("labs_age_days", "number", "Days since the laboratory tests", "PC08", "labs_on"),
    _asked("labs_complete", "boolean", "CMP, LFT with ALP and GGT, and urinalysis are all there", "PC08"),
    _asked(
        "ecg_tsh_done_if_needed",
        "boolean",
        "ECG and TSH are done where a rule asks for them (true where none does)",
        "PC08",
        "ecg_done_if_needed",
    ),
    _asked(
        "phase",
        "code",
        "Induction or maintenance; needed only where the laboratory tests are older than three months",
        "PC08",
        codes=("induction", "maintenance"),
    ),
    _asked("interval_days", "number", "In maintenance, days between sessions", "PC08"),
    _asked("can_be_pregnant", "boolean", "Can be pregnant", "PC09 DG09"),
    _asked("pregnancy_test_age_hours", "number", "Hours since the pregnancy test", "PC09", "pregnancy_test_at"),
    _asked(
        "first_of_series",
        "boolean",
        "First session of a series; needed only where the pregnancy test is older than 24 hours",
        "PC09",
    ),
    _asked("urine_drug_screen_in_series", "boolean", "A urine drug screen was done in this series", "PC10"),
    _asked("escort_named", "boolean", "A named adult takes the person home", "PC11 DG08", "escort_name", "ride_home"),
    _asked(
        "escort_phone_recorded", "boolean", "The escort's telephone number is recorded", "PC11 DG08", "escort_phone"
    ),
    _asked("no_drive_acknowledged", "boolean", "The person has promised not to drive", "PC11"),
    _asked("setting_certified", "boolean", "The setting is REMS-certified; asked of Spravato alone", "PC12"),
    _asked("patient_enrolled", "boolean", "The person was enrolled before the first dose; Spravato alone", "PC12"),
    _asked("prescriber_on_site", "boolean", "A prescriber is on site; Spravato alone", "PC12"),
    _asked("pulse_oximeter_present", "boolean", "A pulse oximeter is here; Spravato alone", "PC12"),
    _asked("self_pay", "boolean", "The person pays privately", "PC13"),
    _asked(
        "gfe_delivered",
        "boolean",
        "The good faith estimate for this series was delivered",
        "PC13",
        "estimate_delivered",
    ),
    _asked("acls_present", "boolean", "An ACLS-capable clinician is on site", "PC14 DG19"),
    _asked("second_observer_present", "boolean", "A second trained observer is here", "PC14"),
    _asked("crash_cart_checked_today", "boolean", "The crash cart was checked today", "PC14", "crash_cart_checked_on"),
)

DAY: Final[tuple[Asked, ...]] = (
    _asked("systolic_mmhg", "number", "Systolic pressure now; with diastolic_mmhg, one reading", "DG01", "readings"),
    _asked("diastolic_mmhg", "number", "Diastolic pressure now; with systolic_mmhg, one reading", "DG01", "readings"),
    _either(
        "readings",
        "Every reading of the last hour, oldest first; systolic_mmhg and diastolic_mmhg, where given too, are the last",
        "DG01",
        ways=(Key("", "list", "", each=Either("", "any", "One reading", ways=(_READING, _PAIR))),),
    ),
    _asked(
        "symptomatic",
        "boolean",
        "Chest pain, breathlessness, severe headache, loss of sight or weakness",
        "DG01",
        "pressure_symptoms",
    ),
    _asked("age", "number", "Age in years; over 65 the systolic limit is 150", "DG01", "age_y"),
    _asked("hr_per_min", "number", "Resting heart rate", "DG02"),
    _asked("new_irregular_rhythm", "boolean", "A newly irregular rhythm", "DG02"),
    _asked("spo2_pct", "number", "Saturation on room air", "DG03"),
    _asked("baseline_spo2_pct", "number", "The person's usual saturation; needed only at 96 % and below", "DG03"),
    _asked("rr_per_min", "number", "Breaths a minute", "DG04"),
    _asked("temp_c", "number", "Temperature", "DG04"),
    _asked("respiratory_infection", "boolean", "Acute respiratory infection with cough or wheeze", "DG04"),
    _asked("solids_hours", "number", "Hours since the last solid food", "DG05 DG06"),
    _asked("fatty_meal", "boolean", "That meal was fatty; needed only between 6 and 8 hours", "DG05"),
    _asked("clear_liquids_hours", "number", "Hours since the last clear drink", "DG05 DG06"),
    _asked("vomiting_today", "boolean", "Vomiting today", "DG05"),
    _asked("nasal_spray_used", "boolean", "A nasal steroid or decongestant was used today; Spravato alone", "DG06"),
    _asked("nasal_spray_hours", "number", "Hours since that nasal steroid or decongestant; Spravato alone", "DG06"),
    _either(
        "glp1",
        "Medicine of the GLP-1 kind; false is not_taking, and true leaves open whether the dose is stable",
        "DG07",
        ways=(Key("", "code", "", ("not_taking", "stable", "escalating")), Key("", "boolean", "")),
    ),
    _asked("gi_symptoms", "boolean", "Stomach symptoms from the GLP-1 medicine; asked only with one", "DG07"),
    _asked("liquids_only_24h", "boolean", "Liquids only for 24 hours; asked only with a GLP-1 medicine", "DG07"),
    _asked("escort_reachable", "boolean", "The escort was reached today", "DG08"),
    _asked(
        "ride_home",
        "code",
        "The way home; without it, escort_named decides",
        "DG08",
        codes=("named_adult", "rideshare_alone", "none"),
    ),
    _asked("pregnancy_test", "code", "Pregnancy test", "DG09", codes=("negative", "positive", "not_done")),
    _code_or_yes(
        "intoxicated",
        "Intoxicated or in withdrawal, true or false, or with what; thc means cannabis today and nothing else, and none"
        " also means no cannabis",
        "DG10",
        "intoxicated_or_withdrawing",
        "thc_today",
        codes=INTOXICATED,
    ),
    _asked("thc_today", "boolean", "Cannabis today", "DG10"),
    _asked("unexpected_drug_screen", "boolean", "A urine drug screen positive for something unexpected", "DG10"),
    _asked("suicide_band", "code", "C-SSRS since the last visit", "DG11", codes=BANDS),
    _asked("suicide_band_before", "code", "The band at the last visit", "DG11", codes=BANDS),
    _asked("emergency_plan_documented", "boolean", "Treating now is part of a documented emergency plan", "DG11"),
    _code_or_yes(
        "mania",
        "Signs of mania: none, mild activation, or current; false is none and true is current",
        "DG12",
        "activation",
        codes=("none", "mild", "current"),
    ),
    _asked("sleep_hours", "number", "Hours of sleep last night", "DG12"),
    _asked("unusual_energy", "boolean", "Unusual energy; needed only with less than 4 hours of sleep", "DG12"),
    _asked("ymrs_score", "number", "YMRS total, if it was rated", "DG12"),
    _code_or_yes(
        "psychosis",
        "Psychosis outside sessions: none, transient oddities, or present; false is none and true is present",
        "DG13",
        codes=("none", "transient", "present"),
    ),
    _asked("urinary_points", "integer", "Points of the urinary symptom screen, 0 to 7", "DG14"),
    _asked(
        "new_nocturia_or_urgency",
        "boolean",
        "Any new nocturia or urgency; with no point at all this need not be known",
        "DG14",
    ),
    _asked("painful_bloody_urine", "boolean", "Pain together with blood in the urine; needed from 2 points", "DG14"),
    _asked("suspected_cystitis", "boolean", "Suspected ketamine cystitis", "DG14"),
    _either(
        "new_medicines",
        "Medicines new since the last visit: a word, or their names; false and an empty list are none, and true and any"
        " name that is neither theophylline nor an MAOI wait for review",
        "DG15",
        ways=(Key("", "code", "", NEW_MEDICINES), _NAMES, Key("", "boolean", "")),
    ),
    _either(
        "new_illness",
        "New illness or injury; false is none",
        "DG16",
        ways=(Key("", "code", "", ("none", "minor", *SERIOUS)), Key("", "boolean", "")),
    ),
    _asked(
        "sedative_times_recorded",
        "boolean",
        "The last benzodiazepine, opioid and stimulant times are recorded (true where none is taken)",
        "DG17",
    ),
    _asked("benzodiazepine_taken", "boolean", "Takes a benzodiazepine", "DG17"),
    _asked("benzodiazepine_hours", "number", "Hours since the last benzodiazepine", "DG17"),
    _asked("moaas", "integer", "MOAA/S before anything is given; 5 is alert", "DG17"),
    _asked("identity_two_identifiers", "boolean", "Two identifiers match", "DG18"),
    _asked("drug_dose_concentration_checked", "boolean", "Right drug, dose and concentration", "DG18"),
    _asked("pump_double_checked", "boolean", "Independent double-check of the pump; infusions alone", "DG18"),
    _asked("iv_patent", "boolean", "The line runs freely; infusions alone", "DG18"),
    _asked(
        "emergency_equipment_present",
        "boolean",
        "Emergency equipment is here and checked",
        "DG19",
        "emergency_equipment_checked",
    ),
    _asked(
        "unresolved_ae_grade",
        "integer",
        "Worst grade of an unwanted effect of a previous session not yet resolved; 0 is none",
        "DG20",
        "worst_unresolved_grade",
    ),
    _asked("grade_2_sessions", "integer", "Sessions with an unwanted effect of grade 2", "DG20", "grade_two_sessions"),
    _asked(
        "new_plan_for_ae",
        "boolean",
        "A new plan for it is written; needed from grade 3",
        "DG20",
        "new_plan_for_effects",
    ),
    _asked(
        "weight_age_hours",
        "number",
        "Hours since the weight was measured; not asked of Spravato, whose dose does not follow weight",
        "EX02",
        "weighed_at",
    ),
)

ASKED: Final[tuple[Asked, ...]] = (*RECORD, *DAY)
FACTS: Final = Shape(tuple(asked.key for asked in ASKED))
TOLD_BY: Final[Mapping[str, tuple[str, ...]]] = {
    fact: tuple(asked.key.name for asked in ASKED if fact in asked.tells)
    for fact in dict.fromkeys(fact for asked in ASKED for fact in asked.tells)
}
