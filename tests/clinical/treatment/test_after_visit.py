"""What a person takes home names the real morning, the real person and the real number, and always 988 and 911."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.after_visit import EVERY_SENTENCE, PARTS, Told, Visit, instructions
from rekindle.clinical.treatment.readiness import PROTOCOL_IDS

LEFT = datetime(2026, 11, 23, 16, 5, tzinfo=ZoneInfo("America/New_York"))


def visit(protocol: str = "iv_mood", **changes: object) -> Visit:
    known: dict[str, object] = {"escort_name": "Ann O'Brien", "after_hours_phone": "555 0199"} | changes
    return Visit(protocol=protocol, left_at=LEFT, **known)  # type: ignore[arg-type]  # a test's short hand


def said(told: tuple[Told, ...]) -> str:
    return " ".join(line for part in told for line in part.lines)


def test_the_times_and_names_are_those_of_the_visit() -> None:
    text = said(instructions(visit(next_visit_at=LEFT + timedelta(days=3))))
    assert "before the morning of Tuesday, November 24, and only after a good night's sleep." in text
    assert "Ann O'Brien takes you home" in text
    assert "Our number, also at night: 555 0199." in text
    assert "between Tuesday, November 24, at 4:05 PM and Wednesday, November 25, at 4:05 PM." in text
    assert "Your next visit: Thursday, November 26, at 4:05 PM." in text


def test_times_hold_when_the_clocks_change_in_the_night() -> None:
    before = datetime(2026, 10, 31, 16, 0, tzinfo=ZoneInfo("America/New_York"))
    text = said(instructions(Visit(protocol="iv_mood", left_at=before)))
    assert "the morning of Sunday, November 1," in text
    # Twenty-four true hours after four in the afternoon, on a clock set back in the night, is three.
    assert "between Sunday, November 1, at 3:00 PM" in text


def test_what_is_not_known_is_said_so() -> None:
    text = said(instructions(Visit(protocol="im_mood", left_at=LEFT)))
    assert "no day is set yet" in text
    assert "ask for it before you leave" in text
    assert "The adult who came for you takes you home" in text


@pytest.mark.parametrize("protocol", PROTOCOL_IDS)
def test_everybody_hears_of_988_and_911_and_nobody_is_told_to_stop_a_medicine(protocol: str) -> None:
    text = said(instructions(visit(protocol)))
    assert "988" in text
    assert "911" in text
    assert "Do not stop or change any medicine on your own." in text
    assert not re.search(r"[{}]", text)
    assert ("Spravato" in text) is protocol.startswith("spravato")
    assert ("drip" in text) is protocol.startswith("iv")


def test_every_sentence_names_what_it_rests_on() -> None:
    bare = [
        one.text for part in PARTS for one in part.sentences if not one.sources or not set(one.sources) <= set(SOURCES)
    ]
    assert bare == []
    assert all(text.endswith((".", "?")) for text in EVERY_SENTENCE)


def test_a_visit_ends_at_an_instant_of_a_known_protocol() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instructions(Visit(protocol="iv_mood", left_at=LEFT.replace(tzinfo=None)))
    with pytest.raises(ValueError, match="no protocol"):
        instructions(visit("iv_surgery"))
