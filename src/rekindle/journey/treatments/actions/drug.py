"""The controlled drug of one treatment: drawn, checked by a second person, wasted before a witness."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.treatment import dosing, limits, slips
from rekindle.clinical.treatment.limits import Signature
from rekindle.clinical.treatment.pump import PUMP_STEP_ML_PER_H
from rekindle.clinical.treatment.rounding import PUMP_STEP_MG
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import require
from rekindle.journey.people.models import Staff
from rekindle.journey.places.queries import values_for
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.actions.state import drug_record, keep, locked, must_be, refusal, refuse
from rekindle.journey.treatments.models import DrugRecord, Treatment


def why_not_prepare(
    treatment: Treatment,
    *,
    vial_mg_per_ml: Decimal,
    vial_mg: Decimal,
    drawn_mg: Decimal,
    bag_ml: Decimal,
    limit_reason: str,
    by: Staff,
) -> tuple[Refusal, ...]:
    """What was drawn must be what was ordered, out of a vial that holds it, into a bag of a usual strength.

    Source: L-KET-US, P
    """
    order = treatment.session.course
    ask = dosing.DoseRequest(
        weight_kg=float(order.ordered_weight_kg),
        weight_basis="actual",
        dose_mg=treatment.dose_mg,
        minutes=float(treatment.minutes),
        vial_mg_per_ml=float(vial_mg_per_ml),
        vial_mg=float(vial_mg),
        total_volume_ml=float(bag_ml),
        label_mg_per_ml=float(drawn_mg / bag_ml),
        signed=frozenset({"soft", "director"}),  # the order's own limits are asked on the readiness page
    )
    values = values_for(treatment.clinic)
    found = list(dosing.dose(ask, values=values).refusals)
    signed: set[Signature] = set()
    if limit_reason.strip():
        signed.add("soft")  # the second person is whoever checks the pump
        if by.role == "medical_director":
            signed.add("director")
    strength = limits.judge(limits.BAG_MG_PER_ML, (drawn_mg / bag_ml).quantize(Decimal("0.001")), values)
    if strength.band != "hard":
        found += limits.why_not(strength, frozenset(signed))
    if drawn_mg != treatment.dose_mg:
        sentence = _("The order is %(order)s mg and %(drawn)s mg was drawn up; draw up what was ordered.")
        found.append(refusal("drawn", sentence % {"order": treatment.dose_mg, "drawn": drawn_mg}))
    return tuple(found)


@transaction.atomic
def prepare_drug(
    *,
    treatment: Treatment,
    lot: str,
    vial_mg_per_ml: Decimal,
    vial_mg: Decimal,
    drawn_mg: Decimal,
    bag_ml: Decimal,
    by: Staff,
    at: datetime,
    limit_reason: str = "",
) -> DrugRecord:
    """Draw the ordered dose out of one vial into one bag; a correction before the pump check starts the check again."""
    require(by, "treatment.prepare")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Drawing up the drug"))
    if not lot.strip():
        raise refuse("no_lot", _("Write down the lot number on the vial."))
    refusals = why_not_prepare(
        row,
        vial_mg_per_ml=vial_mg_per_ml,
        vial_mg=vial_mg,
        drawn_mg=drawn_mg,
        bag_ml=bag_ml,
        limit_reason=limit_reason,
        by=by,
    )
    if refusals:
        raise Refused(refusals)
    given = {
        "lot": lot.strip(),
        "vial_mg_per_ml": vial_mg_per_ml,
        "vial_mg": vial_mg,
        "drawn_mg": drawn_mg,
        "bag_ml": bag_ml,
        "limit_reason": limit_reason.strip(),
    }
    before = facts.drug_of(row)
    if before is not None and all(getattr(before, name) == value for name, value in given.items()):
        return before
    fresh = {
        "drawn_at": at,
        "drawn_by": by,
        "pump_checked_at": None,
        "pump_checked_by": None,
        "pump_checked_ml_per_h": None,
    }
    drug, new = DrugRecord.objects.update_or_create(treatment=row, defaults={**given, **fresh})
    words = "drew up" if new else "corrected what was drawn up:"
    sentence = f"{words} {drawn_mg} mg of {drug.drug}, lot {drug.lot}, from a vial of {vial_mg} mg into {bag_ml} mL"
    keep("drug_drawn", f"{sentence} for {{about}}", row, by=by, at=at, details={"limit_reason": drug.limit_reason})
    return drug


def why_not_check(
    row: Treatment, drug: DrugRecord, *, dose_mg: Decimal, rate_ml_per_h: Decimal, by: Staff
) -> tuple[Refusal, ...]:
    """The second person reads the bag and the pump with their own eyes; the order and theirs must agree."""
    found = []
    if drug.drawn_by_id == by.pk:
        sentence = _("Whoever drew up the drug cannot check it; ask %(other)s or another colleague to sign in.")
        found.append(refusal("second_person", sentence % {"other": _("a nurse")}))
    if abs(dose_mg - row.dose_mg) >= PUMP_STEP_MG or dose_mg != drug.drawn_mg:
        found.append(
            refusal("check_dose", _("The dose you read is not the dose ordered. Stop, and look at the bag together."))
        )
    ordered_ml_per_h = facts.ordered_rate_ml_per_h(drug, row.minutes)
    if abs(rate_ml_per_h - ordered_ml_per_h) > PUMP_STEP_ML_PER_H:
        wrong = _("The rate you read is not the rate of the order. Stop, and look at the pump together.")
        found.append(refusal("check_rate", f"{wrong} {_likely_slip(row, rate_ml_per_h, ordered_ml_per_h)}".strip()))
    return tuple(found)


def _likely_slip(row: Treatment, rate_ml_per_h: Decimal, ordered_ml_per_h: Decimal) -> str:
    """What a wrong rate looks like, in words that do not give the ordered number away."""
    found = slips.of_rate(
        float(rate_ml_per_h),
        ordered_ml_per_h=float(ordered_ml_per_h),
        ordered_mg_per_h=float(row.dose_mg) / row.minutes * 60,
    )
    words = {
        "slip.mg_per_h": _("It may be milligrams an hour where millilitres an hour are meant."),
        "slip.ml_per_min": _("It may be millilitres a minute where millilitres an hour are meant."),
        "slip.tenfold": _("A decimal point may have moved."),
    }
    return words.get(found[0].code, "") if found else ""


@transaction.atomic
def check_pump(
    *, treatment: Treatment, dose_mg: Decimal, rate_ml_per_h: Decimal, by: Staff, at: datetime
) -> DrugRecord:
    """A second person, without being shown the numbers, reads dose and rate off bag and pump.

    Source: P
    """
    require(by, "treatment.witness")
    row = locked(treatment)
    must_be(row, "preparation", to=_("Checking the pump"))
    drug = drug_record(row)
    if drug.pump_checked_by_id == by.pk:
        return drug
    refusals = why_not_check(row, drug, dose_mg=dose_mg, rate_ml_per_h=rate_ml_per_h, by=by)
    if refusals:
        raise Refused(refusals)
    drug.pump_checked_at, drug.pump_checked_by, drug.pump_checked_ml_per_h = at, by, rate_ml_per_h
    drug.save(update_fields=["pump_checked_at", "pump_checked_by", "pump_checked_ml_per_h"])
    keep(
        "pump_checked",
        f"checked bag and pump of {{about}} alone: {dose_mg} mg, {rate_ml_per_h} mL/h",
        row,
        by=by,
        at=at,
    )
    return drug


def to_waste_mg(treatment: Treatment, drug: DrugRecord, at: datetime) -> Decimal:
    """What is left of the vial once the pump is off: in the bag and in the vial together.

    Source: DEA-WASTE, P
    """
    given = facts.delivered(treatment, at)
    return drug.vial_mg - (given.delivered_mg if given else Decimal(0))


@transaction.atomic
def waste(
    *, treatment: Treatment, wasted_mg: Decimal, by: Staff, at: datetime, discrepancy_reason: str = ""
) -> DrugRecord:
    """Make what is left unusable and write down how much; a second person signs for having seen it."""
    require(by, "treatment.run")
    row = locked(treatment)
    must_be(row, "recovering", "completed", "stopped", "not-done", to=_("Wasting the rest of the drug"))
    drug = drug_record(row)
    if drug.witnessed_at is not None:
        raise refuse("witnessed", _("The waste has been witnessed by %(who)s already.") % {"who": drug.witnessed_by})
    expected_mg = to_waste_mg(row, drug, at)
    differs = abs(wasted_mg - expected_mg) >= PUMP_STEP_MG
    if differs and not discrepancy_reason.strip():
        sentence = _(
            "The vial held %(vial)s mg and the pump gave %(given)s mg, so %(left)s mg should be left and not"
            " %(wasted)s mg. Measure again, or write down what happened; the medical director is told."
        )
        numbers = {"vial": drug.vial_mg, "given": drug.vial_mg - expected_mg, "left": expected_mg, "wasted": wasted_mg}
        raise refuse("does_not_add_up", sentence % numbers)
    if drug.wasted_mg == wasted_mg and drug.wasted_by_id == by.pk:
        return drug
    drug.wasted_mg, drug.wasted_at, drug.wasted_by = wasted_mg, at, by
    drug.discrepancy_reason = discrepancy_reason.strip()[:255] if differs else ""
    drug.save(update_fields=["wasted_mg", "wasted_at", "wasted_by", "discrepancy_reason"])
    if differs:
        _tell_director(row, drug, expected_mg, by=by, at=at)
    details: dict[str, object] = {"expected_mg": expected_mg, "discrepancy": drug.discrepancy_reason}
    keep(
        "wasted", f"wasted {wasted_mg} mg, lot {drug.lot}, left over from {{about}}", row, by=by, at=at, details=details
    )
    return drug


def _tell_director(row: Treatment, drug: DrugRecord, expected_mg: Decimal, *, by: Staff, at: datetime) -> None:
    tasks.raise_task(
        clinic=row.clinic,
        kind="drug_discrepancy",
        title=_("Look into a drug count that does not add up"),
        reason=_("%(expected)s mg should have been left and %(wasted)s mg was: %(reason)s")
        % {"expected": expected_mg, "wasted": drug.wasted_mg, "reason": drug.discrepancy_reason},
        link=f"/treatments/{row.pk}/drug/",
        patient=row.patient,
        about=row,
        unique_key=f"drug-discrepancy-{row.pk}",
        urgency="same_day",
        owner_role="medical_director",
        by=by,
        at=at,
    )


@transaction.atomic
def witness_waste(*, treatment: Treatment, by: Staff, at: datetime) -> DrugRecord:
    """A second person saw the rest being made unusable and signs for the amount, from their own session.

    Source: DEA-WASTE, P
    """
    require(by, "treatment.witness")
    row = locked(treatment)
    drug = drug_record(row)
    if drug.witnessed_by_id == by.pk:
        return drug
    if drug.wasted_at is None:
        raise refuse("not_wasted", _("Nothing has been wasted yet; whoever wastes it writes down how much first."))
    if drug.witnessed_at is not None:
        raise refuse("witnessed", _("%(who)s has already signed as the witness.") % {"who": drug.witnessed_by})
    if drug.wasted_by_id == by.pk:
        raise refuse(
            "second_person", _("Whoever wasted the drug cannot be the witness; a colleague signs in and signs.")
        )
    drug.witnessed_at, drug.witnessed_by = at, by
    drug.save(update_fields=["witnessed_at", "witnessed_by"])
    keep("waste_witnessed", f"witnessed the wasting of {drug.wasted_mg} mg left over from {{about}}", row, by=by, at=at)
    return drug
