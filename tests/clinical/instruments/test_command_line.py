"""`rekindle score` keeps its contract: known keys, types and codes, and an answer to every implausible number."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments import BY_NAME, INSTRUMENTS, Instrument
from rekindle.replay import VERBS, CaseRefused, answer
from rekindle.replay.score import input_schema, output_schema, score
from tests.clinical.instruments.sheets import torn
from tests.clinical.instruments.test_scores import GOLDEN

INPUT, OUTPUT = Draft202012Validator(input_schema()), Draft202012Validator(output_schema())


def said(instrument: str, items: Any) -> dict[str, Any]:
    found: dict[str, Any] = answer(VERBS["score"], json.dumps({"instrument": instrument, "items": items}).encode())
    return found


def published(instrument: Instrument, flat: dict[str, Any]) -> dict[str, Any]:
    """A sheet as a case holds it: lists and objects instead of single items."""
    items = dict(flat)
    for outer, keys in instrument.lists.items():
        given_ = [items.pop(key, None) for key in keys]
        items[outer] = [None if each == "not_applicable" else each for each in given_]
    for outer, named in instrument.objects.items():
        items[outer] = {name: items.pop(key) for name, key in named.items() if key in items}
    return items


def test_a_complete_sheet_is_answered_with_its_keys_and_the_version_alone() -> None:
    assert said("GAD-2", {"q1": 3, "q2": 0}) == {"total": 3, "positive_ge3": True, "content_version": CONTENT_VERSION}


@pytest.mark.parametrize(
    ("instrument", "items", "sentence"),
    [
        ("PHQ-10", {}, "must be one of"),
        ("GAD-2", {"q3": 1}, "unknown key 'items.q3'"),
        ("GAD-2", {"q1": "1"}, "must be a number"),
        ("GAD-2", {"q1": True}, "must be a number"),
        ("GAD-2", None, "'items' is needed"),
        ("GAD-2", [1, 2], "must be an object"),
        ("C-SSRS-screener", {"q1": 3}, "must be one of 0, 1"),
        ("C-SSRS-screener", {"q1": True}, "must be one of 0, 1"),
        ("ASQ", {"q1": "maybe"}, "must be one of no, yes, refused"),
        ("MDQ", {"q1": [1] * 14}, "holds 14 answers"),
        ("MDQ", {"q1": [2]}, "must be one of 0, 1"),
        ("MDQ", {"q3": "grave"}, "must be one of none, minor"),
        ("PSQI", {"bedtime": "half past ten"}, "a time written HH:MM"),
        ("PC-PTSD-5", {"exposure": 1}, "must be true or false"),
        ("BPI-SF", {"intensity": {"lowest": 1}}, "unknown key 'items.intensity.lowest'"),
        ("B-IPF", {"items": ["not_applicable"]}, "must be a number"),
    ],
)
def test_what_is_not_documented_is_refused(instrument: str, items: Any, sentence: str) -> None:
    with pytest.raises(CaseRefused, match=sentence):
        said(instrument, items)


@pytest.mark.parametrize("text", ["7", "-1", "2.5", "1e999", "-1e999", "1" + "0" * 400, "1" + "0" * 6000])
def test_an_implausible_number_leaves_the_item_missing_and_is_named(text: str) -> None:
    case = f'{{"instrument": "GAD-2", "items": {{"q1": {text}, "q2": 1}}}}'
    found = answer(VERBS["score"], case.encode())
    assert (found["total"], found["positive_ge3"]) == (None, None)
    assert (found["missing"], found["impossible"]) == (["q1"], ["q1"])


def test_an_implausible_safety_answer_is_unknown_and_never_negative() -> None:
    found = said("PHQ-9", {**{f"q{number}": 0 for number in range(1, 9)}, "q9": 9})
    assert (found["safety_item_positive"], found["missing"], found["impossible"]) == (None, ["q9"], ["q9"])


def test_a_scale_with_nothing_but_an_impossible_answer_was_begun() -> None:
    found = said("CBI", {"personal": [30], "work": [50] * 7})
    assert (found["personal"], found["work"]) == (None, 50.0)
    assert (found["missing"], found["impossible"]) == (["personal"], ["personal[0]"])


def test_impossible_times_and_list_elements_are_named_where_they_stand() -> None:
    found = said("PSQI", {"bedtime": "25:10", "5b-j": [0, 4]})
    assert found["impossible"] == ["bedtime", "5b-j[1]"]
    assert "5b-j[1]" in found["missing"] and "bedtime" in found["missing"]


def test_a_whole_number_written_with_a_point_is_that_number() -> None:
    assert said("GAD-2", {"q1": 2.0, "q2": 1})["total"] == 3


def test_an_empty_sheet_names_everything_and_keeps_the_safety_key() -> None:
    found = said("MADRS", {})
    assert found["missing"] == [f"q{number}" for number in range(1, 11)]
    assert found["safety_item_10"] is None and found["total"] is None
    assert said("FIQR", {})["missing"] == ["function", "impact", "symptoms"]


def test_every_worked_example_fits_both_schemas() -> None:
    cases = [{"instrument": vector["instrument"], "items": vector["items"]} for vector in GOLDEN["vectors"]]
    assert [case for case in cases if not INPUT.is_valid(case)] == []
    assert [case for case in cases if not OUTPUT.is_valid(score(case))] == []


@given(st.sampled_from(list(INSTRUMENTS.values())).flatmap(lambda each: st.tuples(st.just(each), torn(each))))
@settings(max_examples=50)
def test_any_sheet_is_answered_with_the_published_keys(drawn: tuple[Instrument, dict[str, Any]]) -> None:
    instrument, flat = drawn
    found = score({"instrument": instrument.name, "items": published(instrument, flat)})
    extra = set(found) - set(instrument.outputs) - set(instrument.outputs_if_given) - {"missing", "content_version"}
    assert extra == set()
    assert set(instrument.outputs) <= set(found)
    if found[instrument.main] is None and not instrument.separate and instrument.instrument_id != "b_ipf":
        assert found["missing"]


def test_the_schema_refuses_what_the_verb_refuses() -> None:
    assert list(INPUT.iter_errors({"instrument": "GAD-2", "items": {"q3": 1}}))
    assert list(INPUT.iter_errors({"instrument": "PHQ-10", "items": {}}))
    assert set(BY_NAME) == {vector["instrument"] for vector in GOLDEN["vectors"]}
