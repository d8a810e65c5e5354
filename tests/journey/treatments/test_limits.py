"""A limit is moved for one treatment: with a reason, an end, a lead for HIGH, and it stands on the banner."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.treatments import actions, alarms, limits
from rekindle.journey.treatments.models import AlarmTransition, Treatment
from tests.journey.treatments.builders_treatments import CALM, a_running_treatment

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


def test_a_moved_limit_counts_until_its_end_and_is_in_the_record(running: Treatment, nia: Any, now: datetime) -> None:
    at = now + timedelta(minutes=1)
    actions.change_limit(
        treatment=running,
        condition="bp_high",
        step=1,
        limit=172,
        minutes=15,
        reason="hypertension, agreed",
        by=nia,
        at=at,
    )
    (moved,) = limits.moved(running)
    assert "now 172" in moved.words and (moved.by, moved.reason) == ("Nia Dunn", "hypertension, agreed")
    assert moved.until == at + timedelta(minutes=15)
    line = Entry.objects.get(verb="treatment.limit_changed")
    assert "for 15 minutes: hypertension, agreed" in line.sentence
    high = CALM | {"systolic_mmhg": 151}  # under 125 % of 122
    actions.chart_vitals(
        treatment=running, values=high | {"diastolic_mmhg": 96}, by=nia, at=now + timedelta(minutes=10)
    )
    assert alarms.standing(running, at).alarms == ()
    actions.tick_due(at=at + timedelta(minutes=15))
    assert limits.moved(running) == []
    assert AlarmTransition.objects.filter(condition="bp_high", phase="update").count() == 2  # moved, and back


def test_what_is_high_needs_a_prescriber_and_every_change_a_reason(
    running: Treatment, nia: Any, alice: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=1)
    with pytest.raises(Refused, match="priority HIGH"):
        actions.change_limit(treatment=running, condition="bp_high", step=2, off=True, reason="agreed", by=nia, at=at)
    with pytest.raises(Refused, match="with a reason"):
        actions.change_limit(treatment=running, condition="bp_high", step=1, limit=170, reason=" ", by=nia, at=at)
    assert limits.moved(running) == []
    actions.change_limit(treatment=running, condition="bp_high", step=2, off=True, reason="agreed", by=alice, at=at)
    assert [one.until for one in limits.moved(running)] == [None]


def test_the_page_moves_a_limit_and_the_chair_says_so(
    running: Treatment, nia: Any, now: datetime, signed_in: Callable[[Any], Client]
) -> None:
    with travel(now + timedelta(minutes=2), tick=False):
        browser = signed_in(nia)
        url = f"/treatments/{running.pk}/limits/"
        page = browser.get(url).content.decode()
        assert "Oxygen saturation" in page and "below 94 %" in page
        bad = browser.post(url, {"step": "hr_low.1", "limit": "45", "minutes": "15", "reason": ""})
        assert bad.status_code == 409
        bad = browser.post(url, {"step": "hr_low.3", "limit": "35", "minutes": "15", "reason": "athlete"})
        assert bad.status_code == 409 and "priority HIGH" in bad.content.decode()
        done = browser.post(url, {"step": "hr_low.1", "limit": "45", "minutes": "", "reason": "athlete"})
        assert done.status_code == 303
        chair = browser.get(f"/treatments/{running.pk}/").content.decode()
    assert "An alarm limit was changed:" in chair and "now 45" in chair and "To the end of this treatment" in chair
