"""Exported questionnaires: sound FHIR R4, and expressions that give the library's own numbers in another engine."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fhirpathpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments import BY_NAME, INSTRUMENTS, Instrument, score
from rekindle.clinical.instruments.modes import modes_of
from rekindle.interop.fhir.expression import NOT_PORTABLE, main_expression
from rekindle.interop.fhir.questionnaire import CALCULATED, HIDDEN, LOINC, ORDINAL, questionnaire, response
from rekindle.replay.score import flattened, items_shape
from tests.clinical.instruments.sheets import torn, whole

VECTORS = json.loads((Path(__file__).parents[1] / "golden" / "scoring.json").read_text())["vectors"]
EVERY = pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=lambda each: each.instrument_id)
TYPES = {"choice", "integer", "decimal", "boolean", "time", "display", "string"}
NOT_IN_EVERY_ENGINE = re.compile(r"\b(sum|max|min|avg|weight|ordinal|defineVariable)\(")


@cache
def calculated(instrument_id: str) -> dict[str, Any]:
    """The compiled expressions of an exported questionnaire, by the item they fill in."""
    return {
        item["linkId"]: fhirpathpy.compile(extension["valueExpression"]["expression"])
        for item in questionnaire(INSTRUMENTS[instrument_id])["item"]
        for extension in item.get("extension", [])
        if extension["url"] == CALCULATED
    }


def in_the_other_engine(instrument: Instrument, answers: dict[str, Any]) -> dict[str, Any]:
    sheet = response(instrument, answers)
    found = {key: run(sheet, {"resource": sheet}) for key, run in calculated(instrument.instrument_id).items()}
    return {key: values[0] if values else None for key, values in found.items()}


def in_the_library(instrument: Instrument, answers: dict[str, Any]) -> dict[str, Any]:
    said = score(instrument.instrument_id, answers).values
    inside = {inner: value for key in instrument.nested for inner, value in (said[key] or {}).items()}
    return {**said, **inside}


def assert_same(instrument: Instrument, answers: dict[str, Any]) -> None:
    ours, theirs = in_the_library(instrument, answers), in_the_other_engine(instrument, answers)
    for key, value in theirs.items():
        expected = ours.get(key)
        if expected is None or isinstance(expected, str | bool):
            assert (key, value) == (key, expected)
        else:
            # a tie in the last place may be rounded to either side
            assert float(value) == pytest.approx(expected, abs=0.011), key


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_each_worked_example_scores_the_same_in_the_other_engine(vector: dict[str, Any]) -> None:
    instrument = BY_NAME[vector["instrument"]]
    items_shape(instrument.name).refuse(vector["items"])
    flat = {key: answer for key, answer in flattened(instrument, vector["items"]).items() if answer is not None}
    assert_same(instrument, {key: answer for key, answer in flat.items() if answer in _allowed(instrument, key)})


def _allowed(instrument: Instrument, key: str) -> Any:
    coding = instrument.by_key[key].coding
    return coding.answers or _Anything()


class _Anything:
    def __contains__(self, answer: object) -> bool:
        return True


@pytest.mark.slow
@EVERY
def test_made_up_sheets_score_the_same_whole_and_torn(instrument: Instrument) -> None:
    if not calculated(instrument.instrument_id):
        return

    @given(st.one_of(whole(instrument), whole(instrument), torn(instrument)))
    @settings(max_examples=25, deadline=None)
    def holds(answers: dict[str, Any]) -> None:
        assert_same(instrument, answers)

    holds()


def test_the_instruments_without_an_expression_are_the_ones_that_say_so() -> None:
    without = {
        each.instrument_id
        for each in INSTRUMENTS.values()
        if main_expression(each) is None and each.main not in each.keys
    }
    assert without == set(NOT_PORTABLE)
    for instrument_id in without:
        assert "Without an expression" in questionnaire(INSTRUMENTS[instrument_id])["description"]


@EVERY
def test_expressions_use_only_what_every_engine_has(instrument: Instrument) -> None:
    for item in questionnaire(instrument)["item"]:
        for extension in item.get("extension", []):
            said = extension.get("valueExpression", {}).get("expression", "")
            assert NOT_IN_EVERY_ENGINE.search(said) is None
            assert said == "" or "%resource.item" in said


def items_of(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in resource.get("item", []):
        yield item
        yield from items_of(item)


@EVERY
def test_the_questionnaire_keeps_the_constraints_of_fhir_r4(instrument: Instrument) -> None:
    resource = questionnaire(instrument)
    assert resource["resourceType"] == "Questionnaire" and resource["status"] in {"draft", "active", "retired"}
    assert re.fullmatch(r"[A-Za-z0-9\-.]{1,64}", resource["id"])
    assert re.fullmatch(r"[A-Z]([A-Za-z0-9_]){0,254}", resource["name"])  # que-0
    assert resource["version"] == CONTENT_VERSION and resource["title"] and resource["copyright"]
    links = [item["linkId"] for item in items_of(resource)]
    assert len(set(links)) == len(links)  # que-2
    for item in items_of(resource):
        assert item["type"] in TYPES and item["text"]
        if item["type"] == "display":
            assert not {"code", "answerOption", "readOnly", "required"} & set(item)  # que-3, que-6, que-9
        assert ("answerOption" in item) == (item["type"] == "choice")  # que-5
        codes = [option["valueCoding"]["code"] for option in item.get("answerOption", [])]
        assert len(set(codes)) == len(codes)
        assert all(coding["system"] == LOINC for coding in item.get("code", []))
        for extension in item.get("extension", []):
            assert len([key for key in extension if key.startswith("value")]) == 1


@EVERY
def test_every_counted_answer_carries_its_points(instrument: Instrument) -> None:
    for item in questionnaire(instrument)["item"]:
        for option in item.get("answerOption", []):
            points = [each["valueDecimal"] for each in option.get("extension", []) if each["url"] == ORDINAL]
            assert len(points) == (option["valueCoding"]["code"] != "not_applicable")


@EVERY
def test_restricted_items_are_exported_as_numbers(instrument: Instrument) -> None:
    asked = [item for item in questionnaire(instrument)["item"] if item["linkId"] in instrument.keys]
    if "shipped_wording" in modes_of(instrument):
        assert all(item["text"] for item in asked)
    else:
        assert [item["text"] for item in asked] == [f"Item {number}" for number in range(1, len(asked) + 1)]


@EVERY
def test_calculated_items_are_hidden_and_cannot_be_filled_in(instrument: Instrument) -> None:
    for item in questionnaire(instrument)["item"]:
        urls = {extension["url"] for extension in item.get("extension", [])}
        if CALCULATED in urls:
            assert item["readOnly"] is True and HIDDEN in urls


def test_the_published_faults_of_other_expressions_are_not_ours() -> None:
    """A missing item counted as 0, sum() over answers, and answers sought one level too high."""
    phq9 = INSTRUMENTS["phq9"]
    assert in_the_other_engine(phq9, {f"q{number}": 3 for number in range(1, 9)}) == {"total": None}
    assert in_the_other_engine(phq9, {f"q{number}": 3 for number in range(1, 10)}) == {"total": 27}
