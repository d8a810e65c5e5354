"""No message says what it is about."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.journey.post.wording import CATALOGUE, worded

# Written for this test alone, so that the guard and its proof do not share a list.
NEVER = [
    "ketamine", "esketamine", "spravato", "depression", "depressed", "suicide", "suicidal", "self-harm",
    "anxiety", "anxious", "mental", "psychiatric", "psychiatrist", "psychotherapy", "treatment", "treated",
    "therapy", "therapist", "infusion", "infused", "injection", "medicine", "medication", "medical", "drug",
    "dose", "dosage", "pill", "prescription", "prescribed", "prescriber", "clinic", "clinical", "patient",
    "doctor", "physician", "nurse", "hospital", "health", "healthcare", "diagnosis", "symptom", "illness",
    "disease", "disorder", "screening", "questionnaire", "crisis", "emergency", "PHQ-9", "GAD-7", "score",
    "chart", "vitals", "blood", "urine", "laboratory", "ECG", "consent", "maintenance", "induction",
    "session", "preparation", "relapse", "trauma", "PTSD", "bipolar", "alcohol", "substance", "addiction",
    "pregnancy", "wellness", "counselling", "counselor", "intake", "referral", "mood",
]  # fmt: skip
SLOTS = {
    "name": "Ruth",
    "link": "/me/",
    "when": "Tuesday 24 November 2026, 10:00",
    "phone": "+1 555 0100",
    "code": "123456",
}


def said(kind: str) -> str:
    slots = {name: SLOTS[name] for name in CATALOGUE[kind].slots}
    return " ".join(worded(kind, clinic="Harbour House", **slots))


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_no_message_holds_a_clinical_word(kind: str) -> None:
    text = said(kind)
    assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_every_message_names_the_clinic_by_its_own_name_and_fills_every_slot(kind: str) -> None:
    text = said(kind)
    assert "Harbour House" in text
    assert "{" not in text and "}" not in text
    assert all(SLOTS[name] in text for name in CATALOGUE[kind].slots)


@pytest.mark.parametrize("word", NEVER)
def test_a_clinical_word_in_a_slot_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="clinical word"):
        worded("appointment_booked", clinic="Harbour House", name="Ruth", when=f"Monday, {word}", link="/me/")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.", min_size=25, max_size=80))
def test_the_random_part_of_a_link_is_never_mistaken_for_a_word(token: str) -> None:
    _subject, body = worded(
        "sign_in_link", clinic="Harbour House", name="Ruth", link=f"https://ketamine.example/link/{token}/"
    )
    assert token in body


@pytest.mark.parametrize("name", ["Dr. Pill O'Dose", "مريم الخطيب", "N" * 200, "Depression Era {name}"])
def test_a_name_is_shown_as_it_is(name: str) -> None:
    assert name in worded("please_call_us", clinic="Ketamine & Co. Clinic", name=name, phone="+1 555 0100")[1]


def test_a_name_with_a_line_break_cannot_forge_a_header() -> None:
    subject, _body = worded("please_call_us", clinic="Harbour\r\nBcc: x@y.example", name="Ruth", phone="+1 555 0100")
    assert "\n" not in subject and "\r" not in subject


@pytest.mark.parametrize("slots", [{}, {"name": "Ruth"}, {"name": "Ruth", "phone": "1", "more": "x"}])
def test_a_missing_or_unknown_slot_is_refused(slots: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="needs exactly the slots"):
        worded("please_call_us", clinic="Harbour House", **slots)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the wording catalogue"):
        worded("newsletter", clinic="Harbour House")
