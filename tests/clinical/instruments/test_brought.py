"""Wording that a clinic brings is read strictly: what is asked and what counts must be the scale's own."""

import json
from typing import Any

import pytest

from rekindle.clinical.instruments.brought import read_brought

COUNTED = {0: 0, 1: 1, 2: 2}
CODES = {"q1": COUNTED, "q2": COUNTED}
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def option(value: int, words: str) -> dict[str, Any]:
    return {"valueCoding": {"display": words, "extension": [{"url": ORDINAL, "valueDecimal": value}]}}


def item(link: str, text: str, values: tuple[int, ...] = (0, 1, 2)) -> dict[str, Any]:
    return {"linkId": link, "type": "choice", "text": text, "answerOption": [option(v, f"answer {v}") for v in values]}


def file(*items: dict[str, Any], **more: Any) -> str:
    return json.dumps({"resourceType": "Questionnaire", "title": "Lighthouse form", "item": list(items)} | more)


def test_items_are_known_by_their_link_ids_in_any_order_and_under_headings() -> None:
    group = {
        "linkId": "g",
        "type": "group",
        "text": "How was the lamp?",
        "item": [item("q2", "Dim?"), item("q1", "Lit?")],
    }
    read, refusals = read_brought(file(group), codes=CODES)
    assert refusals == ()
    assert read is not None
    assert [(one.key, one.text) for one in read.items] == [("q1", "Lit?"), ("q2", "Dim?")]
    assert read.items[0].options == ((0, "answer 0"), (1, "answer 1"), (2, "answer 2"))
    assert read.stem == "How was the lamp?"


def test_without_their_link_ids_as_many_items_are_taken_in_order_and_totals_are_not_items() -> None:
    total = {"linkId": "sum", "type": "decimal", "readOnly": True, "text": "Total"}
    read, _ = read_brought(file(item("a", "Lit?"), item("b", "Dim?"), total), codes=CODES)
    assert read is not None
    assert [(one.key, one.text) for one in read.items] == [("q1", "Lit?"), ("q2", "Dim?")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"resourceType": "Patient"}', "not a FHIR Questionnaire"),
        ('{"resourceType": "Questionnaire"}', "2 scored items and the file asks 0"),
        (file(item("q1", "Lit?")), "2 scored items and the file asks 1"),
        (file(item("q1", "Lit?"), item("q2", "  ")), "Item q2 has no text"),
        (file(item("q1", "Lit?"), item("q2", "x" * 601)), "longer than 600"),
        (file(item("q1", "Lit?"), item("q2", "Dim?", (0, 1, 3))), "does not count"),
        (file(item("q1", "Lit?"), item("q2", "Dim?", (0, 1))), "does not offer every answer"),
        (file(item("q1", "Lit?"), {**item("q2", "Dim?"), "answerOption": ["x"]}), "does not count"),
        (json.dumps({"resourceType": "Questionnaire", "x": "y" * 500_000}), "larger than"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_reason(text: str, said: str) -> None:
    read, refusals = read_brought(text, codes=CODES)
    assert read is None
    assert any(said in refusal.sentence for refusal in refusals)


def test_the_fingerprint_follows_the_words() -> None:
    first, _ = read_brought(file(item("q1", "Lit?"), item("q2", "Dim?")), codes=CODES)
    other, _ = read_brought(file(item("q1", "Lit?"), item("q2", "Dark?")), codes=CODES)
    assert first is not None
    assert other is not None
    assert first.sha256 != other.sha256


def test_a_turned_item_is_known_by_its_points_or_by_its_own_code() -> None:
    codes = {"q1": {0: 2, 1: 1, 2: 0}}
    by_points, _ = read_brought(file(item("q1", "Calm?")), codes=codes)
    assert by_points is not None
    assert by_points.items[0].options == ((2, "answer 0"), (1, "answer 1"), (0, "answer 2"))
    coded = {"valueCoding": {"code": "yes", "display": "Yes, it was"}}
    other = {"valueCoding": {"code": "No", "display": "It was not"}}
    lamp = {"linkId": "q1", "type": "choice", "text": "Lit?", "answerOption": [coded, other]}
    by_code, refusals = read_brought(file(lamp), codes={"q1": {"no": 0, "yes": 1}})
    assert refusals == ()
    assert by_code is not None
    assert by_code.items[0].options == (("yes", "Yes, it was"), ("no", "It was not"))
