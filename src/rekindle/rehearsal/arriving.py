"""From the first question to a booked consultation."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from rekindle.journey.candidates import actions as candidates
from rekindle.journey.candidates.open_rules import open_findings
from rekindle.journey.ledger.actor import Stranger
from rekindle.journey.questionnaires import actions as questionnaires
from rekindle.journey.questionnaires.contact import Contact
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings import actions as screenings
from rekindle.rehearsal.person import Person
from rekindle.rehearsal.timetable import Life
from rekindle.rehearsal.world import World
from rekindle.simulation.chance import probability
from rekindle.simulation.mood import phq9_items
from rekindle.simulation.profiles import ORDINARY

VISITOR = Stranger()
PAGES = (  # the answers in the order of the form, a few pages at a time
    ("now_symptoms", "unsafe_now"),
    ("cssrs_q1", "cssrs_q2", "cssrs_q3", "cssrs_q4", "cssrs_q5", "cssrs_q6_ever"),
)


def answers_of(person: Person, world: World, at: datetime) -> dict[str, Any]:
    """The whole form as this person would fill it in."""
    mood = phq9_items(person.arc(world.seed), world.day(at), ())
    own = {
        "age": person.age,
        "height_cm": person.height_cm,
        "weight_kg": person.weight_kg,
        "bp_sys": person.systolic_mmhg,
        **mood,
    }
    known = {**ORDINARY, **own, **person.answers}
    if known["can_be_pregnant"] == "no" and "pregnant" not in person.answers:
        known["pregnant"] = None  # not asked of them
    return known


def asks(person: Person, world: World) -> Life:
    """A stranger fills in the questionnaire, or part of it, and sends it."""
    at = yield world.clock(world.day(world.now - timedelta(days=person.days_ago)), *_hour(person, world))
    sheet, _ = questionnaires.begin_screening(clinic=world.house.clinic, by=VISITOR, at=at)
    known = answers_of(person, world, at)
    at = yield from _pages(sheet, known, person, at)
    if person.ending == "abandons":
        return
    for keys in _rest(known):
        at = yield at + timedelta(minutes=2)
        screenings.answer_page(sheet=sheet, answers={key: known[key] for key in keys}, by=VISITOR, at=at)
    at = yield at + timedelta(minutes=1)
    candidate = candidates.finish_questionnaire(sheet=sheet, by=VISITOR, at=at)
    world.patients[person.name] = candidate.patient


def _hour(person: Person, world: World) -> tuple[int, int]:
    """When in the day they wrote; today's visitors came this morning."""
    if person.days_ago == 0:
        in_danger = person.answers.get("cssrs_q4") == "yes"  # the newest visitor: the demo opens on a task with a timer
        ago_min = 9 + 5 * (not in_danger) * round(8 + 20 * probability(world.seed, person.name))
        local = (world.now - timedelta(minutes=ago_min)).astimezone(world.house.zone)
        return local.hour, local.minute
    return 8 + round(11 * probability(world.seed, person.name, "hour")), round(
        59 * probability(world.seed, person.name, "minute")
    )


def _pages(sheet: Sheet, known: Mapping[str, Any], person: Person, at: datetime) -> Life:
    """The first pages: danger, how to be reached, thoughts of suicide."""
    first, ladder = PAGES
    screenings.answer_page(sheet=sheet, answers={key: known[key] for key in first}, by=VISITOR, at=at)
    at = yield at + timedelta(minutes=1)
    number = round(9999 * probability(0, person.name))
    mail = "".join(c for c in person.name.lower() if c.isascii() and c.isalpha()) or f"guest{number}"
    contact = Contact(
        name=person.name,
        phone=f"+1 555 01{number % 100:02d}",
        email=f"{mail}@patients.example",
        may_phone=True,
        may_email=True,
    )
    questionnaires.identify(sheet=sheet, contact=contact, by=VISITOR, at=at)
    at = yield at + timedelta(minutes=1)
    asked = {key: known[key] for key in ladder if key in known}
    screenings.answer_page(sheet=sheet, answers=asked, by=VISITOR, at=at)
    return at


def _rest(known: Mapping[str, Any]) -> list[list[str]]:
    done = {key for page in PAGES for key in page}
    keys = [key for key in known if key not in done and known[key] is not None]
    return [keys[start : start + 24] for start in range(0, len(keys), 24)]


def is_reviewed(person: Person, world: World, at: datetime) -> Life:
    """The office calls and a clinician weighs what was found; ends with True when a consultation is offered."""
    candidate = world.candidate(person)
    if candidate.state == "in_crisis":
        return False
    at = yield world.later(at, min(person.pace_d, 2), hour=10)
    candidate = world.candidate(person)
    if candidate.state == "not_now_provisional":
        note = "Answers confirmed by phone; told what would change it and whom to see meanwhile."
        candidates.confirm_not_now(candidate=candidate, note=note, by=world.who("alice"), at=at)
        return False
    fran, alice = world.who("fran"), world.who("alice")
    if candidate.state == "waiting_review":
        candidates.claim(candidate=candidate, by=alice, at=at)
        candidates.record_call(
            candidate=world.candidate(person), outcome="no_answer", note="Rang twice, no voicemail.", by=fran, at=at
        )
        at = yield at + timedelta(hours=3)
        note = "Went through the answers together; understands that this is a first talk only."
        candidates.record_call(candidate=world.candidate(person), outcome="reached", note=note, by=fran, at=at)
        at = yield at + timedelta(minutes=25)
        for finding in open_findings(world.candidate(person)):
            if finding.mark == "stop":
                return False
        candidates.offer_consultation(
            candidate=world.candidate(person), note="To be weighed at clearance.", by=alice, at=at
        )
    return True
