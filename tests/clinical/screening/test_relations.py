"""Relations that hold whatever is answered: more findings never soften a verdict, silence never opens a door."""

import random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rekindle.clinical.answers import MEDICINE_QUESTIONS, QUESTIONS, Question, profile_from
from rekindle.clinical.screening.branching import PRESSURES, shown_for
from rekindle.clinical.screening.contract import output_schema
from rekindle.clinical.screening.grades import DISPOSITIONS
from rekindle.clinical.screening.judgement import Judgement, judge
from rekindle.clinical.screening.medicines import SPELLINGS
from tests.specs.screening.table import ORDINARY

CONTRADICTIONS = {"DQ-CONTRA", "DQ-HTNMED", "DQ-PSYMED", "DQ-PREGCON", "DQ-SUDCON", "DQ-SICONTRA", "DQ-SIORDER"}
LISTS_OF_FINDINGS = ("now_symptoms", "cardiac_stable", "illicit_30d", "meds")
# What a person denies in the ordinary history; saying anything else to one of these is one finding more.
DENIALS = tuple(
    key
    for key, question in QUESTIONS.items()
    if question.kind == "code"
    and key
    not in {"primary_reason", "glp1_risk", "cssrs_q3", "cssrs_q4", "cssrs_q5", "cssrs_q6_3mo", "can_be_pregnant"}
)
OUTPUT = Draft202012Validator(output_schema())

medicines = st.fixed_dictionaries(
    {"name": st.sampled_from(sorted(SPELLINGS)) | st.text(max_size=8)},
    optional={
        "rxcui": st.none() | st.sampled_from(["36437", "2598", "9639", "6130", "1", ""]),
        "dose_mg": st.none() | st.floats(allow_nan=False),
        "times_per_day": st.none() | st.integers(-1, 6),
        "as_needed": st.none() | st.booleans(),
    },
)


def answer_to(question: Question) -> st.SearchStrategy[Any]:
    """Anything the form allows, the plausible more often than the absurd."""
    if question.kind == "code":
        return st.none() | st.sampled_from(question.codes)
    if question.kind == "codes":
        return st.none() | st.lists(st.sampled_from(question.codes), max_size=3)
    if question.kind == "medicines":
        return st.none() | st.lists(medicines, max_size=3)
    whole = st.none() | st.integers(0, 400) | st.integers()
    return whole if question.kind == "integer" else whole | st.floats(allow_nan=False)


anything = st.fixed_dictionaries({}, optional={key: answer_to(question) for key, question in QUESTIONS.items()})
few_keys = st.sets(st.sampled_from(sorted(QUESTIONS)), max_size=6)
histories = few_keys.flatmap(
    lambda keys: st.fixed_dictionaries({key: answer_to(QUESTIONS[key]) for key in sorted(keys)})
)
histories = histories.map(lambda changes: ORDINARY | changes)


def gravity(judgement: Judgement) -> int:
    return DISPOSITIONS.index(judgement.disposition)


def one_more(answers: dict[str, Any], draw: st.DataObject) -> dict[str, Any]:
    """The same answers with one finding more."""
    key = draw.draw(st.sampled_from([*DENIALS, *LISTS_OF_FINDINGS]))
    question = QUESTIONS[key]
    if key == "meds":
        return answers | {key: [*(answers[key] or ()), draw.draw(medicines)]}
    if question.kind == "codes":
        return answers | {key: [*(answers[key] or ()), draw.draw(st.sampled_from(question.codes))]}
    assume(answers[key] == ORDINARY[key])
    return answers | {key: draw.draw(st.sampled_from([code for code in question.codes if code != "skip"]))}


@pytest.mark.slow
@given(histories, st.data())
def test_one_finding_more_never_softens_the_verdict(answers: dict[str, Any], draw: st.DataObject) -> None:
    """A finding that settles a contradiction (high blood pressure admitted after all) is not a finding more."""
    before = judge(answers)
    assume(not CONTRADICTIONS & {fired.rule.id for fired in before.rules})
    after = judge(one_more(answers, draw))
    assert gravity(after) <= gravity(before)


@given(histories, st.data())
def test_no_history_with_a_shown_answer_left_out_is_eligible(answers: dict[str, Any], draw: st.DataObject) -> None:
    key = draw.draw(st.sampled_from([key for key in shown_for(profile_from(answers)) if key not in PRESSURES]))
    assert judge(answers | {key: None}).may_self_book is False


@given(histories, st.randoms(use_true_random=False))
def test_order_and_repetition_say_nothing(answers: dict[str, Any], shuffler: random.Random) -> None:
    doubled = dict(answers)
    for key, answer in answers.items():
        if isinstance(answer, list):
            doubled[key] = answer * 2
            shuffler.shuffle(doubled[key])
    keys = list(doubled)
    shuffler.shuffle(keys)
    assert judge({key: doubled[key] for key in keys}).as_json() == judge(answers).as_json()


@pytest.mark.slow
@given(anything)
def test_whatever_the_form_allows_is_judged_and_answered_in_the_documented_shape(answers: dict[str, Any]) -> None:
    judgement = judge(answers)
    OUTPUT.validate(judgement.as_json())
    assert judgement.may_self_book is False or not judgement.missing


@given(anything)
def test_an_emergency_stays_one_whatever_else_is_said(answers: dict[str, Any]) -> None:
    assert judge(answers | {"unsafe_now": "yes"}).disposition.value == "emergency"


def test_the_medicine_keys_drawn_here_are_all_there_are() -> None:
    assert set(MEDICINE_QUESTIONS) == {"name", "rxcui", "dose_mg", "times_per_day", "as_needed"}
