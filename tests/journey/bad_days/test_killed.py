"""A server killed in the middle of any write leaves nothing half-written, and the ledger verifies."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from rekindle.journey.appointments.models import Occupancy
from rekindle.journey.ledger.actions import record
from rekindle.journey.ledger.actor import Machine
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from tests.builders import a_clinic, a_member
from tests.journey.bad_days.busy import NOW
from tests.journey.bad_days.whole import half_written

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
KILLED_AT_LEAST = 8
ROLES = (
    ("Alice Hale", "prescriber"),
    ("Nia Dunn", "nurse"),
    ("Fran Ito", "front_desk"),
    ("Mel Ortiz", "medical_director"),
)


def a_staffed_clinic() -> Any:
    clinic = a_clinic("Harbour Clinic", "harbour", at=NOW)
    for name, role in ROLES:
        a_member(clinic, name, role, at=NOW)
    return clinic


def at_work(verb: str, seed: int) -> subprocess.Popen[str]:
    """Another process of the house on this very database."""
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.journey.bad_days.busy", name, "harbour", verb, str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_at_some_moment(one: subprocess.Popen[str], after_s: float, *, beyond: str) -> None:
    """Wait until it has come this far, let it work a little, and pull the plug."""
    assert one.stdout is not None and one.stderr is not None
    for line in one.stdout:
        if line.startswith(beyond):
            break
    time.sleep(after_s)
    assert one.poll() is None, one.stderr.read()
    os.kill(one.pid, signal.SIGKILL)
    one.communicate(timeout=20)


def test_a_server_killed_in_the_middle_of_any_write_leaves_nothing_half_written() -> None:
    a_staffed_clinic()
    moments, killed = random.Random(2026), 0
    while killed < KILLED_AT_LEAST:
        both = [at_work("work", 100 * killed + number) for number in (1, 2)]
        for one, beyond in zip(both, ("entered", "ready to begin"), strict=True):
            kill_at_some_moment(one, moments.uniform(0.0, 0.6), beyond=beyond)
            killed += 1
        assert half_written() == [], f"after {killed} were killed"
    reached = Counter(Entry.objects.values_list("verb", flat=True))
    assert {"candidate.consented", "treatment.opened", "treatment.vitals"} <= set(reached), reached
    assert Occupancy.objects.exists()


def test_the_check_would_see_a_row_without_its_line() -> None:
    clinic = a_staffed_clinic()
    from tests.builders import a_patient

    assert half_written() == []
    a_patient(clinic, at=NOW)
    assert half_written() == [
        "1 rows of Patient and 0 by the ledger",
        "the ledger names other rows of Patient than there are",
    ]


def test_processes_and_threads_that_append_at_once_cannot_fork_the_ledger() -> None:
    clinic = a_staffed_clinic()
    each = 40

    def append() -> None:
        try:
            for _ in range(each):
                with transaction.atomic():
                    record("test.wrote", "looked at {about}", about=clinic, by=Machine("worker"), at=NOW, clinic=clinic)
        finally:
            connection.close()

    others = [at_work("append", each) for _ in range(2)]
    for one in others:
        assert one.stdout is not None and one.stdout.readline() == "ready\n"
    threads = [threading.Thread(target=append) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    for one in others:
        _out, errors = one.communicate(timeout=120)
        assert (one.returncode, errors) == (0, "")
    assert (verify().broken_at, verify().lines) == (None, 5 * each)
    assert list(Entry.objects.order_by("id").values_list("id", flat=True)) == list(range(1, 5 * each + 1))
    previous = list(Entry.objects.values_list("previous_hash", flat=True))
    assert len(set(previous)) == len(previous)
