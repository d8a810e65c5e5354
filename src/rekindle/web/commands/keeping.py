"""The commands that keep a clinic in order."""

import argparse
import sys
import zoneinfo

import django


def migrate(given: argparse.Namespace) -> int:
    """Bring the database up to date."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return 0


def ledger(given: argparse.Namespace) -> int:
    """Walk the chain; exit 1 and name the first broken line if it does not hold."""
    django.setup()
    from rekindle.journey.ledger.models import Entry
    from rekindle.journey.ledger.queries import verify

    verdict = verify()
    if verdict.broken_at is not None:
        print(f"The ledger is broken at line {verdict.broken_at}: {verdict.reason}.")
        return 1
    if given.expect:
        number, _, known = given.expect.partition(":")
        line = Entry.objects.filter(pk=int(number)).values_list("hash", flat=True).first() if number.isdigit() else None
        if line != known:
            print(f"The chain holds, but line {number} is not the one that was noted: the ledger was replaced.")
            return 1
    print(f"The ledger holds: {verdict.lines} lines. Note the last one: {verdict.lines}:{verdict.head}")
    return 0


def found(given: argparse.Namespace) -> int:
    """Found a clinic and print the invitation with which its owner comes in."""
    if given.time_zone not in zoneinfo.available_timezones():
        print(f"{given.time_zone!r} is not a time zone; write it like America/New_York.", file=sys.stderr)
        return 2
    migrate(given)
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from rekindle.journey.ledger.actor import Machine
    from rekindle.journey.ledger.refused import Refused
    from rekindle.journey.people import actions as people
    from rekindle.journey.places import actions as places

    by, at = Machine(pk="command line"), timezone.now()
    try:
        with transaction.atomic():
            clinic = places.found(
                name=given.name,
                slug=given.slug,
                time_zone=given.time_zone,
                phone=given.phone,
                address=given.address,
                is_demo=False,
                by=by,
                at=at,
            )
            owner = people.join(
                clinic=clinic, email=given.owner_email, name=given.owner_name, role="owner", by=by, at=at
            )
            token = people.invite(staff=owner, by=by, at=at)
    except Refused as refused:
        print(" ".join(refused.sentences), file=sys.stderr)
        return 2
    print(f"{clinic} is founded. {owner} can now come in, once, at:\n{settings.BASE_URL}/welcome/{token}/")
    return 0


def worker(given: argparse.Namespace) -> int:
    """Do what falls due, again and again, until stopped."""
    django.setup()
    from rekindle.web.rounds import go_round, keep_going

    if given.once:
        go_round()
    else:
        keep_going()
    return 0
