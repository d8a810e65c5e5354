"""Killed in any standing of an alarm and in the middle of a burst: what was kept is judged, and no delay runs anew."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rekindle.clinical.monitoring.alarms import Event, begin, step, to_json
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.treatments import watches
from rekindle.journey.treatments.models import AlarmTransition, Treatment, VitalSigns, Watch
from tests.journey.treatments.builders_treatments import a_running_treatment

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
KILLS = 5


def test_a_watch_survives_being_killed_in_every_standing(
    clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime
) -> None:
    row = a_running_treatment(clinic, alice, nia, bob, now)
    moments = random.Random(2026)
    for _ in range(KILLS):
        said = killed_at_some_moment(row, steps=moments.randint(3, 16), after_s=moments.uniform(0, 0.05))
        assert VitalSigns.objects.filter(treatment=row, phase="during").count() >= said
        assert logged() == told_by_the_record(row)
    standings = {one["standing"] for one in states_seen()}
    assert standings, "some alarm stood when it was killed"
    phases = set(AlarmTransition.objects.values_list("phase", flat=True))
    assert {"start", "escalate", "update", "end"} <= phases
    assert verify().broken_at is None


def killed_at_some_moment(row: Treatment, *, steps: int, after_s: float) -> int:
    """Let the child work for some steps and pull the plug; the last step that it said it had kept."""
    command = [
        sys.executable,
        "-m",
        "tests.journey.bad_days.charting",
        str(connection.settings_dict["NAME"]),
        str(row.pk),
    ]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stderr is not None
    kept, seen = 0, 0
    for line in child.stdout:
        kept, seen = int(line.split()[1]), seen + 1
        if seen == steps:
            break
    time.sleep(after_s)
    assert child.poll() is None, child.stderr.read()
    os.kill(child.pid, signal.SIGKILL)
    child.communicate(timeout=20)
    return kept


def logged() -> list[tuple[Any, ...]]:
    rows = AlarmTransition.objects.order_by("number")
    assert [one.number for one in rows] == list(range(1, len(rows) + 1)), "no row twice and none missing"
    return [(one.at_s, one.condition, one.phase, one.state, one.priority, one.reach, one.acknowledged) for one in rows]


def told_by_the_record(row: Treatment) -> list[tuple[Any, ...]]:
    """One machine run in one go over what the record kept: the sets, and the lines of who had an alarm."""
    watch = Watch.objects.get()
    state, policy = begin(watches.baseline(row)), watches.policy_of(watch)
    events = [*watches.first_expectations(row, 0.0), watches.planned_end(row, watch, watch.opened_at)]
    for kept in VitalSigns.objects.filter(treatment=row, phase="during").order_by("pk"):
        events += watches.reading_events(watch, watches.by_hand(kept), kept.recorded_at)
        events.append(Event(at_s=watches.second_of(watch, kept.recorded_at), kind="tick"))
    for line in Entry.objects.filter(verb="treatment.alarm_acknowledged"):
        at_s = watches.second_of(watch, line.at)
        events += [
            Event(at_s=at_s, kind="acknowledge", condition=name, by=str(row.nurse))
            for name in json.loads(line.details)["conditions"]
        ]
    events.append(Event(at_s=watches.second_of(watch, watch.stepped_at), kind="tick"))
    log: list[Any] = []
    for event in sorted(events, key=lambda one: one.at_s):  # stable: as they were told
        state, rows = step(state, event, policy)
        log += rows
    assert to_json(state) == watch.state, "what is remembered is what the record tells"
    return [(one.at_s, one.condition, one.phase, one.state, one.priority, one.reach, one.acknowledged) for one in log]


def states_seen() -> list[dict[str, Any]]:
    return list(Watch.objects.get().state["conditions"].values())
