"""The listener for monitors that speak HL7 over MLLP: kept first, answered then, and no peer can hold up another.

The raw message is handed to `store` and must be committed there before its acknowledgement leaves: the acknowledgement
tells the monitor that it may forget.

Source: DEVICES-CONTRACT, DEVICES-FRAMING, DEVICES-ACK
"""

import asyncio
import contextlib
import logging
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from rekindle.interop.devices.acknowledgement import NOT_KEPT
from rekindle.interop.devices.clock import Skew
from rekindle.interop.devices.mllp import LIMIT_BYTES, QUIET_S, Found, Frame, Framer, TooLong, framed
from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import Batch, read, refused

log = logging.getLogger(__name__)
UNKNOWN_SOURCE: Final = "This source of messages is not known here; nothing of it is kept."
CHUNK_BYTES: Final = 64 * 1024
MOST_CLOCKS: Final = (
    500  # senders of one source whose clocks are watched; a source that names more is not to be trusted
)


@dataclass(frozen=True, slots=True)
class Peer:
    """Who is at the other end: its address, and the name in its certificate where there is one."""

    host: str
    port: int
    certificate_name: str = ""


Store = Callable[[Batch], Awaitable[bool]]
Origins = Callable[[Peer], Origin | None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How much of everything one peer is given before it is let go."""

    connections: int = 64
    connections_of_one_host: int = 16
    idle_s: float = 600.0
    message_s: float = 30.0  # a message that has begun must end in so long
    answer_s: float = 10.0  # a peer must take its answers in so long
    store_s: float = 20.0  # a message that is not kept in so long is answered as not kept
    message_bytes: int = LIMIT_BYTES
    junk_bytes: int = LIMIT_BYTES


@dataclass(slots=True)
class Listener:
    """Listens on one address until it is stopped; counts what it saw, and what it sent away."""

    store: Store
    origins: Origins
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    seen: Counter[str] = field(default_factory=Counter)
    _server: asyncio.Server | None = None
    _open: "dict[asyncio.Task[None], _Talk]" = field(default_factory=dict)
    _skews: dict[str, dict[str, Skew]] = field(default_factory=dict)
    _stopping: bool = False

    async def start(self, host: str, port: int, context: ssl.SSLContext | None = None) -> int:
        """Open the door and return the port it is on; port 0 takes any that is free."""
        handshake_s = self.patience.answer_s if context else None
        self._server = await asyncio.start_server(
            self._come_in, host, port, ssl=context, ssl_handshake_timeout=handshake_s, limit=CHUNK_BYTES
        )
        number = self._server.sockets[0].getsockname()[1]
        return int(number)

    async def stop(self, grace_s: float = 5.0) -> None:
        """Let nobody in any more, finish what is being kept, answer it, and close."""
        self._stopping = True
        if self._server is not None:
            self._server.close()
        for task, talk in self._open.items():
            if not talk.busy:
                task.cancel()
        if self._open:
            await asyncio.wait(list(self._open), timeout=grace_s)
        for task in list(self._open):
            task.cancel()
        if self._open:
            await asyncio.wait(list(self._open), timeout=grace_s)

    async def _come_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = _Talk(self, reader, writer, _peer(writer))
        task = asyncio.current_task()
        if task is None or self._stopping or not self._has_room(talk.peer):
            self.seen["turned away"] += 1
            writer.transport.abort()
            return
        self._open[task] = talk
        try:
            await talk.listen()
        except asyncio.CancelledError:
            self.seen["closed by us"] += 1
        except (ConnectionError, ssl.SSLError, TimeoutError):
            self.seen["broken off"] += 1
        finally:
            self._open.pop(task, None)
            with contextlib.suppress(OSError, ssl.SSLError):
                writer.close()

    def _has_room(self, peer: Peer) -> bool:
        same = sum(talk.peer.host == peer.host for talk in self._open.values())
        return len(self._open) < self.patience.connections and same < self.patience.connections_of_one_host

    def understand(self, found: Frame | TooLong, origin: Origin) -> Batch:
        """One payload read, with what is known of its senders' clocks; each monitor has one of its own."""
        if isinstance(found, TooLong):
            return refused(found.head, origin=origin, received_at=self.now())
        skews = self._skews.setdefault(origin.name, {})
        batch = read(found.body, origin=origin, received_at=self.now(), skews=skews)
        skews.update(batch.skews)
        while len(skews) > MOST_CLOCKS:
            del skews[next(iter(skews))]
        return batch

    async def keep(self, batch: Batch) -> bool:
        """Whether a payload is committed; a store that fails or takes too long has not kept it."""
        try:
            async with asyncio.timeout(self.patience.store_s):
                return await self.store(batch)
        except TimeoutError:
            log.error("A message could not be kept within %s seconds.", self.patience.store_s)
        except Exception:
            log.exception("A message could not be kept.")
        return False


@dataclass(slots=True)
class _Talk:
    """One connection, from its first byte to its last."""

    listener: Listener
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    peer: Peer
    origin: Origin | None = None
    busy: bool = False
    _begun_at_s: float | None = None

    async def listen(self) -> None:
        patience = self.listener.patience
        self.origin = self.listener.origins(self.peer)
        framer = Framer(patience.message_bytes)
        while not self.listener._stopping:
            found, over = await self._next(framer)
            self.busy = True
            for one in found:
                self.listener.seen[type(one).__name__] += 1
            await self._answer([one for one in found if isinstance(one, Frame | TooLong)])
            self.busy = False
            if over or framer.junk_bytes > patience.junk_bytes:
                return

    async def _next(self, framer: Framer) -> tuple[list[Found], bool]:
        """What the next bytes complete, and whether the talk is over after them."""
        wait_s = self._patience_left_s(framer)
        try:
            async with asyncio.timeout(QUIET_S if framer.waits_for_cr else wait_s):
                data = await self.reader.read(CHUNK_BYTES)
        except TimeoutError:
            if framer.waits_for_cr:
                return framer.quiet(), False
            self.listener.seen["too slow"] += 1
            return [], True
        if not data:
            return framer.end(), True
        return framer.feed(data), False

    def _patience_left_s(self, framer: Framer) -> float:
        """How long the peer has: a message that has begun has a time by which it ends, however often bytes come."""
        if not framer.in_a_message:
            self._begun_at_s = None
            return self.listener.patience.idle_s
        clock_s = asyncio.get_running_loop().time()
        if self._begun_at_s is None:
            self._begun_at_s = clock_s
        return max(0.001, self._begun_at_s + self.listener.patience.message_s - clock_s)

    async def _answer(self, found: list[Frame | TooLong]) -> None:
        """Keep every message of a piece together, then answer each in its order."""
        if len(found) == 1:
            batch, wanted = self._understood(found[0])
            await self._say(batch, kept=wanted and await self.listener.keep(batch))
            return
        waiting: list[tuple[Batch, asyncio.Task[bool] | None]] = []
        for one in found:
            batch, wanted = self._understood(one)
            waiting.append((batch, asyncio.create_task(self.listener.keep(batch)) if wanted else None))
            await asyncio.sleep(0)  # another connection's turn
        for batch, keeping in waiting:
            await self._say(batch, kept=keeping is not None and await keeping)

    def _understood(self, one: Frame | TooLong) -> tuple[Batch, bool]:
        """A payload read, and whether it is to be kept: not from a stranger, and not where nothing in it is served."""
        batch = self.listener.understand(one, self.origin or Origin(f"unknown {self.peer.host}"))
        return batch, self.origin is not None and any(not each.refused for each in batch.reads)

    async def _say(self, batch: Batch, *, kept: bool) -> None:
        self.listener.seen["kept" if kept else "not kept"] += 1
        why_not = UNKNOWN_SOURCE if self.origin is None else NOT_KEPT
        for answer in batch.acknowledgements(kept=kept, why_not=why_not):
            self.writer.write(framed(answer))
        if self.writer.transport.get_write_buffer_size():
            async with asyncio.timeout(self.listener.patience.answer_s):
                await self.writer.drain()


def _peer(writer: asyncio.StreamWriter) -> Peer:
    address = writer.get_extra_info("peername") or ("", 0)
    certificate = writer.get_extra_info("peercert") or {}
    named = [value for part in certificate.get("subject", ()) for key, value in part if key == "commonName"]
    return Peer(str(address[0]), int(address[1]), named[0] if named else "")
