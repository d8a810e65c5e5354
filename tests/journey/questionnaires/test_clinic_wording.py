"""Wording that a clinic brings: used while its licence counts, by number afterwards, and only at that clinic."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.utils import timezone

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.questionnaires import licences
from rekindle.journey.questionnaires.asked import asked_as
from rekindle.journey.questionnaires.models import ClinicWording
from tests.builders import a_clinic, a_member

pytestmark = pytest.mark.django_db
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
UNTIL = date(2027, 6, 30)


def a_file(items: int = 7, highest: int = 4) -> str:
    """Invented words for a scale of seven items, 0 to 4."""
    options = [
        {"valueCoding": {"display": f"step {n}", "extension": [{"url": ORDINAL, "valueDecimal": n}]}}
        for n in range(highest + 1)
    ]
    asked = [
        {"linkId": f"q{n}", "type": "choice", "text": f"Invented line {n}?", "answerOption": options}
        for n in range(1, items + 1)
    ]
    return json.dumps({"resourceType": "Questionnaire", "title": "Invented", "item": asked})


@pytest.fixture
def at() -> datetime:
    """Pages have their own clock, so what they show is made today."""
    return timezone.now()


@pytest.fixture
def owner(clinic: Any, at: datetime) -> Any:
    return a_member(clinic, "Olive Reed", "owner", at=at)


def bring(clinic: Any, by: Any, at: datetime, **given: Any) -> ClinicWording:
    fields: dict[str, Any] = {
        "questionnaire": a_file(),
        "owner": "The owner",
        "licence_reference": "L-17",
        "on_paper": True,
        "electronic": True,
        "patient_facing": True,
        "expires_on": UNTIL,
        "signer": "Olive Reed",
    }
    return licences.bring_wording(clinic=clinic, instrument="isi", by=by, at=at, **(fields | given))


def test_it_is_used_until_its_last_day_and_then_the_boxes_are_numbered(clinic: Any, owner: Any, at: datetime) -> None:
    kept = bring(clinic, owner, at)
    on_the_day = asked_as(clinic, "isi", on=UNTIL)
    assert on_the_day.mode == "clinic_wording"
    assert on_the_day.label_of("q3") == "Invented line 3?"
    assert on_the_day.options_of("q3")[4] == (4, "step 4")
    assert on_the_day.wording_sha256 == kept.sha256
    after = asked_as(clinic, "isi", on=UNTIL + timedelta(days=1))
    assert after.mode == "numbered_items"
    assert after.label_of("q3") == "Item 3"
    assert "run out" in after.standing.why


def test_another_clinic_never_sees_it(clinic: Any, owner: Any, at: datetime) -> None:
    bring(clinic, owner, at)
    other = a_clinic("Other", "other", at=at)
    assert asked_as(other, "isi", on=at.date()).mode == "numbered_items"


def test_a_licence_for_paper_alone_shows_nothing_on_screens(clinic: Any, owner: Any, at: datetime) -> None:
    bring(clinic, owner, at, electronic=False)
    assert asked_as(clinic, "isi", on=at.date()).mode == "numbered_items"


def test_a_licence_that_leaves_patients_out_shows_them_numbers_only(clinic: Any, owner: Any, at: datetime) -> None:
    bring(clinic, owner, at, patient_facing=False)
    assert asked_as(clinic, "isi", on=at.date()).mode == "clinic_wording"
    assert asked_as(clinic, "isi", on=at.date(), to_patient=True).label_of("q3") == "Item 3"


def test_the_same_file_twice_is_kept_once_and_a_new_one_takes_its_place(clinic: Any, owner: Any, at: datetime) -> None:
    first = bring(clinic, owner, at)
    assert bring(clinic, owner, at).pk == first.pk
    second = bring(clinic, owner, at, licence_reference="L-18")
    first.refresh_from_db()
    assert first.withdrawn_at == at
    assert second.withdrawn_at is None
    with pytest.raises(IntegrityError):
        ClinicWording.objects.filter(pk=first.pk).update(withdrawn_at=None, withdrawn_by=None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"questionnaire": a_file(items=6)}, "7 scored items"),
        ({"questionnaire": a_file(highest=3)}, "every answer"),
        ({"expires_on": date(2020, 1, 1)}, "run out"),
        ({"licence_reference": "  "}, "missing"),
        ({"on_paper": False, "electronic": False}, "what the licence covers"),
    ],
)
def test_it_is_refused_without_its_licence_or_with_other_items(
    clinic: Any, owner: Any, at: datetime, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        bring(clinic, owner, at, **given)
    assert ClinicWording.objects.count() == 0


def test_the_words_are_not_in_the_ledger(clinic: Any, owner: Any, at: datetime) -> None:
    bring(clinic, owner, at)
    licences.withdraw_wording(clinic=clinic, instrument="isi", by=owner, at=at)
    lines = "".join(entry.sentence + entry.details for entry in Entry.objects.all())
    assert "Invented line" not in lines
    assert "withdrew the wording of isi" in lines


def test_shipped_and_total_only_scales_take_no_wording(clinic: Any, owner: Any, at: datetime) -> None:
    for instrument in ("phq9", "bss"):
        with pytest.raises(Refused, match="takes no wording"):
            licences.bring_wording(
                clinic=clinic, instrument=instrument, questionnaire=a_file(), owner="O", licence_reference="L",
                on_paper=True, electronic=True, patient_facing=True, expires_on=UNTIL, signer="S", by=owner, at=at,
            )  # fmt: skip


def test_a_scale_that_is_off_needs_the_owners_answer(clinic: Any, owner: Any, at: datetime) -> None:
    with pytest.raises(Refused, match="Say who answered"):
        licences.switch_on(clinic=clinic, instrument="sidas", owners_answer="ok", by=owner, at=at)
    with pytest.raises(Refused, match="needs no switch"):
        licences.switch_on(clinic=clinic, instrument="phq9", owners_answer="a long enough answer", by=owner, at=at)
    licences.switch_on(
        clinic=clinic, instrument="sidas", owners_answer="Letter of ANU, kept in the safe", by=owner, at=at
    )
    assert asked_as(clinic, "sidas", on=at.date()).mode == "shipped_wording"
    licences.switch_off(clinic=clinic, instrument="sidas", by=owner, at=at)
    assert not asked_as(clinic, "sidas", on=at.date()).standing.offered


def test_the_pages_show_every_scale_and_keep_a_file(signed_in: Any, clinic: Any, owner: Any, at: datetime) -> None:
    browser = signed_in(owner)
    said = browser.get("/scales/").content.decode()
    for name in ("PHQ-9", "MADRS", "Y-BOCS", "SIDAS", "EQ-5D-5L"):
        assert name in said
    page = "/scales/isi/"
    assert browser.get("/scales/nonsense/").status_code == 404
    data = {
        "owner": "The owner", "licence_reference": "L-17", "on_paper": "on", "electronic": "on",
        "expires_on": "2037-06-30", "signer": "Olive Reed",
    }  # fmt: skip
    assert browser.post(f"{page}bring/", data).status_code == 422
    bad = SimpleUploadedFile("q.json", b"\xff\xfe")
    assert browser.post(f"{page}bring/", data | {"file": bad}).status_code == 422
    wrong = SimpleUploadedFile("q.json", a_file(items=6).encode())
    assert browser.post(f"{page}bring/", data | {"file": wrong}).status_code == 409
    right = SimpleUploadedFile("q.json", a_file().encode())
    assert browser.post(f"{page}bring/", data | {"file": right}).status_code == 302
    assert "L-17" in browser.get(page).content.decode()
    assert browser.post(f"{page}withdraw/").status_code == 302
    assert browser.post("/scales/sidas/on/", {"owners_answer": "no"}).status_code == 409
    nurse = a_member(clinic, "Ana Pop", "nurse", at=at)
    assert signed_in(nurse).get(page).status_code == 200
    assert signed_in(nurse).post(f"{page}withdraw/").status_code == 403


@pytest.mark.parametrize("instrument", ["isi", "ybocs", "dast10", "mdq", "wsas", "psqi", "cbi", "madrs"])
def test_what_is_downloaded_can_be_brought_back_with_words(
    signed_in: Any, clinic: Any, owner: Any, at: datetime, instrument: str
) -> None:
    answer = signed_in(owner).get(f"/scales/{instrument}/questionnaire.json")
    assert answer.headers["Content-Type"] == "application/fhir+json"
    resource = answer.json()
    for number, item in enumerate(resource["item"]):
        item["text"] = f"Licensed line {number}?"
    licences.bring_wording(
        clinic=clinic, instrument=instrument, questionnaire=json.dumps(resource), owner="O", licence_reference="L",
        on_paper=True, electronic=True, patient_facing=True, expires_on=UNTIL, signer="S", by=owner, at=at,
    )  # fmt: skip
    asked = asked_as(clinic, instrument, on=at.date())
    assert asked.mode == "clinic_wording"
    for item in asked.instrument.items:
        assert asked.label_of(item.key).startswith("Licensed line")
        assert {value for value, _words in asked.options_of(item.key)} == set(item.coding.points)
