"""`rekindle dose` answers every number, however silly, with JSON, and refuses only the form, never a value."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rekindle.replay import VERBS, CaseRefused, answer
from rekindle.replay.dose import OUTPUT, PROTOCOL_IDS

SAID = Draft202012Validator(OUTPUT.schema())
V1 = {
    "protocol": "iv_mood", "weight_kg": 70, "mg_per_kg": 0.5, "minutes": 40, "vial_mg_per_ml": 50,
    "total_volume_ml": 100,
}  # fmt: skip
NUMBERS = (
    "weight_kg", "height_cm", "mg_per_kg", "dose_mg", "minutes", "vial_mg_per_ml", "vial_mg", "total_volume_ml",
    "ordered_weight_kg", "label_mg_per_ml", "resume_rate_ml_per_h", "age_y", "mg_per_kg_per_h",
)  # fmt: skip


def dosed(case: Any) -> Any:
    return answer(VERBS["dose"], json.dumps(case).encode())


def strictly(said: Any) -> str:
    return json.dumps(said, allow_nan=False)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({}, "'protocol' is needed"),
        ({"protocol": "iv"}, "'protocol' must be one of iv_mood, im_mood"),
        (V1 | {"colour": 1}, "unknown key 'colour'"),
        (V1 | {"weight_kg": "70"}, "'weight_kg' must be a number"),
        (V1 | {"weight_kg": True}, "'weight_kg' must be a number"),
        (V1 | {"signed": ["nurse"]}, "'signed\\[0\\]' must be one of soft, director"),
        (V1 | {"segments": [{"rate_ml_per_h": 150}]}, "'segments\\[0\\].minutes' is needed"),
        (V1 | {"segments": [{"rate_ml_per_h": 150, "minutes": 1, "x": 1}]}, "unknown key 'segments\\[0\\].x'"),
    ],
)
def test_a_case_that_is_not_in_the_documented_form_is_refused(case: Any, sentence: str) -> None:
    with pytest.raises(CaseRefused, match=sentence):
        dosed(case)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["0", "-1", "1e999", "-1e999", "1e-320", "1e300", "9" * 390])
def test_a_number_nobody_could_mean_is_answered_with_a_reason(name: str, text: str) -> None:
    text_of_case = json.dumps(V1 | {name: "@"}).replace('"@"', text)
    said = answer(VERBS["dose"], text_of_case.encode())
    assert ("Infinity" not in strictly(said) and said["refusals"]) or name in ("age_y", "mg_per_kg_per_h")
    SAID.validate(said)


def test_unknown_is_null_or_absent() -> None:
    assert dosed(V1 | dict.fromkeys(("height_cm", "sex", "dose_mg", "signed", "segments"))) == dosed(V1)


def test_a_sum_without_a_height_says_so_and_a_height_silences_it() -> None:
    assert "Height is not given" in dosed(V1)["notes"][0]
    assert dosed(V1 | {"height_cm": 175})["notes"] == []
    assert dosed(V1 | {"weight_basis": "actual"})["notes"] == []


numbers = st.one_of(st.none(), st.floats(0.01, 400), st.sampled_from([0.0, -1.0, 0.5, 28.0, 56.0, 70.0, 84.0, 1e12]))
some_cases = st.fixed_dictionaries(
    {"protocol": st.sampled_from(PROTOCOL_IDS)},
    optional={
        **dict.fromkeys(NUMBERS, numbers),
        "sex": st.sampled_from(["female", "male", None]),
        "weight_basis": st.sampled_from(["actual", "ibw", "abw", "abw_capped", None]),
        "signed": st.lists(st.sampled_from(["soft", "director"]), max_size=2),
        "segments": st.lists(
            st.fixed_dictionaries({"rate_ml_per_h": st.floats(0, 500), "minutes": st.floats(0, 120)}), max_size=2
        ),
    },
)


@settings(max_examples=50)
@given(some_cases)
def test_any_case_is_answered_and_a_refused_hard_limit_stays_refused(case: dict[str, Any]) -> None:
    said = dosed(case)
    assert all(math.isfinite(n) for n in said.values() if isinstance(n, float)) and strictly(said)
    if any(line["band"] == "hard" for line in said["limits"]):
        assert said["refusals"]
    if said["dose_mg"] is None:
        assert said["refusals"] and said["rate_mcg_per_kg_min"] is None and said["vial_volume_ml"] is None


@settings(max_examples=50)
@given(some_cases)
def test_taking_a_signature_away_never_takes_a_reason_away(case: dict[str, Any]) -> None:
    signed, bare = dosed(case | {"signed": ["soft", "director"]}), dosed(case | {"signed": []})
    assert set(signed["refusals"]) <= set(bare["refusals"])
    assert {**signed, "refusals": 0} == {**bare, "refusals": 0}


@settings(max_examples=50)
@given(some_cases, st.sampled_from(["weight_kg", "dose_mg", "mg_per_kg", "mg_per_kg_per_h"]))
def test_what_becomes_unknown_never_lets_more_pass(case: dict[str, Any], name: str) -> None:
    if name == "dose_mg" and any(key in case for key in ("mg_per_kg", "mg_per_kg_per_h")):
        return  # a dose for weight stands in for a named one
    less = dosed({key: value for key, value in case.items() if key not in (name, "ordered_weight_kg")})
    if name == "weight_kg" and not case["protocol"].startswith("spravato"):
        assert less["dose_mg"] is None and less["refusals"]
    if name == "dose_mg":
        assert less["dose_mg"] is None and less["refusals"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mg_per_kg": 1e-320}, "less than 0.0001 mg/kg"),
        ({"weight_kg": 1e300}, "more than a thousand million kg"),
        ({"weight_kg": -1e300}, "less than nothing kg"),
    ],
)
def test_a_sentence_never_writes_a_number_out_to_its_last_nought(change: dict[str, float], words: str) -> None:
    assert any(words in sentence for sentence in dosed(V1 | change)["refusals"])
    assert all(len(sentence) < 200 for sentence in dosed(V1 | change)["refusals"])
