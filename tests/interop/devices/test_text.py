"""Characters, signs, escapes and times, as senders of every kind write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rekindle.interop.devices.charset import decoded
from rekindle.interop.devices.moments import moment, written
from rekindle.interop.devices.segments import NotHl7, Signs, messages
from tests.interop.devices.spoken import LOCAL, NOW, SPO2, header, heard, message

NEW_YORK = ZoneInfo("America/New_York")


def test_the_message_names_its_characters_and_what_does_not_fit_is_said() -> None:
    head = b"MSH|^~\\&|||||||ORU^R01|1|P|2.3||||||"
    assert decoded(head + b"8859/1\rNTE|\xb0").text[-1] == "°"
    assert decoded(head + b"UNICODE UTF-8\rNTE|\xc2\xb0").text[-1] == "°"
    assert decoded(head + b"GB 18030-2000\rNTE|\xb6\xc8").text[-1] == "度"
    latin = decoded(head + b"ASCII\rNTE|\xb0")
    assert (latin.codec, latin.text[-1], len(latin.warnings)) == ("latin-1", "°", 3)
    assert decoded(head + b"ASCII\rNTE|\xb0", otherwise="8859/1").codec == "iso8859-1"
    assert decoded(head + b"KLINGON\rNTE|x").warnings != ()
    assert decoded(b"\xef\xbb\xbf" + head).text.startswith("MSH")


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(raw: bytes) -> None:
    assert isinstance(decoded(raw).text, str)
    assert isinstance(decoded(b"MSH|^~\\&" + raw).text, str)


def test_escapes_are_undone_after_the_parts_are_told_apart() -> None:
    signs = Signs()
    assert signs.unescaped(r"a\F\b\S\c\T\d\R\e\E\f") == "a|b^c&d~e\\f"
    assert signs.unescaped(r"\X41\\X0A\x\Zq\ \H\bold\N\ \.br\ ") == "A\nx\\Zq\\ bold \n "
    (one,) = messages("MSH|^~\\&|a\\S\\b^c&d~e")
    assert one.header.components(3) == ("a^b", "c&d")
    assert one.header.repetitions(3) == ("a^b^c&d", "e")


@given(st.text(max_size=40))
def test_what_we_escape_comes_back(text: str) -> None:
    signs = Signs()
    escaped = signs.escaped(text)
    assert not set(escaped) & set("|^~&\r\n")
    assert signs.unescaped(escaped) == text


@pytest.mark.parametrize("signs", ["|^~\\&", "|^~&", "|^", "$*%!@", "\u00a6^~\\&"])
def test_a_header_names_its_signs(signs: str) -> None:
    (one,) = messages(f"MSH{signs}{signs[0]}APP{signs[0]}")
    assert one.header.field(3) == "APP"


@pytest.mark.parametrize(
    "text", ["", "MSH", "MSH|", "MSH||x", "MSH|^^~|x", "MSH|^~\\&#!|x", "MSH|ab|x", "x\rMSH|^~\\&|x"]
)
def test_a_header_that_does_not_is_none(text: str) -> None:
    with pytest.raises(NotHl7):
        messages(text)


def test_blank_lines_wrappers_and_stray_lines_do_no_harm() -> None:
    raw = b"FHS|^~\\&\rBHS|^~\\&\r" + message("", SPO2, "this is no segment") + b"BTS|1\rFTS|1\r"
    batch = heard(raw)
    assert [one.value for one in batch.accepted] == [97]
    assert batch.warnings == ("1 lines are no segments.",)


def test_more_than_any_monitor_sends_is_not_read() -> None:
    many = heard(message(*["NTE|1"] * 5001))
    assert many.refused.startswith("A payload of more than 5000 lines")
    heads = heard(b"\r".join([header().encode()] * 65))
    assert heads.refused.startswith("More than 64 messages")
    assert heard(message(SPO2, head=header("x" * 4001))).refused != ""
    (odd,) = heard(message(SPO2.replace("|NM|", f"|{'N' * 501}|"))).quarantined
    assert odd.code == "too_long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20261122150000", datetime(2026, 11, 22, 15, tzinfo=UTC)),
        ("20261122150000.25", datetime(2026, 11, 22, 15, 0, 0, 250000, tzinfo=UTC)),
        ("20261122203000.0000+0530", datetime(2026, 11, 22, 15, tzinfo=UTC)),
        ("20261122100000-0500", datetime(2026, 11, 22, 15, tzinfo=UTC)),
        *((text, None) for text in ("", "20261122", "202611221500", "20261322150000", "20261122250000", "soon")),
        *((text, None) for text in ("20261122150000+0560", "20261122150000+05", "18991122150000", "٢٠٢٦١١٢٢١٥٠٠٠٠")),
    ],
)
def test_a_time_is_an_instant_or_nothing(text: str, expected: datetime | None) -> None:
    assert moment(text, UTC, near=NOW) == expected


def test_a_time_without_a_zone_is_in_the_zone_of_its_source() -> None:
    assert moment("20261122100000", LOCAL, near=NOW) == datetime(2026, 11, 22, 15, tzinfo=UTC)


def test_in_the_hour_that_autumn_repeats_the_nearer_one_is_meant() -> None:
    # New York, 1 November 2026: 01:30 comes at 05:30 UTC and again at 06:30 UTC.
    for hour in (5, 6):
        near = datetime(2026, 11, 1, hour, 31, tzinfo=UTC)
        assert moment("20261101013000", NEW_YORK, near=near) == datetime(2026, 11, 1, hour, 30, tzinfo=UTC)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_what_we_write_we_read(at: datetime) -> None:
    read = moment(written(at), LOCAL, near=NOW)
    assert read is not None
    assert 0 <= (at - read).total_seconds() < 0.0001
