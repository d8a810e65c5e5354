"""The envelope of HL7 v2 on a wire (MLLP): finding whole messages in any stream of bytes.

A message begins with VT and ends with FS CR. Real senders forget the CR, put line feeds or junk between messages, and
break off in the middle. Nothing here waits or reads a clock: the caller says when a stream has gone quiet or ended.

Source: DEVICES-FRAMING
"""

import re
from dataclasses import dataclass, field
from typing import Final

VT: Final = 0x0B
FS: Final = 0x1C
CR: Final = 0x0D
LF: Final = 0x0A
LIMIT_BYTES: Final = 1024 * 1024
HEAD_BYTES: Final = 2048
QUIET_S: Final = 0.2  # a sender that leaves out the last CR is believed after so long a silence
_STOP: Final = re.compile(rb"[\x0b\x1c]")
_MARKS: Final = (CR, LF, VT)


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole message as it stood on the wire, without its envelope."""

    body: bytes


@dataclass(frozen=True, slots=True)
class TooLong:
    """A message over the limit: its beginning is kept so that its sender can be told, the rest is thrown away."""

    head: bytes


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A message that broke off: another began, or the stream ended. It is never taken for a message."""

    body: bytes


Found = Frame | TooLong | Unfinished


def framed(body: bytes) -> bytes:
    """A message in its envelope."""
    return b"\x0b" + body + b"\x1c\r"


@dataclass(slots=True)
class Framer:
    """Cuts a stream into messages, however it was broken into pieces on its way."""

    limit_bytes: int = LIMIT_BYTES
    junk_bytes: int = 0  # what stood between messages since the last one began; line ends and spaces do not count
    _body: bytearray = field(default_factory=bytearray)
    _inside: bool = False
    _over: bool = False
    _ending: bool = False

    def feed(self, data: bytes) -> list[Found]:
        """What a further piece of the stream completes, in order."""
        found: list[Found] = []
        at = 0
        while at < len(data):
            if not self._inside:
                at = self._look_for_a_start(data, at)
            elif self._ending:
                at = self._after_fs(data, at, found)
            else:
                at = self._read_on(data, at, found)
        return found

    def quiet(self) -> list[Found]:
        """The stream has been silent for a while: an FS without its CR was an end after all."""
        found: list[Found] = []
        if self._inside and self._ending:
            self._finish(found)
        return found

    def end(self) -> list[Found]:
        """The stream is over: what stands finished is a message, what broke off is not."""
        found: list[Found] = []
        if self._inside and self._ending:
            self._finish(found)
        elif self._inside:
            self._break_off(found)
        return found

    @property
    def waits_for_cr(self) -> bool:
        """Whether only silence is needed to end the message at hand."""
        return self._inside and self._ending

    @property
    def in_a_message(self) -> bool:
        """Whether a message has begun and not ended."""
        return self._inside

    def _look_for_a_start(self, data: bytes, at: int) -> int:
        start = data.find(VT, at)
        between = data[at:] if start < 0 else data[at:start]
        self.junk_bytes += len(between) - sum(between.count(blank) for blank in b"\r\n \t")
        if start < 0:
            return len(data)
        self._clear()
        self._inside = True
        self.junk_bytes = 0
        return start + 1

    def _read_on(self, data: bytes, at: int, found: list[Found]) -> int:
        stop = _STOP.search(data, at)
        self._keep(data[at : stop.start() if stop else len(data)], found)
        if stop is None:
            return len(data)
        if data[stop.start()] == FS:
            self._ending = True
            return stop.start() + 1
        self._break_off(found)
        return stop.start()  # the VT is read again, as the start of the next message

    def _after_fs(self, data: bytes, at: int, found: list[Found]) -> int:
        if data[at] in _MARKS:
            self._finish(found)
            return at if data[at] == VT else at + 1
        self._ending = False
        self._keep(b"\x1c", found)  # an FS in the middle is part of the message, and of what is wrong with it
        return at

    def _keep(self, part: bytes, found: list[Found]) -> None:
        if self._over:
            return
        if len(self._body) + len(part) > self.limit_bytes:
            found.append(TooLong(bytes((self._body + part)[: min(HEAD_BYTES, self.limit_bytes)])))
            self._over = True
            self._body = bytearray()
            return
        self._body += part

    def _finish(self, found: list[Found]) -> None:
        if not self._over:
            found.append(Frame(bytes(self._body)))
        self._clear()

    def _break_off(self, found: list[Found]) -> None:
        if not self._over:
            found.append(Unfinished(bytes(self._body)))
        self._clear()

    def _clear(self) -> None:
        self._body = bytearray()
        self._inside = self._over = self._ending = False
