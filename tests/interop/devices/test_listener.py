"""The listener on real sockets: kept before answered, hostile peers beside sound ones, an orderly end."""

import asyncio
import subprocess
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rekindle.interop.devices.journal import Journal, lines
from rekindle.interop.devices.listener import Listener, Patience, Peer
from rekindle.interop.devices.mllp import framed
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import Batch
from rekindle.interop.devices.sender import NotTaken, Sender
from rekindle.interop.devices.tls import Certificates, for_listener, for_sender
from tests.interop.devices.spoken import GE, SPO2, header, message

HOST = "127.0.0.1"
SHORT = Patience(idle_s=5, message_s=0.4, answer_s=0.5, store_s=0.5, message_bytes=4096, junk_bytes=4096)


class Shelf:
    """A store that keeps in memory, and can be told to fail or to be slow."""

    def __init__(self) -> None:
        self.kept: list[Batch] = []
        self.works = True
        self.wait_s = 0.0

    async def keep(self, batch: Batch) -> bool:
        await asyncio.sleep(self.wait_s)
        if self.works:
            self.kept.append(batch)
        return self.works


def known(_: Peer) -> Origin:
    return Origin("bay")


def on_a_listener(
    talk: Callable[[int, Shelf, Listener], Awaitable[None]], patience: Patience = SHORT, shelf: Shelf | None = None
) -> Listener:
    async def whole() -> Listener:
        kept = shelf or Shelf()
        listener = Listener(kept.keep, known, patience)
        port = await listener.start(HOST, 0)
        try:
            await asyncio.wait_for(talk(port, kept, listener), 20)
        finally:
            await listener.stop(1)
        return listener

    return asyncio.run(whole())


def numbered(number: int) -> bytes:
    return message(SPO2, head=header(str(number)))


def test_a_message_is_kept_before_it_is_answered() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        sender = await Sender.to(port)
        shelf.wait_s = 0.1
        sending = asyncio.create_task(sender.send(GE))
        await asyncio.sleep(0.05)
        assert not sending.done()
        assert b"MSA|AA|001122334455" in await sending
        assert [batch.raw for batch in shelf.kept] == [GE]
        await sender.close()

    on_a_listener(talk)


def test_a_store_that_fails_or_is_too_slow_is_answered_as_not_kept() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        sender = await Sender.to(port)
        shelf.works = False
        assert b"MSA|CE|1|" in await sender.send(numbered(1))
        shelf.works, shelf.wait_s = True, 2.0
        assert b"MSA|CE|2|" in await sender.send(numbered(2))
        shelf.wait_s = 0.0
        assert b"MSA|CA|2" in await sender.send(numbered(2))
        await sender.close()

    on_a_listener(talk)


def test_a_store_that_raises_brings_nothing_down() -> None:
    class Broken(Shelf):
        async def keep(self, batch: Batch) -> bool:
            raise OSError("No space left on device")

    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        sender = await Sender.to(port)
        for number in (1, 2):
            assert f"MSA|CE|{number}|".encode() in await sender.send(numbered(number))
        await sender.close()

    on_a_listener(talk, shelf=Broken())


def test_several_messages_in_one_piece_are_answered_in_order() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        sender = await Sender.to(port)
        await sender.send(
            b"\x1c\r\r\n".join([numbered(1), b"\x0b" + numbered(2), b"\x0b" + numbered(3)]), expects_answer=False
        )
        found = [await sender.answer() for _ in range(3)]
        assert [answer.split(b"MSA|")[1][:4] for answer in found] == [b"CA|1", b"CA|2", b"CA|3"]
        await sender.close()

    on_a_listener(talk)


def test_a_sender_that_forgets_the_last_byte_is_answered_after_a_moment() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        reader, writer = await asyncio.open_connection(HOST, port)
        for number in (1, 2):
            writer.write(b"\x0b" + numbered(number) + b"\x1c")
            answer = await asyncio.wait_for(reader.readuntil(b"\x1c\r"), 2)
            assert f"MSA|CA|{number}".encode() in answer
        writer.close()

    on_a_listener(talk)


