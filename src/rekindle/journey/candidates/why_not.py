"""Why not yet: every reason a clearance cannot be signed, and every reason a course cannot be prescribed."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment.clearance import why_not_cleared
from rekindle.clinical.treatment.clearance_needs import (
    NEEDS_SOURCES,
    PDMP_VALID_D,
    PRESSURES_NEEDED,
    fits_indication,
    needs_hcg,
    why_ecg,
    why_tsh,
)
from rekindle.clinical.treatment.consent import CONSENT_VERSION
from rekindle.journey.candidates.facts import fired, profile_of
from rekindle.journey.candidates.models import Candidate, Clearance, Consent, Preparation
from rekindle.journey.candidates.open_rules import why_not_go_on

LABORATORY = {
    "alt_u_per_l": gettext_lazy("ALT"),
    "ast_u_per_l": gettext_lazy("AST"),
    "alt_ast_upper_u_per_l": gettext_lazy("the laboratory's upper limit for ALT and AST"),
    "alp_u_per_l": gettext_lazy("ALP"),
    "ggt_u_per_l": gettext_lazy("GGT"),
    "bilirubin_mg_per_dl": gettext_lazy("bilirubin"),
    "creatinine_mg_per_dl": gettext_lazy("creatinine"),
    "egfr_ml_per_min": gettext_lazy("eGFR"),
}


def why_ecg_of(candidate: Candidate) -> tuple[str, ...]:
    """Why this person needs an ECG, on the newest answers."""
    return why_ecg(profile_of(candidate.screening), {rule.rule_id for rule in fired(candidate.screening)})


def why_tsh_of(candidate: Candidate) -> tuple[str, ...]:
    """Why this person needs a thyroid test, on the newest answers."""
    return why_tsh(profile_of(candidate.screening), {rule.rule_id for rule in fired(candidate.screening)})


def why_not_sign(candidate: Candidate, clearance: Clearance, at: datetime) -> tuple[Refusal, ...]:
    """All that is missing or open, not the first of it."""
    today = at.astimezone(ZoneInfo(candidate.clinic.time_zone)).date()
    found = [
        *_written(clearance),
        *_measured(candidate, clearance),
        *_tested(candidate, clearance),
        *_checked(clearance, today),
        *_talked(clearance),
    ]
    reasons = [Refusal(f"clearance.{code}", sentence, NEEDS_SOURCES) for code, sentence in found]
    return (*reasons, *why_not_go_on(candidate))


def _written(clearance: Clearance) -> Iterator[tuple[str, str]]:
    needed = {
        "history": _("The history is not written."),
        "medicines_reconciled": _("The medicines were not gone through; write 'none' if there are none."),
        "allergies": _("Allergies are not recorded; write 'none known' if there are none."),
        "examination": _("The examination is not written."),
        "airway": _("The airway was not assessed."),
        "treatment_history": _("Earlier treatments of this condition are not written."),
    }
    for field, sentence in needed.items():
        if not getattr(clearance, field).strip():
            yield field, sentence


def _measured(candidate: Candidate, clearance: Clearance) -> Iterator[tuple[str, str]]:
    taken = [each for each in clearance.pressures if each.get("systolic_mmhg") and each.get("diastolic_mmhg")]
    if len(taken) < PRESSURES_NEEDED:
        yield "pressures", _("Blood pressure was measured %(n)d times; measure it three times.") % {"n": len(taken)}
    needed = {
        "hr_per_min": _("The heart rate is not measured."),
        "spo2_pct": _("The oxygen saturation is not measured."),
        "height_cm": _("The height is not measured."),
        "weight_kg": _("The weight is not measured."),
    }
    for field, sentence in needed.items():
        if getattr(clearance, field) is None:
            yield field, sentence
    if candidate.patient.born_on is None:
        yield "born_on", _("The date of birth was not read from a document.")
    if not clearance.sex_for_dosing:
        yield "sex_for_dosing", _("The sex used for the ideal body weight is not recorded.")
    if clearance.asa_class is None:
        yield "asa_class", _("The ASA class is not recorded.")
    elif clearance.asa_class >= 4:  # Source: P
        yield "asa_class", _("ASA class IV is not treated in an office.")
    elif clearance.asa_class == 3 and "anaesth" not in clearance.airway.lower():
        yield "asa_review", _("ASA class III needs an anaesthesia review: write its result under the airway.")


def _tested(candidate: Candidate, clearance: Clearance) -> Iterator[tuple[str, str]]:
    heart, thyroid = why_ecg_of(candidate), why_tsh_of(candidate)
    profile = profile_of(candidate.screening)
    if heart and not clearance.ecg_result.strip():
        yield "ecg", _("An ECG is needed: %(why)s.") % {"why": "; ".join(heart)}
    missing = [str(name) for key, name in LABORATORY.items() if clearance.laboratory.get(key) is None]
    if thyroid and clearance.laboratory.get("tsh_miu_per_l") is None:
        missing.append(_("TSH (a thyroid condition)"))
    if not clearance.laboratory.get("taken_on"):
        missing.append(_("the day the blood was taken"))
    if missing:
        yield "laboratory", _("Laboratory results are missing: %(names)s.") % {"names": ", ".join(missing)}
    if not clearance.urinalysis:
        yield "urinalysis", _("The urinalysis is not recorded.")
    if needs_hcg(profile) and clearance.urine_hcg not in ("negative", "positive"):
        yield "urine_hcg", _("A urine pregnancy test is needed.")
    if clearance.urine_drug_screen not in ("as_expected", "unexpected"):
        yield "urine_drug_screen", _("The urine drug screen is not recorded.")
    unusual = clearance.urinalysis == "abnormal" or clearance.urine_drug_screen == "unexpected"
    if unusual and not clearance.urine_note.strip():
        yield "urine_note", _("Write what the unexpected urine result means and what was done.")


def _checked(clearance: Clearance, today: date) -> Iterator[tuple[str, str]]:
    checked = clearance.pdmp_checked_on
    if checked is None:
        yield "pdmp", _("The prescription-monitoring programme was not checked.")
    elif not 0 <= (today - checked).days <= PDMP_VALID_D:
        yield "pdmp", _("The prescription-monitoring check is not from the last 30 days. Check again.")


def _talked(clearance: Clearance) -> Iterator[tuple[str, str]]:
    if not clearance.indication or not clearance.icd10_code:
        yield "indication", _("The indication and its diagnosis code are not recorded.")
    elif not fits_indication(clearance.indication, clearance.icd10_code):
        yield "icd10_code", _("The diagnosis code does not belong to that indication.")
    if "no_treatment" not in clearance.options_discussed or len(clearance.options_discussed) < 2:
        yield "options", _("Talk through the other options, no treatment among them, and tick them.")
    if not clearance.off_label_explained:
        yield "off_label", _("Explain that this use is off-label, and tick that you did.")


def why_not_prescribe(candidate: Candidate, at: datetime, route: str = "iv_im") -> tuple[Refusal, ...]:
    """Clearance signed and not run out, no finding open, the right consent, and a preparation session held."""
    zone = ZoneInfo(candidate.clinic.time_zone)
    today = at.astimezone(zone).date()
    clearance = newest_signed(candidate)
    triggers = (clearance.reopened_reason.split(":")[0],) if clearance and clearance.reopened_at else ()
    signed_on = clearance.signed_at.astimezone(zone).date() if clearance and clearance.signed_at else None
    return (
        *why_not_cleared(signed_on, today, triggers),
        *why_not_go_on(candidate),
        *_consent_reasons(candidate, route, today),
        *_preparation_reasons(candidate),
    )


def newest_signed(candidate: Candidate) -> Clearance | None:
    """The last clearance that a prescriber signed."""
    return Clearance.objects.filter(candidate=candidate, signed_at__isnull=False).order_by("-signed_at", "-pk").first()


def _consent_reasons(candidate: Candidate, route: str, today: date) -> tuple[Refusal, ...]:
    newest = Consent.objects.filter(candidate=candidate, route=route).order_by("-signed_at", "-pk").first()
    if newest is None:
        sentence = _("The consent for this route has not been signed.")
    elif newest.withdrawn_at is not None:
        sentence = _("The consent was withdrawn.")
    elif newest.version != CONSENT_VERSION:
        sentence = _("The consent signed is version %(old)s; version %(new)s is in use.") % {
            "old": newest.version,
            "new": CONSENT_VERSION,
        }
    elif newest.expires_on <= today:
        sentence = _("The consent ran out on %(on)s.") % {"on": newest.expires_on}
    else:
        return ()
    return (Refusal("consent", sentence, ("ASKP3",)),)


def _preparation_reasons(candidate: Candidate) -> tuple[Refusal, ...]:
    if Preparation.objects.filter(candidate=candidate).exists():
        return ()
    return (Refusal("preparation", _("The preparation session has not been held."), ("P",)),)
