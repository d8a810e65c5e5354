"""A drawing says where things are and nothing else: round ticks, no line over a gap, dashes from the plan on."""

import re
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.pharmacology.curve import Curve, rows, said, top
from rekindle.clinical.pharmacology.display import Line
from rekindle.clinical.pharmacology.picture import Mark, Picture, picture

RISE = Line("A", "venous plasma", "ng/mL", (0, 10, 20, 30), (0, 40, 80, 60), (0, 30, 60, 40), (0, 60, 98, 80), "Band.")


def line(*levels: float, unit: str = "ng/mL", bands: bool = False) -> Line:
    times = tuple(10.0 * k for k in range(len(levels)))
    ends = (levels, levels) if bands else (None, None)
    return Line("A", "venous plasma", unit, times, levels, *ends, "Band.")


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", path)]


def test_a_line_and_its_band_stand_where_their_numbers_are() -> None:
    """720 by 300: the axes leave 46 to 692 and 8 to 270; 100 is the top, so 80 stands at 270 - 0.8 x 262."""
    found = picture((RISE,))
    assert (found.left_px, found.right_px, found.top_px, found.bottom_px) == (46, 692, 8, 270)
    assert found.levels[-1].label == "100"
    assert points(found.traces[0].solid)[2] == (476.67, 60.4)
    assert len(points(found.traces[0].band)) == 8
    assert found.traces[0].band.endswith("Z") and found.traces[0].dashed == ""


def test_what_is_planned_is_dashed_from_where_it_begins() -> None:
    trace = picture((RISE,), planned_from_min=10).traces[0]
    assert len(points(trace.solid)) == 2
    assert points(trace.dashed)[0] == points(trace.solid)[-1]
    assert len(points(trace.dashed)) == 3
    assert picture((RISE,), planned_from_min=-1).traces[0].solid == ""
    assert picture((RISE,), planned_from_min=99).traces[0].dashed == ""


def test_no_path_crosses_a_gap() -> None:
    trace = picture((line(1, 2, nan, 4, 5, bands=True),)).traces[0]
    assert trace.solid.count("M") == trace.band.count("M") == trace.band.count("Z") == 2
    assert "nan" not in trace.solid + trace.band
    assert picture((line(1, nan, 3),)).traces[0].solid == ""


@given(st.floats(0.001, 5000), st.integers(2, 2000))
def test_the_ticks_are_round_and_hold_the_highest(highest: float, span_min: int) -> None:
    flat = Line("A", "venous plasma", "ng/mL", (0, float(span_min)), (0, highest), None, None, "")
    found = picture((flat,))
    levels = [float(tick.label) for tick in found.levels]
    assert levels[0] == 0 and highest <= levels[-1] * (1 + 1e-5)
    assert 2 <= len(levels) <= 6 and levels[-1] < 3 * highest
    minutes = [float(tick.label) for tick in found.minutes]
    assert minutes[0] == 0 and minutes[-1] <= span_min and len(minutes) <= 13
    assert all(minute % 5 == 0 for minute in minutes)


def test_now_and_marks_have_words_that_touch_no_others() -> None:
    marks = (Mark(0, "Start"), Mark(1, "Pause"), Mark(2, "Resume"), Mark(29, "End, planned"), Mark(400, "Out"))
    found = picture((RISE,), marks=marks, now_min=5, now_label="Now")
    assert [flag.label for flag in found.marks] == ["Start", "Pause", "Resume", "End, planned"]
    assert [flag.words_y for flag in found.marks] == [13, 31, 49, 13]
    assert (found.marks[3].anchor, found.marks[0].anchor) == ("end", "start")
    assert found.now is not None and found.now.words_y > 49
    assert picture((RISE,), now_min=31).now is None


def test_a_pause_is_a_stretch_cut_to_the_drawing() -> None:
    (pause,) = picture((RISE,), pauses=[(15, 90), (40, 50)]).pauses
    assert (pause.left_px, pause.width_px) == (369, 323)


def test_curves_side_by_side_share_a_scale_and_a_unit() -> None:
    assert picture((RISE,), same_scale_as=(line(0, 900),)).levels[-1].label == "1000"
    for lines in ((), (RISE, line(0, 1, unit="% of peak")), (line(1),)):
        with pytest.raises(ValueError, match="A picture needs"):
            picture(lines)


def test_a_line_of_nothing_is_drawn_on_its_axis() -> None:
    found: Picture = picture((line(0, 0, 0),))
    assert {y for _, y in points(found.traces[0].solid)} == {found.bottom_px}


def test_the_table_holds_round_minutes_and_the_highest_point() -> None:
    curve = Line("A", "venous plasma", "ng/mL", (0, 7, 10, 20), (0, 9.96, 8, 3.21), (0, 5, 4, 2), (0, 20, 9, 5), "")
    assert [row.at_min for row in rows(curve)] == [0, 7, 10, 20]
    assert str(top(curve)) == "10 ng/mL (5.0 to 20) at 7 min"
    assert [said(level) for level in (0, 0.004, 0.044, 3.21, 160.18)] == [
        "0", "under 0.01", "0.044", "3.2", "160",
    ]  # fmt: skip


def test_the_warnings_of_the_line_always_stand_and_none_twice() -> None:
    warned = Line("A", "venous plasma", "ng/mL", (0, 1), (0, 1), None, None, "", warnings=("One.", "Two."))
    assert Curve("plasma", "Plasma", warned, warnings=("Two.", "Three.")).told == ("One.", "Two.", "Three.")