def test_what_is_too_long_is_refused_and_the_next_is_heard() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        sender = await Sender.to(port)
        assert b"MSA|CR|9|" in await sender.send(message(SPO2, "NTE|" + "x" * 9000, head=header("9")))
        assert b"MSA|CA|10" in await sender.send(numbered(10))
        assert len(shelf.kept) == 1
        await sender.close()

    on_a_listener(talk)


async def hostile(port: int, manner: int) -> None:
    """One bad neighbour: never ends, drips, floods, takes no answers, or speaks something else."""
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        if manner == 0:
            writer.write(b"\x0bMSH|^~\\&|")
            await reader.read()
        elif manner == 1:
            for byte in b"\x0b" + numbered(1) * 20:
                writer.write(bytes((byte,)))
                await asyncio.sleep(0.01)
        elif manner == 2:
            for _ in range(200):
                writer.write(b"x" * 60_000)
                await writer.drain()
        elif manner == 3:
            for _ in range(400):
                writer.write(framed(b"x" * 400) * 20)
                await writer.drain()
        elif manner == 4:
            writer.write(b"\x0b" + b"\x1c" * 60_000 + b"OBX\r" * 15_000 + b"\x1c\r")
            await reader.read()
        else:
            writer.write(b"GET / HTTP/1.1\r\nHost: monitor\r\n\r\n")
            await reader.read()
    except OSError:
        pass  # we were thrown out, as we should be
    finally:
        writer.close()


def test_a_sound_message_beside_hostile_ones_is_answered_within_two_seconds() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        bad = [asyncio.create_task(hostile(port, manner)) for manner in (0, 1, 2, 3, 4, 5) for _ in range(2)]
        await asyncio.sleep(0.1)
        waits_s = []
        for number in range(10):
            began_s = time.monotonic()
            sender = await Sender.to(port)
            assert f"MSA|CA|{number}".encode() in await sender.send(numbered(number))
            waits_s.append(time.monotonic() - began_s)
            await sender.close()
            await asyncio.sleep(0.05)
        assert max(waits_s) < 2
        for one in bad:
            one.cancel()
        await asyncio.gather(*bad, return_exceptions=True)
        assert [batch.accepted[0].value for batch in shelf.kept] == [97] * 10

    listener = on_a_listener(talk, replace(SHORT, message_bytes=1024 * 1024, junk_bytes=1024 * 1024))
    assert listener.seen["too slow"] + listener.seen["broken off"] + listener.seen["closed by us"] > 0


def test_one_host_takes_no_more_than_its_share_and_gives_it_back() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        first = [await Sender.to(port) for _ in range(3)]
        await asyncio.sleep(0.05)
        late = await Sender.to(port)
        with pytest.raises((NotTaken, ConnectionError)):
            await late.send(numbered(1))
        await first.pop().close()
        await asyncio.sleep(0.05)
        sender = await Sender.to(port)
        assert b"MSA|CA|2" in await sender.send(numbered(2))
        for one in (*first, sender):
            await one.close()

    assert on_a_listener(talk, replace(SHORT, connections_of_one_host=3)).seen["turned away"] == 1


def test_a_stranger_is_answered_and_nothing_of_it_is_kept() -> None:
    async def whole() -> None:
        shelf = Shelf()
        listener = Listener(shelf.keep, lambda _: None, SHORT)
        sender = await Sender.to(await listener.start(HOST, 0))
        assert b"MSA|CE|1|This source of messages is not known here" in await sender.send(numbered(1))
        assert shelf.kept == []
        await sender.close()
        await listener.stop(1)

    asyncio.run(whole())


def test_an_orderly_stop_answers_what_it_has_begun_to_keep() -> None:
    async def talk(port: int, shelf: Shelf, listener: Listener) -> None:
        idle, sender = await Sender.to(port), await Sender.to(port)
        shelf.wait_s = 0.2
        sending = asyncio.create_task(sender.send(numbered(1)))
        await asyncio.sleep(0.05)
        await listener.stop(2)
        assert b"MSA|CA|1" in await sending
        with pytest.raises((NotTaken, ConnectionError)):
            await idle.send(numbered(2))
        with pytest.raises(OSError):
            await Sender.to(port)

    on_a_listener(talk)


