"""What a person typed, in one plain spelling: lower case, plain digits and units, fractions as numbers.

Nothing is corrected here. A point without a zero before it and a comma inside a number stay as they are, so that they
can be asked about.
"""

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
_FRACTIONS: Final = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3", "⅛": " 1/8"}
_SIGNS: Final = str.maketrans(
    {"µ": "u", "μ": "u", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": " , "}
    | {"×": "x", "•": " ", "\u2044": "/", "\u00a0": " ", "@": " ", "®": " ", "™": " "}
)
_NUMBER_WORDS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12",
}  # fmt: skip
_QUARTERS: Final = {"1/2": ".5", "1/4": ".25", "3/4": ".75"}

_ABBREVIATION: Final = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
_PLURAL: Final = re.compile(r"(?<=\d)(\d)'?s\b")
_NUMBER_WORD: Final = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})\b")
_AND_A_HALF: Final = re.compile(r"\b(\d) and (?:a |1 )?half\b")
_HALF: Final = re.compile(r"\b(?:1 |a )?half(?: an?)?\b")
_QUARTER: Final = re.compile(r"\b(?:1 |a )?quarter(?: an?)?\b")
_MIXED: Final = re.compile(r"(?<![\d./-])([1-4])[ -](1/2|1/4|3/4)(?![\d/])")
_FRACTION: Final = re.compile(r"(?<![\d./-])(1/2|1/4|3/4)(?![\d/])")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?![\d,])")


def plainly_written(text: str) -> str:
    """The line as it is read from here on."""
    plain = text[:LONGEST]
    for sign, written in _FRACTIONS.items():
        plain = plain.replace(sign, written)
    plain = unicodedata.normalize("NFKC", plain.translate(_SIGNS)).casefold().translate(_SIGNS)
    plain = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), plain)
    plain = " ".join(plain.split())
    plain = _PLURAL.sub(r"\1", plain)
    plain = _NUMBER_WORD.sub(lambda found: _NUMBER_WORDS[found[1]], plain)
    plain = _AND_A_HALF.sub(r"\1 1/2", plain)
    plain = _QUARTER.sub("1/4", _HALF.sub("1/2", plain))
    plain = _MIXED.sub(lambda found: found[1] + _QUARTERS[found[2]], plain)
    plain = _FRACTION.sub(lambda found: "0" + _QUARTERS[found[1]], plain)
    return _THOUSANDS.sub(r"\1\2", plain)
