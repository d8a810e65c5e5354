"""The prescriber sees each medicine as it was read, what it does with ketamine, and what nobody could read."""

from typing import Any

import pytest
from django.urls import reverse

from rekindle.clinical.values import DEFAULTS
from rekindle.journey.candidates import actions
from rekindle.journey.candidates.medicines import medicine_sheet
from tests.journey.candidates.builders_candidates import NOW, a_candidate, a_slot, consult, fresh

pytestmark = pytest.mark.django_db


def a_medicine(name: str, **given: Any) -> dict[str, Any]:
    return {"name": name, "rxcui": None, "dose_mg": None, "times_per_day": None, "as_needed": None} | given


LIST = [
    a_medicine("Xanax 0.5mg twice a day"),
    a_medicine("lisinopril", dose_mg=10, times_per_day=1),
    a_medicine("zelquanor"),
]


def test_each_line_is_read_and_each_interaction_names_its_cause(clinic: Any) -> None:
    sheet = medicine_sheet(a_candidate(clinic, meds=LIST), DEFAULTS)
    lines = {one.typed: one for one in sheet.taken}
    xanax = lines["Xanax 0.5mg twice a day"]
    assert (xanax.read_as, xanax.amount, xanax.open_question) == ("alprazolam", "1 mg a day", "")
    assert "Not recognised" in lines["zelquanor"].open_question
    assert {effect.row: effect.caused_by for effect in sheet.effects} == {
        "X01": ("Xanax 0.5mg twice a day",),
        "X13": ("lisinopril",),
    }
    # clinical.md 3.2: alprazolam 0.5 mg equals 10 mg of diazepam, so 1 mg a day is 20 mg
    assert "20 mg of diazepam" in sheet.diazepam


def test_a_list_nobody_gave_is_not_an_empty_one(clinic: Any) -> None:
    assert medicine_sheet(a_candidate(clinic, "Ada Quill", meds=None), DEFAULTS).asked is False
    empty = medicine_sheet(a_candidate(clinic, "Ruth Abara", meds=[]), DEFAULTS)
    assert (empty.asked, empty.taken) == (True, ())


def test_an_unknown_dose_of_a_benzodiazepine_counts_as_high(clinic: Any) -> None:
    sheet = medicine_sheet(a_candidate(clinic, meds=[a_medicine("Klonopin")]), DEFAULTS)
    assert "counts as high" in sheet.diazepam


def test_the_clearance_page_shows_them_and_tells_nobody_to_stop(clinic: Any, alice: Any, signed_in: Any) -> None:
    candidate = a_candidate(clinic, meds=LIST)
    actions.offer_consultation(candidate=candidate, by=alice, at=NOW)
    then = consult(fresh(candidate), alice)
    actions.book_clearance(candidate=fresh(candidate), by=alice, at=then, **a_slot(clinic, "clearance", then))
    said = signed_in(alice).get(reverse("candidates:clearance", args=[candidate.pk])).content.decode()
    assert "Benzodiazepines" in said
    assert "Nobody is told to stop" in said