def test_the_journal_writes_a_message_once_and_survives_a_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b'{"key":"torn')

    async def talk_twice() -> None:
        for _ in range(2):
            journal = Journal(path)
            listener = Listener(journal.keep, known)
            sender = await Sender.to(await listener.start(HOST, 0))
            for _ in range(2):
                assert b"MSA|AA|" in await sender.send(GE)
            assert b"MSA|AA|" in await sender.send(GE.replace(b"|68|", b"|69|"))
            await sender.close()
            await listener.stop(1)
            await journal.close()

    asyncio.run(talk_twice())
    found = list(lines(path))
    assert [line["readings"][0]["value"] for line in found] == [68, 69]  # one control id, two messages
    assert found[0]["raw"].encode("latin-1") == GE


def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "readings.jsonl"
    journal_os = "rekindle.interop.devices.journal.os."

    async def whole() -> None:
        journal = Journal(path)
        listener = Listener(journal.keep, known)
        sender = await Sender.to(await listener.start(HOST, 0))
        import os

        real = os.write
        with monkeypatch.context() as patch:
            patch.setattr(journal_os + "write", lambda file, data: real(file, data[:7]) if len(data) > 7 else full())
            assert b"MSA|CE|1|" in await sender.send(numbered(1))
        assert b"MSA|CA|1" in await sender.send(numbered(1))
        with monkeypatch.context() as patch:
            patch.setattr(journal_os + "fdatasync", lambda _: full())
            assert b"MSA|CE|2|" in await sender.send(numbered(2))
        assert b"MSA|CE|3|" in await sender.send(numbered(3))  # a disk that lied once is not believed again
        await sender.close()
        await listener.stop(1)
        await journal.close()

    asyncio.run(whole())
    assert path.stat().st_mode & 0o077 == 0  # what a monitor says may name a patient
    assert [line["raw"].split("|")[9] for line in lines(path)][:1] == ["1"]


def full() -> int:
    raise OSError(28, "No space left on device")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Certificates]:
    """An authority with a certificate for us and one for a monitor, and a second authority nobody trusts."""
    folder = tmp_path_factory.mktemp("certificates")

    def run(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")
    for authority in ("clinic", "other"):
        run(
            "req", "-x509", *new, "-keyout", f"{authority}.key", "-out", f"{authority}.pem", "-subj", f"/CN={authority}"
        )
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    for name, authority in (("here", "clinic"), ("bay-4", "clinic"), ("stranger", "other")):
        run("req", *new[:-2], "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}")
        signed = ("-CA", f"{authority}.pem", "-CAkey", f"{authority}.key", "-CAcreateserial", "-extfile", "names")
        run("x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem", "-days", "2", *signed)
    names = ("here", "bay-4", "stranger")
    return {name: Certificates(folder / f"{name}.pem", folder / f"{name}.key", folder / "clinic.pem") for name in names}


def test_with_certificates_a_monitor_is_known_by_its_name_and_a_stranger_stays_out(
    certificates: dict[str, Certificates],
) -> None:
    peers: list[Peer] = []

    def named(peer: Peer) -> Origin:
        peers.append(peer)
        return Origin(peer.certificate_name)

    async def whole() -> None:
        shelf = Shelf()
        listener = Listener(shelf.keep, named, SHORT)
        port = await listener.start(HOST, 0, for_listener(certificates["here"]))
        sender = await Sender.to(port, context=for_sender(certificates["bay-4"]))
        assert b"MSA|CA|1" in await sender.send(numbered(1))
        await sender.close()
        for context in (for_sender(certificates["stranger"]), None):
            with pytest.raises((OSError, NotTaken)):
                stranger = await Sender.to(port, context=context)
                await stranger.send(numbered(2), answer_s=1)
        await listener.stop(1)
        assert [(batch.origin.name, len(batch.accepted)) for batch in shelf.kept] == [("bay-4", 1)]

    asyncio.run(whole())
    assert [peer.certificate_name for peer in peers] == ["bay-4"]
