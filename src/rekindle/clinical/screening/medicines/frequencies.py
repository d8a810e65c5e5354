"""How often a medicine is taken: times a day, read strictly; a range counts at its most, and as needed is heard.

Less than daily is a fraction of a day. What says two different things, or a word that means two (biweekly), is left
open and asked about.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from rekindle.clinical.profile import Unknown
from rekindle.clinical.screening.medicines.strengths import NUMBER

DAYS_IN: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_HOURS: Final = 24
_RANGED: Final = rf"({NUMBER})(?: ?(?:-|to|or) ?({NUMBER}))?"
_DAY: Final = r"(?:days?|daily|d)\b"
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_OFTEN: Final = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_LATIN: Final = {
    "qd": 1, "od": 1, "qday": 1, "bid": 2, "bd": 2, "tid": 3, "tds": 3, "qid": 4, "qds": 4,
}  # fmt: skip

AS_NEEDED: Final = re.compile(
    r"\b(?:only )?(?:prn|(?:as|when|if)[- ](?:needed|necessary|required)|"
    r"(?:only )?(?:when|if|as) i (?:really )?need(?: (?:it|to|them))?|(?:just )?in case|"
    r"(?:only )?sometimes|occasionally|once in a while|now and then|here and there|rarely|not (?:every ?day|often)|"
    r"for emergenc(?:y|ies)(?: only)?|only when|only if|emergency only|only for)\b"
)
AMBIGUOUS: Final = re.compile(
    r"\b(?:bi-?weekly|bi-?monthly|semi-?weekly|semi-?monthly|(?:a )?few times|several times)\b"
)
_ALTERNATE: Final = re.compile(
    r"\b(?:every other|every 2nd|every second|(?:every )?alternat(?:e|ing)|q other) "
    r"(day|night|morning|evening|week|month)s?\b|\bqod\b"
)
_HOURLY: Final = re.compile(rf"\b(?:every|q|each) ?{_RANGED} ?(?:hours?|hrs?|h)\b")
_EVERY_N: Final = re.compile(rf"\b(?:every|q|each) ?{_RANGED} ?(days?|d|weeks?|wks?|months?|nights?)\b")
_N_TIMES: Final = re.compile(
    rf"(?:\bx ?)?{_RANGED} ?(?:x|times?|doses?)? ?(?:a|an|per|each|every|in a|/|in)? ?"
    r"(day|daily|nightly|night|weekly|week|wk|monthly|month|mo|d)\b"
)
_X_TIMES: Final = re.compile(rf"(?:\bx ?{_RANGED}|{_RANGED} ?(?:x|times))\b(?! ?(?:@|[\d.]))")
_WORD_TIMES: Final = re.compile(
    r"\b(once|twice|thrice)(?: or (twice|thrice))? ?(?:-|a|an|per|each|every|/|in a)? ?"
    r"(day|daily|night|nightly|week|weekly|wk|month|monthly|year|yearly)\b"
)
_LATIN_TIMES: Final = re.compile(rf"\b(?:q ?d|q ?day|{'|'.join(_LATIN)})\b")
_SCHEME: Final = re.compile(r"(?<![\d.-])([0-4])-([0-4])-([0-4])(?:-([0-4]))?(?![\d.-])")
_WEEKDAYS: Final = re.compile(
    rf"\b(?:on |every |each )?({_WEEKDAY}(?:(?: ?, ?(?:and )?| ?and ?| ?& ?|/| ){_WEEKDAY})*)\b"
)
_WEEKLY: Final = re.compile(
    r"\b(?:(?:q|every|each|per|a|1 per) ?(week|wk|month|fortnight)|(weekly|monthly|fortnightly|yearly))\b"
    r"|/ ?(week|wk|month)\b"
)
_DAILY: Final = re.compile(r"\b(?:every ?day|daily|(?:a|per|each|1) day|per diem|once)\b|/ ?(?:day|d)\b")
_PART: Final = re.compile(
    r"\b(?:(?:in|at|every|each|with|before|after|during|q|for|on|the|my|1)[ -]?)*"
    r"(mornings?|evenings?|nights?|nightly|night ?time|bed ?time|noon|lunch(?:time)?|breakfast|dinner|supper|"
    r"afternoons?|mid-?day|am|pm|hs|qam|qpm|qhs|qn|noc|bed|a\.m|p\.m|waking|wake up)\b"
)


_CLOCK: Final = re.compile(r"\b(?:at |@ )?(?:\d{1,2}:\d\d|(?:[5-9]|1[0-2])(?= ?[ap]m)|(?<=at )\d{1,2}) ?(am|pm)\b")
_TIME_OF_DAY: Final = {
    **dict.fromkeys(("morning", "am", "qam", "breakfast", "waking", "wake up"), "morning"),
    **dict.fromkeys(("noon", "lunch", "lunchtime", "mid-day", "midday", "afternoon"), "noon"),
    **dict.fromkeys(("dinner", "supper"), "dinner"),
}


@dataclass(slots=True)
class Often:
    """How often it is taken, and what stayed open."""

    times_per_day: Decimal | Unknown = None
    as_needed: bool = False
    is_range: bool = False
    unclear: bool = False
    bare_x: Decimal | None = None
    divided: int | None = None
    rest: str = field(default="")


_DIVIDED: Final = re.compile(rf"\b(?:in|into|divided in(?:to)?|split in(?:to)?) ({NUMBER}) (?:divided |equal )?doses\b")


def often_in(line: str) -> Often:
    """The frequency in a line whose names and strengths are marked, and the line without it."""
    found = Often(rest=line)
    if AS_NEEDED.search(found.rest):
        found.as_needed = True
        found.rest = AS_NEEDED.sub(" ", found.rest)
    if AMBIGUOUS.search(found.rest):
        found.unclear = True
        found.rest = AMBIGUOUS.sub(" ", found.rest)
    divided = _DIVIDED.search(found.rest)
    if divided is not None:
        found.divided = int(Decimal(divided[1])) or None
        found.rest = _DIVIDED.sub(" ", found.rest)
    rates = _explicit(found)
    _settle(found, rates, _parts_of_the_day(found))
    return found


def _parts_of_the_day(found: Often) -> int:
    """How many different times of day are named: 'every night at bedtime' is one."""
    found.rest = _CLOCK.sub(r" \1 ", found.rest)
    hits = list(_PART.finditer(found.rest))
    between = found.rest[hits[0].end() : hits[-1].start()] if hits else ""
    words = {hit[1].replace(" ", "").rstrip("s") if hit[1] != "hs" else "hs" for hit in _taken(found, _PART)}
    parts = {_TIME_OF_DAY.get(word, "night") for word in words}
    joined = re.search(r"\band\b|[&+,/|;]", between) is not None
    if (len(parts) > 1 and not joined) or (len(words) > len(parts) and joined):
        found.unclear = True
    return len(parts)


def _taken(found: Often, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    hits = list(pattern.finditer(found.rest))
    found.rest = pattern.sub(" ; ", found.rest)
    return hits


def _explicit(found: Often) -> list[Decimal]:
    """Every frequency that is said outright."""
    rates = [Decimal(sum(int(part) for part in hit.groups() if part)) for hit in _taken(found, _SCHEME)]
    rates += [Decimal(1) / (2 * _days_in(hit[1] or "day")) for hit in _taken(found, _ALTERNATE)]
    rates += [_HOURS / _least(hit) for hit in _ranged(found, _HOURLY)]
    rates += [1 / (_least(hit) * _days_in(hit[3])) for hit in _ranged(found, _EVERY_N)]
    rates += [_most(hit) / _days_in(hit[3]) for hit in _ranged(found, _N_TIMES)]
    rates += [max(_OFTEN[hit[1]], _OFTEN[hit[2] or hit[1]]) / _days_in(hit[3]) for hit in _ranged(found, _WORD_TIMES)]
    rates += [Decimal(_LATIN[hit[0].replace(" ", "")]) for hit in _taken(found, _LATIN_TIMES)]
    rates += [Decimal(len(re.findall(_WEEKDAY, hit[1]))) / 7 for hit in _taken(found, _WEEKDAYS)]
    rates += [1 / Decimal(_days_in(next(filter(None, hit.groups())))) for hit in _taken(found, _WEEKLY)]
    for hit in _taken(found, _X_TIMES):
        low, high = (hit[1], hit[2]) if hit[1] else (hit[3], hit[4])
        found.bare_x = max(_number(low), _number(high or low))
    if _taken(found, _DAILY) and not rates:
        rates.append(Decimal(1))
    return rates


def _ranged(found: Often, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """What was taken, with a note where it was a range."""
    hits = _taken(found, pattern)
    found.is_range |= any(hit[2] is not None for hit in hits)
    return hits


def _least(hit: re.Match[str]) -> Decimal:
    return min(_number(hit[1]), _number(hit[2] or hit[1]))


def _most(hit: re.Match[str]) -> Decimal:
    return max(_number(hit[1]), _number(hit[2] or hit[1]))


def _settle(found: Often, rates: list[Decimal], parts: int) -> None:
    """One number of times a day, where all that was said agrees."""
    said = set(rates)
    if found.bare_x is not None and parts == found.bare_x and not said:
        said, found.bare_x = {Decimal(parts)}, None
    if len(said) > 1 or 0 in said:
        found.unclear = True
        return
    times = said.pop() if said else None
    if times is None:
        times = Decimal(parts) if parts else None
    elif parts and times >= 1 and parts != times and not (times == 1 and parts == 1):
        found.unclear = True
        return
    found.times_per_day = None if found.unclear or times is None else round(times, 4).normalize()


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", ".")) or Decimal(1)


def _days_in(word: str) -> int:
    for unit, length_d in DAYS_IN.items():
        if word.startswith((unit, {"week": "wk", "month": "mo"}.get(unit, unit))):
            return length_d
    return 14 if word.startswith("fortnight") else 1
