"""Two nurses press at the same moment: one act is kept, the other is told where things stand."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connections

from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.treatments import actions
from rekindle.journey.treatments.models import AlarmTransition, DrugRecord, PumpEvent, VitalSigns
from tests.journey.treatments.builders_treatments import CALM, a_recovered_treatment, a_running_treatment

pytestmark = pytest.mark.django_db(transaction=True)


def _both(*acts: Callable[[], object]) -> list[str]:
    """Do all of them at one signal in threads of their own; what each came to."""
    ready = threading.Barrier(len(acts))
    came_to: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=20)
            act()
            came_to.append("done")
        except Refused as refused:
            came_to.append(str(refused))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(came_to, key=lambda said: said != "done")


def test_of_two_pauses_one_is_kept(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    at = now + timedelta(minutes=10)
    first, second = _both(
        lambda: actions.pause(treatment=treatment, reason="", by=nia, at=at),
        lambda: actions.pause(treatment=treatment, reason="", by=bob, at=at),
    )
    assert first == "done" and "paused" in second
    assert PumpEvent.objects.filter(kind="pause").count() == 1
    assert verify().broken_at is None


def test_of_two_sets_for_one_moment_one_is_kept(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    at = now + timedelta(minutes=10)
    first, second = _both(
        lambda: actions.chart_vitals(treatment=treatment, values=CALM, by=nia, at=at),
        lambda: actions.chart_vitals(treatment=treatment, values=CALM | {"spo2_pct": 96}, by=bob, at=at),
    )
    assert first == "done" and "charted already" in second
    assert VitalSigns.objects.filter(phase="during").count() == 1


def test_of_two_witnesses_one_signs(clinic: Any, alice: Any, nia: Any, bob: Any, mel: Any, now: datetime) -> None:
    treatment, at = a_recovered_treatment(clinic, alice, nia, bob, now)
    from decimal import Decimal

    actions.waste(treatment=treatment, wasted_mg=Decimal("465.0"), by=nia, at=at)
    first, second = _both(
        lambda: actions.witness_waste(treatment=treatment, by=bob, at=at),
        lambda: actions.witness_waste(treatment=treatment, by=mel, at=at),
    )
    assert first == "done" and "already signed as the witness" in second
    assert DrugRecord.objects.get().witnessed_by in (bob, mel)


def test_of_two_who_have_an_alarm_one_has_it_and_the_other_is_told_who(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=treatment, values=CALM | {"systolic_mmhg": 186}, by=nia, at=at)
    first, second = _both(
        lambda: actions.acknowledge(treatment=treatment, by=nia, at=at),
        lambda: actions.acknowledge(treatment=treatment, by=bob, at=at),
    )
    assert first == "done" and "has it, since" in second
    assert AlarmTransition.objects.filter(acknowledged=True).count() == 1


def test_of_two_rounds_of_the_clock_one_acts(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> None:
    treatment = a_running_treatment(clinic, alice, nia, bob, now)
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=treatment, values=CALM | {"spo2_pct": 88}, by=nia, at=at)
    rounds: list[int] = []
    _both(*(lambda: rounds.append(actions.tick_due(at=at + timedelta(seconds=15))) for _ in range(3)))
    assert sorted(rounds) == [0, 0, 1]
    assert AlarmTransition.objects.count() == 1
