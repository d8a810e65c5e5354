"""Whole messages are found in any stream, whatever the network did to it, and nothing else is."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rekindle.interop.devices.mllp import CR, FS, VT, Frame, Framer, TooLong, Unfinished, framed

bodies = st.binary(max_size=40).filter(lambda body: VT not in body and FS not in body)
pieces = st.one_of(bodies, st.sampled_from([b"\x0b", b"\x1c", b"\x1c\r", b"\r", b"\n", b"\x0b\x0b", b"\x1c\x1c\r"]))
streams = st.lists(pieces, max_size=12).map(b"".join)


def taken(stream: bytes, cuts: list[int], limit_bytes: int = 64) -> list[Frame | TooLong | Unfinished]:
    framer = Framer(limit_bytes)
    places = sorted({min(cut, len(stream)) for cut in cuts} | {0, len(stream)})
    found = [one for start, stop in itertools.pairwise(places) for one in framer.feed(stream[start:stop])]
    return found + framer.end()


@given(streams, st.lists(st.integers(0, 500), max_size=8))
def test_any_split_of_any_stream_gives_the_same(stream: bytes, cuts: list[int]) -> None:
    whole = taken(stream, [])
    assert taken(stream, cuts) == whole
    assert taken(stream, list(range(len(stream)))) == whole


@given(st.lists(bodies, max_size=6), st.lists(st.sampled_from([b"", b"\r\n", b" ", b"junk", b"\r\r"]), max_size=6))
def test_every_message_sent_is_found_and_none_beside(sent: list[bytes], between: list[bytes]) -> None:
    gaps = between + [b""] * len(sent)
    stream = b"".join(gap + framed(body) for gap, body in zip(gaps, sent, strict=False))
    assert taken(stream, []) == [Frame(body) for body in sent]


@given(st.binary(max_size=200))
def test_nothing_is_found_that_did_not_stand_in_an_envelope(stream: bytes) -> None:
    for one in taken(stream, []):
        if isinstance(one, Frame):
            assert b"\x0b" + one.body + b"\x1c" in stream
            assert VT not in one.body


def test_a_new_start_ends_what_broke_off() -> None:
    stream = b"\x0bhalf a mess" + framed(b"whole")
    assert taken(stream, []) == [Unfinished(b"half a mess"), Frame(b"whole")]


def test_an_end_without_its_last_byte_is_believed_after_silence_or_a_new_start() -> None:
    framer = Framer()
    assert framer.feed(b"\x0bone\x1c") == []
    assert framer.waits_for_cr
    assert framer.quiet() == [Frame(b"one")]
    assert framer.quiet() == []
    assert framer.feed(b"\r\x0btwo\x1c\x0bthree\x1c\n") == [Frame(b"two"), Frame(b"three")]


def test_the_sign_of_an_end_in_the_middle_ends_nothing() -> None:
    assert taken(framed(b"a\x1cb"), []) == [Frame(b"a\x1cb")]


def test_what_is_too_long_is_named_once_and_the_next_message_is_sound() -> None:
    stream = framed(b"x" * 65) + framed(b"y" * 64)
    assert taken(stream, []) == [TooLong(b"x" * 64), Frame(b"y" * 64)]
    assert taken(b"\x0b" + b"x" * 500, [10, 100]) == [TooLong(b"x" * 64)]
    assert taken(b"\x0b" + b"x" * 500 + b"\x1c", []) == [TooLong(b"x" * 64)]


def test_junk_is_counted_and_line_ends_are_not_junk() -> None:
    framer = Framer()
    assert framer.feed(b"\r\n GET / HTTP/1.1\r\n") == []
    assert framer.junk_bytes == len(b"GET/HTTP/1.1")
    framer.feed(framed(b"x") + bytes((CR,)))
    assert framer.junk_bytes == 0
