"""Records move only along the drawn arrows."""

from itertools import pairwise

import pytest

from rekindle.clinical.treatment.states import APPOINTMENT, CANDIDATE, COURSE, MACHINES, SESSION, Machine, why_not_move

EACH = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.record)


@EACH
def test_every_state_can_be_reached_and_says_what_it_means(machine: Machine) -> None:
    reached, edge = set(), {machine.first}
    while edge:
        reached |= edge
        edge = {after for state in edge for after in machine.transitions[state]} - reached
    assert reached == set(machine.transitions) == set(machine.meanings)


@EACH
def test_no_arrow_leads_nowhere_known(machine: Machine) -> None:
    assert {after for following in machine.transitions.values() for after in following} <= set(machine.transitions)


@EACH
def test_every_pair_is_allowed_exactly_when_it_is_drawn(machine: Machine) -> None:
    for before, following in machine.transitions.items():
        for after in machine.transitions:
            assert (why_not_move(machine, before, after) == ()) is (after in following)


@pytest.mark.parametrize(
    ("machine", "path"),
    [
        (APPOINTMENT, ["proposed", "booked", "arrived", "fulfilled"]),
        (SESSION, ["planned", "preparation", "in-progress", "on-hold", "in-progress", "recovering", "completed"]),
        (COURSE, ["draft", "active", "on-hold", "active", "completed"]),
        (
            CANDIDATE,
            [
                "screened",
                "waiting_review",
                "consult_offered",
                "consult_booked",
                "consulted",
                "clearance_booked",
                "cleared",
                "preparing",
                "prepared",
                "consented",
                "in_treatment",
                "maintenance",
                "finished",
            ],
        ),
    ],
)
def test_the_ordinary_path_is_open(machine: Machine, path: list[str]) -> None:
    assert all(why_not_move(machine, before, after) == () for before, after in pairwise(path))


def test_nobody_is_treated_without_clearance_preparation_and_consent() -> None:
    for state in set(CANDIDATE.transitions) - {"consented", "maintenance"}:
        assert why_not_move(CANDIDATE, state, "in_treatment") != ()
    assert {state for state, after in CANDIDATE.transitions.items() if "consented" in after} == {"prepared"}


def test_a_session_is_completed_only_from_recovery() -> None:
    assert {state for state, after in SESSION.transitions.items() if "completed" in after} == {"recovering"}


def test_a_crisis_can_interrupt_every_step_before_treatment_and_leads_back_to_a_person() -> None:
    before = set(CANDIDATE.transitions) - {"in_crisis", "withdrawn", "finished", "in_treatment", "maintenance"}
    assert all("in_crisis" in CANDIDATE.transitions[state] for state in before)
    assert CANDIDATE.transitions["in_crisis"] == {"waiting_review", "withdrawn"}


def test_the_refusal_says_what_is_open_instead() -> None:
    (refusal,) = why_not_move(COURSE, "draft", "completed")
    assert "active" in refusal.sentence
    (final,) = why_not_move(COURSE, "entered-in-error", "draft")
    assert "where it ends" in final.sentence


def test_an_unknown_state_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="not a state of course"):
        why_not_move(COURSE, "draft", "open")


def test_only_an_entry_in_error_ends_an_appointment_for_good() -> None:
    assert APPOINTMENT.final == {"entered-in-error"}
