"""A question is shown when the answers lead to it, and an unanswered shown one is missing."""

from typing import Any

import pytest

from rekindle.clinical.answers import QUESTIONS, profile_from
from rekindle.clinical.screening.branching import PRESSURES, SUICIDE_ITEMS, missing_keys, shown_for
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.screening.medicines import Taken
from tests.specs.screening.table import ORDINARY

CONDITIONAL = {
    *("pregnant", "cssrs_q3", "cssrs_q4", "cssrs_q5", "cssrs_q6_3mo", "mi_days_ago", "stroke_days_ago"),
    *("seizure_days_ago", "sud_days_since", "glp1_risk"),
}


def shown(**changes: Any) -> set[str]:
    return set(shown_for(profile_from(ORDINARY | changes)))


def test_the_ordinary_history_is_shown_everything_that_hangs_on_nothing() -> None:
    assert shown() == set(QUESTIONS) - CONDITIONAL


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({"can_be_pregnant": "yes"}, {"pregnant"}),
        ({"can_be_pregnant": None}, {"pregnant"}),
        ({"cssrs_q2": "yes"}, {"cssrs_q3", "cssrs_q4", "cssrs_q5"}),
        ({"cssrs_q2": None}, set()),
        ({"cssrs_q6_ever": "yes"}, {"cssrs_q6_3mo"}),
        ({"mi": "yes"}, {"mi_days_ago"}),
        ({"mi": "unsure"}, set()),
        ({"stroke": "yes"}, {"stroke_days_ago"}),
        ({"seizure": "past"}, {"seizure_days_ago"}),
        ({"seizure": "epilepsy"}, {"seizure_days_ago"}),
        ({"seizure": "childhood_febrile"}, set()),
        ({"sud": "remission"}, {"sud_days_since"}),
        ({"sud": "active"}, set()),
        ({"meds": [{"name": "Ozempic"}]}, {"glp1_risk"}),
        ({"meds": [{"name": "weekly pen", "rxcui": "2601723"}]}, {"glp1_risk"}),
        ({"meds": None}, set()),
    ],
)
def test_an_answer_leads_to_its_follow_up(changes: dict[str, Any], more: set[str]) -> None:
    assert shown(**changes) == (set(QUESTIONS) - CONDITIONAL) | more


def test_questions_come_in_the_order_of_the_form() -> None:
    order = list(QUESTIONS)
    assert [order.index(key) for key in shown_for(profile_from({}))] == sorted(
        order.index(key) for key in shown_for(profile_from({}))
    )


def test_an_empty_form_misses_every_shown_question_but_the_pressures() -> None:
    empty = profile_from({})
    assert missing_keys(empty, None) == tuple(key for key in shown_for(empty) if key not in PRESSURES)


@pytest.mark.parametrize("key", ["cssrs_q3", "cssrs_q4", "cssrs_q5"])
def test_skip_on_a_shown_suicide_item_counts_as_unanswered(key: str) -> None:
    answers = ORDINARY | {"cssrs_q2": "yes", "cssrs_q3": "no", "cssrs_q4": "no", "cssrs_q5": "no", key: "skip"}
    assert judge(answers).missing == (key,)


def test_not_applicable_of_someone_who_takes_it_counts_as_unanswered() -> None:
    profile = profile_from(ORDINARY | {"meds": [{"name": "Wegovy"}], "glp1_risk": "n/a"})
    assert missing_keys(profile, Taken(profile.meds or ())) == ("glp1_risk",)


def test_missing_questions_come_in_the_order_of_the_form() -> None:
    answers = ORDINARY | {"ride": None, "age": None, "mi": "yes", "tbi": None}
    assert judge(answers).missing == ("age", "mi_days_ago", "tbi", "ride")


def shown_questions() -> list[tuple[str, dict[str, Any]]]:
    """Every question once, in a history in which it is shown."""
    histories: list[dict[str, Any]] = [
        ORDINARY,
        ORDINARY | {"can_be_pregnant": "yes"},
        ORDINARY | {"cssrs_q2": "yes", "cssrs_q3": "no", "cssrs_q4": "no", "cssrs_q5": "no"},
        ORDINARY | {"cssrs_q6_ever": "yes", "cssrs_q6_3mo": "no"},
        ORDINARY | {"mi": "yes", "mi_days_ago": 400},
        ORDINARY | {"stroke": "yes", "stroke_days_ago": 400},
        ORDINARY | {"seizure": "past", "seizure_days_ago": 4000},
        ORDINARY | {"sud": "remission", "sud_days_since": 4000},
        ORDINARY | {"meds": [{"name": "Ozempic"}], "glp1_risk": "stable"},
    ]
    return [(key, history) for history in histories for key in shown_for(profile_from(history))]


def test_leaving_out_any_shown_answer_never_ends_in_eligible_save_the_pressures() -> None:
    questions = shown_questions()
    assert {key for key, _ in questions} == set(QUESTIONS)
    eligible = {key for key, history in questions if judge(history | {key: None}).may_self_book}
    assert eligible == set(PRESSURES)


@pytest.mark.parametrize("key", sorted(SUICIDE_ITEMS))
def test_leaving_out_a_suicide_item_brings_a_call_the_same_day(key: str) -> None:
    history = next(history for shown_key, history in shown_questions() if shown_key == key)
    judgement = judge({name: answer for name, answer in history.items() if name != key})
    assert (judgement.urgency.value, judgement.show_988) == ("same_day", True)
