"""A demo clinic with its staff, chairs, hours, cover and a tested on-call contact."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rekindle.clinical.confirmable import CHAPTERS
from rekindle.clinical.screening.thresholds import HEART_ATTACK_RECENT
from rekindle.journey.ledger.actor import Machine
from rekindle.journey.people import actions as people
from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import RoleName
from rekindle.journey.places import actions as places
from rekindle.journey.places.confirming import confirm_as_they_stand, confirm_value
from rekindle.journey.places.models import Chair, Clinic
from rekindle.journey.post.models import Message
from rekindle.journey.tasks import actions as tasks

SEED = Machine("rehearsal")
STAFF = (
    ("olive", "Olive Reed", RoleName.OWNER),
    ("mel", "Mel Ortiz", RoleName.MEDICAL_DIRECTOR),
    ("alice", "Alice Hale", RoleName.PRESCRIBER),
    ("theo", "Theo Lind", RoleName.THERAPIST),
    ("nia", "Nia Dunn", RoleName.NURSE),
    ("bob", "Bob Plum", RoleName.NURSE),
    ("eli", "Eli Brandt", RoleName.NURSE),
    ("fran", "Fran Ito", RoleName.FRONT_DESK),
)
# What the invented director has not come to yet, so that the page shows both.
LEFT_WAITING = ("screening.stroke_recent", "screening.breastfeeding", "orders.clonidine", "orders.flumazenil")
# The demo is always open: its clinic stands where it is daytime now, in New York whenever it can.
ZONES = (
    *("America/New_York", "America/Denver", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Auckland"),
    *("Asia/Tokyo", "Asia/Karachi", "Europe/Athens", "Atlantic/Azores", "America/Sao_Paulo"),
)


@dataclass(frozen=True, slots=True)
class House:
    """The demo clinic and the people who work in it."""

    clinic: Clinic
    staff: dict[str, Staff]
    chairs: tuple[Chair, ...]

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's own time zone."""
        return ZoneInfo(self.clinic.time_zone)


def daytime_zone(at: datetime) -> str:
    """The first zone of the list in which a working day is well under way."""
    return next((zone for zone in ZONES if 10 <= at.astimezone(ZoneInfo(zone)).hour < 15), ZONES[0])


def found(*, at: datetime, now: datetime) -> House:
    """Found the clinic in the past, as its owner would have."""
    clinic = places.found(
        name="Harbour Clinic",
        slug="harbour",
        time_zone=daytime_zone(now),
        phone="+1 555 0100",
        after_hours_phone="+1 555 0199",
        address="1 Quay Street, Harbour Town",
        is_demo=True,
        by=SEED,
        at=at,
    )
    staff = {
        key: people.join(clinic=clinic, email=f"{key}@harbour.example", name=name, role=role, by=SEED, at=at)
        for key, name, role in STAFF
    }
    owner = staff["olive"]
    places.set_hours(clinic=clinic, hours={day: (time(7, 30), time(19, 0)) for day in range(7)}, by=owner, at=at)
    places.say_routes(clinic=clinic, routes=("iv", "im", "nasal"), by=owner, at=at)
    chairs = tuple(places.add_chair(clinic=clinic, name=f"Chair {n}", by=owner, at=at) for n in range(1, 7))
    _name_on_call(clinic, owner, at)
    for key, role in (("mel", RoleName.MEDICAL_DIRECTOR), ("alice", RoleName.PRESCRIBER), ("nia", RoleName.NURSE)):
        tasks.cover(
            clinic=clinic,
            role=role,
            person=staff[key],
            address=staff[key].email,
            starts_at=at,
            ends_at=now + timedelta(days=30),
            by=owner,
            at=at,
        )
    _confirm_most(clinic, staff["mel"], at)
    return House(places.open_form(clinic=clinic, by=owner, at=at), staff, chairs)


def _confirm_most(clinic: Clinic, director: Staff, at: datetime) -> None:
    """The director has gone through the chapters, moved one value, and left a few for another evening."""
    for chapter in CHAPTERS:
        read = [value.key for value in chapter.waiting if value.key not in LEFT_WAITING]
        confirm_as_they_stand(clinic=clinic, keys=read, by=director, at=at)
    moved = HEART_ATTACK_RECENT.key
    reason = "The cardiologists we work with ask for three months."
    confirm_value(clinic=clinic, key=moved, setting=90, reason=reason, by=director, at=at + timedelta(minutes=20))


def _name_on_call(clinic: Clinic, owner: Staff, at: datetime) -> None:
    """Name the on-call contact and read the code back from the message, as that person would."""
    contact = places.name_on_call(
        clinic=clinic,
        name="Dr Mel Ortiz",
        phone="+1 555 0142",
        email="mel@harbour.example",
        answers_when="day and night; answers within 15 minutes",
        by=owner,
        at=at,
    )
    places.send_on_call_test(contact=contact, by=owner, at=at)
    letter = Message.objects.filter(clinic_key=str(clinic.pk), kind="on_call_test").latest("id")
    code = re.search(r"\b\d{6}\b", letter.body)
    if code is None:
        raise ValueError("The on-call test message holds no six-digit code.")
    places.confirm_on_call_test(contact=contact, code=code.group(), by=owner, at=at + timedelta(minutes=4))
