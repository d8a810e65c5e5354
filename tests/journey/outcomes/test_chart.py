"""The chart never joins what was not measured, and never draws off the paper."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rekindle.journey.outcomes.chart import HEIGHT, LEFT, RIGHT, WIDTH, Drawing, Infusion, Reading, draw

TODAY = date(2026, 11, 24)
BANDS = [(0, 4, "minimal"), (5, 9, "mild"), (10, 14, "moderate"), (15, 19, "moderately severe"), (20, 27, "severe")]
DAYS = st.integers(0, 700).map(lambda days: TODAY - timedelta(days=days))
READINGS = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 27)), st.booleans()), max_size=40, unique_by=lambda one: one[0]
).map(
    lambda rows: sorted(
        (Reading(on, None if missed else total, missed) for on, total, missed in rows), key=lambda r: r.on
    )
)
INFUSIONS = st.lists(
    st.builds(
        Infusion,
        on=DAYS,
        mg_per_kg=st.sampled_from([0.4, 0.5, 0.75, 1.0]),
        planned=st.booleans(),
        phase=st.sampled_from(["Induction", "Maintenance"]),
    ),
    max_size=20,
)


def drawn(readings: list[Reading], infusions: list[Infusion]) -> Drawing:
    return draw(readings, infusions, bands=BANDS, highest=27, response_score=9.5, remission_below_score=5, today=TODAY)


@given(READINGS, INFUSIONS)
def test_a_line_joins_neighbours_only(readings: list[Reading], infusions: list[Infusion]) -> None:
    """Every unscored reading breaks the line: dots joined are exactly the neighbours with totals."""
    found = drawn(readings, infusions)
    joined = sum(line.count("L") for line in found.lines)
    neighbours = sum(before.total is not None and after.total is not None for before, after in pairwise(readings))
    assert joined == neighbours


@given(READINGS, INFUSIONS)
def test_every_mark_lies_on_the_paper_and_in_its_place(readings: list[Reading], infusions: list[Infusion]) -> None:
    found = drawn(readings, infusions)
    marks = [*found.dots, *found.missed, *found.unscorable]
    assert len(marks) == len(readings)
    assert all(LEFT <= mark.x <= RIGHT and 0 <= mark.y <= HEIGHT for mark in marks)
    boxes = [*found.bands, *found.gaps, *found.bars]
    assert all(0 <= box.x <= WIDTH and box.height >= 0 for box in boxes)
    assert [mark.x for mark in found.dots] == sorted(mark.x for mark in found.dots)


@given(READINGS)
def test_each_run_of_missed_check_ins_is_one_gap_that_counts_them(readings: list[Reading]) -> None:
    runs = re.findall("m+", "".join("m" if one.missed else "-" for one in readings))
    assert [gap.step for gap in drawn(readings, []).gaps] == [len(run) for run in runs]


def test_an_infusion_is_as_tall_as_its_dose_and_a_planned_one_is_marked() -> None:
    found = drawn([], [Infusion(TODAY, 0.5, False, "Induction"), Infusion(TODAY, 1.0, True, "Maintenance")])
    small, tall = found.bars
    assert tall.height == 2 * small.height
    assert (small.planned, tall.planned) == (False, True)
    assert [(box.label, box.step) for box in found.phases] == [("Induction", 1), ("Maintenance", 1)]
