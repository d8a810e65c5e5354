"""Five thousand damaged messages: none brings the door down, and none makes a reading that was not sent.

HL7 v2 carries no checksum. A digit changed inside the value itself, inside its own time, or a letter of its own status,
makes another sound message that nobody can tell from a true one; such damage is left out of the comparison, and only
such. For the same reason a row is not sewn together here from the true halves of two others.
"""

import os
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.interop.devices.oru import read
from tests.interop.devices.spoken import (
    GE,
    MINDRAY,
    NIHON_KOHDEN,
    NOW,
    PERCENT,
    PHILIPS,
    PLAIN,
    PULSE,
    header,
    message,
    obx,
)

SEED = int(os.environ.get("REKINDLE_MUTATION_SEED", "20261122"))
MANY = int(os.environ.get("REKINDLE_MUTATIONS", "5000"))
WITHOUT_VALUES = message(
    PULSE,
    obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "", PERCENT, status="X"),
    obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="DEMO", sub="1.3.2"),
)
SOUND = (MINDRAY, GE, NIHON_KOHDEN, PHILIPS, WITHOUT_VALUES)
PIECES = (
    b"|",
    b"^",
    b"~",
    b"\\",
    b"&",
    b"\r",
    b"\n",
    b"\x0b",
    b"\x1c",
    b"\x00",
    b"\xff",
    b"\xc3",
    b"OBX|",
    b"MSH|^~\\&|",
    b'""',
    b"9",
)

PRINTABLE = bytes(range(32, 127)) + b"|^|^|^\r"
Seen = tuple[str, float | None, str, str, str]
UNTELLABLE = {"OBX": (5, 8, 11, 14), "OBR": (7,), "MSH": (7, 11)}


def readings(raw: bytes) -> set[Seen]:
    batch = read(raw, origin=PLAIN, received_at=NOW)
    for kept in (True, False):
        batch.acknowledgements(kept=kept)
    return {
        (one.parameter, one.value, one.unit, one.validity, one.measured_at.isoformat())
        for one in batch.accepted
        if one.validity == "valid"
    }


def spans(raw: bytes) -> list[tuple[int, int]]:
    """Where the sound message says something that no other part of it can vouch for."""
    found, at = [], 0
    for line in re.split(rb"\r", raw):
        starts = [at] + [at + sign.end() for sign in re.finditer(rb"\|", line)]
        for number in UNTELLABLE.get(line[:3].decode("latin-1"), ()):
            place = number - 1 if line[:3] == b"MSH" else number
            if place < len(starts):
                stop = starts[place + 1] - 1 if place + 1 < len(starts) else at + len(line)
                found.append((starts[place], stop))
        at += len(line) + 1
    return found


def damaged(raw: bytes, chance: random.Random) -> tuple[bytes, tuple[int, int]]:
    """A message damaged in one place, and that place in the sound one."""
    start = chance.randrange(len(raw))
    stop = min(len(raw), start + chance.choice((0, 1, 1, 1, 2, 5, 40)))
    manner = chance.randrange(7)
    if manner == 0:
        return raw[:start] + raw[stop:], (start, stop)
    if manner == 1:
        return raw[:start] + chance.choice(PIECES) + raw[start:], (start, start)
    if manner == 2:
        return raw[:start] + bytes(chance.randrange(256) for _ in range(stop - start)) + raw[stop:], (start, stop)
    if manner == 3:
        return raw[:start], (len(raw), len(raw))  # what is cut off inside a value loses its unit too
    if manner == 4:
        return raw[:start] + chance.choice(PIECES) + raw[stop:], (start, stop)
    if manner == 5:
        text = bytes(chance.choice(PRINTABLE) for _ in range(chance.randrange(60)))
        return raw[:start] + text + raw[start:], (start, start)
    rows = raw.split(b"\r")
    chance.shuffle(rows) if chance.randrange(2) else rows.insert(chance.randrange(len(rows)), chance.choice(rows))
    return b"\r".join(rows), (0, 0)


@pytest.mark.slow
def test_a_damaged_message_never_makes_a_reading_that_was_not_sent() -> None:
    chance = random.Random(SEED)
    truths = [(raw, readings(raw), spans(raw)) for raw in SOUND]
    compared, wrong = 0, []
    for number in range(MANY):
        raw, truth, untellable = truths[number % len(truths)]
        harmed, (start, stop) = damaged(raw, chance)
        found = readings(harmed)
        if any(start <= last and stop >= first for first, last in untellable):
            continue
        compared += 1
        if found - truth:
            wrong.append((number, found - truth, harmed[max(0, start - 60) : start + 60]))
    assert wrong == [], f"seed {SEED}"
    assert compared > MANY / 2


@pytest.mark.slow
def test_any_bytes_at_all_make_no_reading() -> None:
    chance = random.Random(SEED)
    for _ in range(MANY // 5):
        junk = bytes(chance.randrange(256) for _ in range(chance.randrange(300)))
        for raw in (junk, b"MSH" + junk, b"MSH|^~\\&|" + junk, MINDRAY[:9] + junk):
            assert readings(raw) == set()


fields = st.lists(st.text(st.sampled_from("|^~\\&\r\nOBXMSHRNM0123456789.+-%²٣é\x1c "), max_size=30), max_size=20)


@given(fields, st.sampled_from([header(), header(application="AL"), header(kind="RGV^O15"), header()[:40]]))
def test_any_text_at_all_is_read_and_answered(parts: list[str], head: str) -> None:
    for raw in (message("|".join(["OBX", *parts]), head=head), message(head="|".join([head, *parts]))):
        assert readings(raw) == set()


def test_what_is_left_out_of_the_comparison_is_only_what_nothing_vouches_for() -> None:
    said = {MINDRAY[first:last] for first, last in spans(MINDRAY)}
    assert said == {b"97", b"71", b"128", b"79", b"95", b"14", b"36.8", b"", b"R", b"P", b"20261122150000"}
