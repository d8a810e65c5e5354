"""The strip under the vital signs: on their axis, solid until now, dashed after it, and shaded where the pump stood."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.clinical.pharmacology.display import Line
from rekindle.journey.treatments import actions, exposure, queries, trace
from rekindle.journey.treatments.estimate import HEIGHT_PX, Strip, place
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.trace import Trace
from tests.journey.treatments.builders_treatments import a_recovered_treatment, a_running_treatment

TOP_PX = 500.0


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


def a_line(typical: tuple[float, ...] = (0.0, 100.0, 50.0)) -> Line:
    """Three points ten minutes apart, the band a fifth to either side."""
    return Line(
        model="A_otto_venous",
        site="venous plasma",
        unit="ng/mL",
        times_min=(0.0, 10.0, 20.0),
        typical=typical,
        lower=tuple(0.8 * each for each in typical),
        upper=tuple(1.2 * each for each in typical),
        about_band="",
    )


def placed(now: datetime, at_min: float | None, line: Line | None = None, until_min: float = 20.0) -> Strip:
    """One minute is one pixel."""
    return place(
        line or a_line(),
        zero_at=now,
        until=now + timedelta(minutes=until_min),
        now=None if at_min is None else now + timedelta(minutes=at_min),
        x=lambda at: (at - now).total_seconds() / 60,
        top_px=TOP_PX,
    )


def corners(path: str) -> list[tuple[float, float]]:
    found = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)
    return [(float(x), float(y)) for x, y in found]


def drawn(treatment: Treatment, now: datetime, minute: float, nia: Any) -> Trace:
    at = now + timedelta(minutes=minute)
    view = queries.chair_view(queries.find(treatment.pk, for_=nia), at)
    sets = [one.row for one in view.charted]
    return trace.draw(
        view.treatment, sets, view.events, view.medicines, view.effects, None, at, exposure.follow(view, at)
    )


def test_what_ran_is_solid_and_what_would_follow_is_dashed_and_they_meet_now(now: datetime) -> None:
    strip = placed(now, 15.0)
    gone, coming = corners(strip.gone), corners(strip.coming)
    assert [x for x, _ in gone] == [0.0, 10.0, 15.0] and [x for x, _ in coming] == [15.0, 20.0]
    assert gone[-1] == coming[0] == strip.now
    # half way down from 100 to 50 is 75, where 120 with headroom is the top of the strip
    assert gone[-1][1] == pytest.approx(TOP_PX + HEIGHT_PX * (1 - 75 / (120 * 1.06)), abs=0.06)
    assert strip.band_gone.endswith("Z") and len(corners(strip.band_coming)) == 4


def test_after_everybody_left_nothing_is_dashed_and_nothing_is_now(now: datetime) -> None:
    strip = placed(now, None)
    assert (strip.coming, strip.band_coming, strip.now) == ("", "", None)
    assert len(corners(strip.gone)) == 3


def test_it_ends_where_the_axis_ends(now: datetime) -> None:
    assert [x for x, _ in corners(placed(now, 2.0, until_min=12.0).coming)] == [2.0, 10.0, 12.0]


@pytest.mark.parametrize("highest", [0.0, 3.0, 61.0, 160.0, 999.0, 12_000.0])
def test_every_height_stays_in_its_strip_and_its_scale_can_be_read(now: datetime, highest: float) -> None:
    strip = placed(now, 12.0, a_line((0.0, highest, highest / 2)))
    heights = [y for path in (strip.gone, strip.coming, strip.band_gone, strip.band_coming) for _, y in corners(path)]
    assert all(TOP_PX <= y <= strip.bottom_px for y in heights)
    assert 1 <= len(strip.ticks) <= 4 or highest > 10_000
    assert all(TOP_PX <= y <= strip.bottom_px for y, _ in strip.ticks)


def test_the_chair_marks_now_and_the_planned_end_on_one_axis(running: Treatment, nia: Any, now: datetime) -> None:
    chart = drawn(running, now, 25, nia)
    assert chart.strip is not None and chart.now_x == chart.strip.now[0]  # type: ignore[index]  # it has a now
    planned = [mark for mark in chart.marks if mark.planned]
    assert [mark.words for mark in planned] == ["End, planned"]
    peak_x = min(corners(chart.strip.coming), key=lambda point: point[1])[0]
    assert peak_x == planned[0].x  # the highest point comes when the bag is empty
    assert len(chart.plots) == 2 and chart.height > chart.strip.bottom_px > chart.bottom_px


def test_a_pause_is_shaded_and_the_curve_turns_down_in_it(running: Treatment, nia: Any, now: datetime) -> None:
    actions.pause(treatment=running, reason="", by=nia, at=now + timedelta(minutes=20))
    chart = drawn(running, now, 26, nia)
    assert chart.strip is not None and chart.strip.now is not None
    (left, width), turn = chart.pauses[0], min(corners(chart.strip.gone), key=lambda point: point[1])
    assert turn[0] == left and left + width == pytest.approx(chart.strip.now[0], abs=0.11)
    assert not [mark for mark in chart.marks if mark.planned]


def test_a_narrow_screen_opens_where_now_is(running: Treatment, nia: Any, now: datetime) -> None:
    assert drawn(running, now, 5, nia).opens_left
    assert not drawn(running, now, 95, nia).opens_left


def test_a_finished_treatment_is_drawn_whole(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime, signed_in: Callable[[Any], Any]
) -> None:
    treatment, at = a_recovered_treatment(clinic, alice, nia, bob, now)
    Treatment.objects.filter(pk=treatment.pk).update(status="completed", left_at=at)
    chart = drawn(treatment, now, 600, nia)
    assert chart.strip is not None and chart.strip.coming == "" and chart.now_x is None
    with time_machine.travel(now + timedelta(minutes=600), tick=False):
        sheet = signed_in(nia).get(reverse("treatments:flowsheet", args=[treatment.pk])).content.decode()
    assert "Estimated peak by this record: about 160 ng/mL, venous" in sheet and "Dashed" not in sheet


def test_the_live_part_costs_no_query_more_than_without_a_curve(
    running: Treatment, nia: Any, now: datetime, signed_in: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = reverse("treatments:now", args=[running.pk])

    def count() -> int:
        with CaptureQueriesContext(connection) as spent:
            assert browser.get(url).status_code == 200
        return len(spent)

    with time_machine.travel(now + timedelta(minutes=20), tick=False):
        browser = signed_in(nia)
        browser.get(url)
        whole = count()
        monkeypatch.setattr(exposure, "follow", lambda *_: exposure.Exposure(why_not=("Not today.",)))
        assert count() == whole
