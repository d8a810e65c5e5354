"""A clinic at work in a process of its own, so that it can be killed: `python -m tests.journey.bad_days.busy`."""

import os
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def main(database: str, clinic_slug: str, verb: str, seed: int) -> None:
    """Work on this database until killed, or append lines and end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    import django

    django.setup()
    from rekindle.journey.places.models import Clinic

    clinic = Clinic.objects.get(slug=clinic_slug)
    if verb == "append":
        return append(clinic, lines=seed)
    number = 0
    while True:
        number += 1
        one_life(clinic, f"Person {seed}-{number}", NOW + timedelta(hours=number))


def append(clinic: Any, *, lines: int) -> None:
    """Write lines as fast as they go, each with its own act."""
    from django.db import transaction

    from rekindle.journey.ledger.actions import record
    from rekindle.journey.ledger.actor import Machine

    say("ready")
    for _ in range(lines):
        with transaction.atomic():
            record("test.wrote", "looked at {about}", about=clinic, by=Machine("worker"), at=NOW, clinic=clinic)


def one_life(clinic: Any, name: str, at: datetime) -> None:
    """One stranger from the first question to a running infusion, as far as the others' bookings let them."""
    from rekindle.journey.candidates import actions as candidates
    from rekindle.journey.ledger.refused import Refused
    from rekindle.journey.people.models import Staff
    from tests.journey.candidates import builders_candidates as way

    staff = {one.role: one for one in Staff.objects.filter(clinic=clinic)}
    doctor, nurse = staff["prescriber"], staff["nurse"]
    try:
        ruth = way.a_candidate(clinic, name, at=at)
        say("entered")
        candidates.claim(candidate=ruth, by=staff["front_desk"], at=at)
        candidates.record_call(candidate=ruth, outcome="reached", note="Said yes.", by=staff["front_desk"], at=at)
        at = way.consult(ruth, doctor, at=at)
        at = way.clear(ruth, doctor, at=at)
        at = way.prepare(ruth, doctor, at=at)
        way.sign(ruth, at=at, signature_name=name)
        _treat(way.fresh(ruth).patient, doctor, nurse, staff["medical_director"], at)
    except Refused as refused:
        say(f"refused: {refused}")


def _treat(patient: Any, doctor: Any, nurse: Any, second: Any, at: datetime) -> None:
    from rekindle.journey.treatments import actions
    from tests.journey.treatments import builders_treatments as chair

    course = chair.a_course(patient, doctor, at)
    row = chair.an_open_treatment(course, nurse, at + timedelta(days=1))
    at = row.opened_at
    chair.make_ready(row, nurse, second, at)
    say("ready to begin")
    actions.begin(treatment=row, by=nurse, at=at)
    actions.chart_vitals(treatment=row, values=chair.CALM, by=nurse, at=at + timedelta(minutes=10))


def say(words: str) -> None:
    """Tell whoever started this how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
