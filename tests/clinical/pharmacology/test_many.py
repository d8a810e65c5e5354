"""Many people at once: NumPy and the compiled loop against SciPy's matrix exponential and a stiff solver."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from rekindle.clinical.pharmacology import compiled, many
from rekindle.clinical.pharmacology.engine import Course, Flow, Input, System
from tests.clinical.pharmacology.drawing import NAMES, PEOPLE, TIMES, by_scipy, courses, plans, systems

Array = NDArray[np.float64]
Reader = Callable[[many.Many, Array, Any], Array]
EVERYTHING = np.broadcast_to(np.eye(len(NAMES)), (PEOPLE, len(NAMES), len(NAMES)))
SYSTEMS = st.lists(systems(), min_size=PEOPLE, max_size=PEOPLE)
# The compiled loop takes seconds to compile: it belongs to the slow tests.
BOTH = pytest.mark.parametrize("reader", [many.read, pytest.param(compiled.read, marks=pytest.mark.slow)])


def amounts(reader: Reader, found: list[Course], times: list[float]) -> Array:
    """People x times x compartments."""
    return np.moveaxis(reader(many.together(found), EVERYTHING, times), 0, -1)


def close(found: Array, wanted: Array) -> None:
    """Within 1e-10 of each curve's maximum; a curve never reached is held to the whole dose's scale."""
    top = np.maximum(np.abs(wanted).max(axis=-2, keepdims=True), 1e-3 * np.abs(wanted).max())
    assert (np.abs(found - wanted) <= 1e-10 * top + 1e-300).all()


def check_against_scipy(reader: Reader, found: list[Course], times: list[float]) -> None:
    close(amounts(reader, found, times), np.array([by_scipy(each, times) for each in found]))


@settings(max_examples=2, deadline=None)
@given(SYSTEMS, plans())
def test_numpy_agrees_with_scipy(some: list[System], plan: list[list[Input]]) -> None:
    check_against_scipy(many.read, courses(some, plan), [-1.0, 0.0, 10.0, 20.0, 30.0, 77.7])


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(SYSTEMS, plans(), TIMES)
def test_all_three_agree_with_scipy(some: list[System], plan: list[list[Input]], times: list[float]) -> None:
    found = courses(some, plan)
    for reader in (many.read, compiled.read):
        check_against_scipy(reader, found, times)
    for each in found:
        scalar = np.array([each.read(list(row), times) for row in EVERYTHING[0]]).T
        close(scalar, by_scipy(each, times))


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(SYSTEMS, plans())
def test_all_agree_with_a_stiff_solver(some: list[System], plan: list[list[Input]]) -> None:
    """Radau at tight tolerance, begun anew at every change."""
    from scipy.integrate import solve_ivp

    found, until = courses(some, plan), 200.0
    for reader in (many.read, compiled.read):
        curves = amounts(reader, found, [until])
        for each, curve in zip(found, curves, strict=True):
            state, rates = np.zeros(len(NAMES)), np.array(each.system.rates_per_min)
            for start, end in pairwise([*(c for c in each.changes_min if c < until), until]):
                entering = np.zeros(len(NAMES))
                for one in each.inputs:
                    place = each.system.index[one.into]
                    if one.start_min <= start < one.start_min + one.duration_min:
                        entering[place] += one.amount_mg / one.duration_min
                    state[place] += one.amount_mg * (not one.duration_min and one.start_min == start)
                solved = solve_ivp(
                    lambda _, y, r=rates, e=entering: r @ y + e,
                    (start, end),
                    state,
                    "Radau",
                    rtol=1e-9,
                    atol=1e-11,
                    jac=rates,
                )
                state = solved.y[:, -1]
            assert curve[0] == pytest.approx(state, abs=1e-6 * sum(one.amount_mg for one in each.inputs))


@BOTH
@settings(max_examples=2, deadline=None)
@given(SYSTEMS, plans(), plans())
def test_plans_add_up_grow_with_the_dose_and_move_in_time(
    reader: Reader, some: list[System], one: list[list[Input]], other: list[list[Input]]
) -> None:
    times = [0.0, 3.7, 40.0, 61.3, 240.0]
    first, second = (amounts(reader, courses(some, plan), times) for plan in (one, other))
    both = amounts(reader, courses(some, [a + b for a, b in zip(one, other, strict=True)]), times)
    assert both == pytest.approx(first + second, abs=1e-9 * both.max())
    moved = [[Input(x.into, 3 * x.amount_mg, x.start_min + 17, x.duration_min) for x in plan] for plan in one]
    later = amounts(reader, courses(some, moved), [t + 17 for t in times])
    assert later == pytest.approx(3 * first, abs=1e-9 * max(1.0, later.max()))


@BOTH
@settings(max_examples=2, deadline=None)
@given(st.lists(systems(closed=True), min_size=PEOPLE, max_size=PEOPLE), plans(), TIMES)
def test_nothing_is_lost_and_nothing_below_nothing(
    reader: Reader, some: list[System], plan: list[list[Input]], times: list[float]
) -> None:
    found = courses(some, plan)
    there = amounts(reader, found, times)
    entered = np.array([[sum(each.entered_mg(t)) for t in times] for each in found])
    assert there.sum(axis=-1) == pytest.approx(entered, abs=1e-8)
    assert there.min() >= -1e-11 * sum(x.amount_mg for x in plan[0]) - 1e-9


@BOTH
def test_the_curve_is_continuous_from_the_right(reader: Reader) -> None:
    """At the minute of a bolus the drug is in; an infusion begins there and has given nothing yet. By hand."""
    system = System(("central",), [Flow("central", None, 0.1)])
    people = [Course(system, [Input("central", 5.0, at), Input("central", 10.0, 0.0, 10.0)]) for at in (10.0, 0.0)]
    curve = reader(many.together(people), np.ones((2, 1, 1)), [0.0, 9.9999999, 10.0])[0]
    grown = 10 * (1 - 0.36787944117144233)
    assert curve[0] == pytest.approx([0.0, grown, grown + 5], abs=1e-6)
    assert curve[1] == pytest.approx([5.0, grown + 5 * 0.36787944117144233, grown + 5 * 0.36787944117144233], abs=1e-6)


@BOTH
def test_times_in_any_order_and_none(reader: Reader) -> None:
    system = System(("central",), [Flow("central", None, 0.1)])
    people = many.together([Course(system, [Input("central", 1.0, 0.0)])])
    weights = np.ones((1, 1, 1))
    assert reader(people, weights, [20.0, 0.0, 10.0])[0, 0] == pytest.approx(np.exp([-2.0, 0.0, -1.0]), rel=1e-15)
    assert reader(people, weights, []).shape == (1, 1, 0)


@BOTH
def test_one_who_lacks_a_flow_that_others_have_is_answered_too(reader: Reader) -> None:
    def of(back_per_min: float) -> Course:
        flows = [Flow("central", "deep", 0.2), Flow("deep", "central", back_per_min), Flow("central", None, 0.1)]
        return Course(System(("central", "deep"), flows), [Input("central", 1.0, 0.0)])

    found = reader(many.together([of(0.05), of(0.0)]), np.array([[[1.0, 0.0]]] * 2), [10.0])
    assert found[0, 1, 0] == pytest.approx(np.exp(-3.0), rel=1e-13)
    assert found[0, 0, 0] == pytest.approx(of(0.05).read([1.0, 0.0], [10.0])[0], rel=1e-12)


def test_drug_that_flows_back_upstream_past_others_is_left_to_the_matrix() -> None:
    """A ring that runs one way only: no triangle, so its exponents may be complex."""
    ring = System(("a", "b", "c"), [Flow("a", "b", 0.3), Flow("b", "c", 0.3), Flow("c", "a", 0.3)])
    assert ring.modes is None
    course = Course(ring, [Input("a", 1.0, 0.0)])
    wanted = by_scipy_of_ring(ring)
    assert course.read([0.0, 0.0, 1.0], [7.0])[0] == pytest.approx(wanted, rel=1e-12)
    assert many.read(many.together([course]), np.array([[[0.0, 0.0, 1.0]]]), [7.0])[0, 0, 0] == pytest.approx(
        wanted, rel=1e-12
    )


def by_scipy_of_ring(ring: System) -> float:
    from scipy.linalg import expm

    return float(expm(np.array(ring.rates_per_min) * 7.0)[2, 0])


def test_people_of_different_structure_are_refused() -> None:
    one = Course(System(("a",), [Flow("a", None, 0.1)]), [Input("a", 1.0, 0.0)])
    two = Course(System(("b",), [Flow("b", None, 0.1)]), [Input("b", 1.0, 0.0)])
    with pytest.raises(ValueError, match="same compartments"):
        many.together([one, two])


def test_without_numba_a_sentence_says_so_and_numpy_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "installed", lambda: False)
    people = many.together([Course(System(("a",), [Flow("a", None, 0.1)]), [Input("a", 1.0, 0.0)])])
    with pytest.warns(UserWarning, match="Numba is not installed, so NumPy answers"):
        assert compiled.read(people, np.ones((1, 1, 1)), [0.0])[0, 0, 0] == 1.0
