"""What a person takes home in writing after a visit: plain words, real times, and a number to call.

Each sentence names what it rests on. Nothing here tells anyone to stop a medicine.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rekindle.clinical.treatment.discharge import follow_up

_ALL: Final = frozenset({"iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi"})
_NEEDLE: Final = frozenset({"iv_mood", "im_mood", "iv_pain"})
_DRIP: Final = frozenset({"iv_mood", "iv_pain"})
_SPRAVATO: Final = frozenset({"spravato_trd", "spravato_mdsi"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to take home, for whom, and what it rests on."""

    text: str
    sources: tuple[str, ...]
    protocols: frozenset[str] = _ALL


@dataclass(frozen=True, slots=True)
class Part:
    """A few sentences under one heading."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]


PARTS: Final[tuple[Part, ...]] = (
    Part(
        "today",
        "Today and tonight",
        (
            Sentence("You had ketamine through a drip today.", ("ASKP3",), _DRIP),
            Sentence("You had a ketamine shot today.", ("ASKP3",), frozenset({"im_mood"})),
            Sentence("You used Spravato nose spray today.", ("L-SPR-US",), _SPRAVATO),
            Sentence("{escort} takes you home and stays near you tonight.", ("L-KET-UK", "L-SPR-US")),
            Sentence("You may feel sleepy, dizzy or a bit strange for some hours.", ("A01", "SHORT")),
            Sentence("Get up slowly, and hold on to something.", ("L-SPR-US",)),
            Sentence("Eat something light when you want to, and drink water.", ("P",)),
            Sentence("Take your usual medicines as before, unless your clinic told you something else.", ("P",)),
            Sentence("Do not stop or change any medicine on your own.", ("P",)),
        ),
    ),
    Part(
        "not_yet",
        "Not before tomorrow",
        (
            Sentence(
                "Do not drive, cycle or use machines before {morning}, and only after a good night's sleep.",
                ("L-SPR-US", "L-KET-UK"),
            ),
            Sentence("If you still feel sleepy or slow then, wait longer.", ("L-SPR-US",)),
            Sentence("Do not look after children on your own until then.", ("P",)),
            Sentence("Do not sign papers or make big choices until then.", ("L-KET-UK", "P")),
            Sentence("Do not drink alcohol or use cannabis or other drugs today or tomorrow.", ("L-SPR-US", "P")),
        ),
    ),
    Part(
        "call_911",
        "Call 911 at once",
        (
            Sentence("Call 911 if your chest hurts or it is hard to breathe.", ("L-SPR-US", "L-KET-US")),
            Sentence("Call 911 for a sudden very bad headache, or if you cannot see well.", ("L-SPR-US",)),
            Sentence("Call 911 if your face drops, an arm goes weak, or you cannot speak well.", ("L-SPR-US",)),
            Sentence("Whoever is with you calls 911 if you faint, have a fit, or cannot be woken.", ("L-SPR-US",)),
        ),
    ),
    Part(
        "mood",
        "If your mood gets worse",
        (
            Sentence("Some people feel worse for a while. Tell us. It is not your fault.", ("B02",)),
            Sentence("If you think of hurting yourself, call or text 988, day or night. Or call 911.", ("CSSRS",)),
            Sentence("Do not stay alone with such thoughts, and do not wait for your next visit.", ("CSSRS",)),
        ),
    ),
    Part(
        "call_us",
        "Call us",
        (
            Sentence("Our number, also at night: {phone}.", ("P",)),
            Sentence(
                "Call us if it hurts when you pee, if you see blood, or if you have to go much more.",
                ("KIC", "L-JNJ-UR"),
            ),
            Sentence(
                "Call us if you throw up again and again, or if you still feel far away tomorrow.", ("SHORT", "P")
            ),
            Sentence("Call us if you hear or see things that others do not, or hardly need sleep.", ("NYSPI", "P")),
            Sentence("Call us if the spot on your arm gets red, hot or swollen.", ("P",), _NEEDLE),
            Sentence("Call us if your nose hurts or bleeds and it does not stop.", ("P",), _SPRAVATO),
            Sentence("Call us if you feel a strong wish for more ketamine.", ("L-SPR-US",)),
        ),
    ),
    Part(
        "next",
        "What comes next",
        (
            Sentence("We will call you between {call_from} and {call_until}.", ("P",)),
            Sentence("Your next visit: {next_visit}.", ("P",)),
            Sentence("The good effect can fade. Tell us how you are, also when you are well.", ("B02", "B04")),
        ),
    ),
)
NO_VISIT: Final = "no day is set yet. We will call you about it"
NO_PHONE: Final = "ask for it before you leave"
SOMEBODY: Final = "The adult who came for you"
MORNING: Final = "tomorrow morning"

EVERY_SENTENCE: Final[tuple[str, ...]] = tuple(
    sentence.text.format(
        escort=SOMEBODY,
        morning=MORNING,
        phone=NO_PHONE,
        call_from="Tuesday noon",
        call_until="Wednesday noon",
        next_visit=NO_VISIT,
    )
    for part in PARTS
    for sentence in part.sentences
)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What is known of one visit when the person leaves; times are told in the clinic's own zone."""

    protocol: str
    left_at: datetime
    escort_name: str = ""
    after_hours_phone: str = ""
    next_visit_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One heading with its sentences as this person reads them, and what they rest on."""

    key: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]


def instructions(visit: Visit) -> tuple[Told, ...]:
    """What this person takes home, with the times and names of this visit.

    Source: L-SPR-US, L-KET-UK, P
    """
    if visit.left_at.tzinfo is None:
        raise ValueError("a visit ends at an instant with a time zone")
    if visit.protocol not in _ALL:
        raise ValueError(f"no protocol is called {visit.protocol!r}")
    words = _words(visit)
    return tuple(_told(part, visit.protocol, words) for part in PARTS)


def _told(part: Part, protocol: str, words: dict[str, str]) -> Told:
    said = [sentence for sentence in part.sentences if protocol in sentence.protocols]
    sources = dict.fromkeys(key for sentence in said for key in sentence.sources)
    return Told(part.key, part.title, tuple(sentence.text.format(**words) for sentence in said), tuple(sources))


def _words(visit: Visit) -> dict[str, str]:
    tomorrow = visit.left_at.date() + timedelta(days=1)
    earliest, latest = (moment.astimezone(visit.left_at.tzinfo) for moment in follow_up(visit.left_at))
    upcoming = visit.next_visit_at
    return {
        "escort": visit.escort_name.strip() or SOMEBODY,
        "morning": f"the morning of {_day(tomorrow)}",
        "phone": visit.after_hours_phone.strip() or NO_PHONE,
        "call_from": _moment(earliest),
        "call_until": _moment(latest),
        "next_visit": NO_VISIT if upcoming is None else _moment(upcoming.astimezone(visit.left_at.tzinfo)),
    }


def _day(on: object) -> str:
    return f"{on:%A, %B} {on:%d}".replace(" 0", " ")


def _moment(at: datetime) -> str:
    return f"{_day(at)}, at {at:%I:%M %p}".replace("at 0", "at ")
