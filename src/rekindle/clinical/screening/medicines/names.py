"""Names of medicines inside a line that was typed: whole words, exactly as a table spells them.

The longest name wins, so that 'Sudafed PE' is not Sudafed. Hyphens, slashes, points and apostrophes between the words
of a name do not matter; letters do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from rekindle.clinical.screening.medicines.misspellings import MISSPELLINGS
from rekindle.clinical.screening.medicines.others import OTHER_MEDICINES
from rekindle.clinical.screening.medicines.spellings import SALTS_AND_FORMS, SPELLINGS

How = Literal["name", "misspelling", "other"]

_PART: Final = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?")
_BETWEEN: Final = re.compile(r"[-/ .'#&+]{0,3}")
_COUNTED_AFTER: Final = re.compile(r" ?(?:x\b|times?\b|tab|pill|cap|a day|a week|per |mg\b|/|-|\.\d|\d)")
_LONGEST_NAME: Final = 8
_GLUED: Final = re.compile(r"^([a-z]{4,})(xl|xr|sr|er|cr|la|ir|odt|cd)$")
_STANDS: Final = "@"
# A metal after any other name is a second thing that is taken: 'Xanax calcium'.
_METALS: Final = frozenset({"sodium", "potassium", "calcium", "magnesium"})
_SALTS_OF_METALS: Final = frozenset({"losartan", "warfarin", "levothyroxine", "phenytoin", "phenobarbital", "oxybate"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name the tables know: what it is called, which of our ingredients it holds, and how it was spelt."""

    called: str
    ingredients: frozenset[str]
    how: How


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_PART.findall(name.replace("'", "")))


def _index() -> dict[tuple[str, ...], Name]:
    found = {_parts(name): Name(name, frozenset(), "other") for name in OTHER_MEDICINES}
    for typed, meant in MISSPELLINGS.items():
        found[_parts(typed)] = Name(meant, SPELLINGS[meant], "misspelling")
    for name, ingredients in SPELLINGS.items():
        found[_parts(name)] = Name(name, ingredients, "name")
    return found


NAMES: Final[Mapping[tuple[str, ...], Name]] = MappingProxyType(_index())


def names_in(line: str) -> tuple[tuple[Name, ...], str]:
    """Every name of a plainly written line, in its order, and the line with a mark where each stood."""
    parts = list(_PART.finditer(line))
    text = line
    found: list[Name] = []
    rest: list[str] = []
    end, at = 0, 0
    while at < len(parts):
        hit = _longest_at(parts, at, text)
        if hit is None:
            at += 1
            continue
        name, after = hit
        after = _past_its_salt(parts, after, text, name)
        rest += [text[end : parts[at].start()], f" {_STANDS} "]
        end, at = parts[after - 1].end(), after
        found.append(name)
    return tuple(found), " ".join("".join([*rest, text[end:]]).split())


def _longest_at(parts: list[re.Match[str]], at: int, text: str) -> tuple[Name, int] | None:
    if not parts[at][0].isalpha() and at + 1 >= len(parts):
        return None
    furthest = at + 1
    while furthest < min(len(parts), at + _LONGEST_NAME) and _BETWEEN.fullmatch(
        text, parts[furthest - 1].end(), parts[furthest].start()
    ):
        furthest += 1
    for after in range(furthest, at, -1):
        words = tuple(part[0].replace("'", "") for part in parts[at:after])
        name = NAMES.get(words) or (_varied(words[0]) if len(words) == 1 else None)
        if name is not None and not _is_a_count(words, parts[after - 1].end(), text, parts[at].start()):
            return name, after
    return None


def _past_its_salt(parts: list[re.Match[str]], after: int, text: str, name: Name) -> int:
    """The end of a name with its salt or release form: 'losartan potassium', 'bupropion HCl XL'."""
    while name.ingredients and after < len(parts):
        word = parts[after][0]
        joined = text[parts[after - 1].end() : parts[after].start()] in {" ", "-", "", " - "}
        metal = word in _METALS and name.ingredients.isdisjoint(_SALTS_OF_METALS)
        if not joined or word not in SALTS_AND_FORMS or metal:
            break
        after += 1
    return after


def _varied(word: str) -> Name | None:
    """A name with its release form or a plural 's' written onto it."""
    glued = _GLUED.match(word)
    if glued is not None:
        return NAMES.get((glued[1],))
    if len(word) > 5 and word.endswith("s"):
        return NAMES.get((word[:-1],))
    return None


def _is_a_count(words: tuple[str, ...], end: int, text: str, start: int) -> bool:
    """Whether the number that ends this name may be an amount: 'Tylenol 3 times a day' holds no codeine."""
    if not words[-1][0].isdigit() or "#" in text[start:end]:
        return False
    return bool(_COUNTED_AFTER.match(text, end)) or (text[end - len(words[-1]) - 1] == " " and text[end:].strip() != "")


def is_salt_or_form(word: str) -> bool:
    """Whether a word after a name says only its salt or how it is released."""
    return word in SALTS_AND_FORMS
