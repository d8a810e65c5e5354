"""A form is read strictly: what is not documented is refused in one sentence, what is implausible is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rekindle.clinical.answers import QUESTIONS, AnswersRefused, profile_from
from rekindle.clinical.profile import Medicine, Profile
from rekindle.clinical.screening.contract import answers_schema
from tests.specs.screening.table import ORDINARY

# The questionnaire's keys and codes as the clinical knowledge base gives them, not as our code does.
REFERENCE = json.loads((Path(__file__).parents[1] / "golden" / "screening_answers.schema.json").read_text())


def meaning(shape: dict[str, Any]) -> Any:
    """What a schema allows, order aside."""
    if "enum" in shape:
        return frozenset(shape["enum"])
    items = shape.get("items", {})
    if "properties" in items:
        shapes = {
            key: sorted(inner["type"]) if isinstance(inner["type"], list) else inner["type"]
            for key, inner in items["properties"].items()
        }
        return frozenset(shape["type"]), tuple(items["required"]), tuple(sorted((k, str(v)) for k, v in shapes.items()))
    return frozenset(shape["type"]), frozenset(items.get("enum", ()))


def test_the_answers_schema_means_what_the_reference_means() -> None:
    ours = answers_schema()
    assert list(ours["properties"]) == list(REFERENCE["properties"]) == list(QUESTIONS)
    for key, shape in REFERENCE["properties"].items():
        assert meaning(ours["properties"][key]) == meaning(shape), key
    assert ours["additionalProperties"] is REFERENCE["additionalProperties"] is False


def test_the_ordinary_history_is_the_reference_example() -> None:
    assert REFERENCE["examples"] == [ORDINARY]
    Draft202012Validator(answers_schema()).validate(ORDINARY)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"weigth_kg": 70}, "The answers hold the unknown key 'weigth_kg'."),
        ({"bzd_mg_deq": 4}, "The answers hold the unknown key 'bzd_mg_deq'."),
        ({"age": "44"}, "The answer to 'age' must be a whole number, not '44'."),
        ({"age": True}, "The answer to 'age' must be a whole number, not True."),
        ({"age": 44.5}, "The answer to 'age' must be a whole number, not 44.5."),
        ({"height_cm": "tall"}, "The answer to 'height_cm' must be a number, not 'tall'."),
        ({"height_cm": False}, "The answer to 'height_cm' must be a number, not False."),
        ({"htn": 1}, "The answer to 'htn' must be one of its codes as text, not 1."),
        ({"htn": "no"}, "'no' is not one of the documented codes of 'htn'."),
        ({"pregnant": "skip"}, "'skip' is not one of the documented codes of 'pregnant'."),
        ({"reasons": "depression"}, "The answer to 'reasons' must be a list of codes, not 'depression'."),
        ({"reasons": ["sadness"]}, "'sadness' is not one of the documented codes of 'reasons'."),
        ({"now_symptoms": ["none"]}, "'none' is not one of the documented codes of 'now_symptoms'."),
        ({"reasons": [None]}, "The answer to 'reasons' must be one of its codes as text, not None."),
        ({"meds": {"name": "x"}}, "The answer to 'meds' must be a list of medicines, not {'name': 'x'}."),
        ({"meds": ["x"]}, "The answer to 'meds' must be a list of medicines, each with its name, not 'x'."),
        ({"meds": [{}]}, "Each medicine in 'meds' needs a 'name'."),
        ({"meds": [{"name": None}]}, "The answer to 'meds.name' must be text, not None."),
        ({"meds": [{"name": "x", "dose": 1}]}, "A medicine in 'meds' has the unknown key 'dose'."),
        ({"meds": [{"name": "x", "dose_mg": "1"}]}, "The answer to 'meds.dose_mg' must be a number, not '1'."),
        ({"meds": [{"name": "x", "rxcui": 36437}]}, "The answer to 'meds.rxcui' must be text, not 36437."),
        ({"meds": [{"name": "x", "as_needed": 1}]}, "The answer to 'meds.as_needed' must be true or false, not 1."),
    ],
)
def test_what_is_not_documented_is_refused_in_one_sentence(answers: dict[str, Any], sentence: str) -> None:
    with pytest.raises(AnswersRefused) as refused:
        profile_from(answers)
    assert str(refused.value) == sentence


def test_a_long_wrong_answer_is_quoted_short() -> None:
    with pytest.raises(AnswersRefused) as refused:
        profile_from({"age": "x" * 500})
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize("answers", [{"age": -40}, {"age": 900}, {"height_cm": 1e308}, {"mi_days_ago": 10**50}])
def test_what_is_merely_implausible_is_kept(answers: dict[str, Any]) -> None:
    (key, value), *_ = answers.items()
    assert getattr(profile_from(answers), key) == value


def test_a_whole_number_written_with_a_point_is_whole() -> None:
    assert profile_from({"age": 44.0}) == Profile(age=44)


def test_null_and_absent_are_both_unknown() -> None:
    assert profile_from(dict.fromkeys(QUESTIONS)) == profile_from({}) == Profile()


def test_a_medicine_that_is_one_already_stays_itself() -> None:
    medicine = Medicine("sertraline", dose_mg=50.0)
    assert profile_from({"meds": [medicine, {"name": "sertraline", "dose_mg": 50}]}).meds == frozenset({medicine})
