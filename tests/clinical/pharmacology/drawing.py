"""Random systems, plans and times of several people, and their curves by SciPy's matrix exponential."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.linalg import expm

from rekindle.clinical.pharmacology.engine import Course, Flow, Input, System

Array = NDArray[np.float64]
NAMES = ("depot", "central", "near", "far", "step_1", "step_2", "site", "liver", "liver_deep")
PEOPLE = 3
# Rates that coincide, nearly coincide, and differ: drawn on purpose beside free ones.
RATES = st.one_of(
    st.sampled_from((0.05, 0.05 * (1 + 1e-12), 0.05 * (1 + 1e-8), 0.05 * (1 + 1e-4), 0.1)), st.floats(0.0005, 1.5)
)
ONE_WAY = (("depot", "central"), ("central", "step_1"), ("step_1", "step_2"), ("step_2", "liver"), ("central", "site"))
BOTH_WAYS = (("central", "near"), ("central", "far"), ("liver", "liver_deep"))


@st.composite
def systems(draw: st.DrawFn, closed: bool = False) -> System:
    """A depot, three compartments that exchange, a chain of two steps, and an effect site that takes nothing."""
    flows = [Flow(a, b, draw(RATES)) for a, b in ONE_WAY if not (closed and b == "site")]
    for a, b in BOTH_WAYS:
        flows += [Flow(a, b, draw(RATES)), Flow(b, a, draw(RATES))]
    if closed:
        return System(NAMES, flows)
    system = System(NAMES, [*flows, Flow("central", None, draw(RATES)), Flow("liver", None, draw(RATES))])
    drive = next(flow.rate_per_min for flow in flows if flow.target == "site")
    system.rates_per_min[6][6] = -drive
    system.rates_per_min[1][1] += drive
    return system


@st.composite
def plans(draw: st.DrawFn) -> list[list[Input]]:
    """One plan in its shape, each person with amounts, and now and then minutes, of their own."""
    minute = st.one_of(st.integers(0, 90).map(float), st.floats(0, 90))
    lasting = st.one_of(st.sampled_from((0.0, 0.0, 5.0, 10.0, 40.0)), st.floats(0.5, 60))
    shape = draw(
        st.lists(st.tuples(st.sampled_from(("depot", "central", "liver")), minute, lasting), min_size=1, max_size=5)
    )
    if draw(st.booleans()):  # one after the other, each beginning where the last ends
        at_min, joined = shape[0][1], []
        for into, _, duration_min in shape:
            joined.append((into, at_min, duration_min))
            at_min += duration_min
        shape = joined
    own = draw(st.booleans())
    found = []
    for person in range(PEOPLE):
        inputs = [Input(into, draw(st.floats(0.1, 100)), start, lasting) for into, start, lasting in shape]
        if own:
            inputs = [replace(each, start_min=each.start_min + 1.7 * person) for each in inputs]
            inputs = [replace(each, duration_min=each.duration_min * (1 + 0.3 * person)) for each in inputs]
        found.append(inputs)
    return found


TIMES = st.one_of(
    st.integers(1, 5).map(lambda step: [float(t) for t in range(0, 240, 7 * step)]),
    st.lists(st.floats(-5, 300), min_size=1, max_size=12),
)


def courses(systems: list[System], plans: list[list[Input]]) -> list[Course]:
    return [Course(system, plan) for system, plan in zip(systems, plans, strict=True)]


def by_scipy(course: Course, times: list[float]) -> Array:
    """Amounts at each time: times x compartments; every stretch by SciPy's exponential of rates and source."""
    size = len(NAMES)
    return np.array([_amounts(course, minute, size) for minute in times])


def _amounts(course: Course, minute: float, size: int) -> Array:
    whole, rates = np.zeros(size), np.array(course.system.rates_per_min)
    for given in course.inputs:
        place, since = course.system.index[given.into], minute - given.start_min
        if since < 0:
            continue
        if not given.duration_min:
            whole += expm(rates * since)[:, place] * given.amount_mg
            continue
        ran = min(since, given.duration_min)
        held = np.zeros((size + 1, size + 1))
        held[:size, :size], held[place, size] = rates, given.amount_mg / given.duration_min
        whole += expm(rates * (since - ran)) @ expm(held * ran)[:size, size]
    return whole
