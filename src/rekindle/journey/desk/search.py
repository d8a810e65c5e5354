"""Finding a person by what somebody heard on the telephone: accents, apostrophes and case do not matter."""

import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´′ʹ-‐‑–.,"), " ")
_UNDECOMPOSED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_DIRECTION_MARKS = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u0640")
)


def folded(text: str) -> str:
    """A name without case, accents, apostrophes or writing-direction marks."""
    plain = unicodedata.normalize("NFKD", text.translate(_DIRECTION_MARKS).casefold().translate(_UNDECOMPOSED))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(bare.translate(_APOSTROPHES).split())


def matches(asked: str, *names: str) -> bool:
    """Whether every word asked for begins a word of one of the names, or the name holds it without its spaces."""
    wanted = folded(asked).split()
    known = [folded(name) for name in names if name]
    words = {word for name in known for word in name.split()}
    joined = [name.replace(" ", "") for name in known]
    begins = all(any(word.startswith(want) for word in words) for want in wanted)
    return begins or any("".join(wanted) in name for name in joined)
