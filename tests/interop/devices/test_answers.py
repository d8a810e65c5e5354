"""Who is answered, how and with what: the answer tells a monitor that it may forget."""

import pytest

from rekindle.interop.devices.acknowledgement import codes
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import TOO_LONG, refused
from tests.interop.devices.spoken import GE, NOW, PHILIPS, PLAIN, SPO2, header, heard, message


# interop.md 1.4, and HL7 table 0155 for ER and SU.
@pytest.mark.parametrize(
    ("accept", "application", "mode", "kept", "not_kept", "refused_"),
    [
        ("", "", "auto", ("AA",), ("AE",), ("AR",)),
        ("NE", "AL", "auto", ("AA",), ("AE",), ("AR",)),
        ("AL", "NE", "auto", ("CA",), ("CE",), ("CR",)),
        ("AL", "AL", "auto", ("CA", "AA"), ("CE",), ("CR",)),
        ("NE", "NE", "auto", (), (), ()),
        ("ER", "NE", "auto", (), ("CE",), ("CR",)),
        ("SU", "NE", "auto", ("CA",), (), ()),
        ("NE", "ER", "auto", (), ("AE",), ("AR",)),
        ("al", "ne", "auto", ("CA",), ("CE",), ("CR",)),
        ("AL", "NE", "original", ("AA",), ("AE",), ("AR",)),
        ("", "", "enhanced", ("CA",), ("CE",), ("CR",)),
        ("AL", "", "auto", ("CA",), ("CE",), ("CR",)),
    ],
)
def test_each_sender_is_answered_in_its_own_mode(
    accept: str, application: str, mode: str, kept: tuple[str], not_kept: tuple[str], refused_: tuple[str]
) -> None:
    assert codes(accept, application, "kept", mode) == kept
    assert codes(accept, application, "not kept", mode) == not_kept
    assert codes(accept, application, "refused", mode) == refused_


def test_an_answer_turns_the_header_round_and_repeats_the_control_id_exactly() -> None:
    head = "MSH|^~\\&|APP^1^EUI-64|FAC|US|HERE|20261122150000||ORU^R01|a\\T\\b 7 |P|2.6|||AL|NE||UNICODE UTF-8"
    (answer,) = heard(message(SPO2, head=head)).acknowledgements(kept=True)
    msh, msa = (line.split(b"|") for line in answer.split(b"\r")[:2])
    assert msh[2:6] == [b"US", b"HERE", b"APP^1^EUI-64", b"FAC"]
    assert msh[8] == b"ACK^R01"
    assert (msh[10], msh[11], msh[17]) == (b"P", b"2.6", b"UNICODE UTF-8")
    assert msa == [b"MSA", b"CA", b"a\\T\\b 7 "]


def test_an_answer_is_in_the_signs_and_the_characters_of_its_message() -> None:
    head = "MSH$*%!@$GERÄT$$$$20261122150000$$ORU*R01$é1$P$2.4$$$$$$8859/1"
    row = SPO2.replace("|", "$").replace("^", "*")
    raw = "\r".join((head, "OBR$1$$$$$$20261122150000", row, "")).encode("latin-1")
    batch = heard(raw)
    assert [one.value for one in batch.accepted] == [97]
    assert b"MSA$AA$\xe91\r" in batch.acknowledgements(kept=True)[0]


def test_a_message_that_is_not_kept_is_answered_so_and_may_come_again() -> None:
    (answer,) = heard(GE).acknowledgements(kept=False)
    assert b"\rMSA|AE|001122334455|" in answer
    assert b"\rERR|||207^" in answer
    old = heard(message(SPO2, head=header().replace("|2.6|", "|2.3|"))).acknowledgements(kept=False)[0]
    assert b"ERR|" not in old  # a segment that version does not have


@pytest.mark.parametrize(
    "head",
    [
        header(control_id=""),
        header(kind=""),
        header(kind="RGV^O15"),  # a command to a pump is never taken
        header(kind="ORU^R40"),
        header(kind="ADT^A01"),
        header().replace("|2.6|", "|3.0|"),
        header().replace("|2.6|", "||"),
        header().replace("|2.6|", "|2.²|"),
    ],
)
def test_what_is_not_served_is_refused_and_read_no_further(head: str) -> None:
    batch = heard(message(SPO2, head=head))
    assert (batch.accepted, batch.quarantined) == ((), ())
    assert b"\rMSA|CR|" in batch.acknowledgements(kept=True)[0]


@pytest.mark.parametrize(
    "raw",
    [b"", b"GET / HTTP/1.1\r\n", b"MSH", b"MSH|", b"MSH|^^^^|x", b"MSHA^~\\&A", b"\xff\xfe\x00", b"PID|1\rMSH|^~\\&|x"],
)
def test_what_is_no_message_is_told_so(raw: bytes) -> None:
    batch = heard(raw)
    assert batch.accepted == ()
    assert b"\rMSA|AR||This is no HL7 message" in batch.acknowledgements(kept=True)[0]


def test_a_clock_message_is_answered_and_holds_no_reading() -> None:
    batch = heard(message(SPO2, head=header(kind="NMD^N02")))
    assert batch.accepted == ()
    assert b"|CA|71" in batch.acknowledgements(kept=True)[0]
    assert [len(skew.seen) for skew in batch.skews.values()] == [1]


def test_a_message_over_the_limit_is_refused_by_its_own_id() -> None:
    (answer,) = refused(GE[:400], origin=PLAIN, received_at=NOW).acknowledgements(kept=False)
    assert b"\rMSA|AR|001122334455|" + TOO_LONG[:20].encode() in answer
    (stranger,) = refused(b"\x00" * 400, origin=PLAIN, received_at=NOW).acknowledgements(kept=False)
    assert b"\rMSA|AR||" in stranger


def test_the_same_message_is_answered_the_same_way() -> None:
    first, again = (heard(PHILIPS).acknowledgements(kept=True)[0] for _ in range(2))
    assert first == again
    assert b"|AA|HP1" in first
    assert b"|CA|HP1" in heard(PHILIPS, Origin("r", ack_mode="enhanced")).acknowledgements(kept=True)[0]


def test_the_signs_of_the_envelope_never_stand_in_an_answer() -> None:
    for answer in heard(message(SPO2, head=header("7\x1c\x0b"))).acknowledgements(kept=True):
        assert b"\x1c" not in answer
        assert b"\x0b" not in answer
