"""The answer to a message: what was done with it, in the mode its sender expects.

An answer is sent only once the message is kept: it tells the monitor that it may forget. A value we do not believe is
still kept, so it is still accepted; refusing it would make the monitor send the same again for ever.

Source: DEVICES-ACK
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from rekindle.interop.devices.moments import written
from rekindle.interop.devices.origin import AckMode
from rekindle.interop.devices.segments import Message, Signs

Outcome = Literal["kept", "not kept", "refused"]
Code = Literal["AA", "AE", "AR", "CA", "CE", "CR"]
APPLICATION: Final[dict[Outcome, Code]] = {"kept": "AA", "not kept": "AE", "refused": "AR"}
ACCEPT: Final[dict[Outcome, Code]] = {"kept": "CA", "not kept": "CE", "refused": "CR"}
NOT_KEPT: Final = "The message could not be kept; send it again."
_ERRORS: Final[dict[Outcome, str]] = {"not kept": "207^Application internal error^HL70357"}
_REFUSED: Final = "200^Unsupported message type^HL70357"
_ERR_SINCE: Final = (2, 5)


@dataclass(frozen=True, slots=True)
class Answer:
    """One acknowledgement, ready to be put in its envelope."""

    code: Code
    body: str


def codes(accept: str, application: str, outcome: Outcome, mode: AckMode = "auto") -> tuple[Code, ...]:
    """Which answers a message asks for by its MSH-15 and MSH-16, in the order they are sent.

    With neither, the original mode holds. NE/AL is answered as senders of that kind expect: by AA, once kept.
    """
    if mode == "original" or (mode == "auto" and not accept and not application):
        return (APPLICATION[outcome],)
    if mode == "enhanced" and not accept and not application:
        accept = "AL"
    wanted: list[Code] = []
    if _asked(accept, outcome):
        wanted.append(ACCEPT[outcome])
    if _asked(application, outcome) and not (wanted and outcome != "kept"):
        wanted.append(APPLICATION[outcome])
    return tuple(wanted)


def answers(message: Message, outcome: Outcome, *, at: datetime, mode: AckMode = "auto", why: str = "") -> list[Answer]:
    """Every acknowledgement one message asks for, in its own signs."""
    wanted = codes(message.header.component(15), message.header.component(16), outcome, mode)
    return [Answer(code, _body(message, code, outcome, at, why)) for code in wanted]


def stranger(why: str, *, at: datetime) -> Answer:
    """The answer to something that is no message at all."""
    header = f"MSH|^~\\&|REKINDLE||||{written(at)}||ACK|{_own_id(why, written(at))}|P|2.6"
    return Answer("AR", f"{header}\rMSA|AR||{Signs().escaped(why)}\r")


def _asked(said: str, outcome: Outcome) -> bool:
    return {"AL": True, "NE": False, "": False, "ER": outcome != "kept", "SU": outcome == "kept"}.get(
        said.upper(), True
    )


def _body(message: Message, code: Code, outcome: Outcome, at: datetime, why: str) -> str:
    signs, header = message.header.signs, message.header
    event = message.kind[1]
    kind = signs.between_components.join(("ACK", event)) if event else "ACK"
    own = _own_id(message.header.line, code)
    answering = (header.field(5), header.field(6), header.field(3), header.field(4))
    tail = ("", kind, own, header.field(11) or "P", header.field(12) or "2.6")
    fields: tuple[str, ...] = ("MSH", signs.encoding, *answering, written(at), *tail)
    charset = header.field(18)
    if charset:
        fields = (*fields, "", "", "", "", "", charset)
    lines = [signs.between_fields.join(fields)]
    lines.append(signs.between_fields.join(("MSA", code, message.control_id, *([signs.escaped(why)] if why else []))))
    if outcome != "kept" and _version(message.version) >= _ERR_SINCE:
        said = _ERRORS.get(outcome, _REFUSED).replace("^", signs.between_components)
        lines.append(signs.between_fields.join(("ERR", "", "", said, "E", "", "", "", signs.escaped(why))))
    return "\r".join(lines) + "\r"


def _own_id(*parts: str) -> str:
    """A control id of our own, the same each time the same message is answered the same way."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _version(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in said.split(".") if part.isascii() and part.isdigit())
