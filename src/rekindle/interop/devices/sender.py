"""A sender of messages, and a simulated monitor at the bedside of the virtual patient: for this machine only."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from rekindle.interop.devices.mllp import Frame, Framer, framed
from rekindle.interop.devices.voices import VOICES, Cuff, Voice, spoken
from rekindle.simulation.body import Body, Segment, signs

LOOPBACK: Final = "127.0.0.1"
TIMES_SENT: Final = 3  # as a real monitor does: after that its message is lost
CUFF_EVERY_S: Final = 300.0
INFUSION: Final = (Segment(5.0, 45.0, 1.0),)


class NotTaken(ConnectionError):
    """A message that nobody acknowledged."""


class Sender:
    """A connection to a listener that sends one message at a time and waits for what it is told."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer, self._framer = reader, writer, Framer()
        self._answers: list[bytes] = []

    @classmethod
    async def to(cls, port: int, *, host: str = LOOPBACK, context: ssl.SSLContext | None = None) -> "Sender":
        """Connect to a listener."""
        return cls(*await asyncio.open_connection(host, port, ssl=context))

    async def send(self, body: bytes, *, answer_s: float = 5.0, expects_answer: bool = True) -> bytes:
        """Send a message and return the first answer to it."""
        self._writer.write(framed(body))
        await self._writer.drain()
        return await self.answer(answer_s=answer_s) if expects_answer else b""

    async def answer(self, *, answer_s: float = 5.0) -> bytes:
        """The next answer."""
        async with asyncio.timeout(answer_s):
            while not self._answers:
                data = await self._reader.read(65536)
                found = self._framer.feed(data) if data else self._framer.end()
                self._answers += [one.body for one in found if isinstance(one, Frame)]
                if not data and not self._answers:
                    raise NotTaken("The listener closed before it answered.")
        return self._answers.pop(0)

    async def close(self) -> None:
        """End the connection."""
        self._writer.close()
        await self._writer.wait_closed()


@dataclass(frozen=True, slots=True)
class Monitor:
    """A simulated monitor: the virtual patient's signs during an infusion, written in one dialect.

    It names itself SIMULATED in its header, its patient and its bed.
    """

    voice: Voice
    body: Body
    every_s: float = 10.0

    def message(self, elapsed_s: float, at: datetime, last_cuff: Cuff | None, control_id: str) -> bytes:
        """What it sends at a moment of the treatment."""
        now = signs(self.body, INFUSION, elapsed_s / 60)
        values: dict[str, float | None] = {
            "hr_per_min": now.hr_per_min,
            "pulse_per_min": now.hr_per_min,
            "spo2_pct": now.spo2_pct,
            "rr_per_min": now.rr_per_min,
        }
        return spoken(self.voice, values, last_cuff, at=at, control_id=control_id)

    def cuff(self, elapsed_s: float, at: datetime) -> Cuff:
        """What its cuff measures at a moment of the treatment."""
        now = signs(self.body, INFUSION, elapsed_s / 60)
        return Cuff(now.systolic_mmhg, min(now.diastolic_mmhg, now.systolic_mmhg - 10), at)

    async def messages(
        self, minutes: float, speed_ratio: float, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> AsyncIterator[bytes]:
        """One message each interval, as fast as asked; every time in them is the moment of sending."""
        last_cuff, cuff_at_s, number = None, -CUFF_EVERY_S, 0
        elapsed_s = 0.0
        while elapsed_s <= minutes * 60:
            if elapsed_s - cuff_at_s >= CUFF_EVERY_S:
                last_cuff, cuff_at_s = self.cuff(elapsed_s, now()), elapsed_s
            number += 1
            yield self.message(elapsed_s, now(), last_cuff, f"{number:08d}")
            elapsed_s += self.every_s
            if elapsed_s <= minutes * 60:
                await asyncio.sleep(self.every_s / speed_ratio)


async def play(port: int, *, dialect: str, minutes: float, speed_ratio: float, every_s: float, seed: int) -> int:
    """Send a whole treatment to a listener on this machine, and return how many messages were acknowledged."""
    monitor = Monitor(VOICES[dialect], Body(seed), every_s)
    sender = await Sender.to(port)
    taken = 0
    try:
        async for message in monitor.messages(minutes, speed_ratio):
            for _ in range(TIMES_SENT):
                answer = await sender.send(message)
                if b"|AA|" in answer or b"|CA|" in answer:
                    taken += 1
                    break
            else:
                raise NotTaken("The listener did not take the message three times; a real monitor would lose it.")
    finally:
        await sender.close()
    return taken
