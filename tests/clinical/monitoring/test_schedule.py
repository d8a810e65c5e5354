"""When the next set of vital signs is due: every 10 minutes during, every 15 after, as the observation table says."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical.monitoring.elapsed import elapsed
from rekindle.clinical.monitoring.schedule import (
    IM,
    IV_MOOD,
    IV_PAIN,
    PLAN_OF,
    PLANS,
    SPRAVATO,
    VALUES,
    Due,
    ObservationPlan,
    interval_min,
    missed_observations,
    needs_capnography,
    next_due,
    plan_for,
    planned_minutes,
    why_closer,
)
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS
from rekindle.clinical.values import ClinicValues

TEN = datetime(2026, 11, 23, 10, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def due(
    at: float, taken: list[float], *, started: float | None = 0, ended: float | None = None, flagged: bool = False
) -> Due | None:
    return next_due(
        IV_MOOD,
        at=after(at),
        arrived_at=after(-30),
        started_at=None if started is None else after(started),
        ended_at=None if ended is None else after(ended),
        taken_at=[after(minutes) for minutes in taken],
        flagged=flagged,
    )


def when(found: Due | None) -> float | None:
    return None if found is None else elapsed(TEN, found.due_at).total_seconds() / 60


@pytest.mark.parametrize(
    ("at", "taken", "more", "expected"),
    [
        (-20, [], {"started": None}, -30),
        (-5, [-10], {"started": None}, None),
        (1, [-10], {}, 10),
        (12, [-10, 11], {}, 21),
        (1, [-10], {"flagged": True}, 5),
        (40, [-10, 10, 20, 30], {"ended": 40}, 40),
        (42, [-10, 30, 41], {"ended": 40}, 56),
        (60, [41, 56], {"ended": 40, "flagged": True}, 71),
    ],
)
def test_the_next_set_is_due_at_the_pace_of_the_table(
    at: float, taken: list[float], more: dict[str, float | None], expected: float | None
) -> None:
    assert when(due(at, taken, **more)) == expected  # type: ignore[arg-type]  # keywords by name


@pytest.mark.parametrize(("at", "overdue"), [(9, False), (10, False), (12, False), (12.1, True), (25, True)])
def test_a_set_is_overdue_two_minutes_after_its_time(at: float, overdue: bool) -> None:
    found = due(at, [-10])
    assert found is not None and found.overdue is overdue
    assert found.overdue_min == pytest.approx(max(at - 10, 0))


@given(st.lists(st.floats(-20, 60), max_size=12), st.floats(0.1, 60), st.booleans())
def test_while_the_drug_runs_the_next_set_is_never_more_than_a_pace_away(
    taken: list[float], at: float, flagged: bool
) -> None:
    found = due(at, taken, flagged=flagged)
    done = [minutes for minutes in taken if 0 <= minutes <= at]
    assert found is not None
    assert when(found) == pytest.approx((max(done) if done else 0) + (5 if flagged else 10), abs=1e-4)


@pytest.mark.parametrize(("elapsed_min", "pace"), [(0, 5), (15, 5), (20, 10), (55, 10)])
def test_after_an_injection_the_first_four_sets_come_every_five_minutes(elapsed_min: float, pace: float) -> None:
    assert interval_min(IM, "during", elapsed_min, flagged=False) == pace


def test_after_the_spray_the_pressure_is_taken_at_forty_minutes() -> None:
    assert interval_min(SPRAVATO, "during", 0, flagged=False) == 40


@pytest.mark.parametrize(("plan_id", "stay"), [("iv_mood", 60), ("im_mood", 120), ("spravato", 120)])
def test_the_least_stay_is_the_one_of_the_table(plan_id: str, stay: int) -> None:
    assert [plan.minimum_stay_min for plan in PLANS if plan.plan_id == plan_id] == [stay]


def test_before_an_infusion_there_is_no_pace() -> None:
    with pytest.raises(ValueError, match="due once"):
        interval_min(IV_MOOD, "before", 0, flagged=False)


def missed(taken: list[float], at: float = 60) -> list[float | None]:
    found = missed_observations(
        "during", after(0), after(40), [after(minutes) for minutes in taken], every_min=10, at=after(at)
    )
    return [when(one) for one in found]


def test_the_sets_nobody_took_are_named() -> None:
    assert missed([11, 19, 41]) == [30]
    assert missed([]) == [10, 20, 30, 40]
    assert missed([], at=21) == [10]


def test_a_pace_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="more than 0"):
        missed_observations("after", after(0), after(40), [], every_min=0, at=after(60))


def test_after_an_infusion_a_set_is_due_at_its_very_end() -> None:
    found = missed_observations("after", after(40), after(100), [after(56), after(72)], every_min=15, at=after(100))
    assert [when(one) for one in found] == [40, 85]


def test_true_time_passes_over_a_clock_change() -> None:
    zone = ZoneInfo("America/New_York")
    before, later = datetime(2026, 3, 8, 1, 30, tzinfo=zone), datetime(2026, 3, 8, 3, 30, tzinfo=zone)
    assert elapsed(before, later) == timedelta(hours=1)
    with pytest.raises(ValueError, match="time zone"):
        elapsed(datetime(2026, 3, 8), later)


# The observation table of clinical.md 5.1, worked out by hand.
@pytest.mark.parametrize(
    ("plan", "ended_min", "minutes"),
    [
        (IV_MOOD, 40, (10, 20, 30, 40, 55, 70, 85, 100)),
        (IM, 0, (5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 105, 120)),
        (SPRAVATO, 10, (40, 70, 100, 130)),
        (SPRAVATO, 5, (40, 70, 100)),
        (IV_PAIN, 30, (10, 20, 30, 45, 60, 75, 90)),
    ],
)
def test_a_visit_is_measured_at_the_minutes_of_the_table(
    plan: ObservationPlan, ended_min: float, minutes: tuple[float, ...]
) -> None:
    assert planned_minutes(plan, ended_min) == minutes


def test_somebody_flagged_is_measured_every_five_minutes() -> None:
    assert planned_minutes(IV_MOOD, 20, flagged=True)[:5] == (5, 10, 15, 20, 35)


@pytest.mark.parametrize(
    ("plan", "at", "taken", "expected"),
    [
        (SPRAVATO, 20, [], 40),
        (SPRAVATO, 45, [], 40),
        (SPRAVATO, 45, [39], 69),
        (SPRAVATO, 45, [41], 71),
        (SPRAVATO, 100, [41, 70], 100),
        (IM, 12, [5, 10], 15),
        (IM, 58, [50], 60),
        (IM, 61, [60], 75),
    ],
)
def test_where_nothing_runs_the_clock_counts_from_the_start(
    plan: ObservationPlan, at: float, taken: list[float], expected: float
) -> None:
    found = next_due(
        plan,
        at=after(at),
        arrived_at=after(-30),
        started_at=TEN,
        ended_at=after(10),
        taken_at=[after(minutes) for minutes in taken],
    )
    assert when(found) == expected


def test_every_protocol_has_its_plan_and_least_stay() -> None:
    assert set(PLAN_OF) == set(PROTOCOL_IDS)
    stays = {protocol: plan.minimum_stay_min for protocol, plan in PLAN_OF.items()}
    assert stays == {"iv_mood": 60, "im_mood": 120, "iv_pain": 60, "spravato_trd": 120, "spravato_mdsi": 120}


def test_a_clinic_may_slow_the_pressure_of_a_pain_infusion_and_nothing_else() -> None:
    slower = ClinicValues({value.key: 15 for value in VALUES})
    assert plan_for("iv_pain", values=slower).during.every_min == 15
    assert plan_for("iv_mood", values=slower) == IV_MOOD
    assert [value.key for value in VALUES if value.movable] == ["observe.pain_pace"]


@pytest.mark.parametrize(
    ("mg_per_kg_per_h", "opioid", "needed"),
    [
        (0.3, False, False),
        (0.31, False, True),
        (0.3, True, True),
        (None, True, True),
        (0.31, None, True),
        (0.3, None, None),
    ],
)
def test_a_capnograph_is_needed_above_the_limit_or_with_an_opioid(
    mg_per_kg_per_h: float | None, opioid: bool | None, needed: bool | None
) -> None:
    assert needs_capnography(mg_per_kg_per_h, opioid) is needed


def test_what_is_not_known_is_a_reason_to_look_more_closely() -> None:
    assert why_closer(flagged=False, maoi=False, heart_rule=False) == ()
    assert why_closer(flagged=True, maoi=None, heart_rule=False) == (
        "flagged by the prescriber",
        "not known whether: takes an MAOI",
    )
