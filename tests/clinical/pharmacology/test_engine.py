"""The engine against an independent matrix exponential, and the relations that every linear system keeps."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rekindle.clinical.pharmacology.engine import Course, Flow, Input, System
from rekindle.clinical.pharmacology.exponential import exponential
from rekindle.clinical.pharmacology.modes import modes

NAMES = ("depot", "central", "near", "far", "liver", "site")
RATE = st.floats(0.001, 1.0)
FEW = settings(max_examples=10, deadline=None)


@st.composite
def systems(draw: st.DrawFn, closed: bool = False) -> System:
    """A depot, four compartments that exchange, and one fed by them."""
    flows = [Flow("depot", "central", draw(RATE)), Flow("liver", "site", draw(RATE))]
    for depth in ("near", "far", "liver"):
        flows += [Flow("central", depth, draw(RATE)), Flow(depth, "central", draw(RATE))]
    flows += [] if closed else [Flow("site", None, draw(RATE)), Flow("central", None, draw(RATE))]
    return System(NAMES, flows)


INPUTS = st.lists(
    st.builds(
        Input,
        st.sampled_from(("depot", "central")),
        st.floats(0.1, 100),
        st.integers(0, 60).map(float),
        st.sampled_from((0.0, 5.0, 13.1, 40.0)),
    ),
    min_size=1,
    max_size=5,
)
MINUTES = (0.0, 3.7, 40.0, 61.3, 240.0)


def by_taylor(system: System, inputs: list[Input], minute: float) -> list[float]:
    """The amounts by plain Taylor series in very small steps, halved and squared: nothing of ours in it."""
    size, amounts, now = len(NAMES), [0.0] * len(NAMES), 0.0
    marks = {each.start_min for each in inputs} | {each.start_min + each.duration_min for each in inputs} | {minute}
    for mark in sorted(each for each in marks if each <= minute):
        rate = [0.0] * size
        for each in inputs:
            if each.duration_min and each.start_min <= now < each.start_min + each.duration_min:
                rate[system.index[each.into]] += each.amount_mg / each.duration_min
        rows = [[*row, rate[i]] for i, row in enumerate(system.rates_per_min)] + [[0.0] * (size + 1)]
        whole = _taylor(rows, mark - now)
        amounts = [sum(a * b for a, b in zip(row, [*amounts, 1.0], strict=True)) for row in whole[:size]]
        for each in inputs:
            if not each.duration_min and each.start_min == mark:
                amounts[system.index[each.into]] += each.amount_mg
        now = mark
    return amounts


def _taylor(rows: list[list[float]], step: float) -> list[list[float]]:
    n, halvings = len(rows), 12
    small = [[value * step / 2**halvings for value in row] for row in rows]
    one = [[float(i == j) for j in range(n)] for i in range(n)]
    result, term = one, one
    for k in range(1, 12):
        term = [[sum(term[i][m] * small[m][j] for m in range(n)) / k for j in range(n)] for i in range(n)]
        result = [[result[i][j] + term[i][j] for j in range(n)] for i in range(n)]
    for _ in range(halvings):
        result = [[sum(result[i][m] * result[m][j] for m in range(n)) for j in range(n)] for i in range(n)]
    return result


@settings(max_examples=12, deadline=None)
@given(systems(), INPUTS, st.sampled_from(MINUTES))
def test_both_ways_agree_with_an_independent_exponential(system: System, inputs: list[Input], minute: float) -> None:
    wanted = by_taylor(system, inputs, minute)
    most = sum(each.amount_mg for each in inputs)
    for by_matrix in (False, True):
        found = Course(system, inputs, by_matrix).amounts_mg(minute)
        assert found == pytest.approx(wanted, abs=1e-10 * most)


@FEW
@given(systems(), INPUTS, INPUTS)
def test_two_plans_together_are_their_sum(system: System, one: list[Input], other: list[Input]) -> None:
    for minute in MINUTES:
        apart = [Course(system, plan).amounts_mg(minute) for plan in (one, other)]
        together = Course(system, one + other).amounts_mg(minute)
        assert together == pytest.approx([a + b for a, b in zip(*apart, strict=True)], abs=1e-9)


@FEW
@given(systems(), INPUTS, st.floats(0.1, 10))
def test_a_larger_dose_is_a_larger_curve_by_the_same_factor(system: System, plan: list[Input], factor: float) -> None:
    larger = [Input(each.into, each.amount_mg * factor, each.start_min, each.duration_min) for each in plan]
    for minute in MINUTES:
        wanted = [factor * amount for amount in Course(system, plan).amounts_mg(minute)]
        assert Course(system, larger).amounts_mg(minute) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@FEW
@given(systems(), INPUTS, st.integers(1, 500))
def test_a_plan_begun_later_is_the_same_curve_later(system: System, plan: list[Input], later: int) -> None:
    moved = [Input(each.into, each.amount_mg, each.start_min + later, each.duration_min) for each in plan]
    for minute in MINUTES:
        wanted = Course(system, plan).amounts_mg(minute)
        assert Course(system, moved).amounts_mg(minute + later) == pytest.approx(wanted, abs=1e-8)


@FEW
@given(systems(closed=True), INPUTS)
def test_where_nothing_is_lost_all_that_entered_is_there(system: System, plan: list[Input]) -> None:
    for by_matrix in (False, True):
        course = Course(system, plan, by_matrix)
        for minute in MINUTES:
            assert sum(course.amounts_mg(minute)) == pytest.approx(sum(course.entered_mg(minute)), abs=1e-8)


@settings(max_examples=6, deadline=None)
@given(systems(), INPUTS)
def test_no_amount_is_below_nothing(system: System, plan: list[Input]) -> None:
    most = sum(each.amount_mg for each in plan)
    for minute in MINUTES:
        assert min(Course(system, plan, by_matrix=True).amounts_mg(minute)) >= 0
        assert min(Course(system, plan).amounts_mg(minute)) >= -1e-11 * most


@settings(max_examples=5, deadline=None)
@given(systems(), INPUTS)
def test_areas_add_up_to_the_fine_sum(system: System, plan: list[Input]) -> None:
    weights = [float(name == "central") for name in NAMES]
    course, step = Course(system, plan), 0.25
    marks = sorted({change for change in [*course.changes_min, 60.0] if change <= 60})
    found = 0.0
    for start, end in pairwise(marks):
        count = max(1, int((end - start) / step))
        width = (end - start) / count
        found += width * sum(course.read(weights, [start + (k + 0.5) * width for k in range(count)]))
    assert course.area(weights, 60.0) == pytest.approx(found, rel=1e-2, abs=1e-2)


def test_equal_exponents_are_left_to_the_matrix_and_right() -> None:
    """Two steps of one rate k: the second holds k t e^(-kt), by hand."""
    chain = System(("first", "second"), [Flow("first", "second", 0.1), Flow("second", None, 0.1)])
    assert modes(chain.rates_per_min) is None
    assert Course(chain, [Input("first", 1.0, 0.0)]).amounts_mg(10.0)[1] == pytest.approx(
        0.36787944117144233, rel=1e-14
    )


def test_nearly_equal_exponents_are_as_accurate() -> None:
    chain = System(("first", "second"), [Flow("first", "second", 0.1), Flow("second", None, 0.1 + 1e-9)])
    assert Course(chain, [Input("first", 1.0, 0.0)]).amounts_mg(10.0)[1] == pytest.approx(0.367879439, rel=1e-8)


def test_a_ring_that_runs_one_way_round_is_left_to_the_matrix() -> None:
    ring = [Flow("a", "b", 0.1), Flow("b", "a", 0.2), Flow("b", "c", 0.1), Flow("c", "b", 0.1)]
    ring += [Flow("c", "a", 0.3), Flow("a", "c", 0.1), Flow("a", None, 0.1)]
    assert modes(System(("a", "b", "c"), ring).rates_per_min) is None


def test_the_curve_is_continuous_from_the_right() -> None:
    """At the minute of a bolus the drug is in; just before it is not."""
    one = System(("central",), [Flow("central", None, 0.1)])
    course = Course(one, [Input("central", 5.0, 10.0)])
    assert course.read([1.0], [9.999999, 10.0]) == [0.0, 5.0]


def test_a_pause_and_a_resumption_are_new_stretches() -> None:
    """One compartment, 1 mg/min for 10 minutes, off for 10, on for 10; by hand with k = 0.1."""
    one = System(("central",), [Flow("central", None, 0.1)])
    plan = [Input("central", 10.0, 0.0, 10.0), Input("central", 10.0, 20.0, 10.0)]
    e = 0.36787944117144233
    assert Course(one, plan).read([1.0], [10.0, 20.0, 30.0]) == pytest.approx(
        [10 * (1 - e), 10 * (1 - e) * e, 10 * (1 - e) * e * e + 10 * (1 - e)], rel=1e-14
    )


def test_no_time_changes_nothing() -> None:
    assert exponential([[-0.5, 0.0], [0.5, 0.0]], 0.0) == [[1.0, 0.0], [0.0, 1.0]]
