"""How much is taken at one time: strengths, counts of tablets, volumes and patches, read strictly or not at all.

Amounts are counted in milligrams. A range counts at its larger end. What can be read in two ways is not read: it comes
back as a doubt with the amounts it may mean.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from rekindle.clinical.profile import Unknown

Doubt = Literal["leading_zero", "comma", "thousands", "slash", "several", "amount", "grains", "bare_x"]

NUMBER: Final = r"(?:\d+(?:\.\d+)?(?:,\d{1,3})?|\.\d+)(?!\d|[.,]\d)"
_SOLID: Final = (
    r"(?:milli ?gram(?:me)?s?|mili ?grams?|mgs?|mgms?|micro ?gram(?:me)?s?|mcgs?|ugs?|gram(?:me)?s?|gms?|g|kgs?)"
)
_RANGE: Final = r" ?(?:-|to|or) ?"
FORM: Final = (
    r"(?:tablets?|liqui-?caps?|tabs?|tabets?|pills?|capsules?|caps?|caplets?|gel ?caps?|softgels?|"
    r"patch(?:es)?|films?|strips?|lozenges?|troches?|wafers?|sprays?|puffs?|gummies|gummy|injections?|shots?|pens?|vials?|"
    r"ampules?|suppositor(?:y|ies)|drops?|packets?|sachets?|bottles?|doses?)"
)
_MG_OF: Final = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000)}

RATE: Final = re.compile(rf"({NUMBER}) ?({_SOLID}) ?(?:/|per|an|a) ?(?:(24|1) ?)?(?:hours?|hrs?|h)\b")
CONCENTRATION: Final = re.compile(
    rf"({NUMBER}) ?({_SOLID}) ?(?:/|per|in) ?({NUMBER})? ?(?:mls?|millilit(?:er|re)s?|cc)\b"
)
VOLUME: Final = re.compile(rf"({NUMBER})(?:{_RANGE}({NUMBER}))? ?(?:mls?|millilit(?:er|re)s?|cc)\b")
COMBINED: Final = re.compile(
    rf"(?<![\d./-])({NUMBER}) ?({_SOLID})? ?[-/] ?({NUMBER}) ?({_SOLID}\b)?(?: ?[-/] ?({NUMBER}) ?({_SOLID}\b)?)?"
    r"(?! ?(?:-|/|hours?|hrs?|h\b|days?|weeks?|times|x\b))"
)
COUNTED: Final = re.compile(
    rf"(?<![\d./-])(?<!q)(?<!q )(?<!every )({NUMBER})(?:{_RANGE}({NUMBER}))? ?(?:x ?|{FORM} (?:of )?|of )?"
    r"(?:the |an? |my |each )?"
    rf"({NUMBER}) ?-?({_SOLID})\b(?! ?(?:/|per) ?(?:ml|h))"
)
STRENGTH: Final = re.compile(rf"(?<![\d./,])({NUMBER})(?:(?: ?{_SOLID})?{_RANGE}({NUMBER}))? ?-?({_SOLID})\b")
COUNT: Final = re.compile(
    rf"(?<![\d./,-])({NUMBER})(?:{_RANGE}({NUMBER}))? ?x? ?(?:whole |full |of (?:a|the|an) |a )?({FORM})\b"
)
OTHER_UNIT: Final = re.compile(rf"({NUMBER}) ?(?:units?|iu|u|meq|%|percent|mmol)(?![a-z])")
GRAINS: Final = re.compile(rf"({NUMBER}) ?(?:gr|grains?)\b")
FORM_WORD: Final = re.compile(rf"\b{FORM}\b")
WIDEST_RANGE: Final = 5
_MARK: Final = " | "


@dataclass(slots=True)
class Amount:
    """What was read of the dose: milligrams at one time or a patch's milligrams a day, and what stayed in doubt."""

    dose_mg: Decimal | None = None
    rate_mg_per_day: Decimal | None = None
    parts_mg: tuple[Decimal, ...] = ()
    count: Decimal | Unknown = None
    doubt: Doubt | None = None
    may_be_mg: tuple[Decimal, ...] = ()
    is_range: bool = False
    unit_written: bool = False
    rest: str = field(default="")


def unit_of(written: str) -> str:
    """The unit in its one spelling: mg, mcg, g, or '' for one nobody doses in."""
    word = written.replace(" ", "")
    if word.startswith(("micro", "mcg", "ug")):
        return "mcg"
    if word.startswith(("mil", "mg")):
        return "mg"
    return "" if word.startswith("kg") else "g"


def number(written: str) -> Decimal:
    """A number as it was typed; a comma is read as a point, and asked about elsewhere."""
    return Decimal(written.replace(",", "."))


def in_mg(written: str, unit: str) -> Decimal | None:
    """An amount in milligrams."""
    factor = _MG_OF.get(unit_of(unit))
    return None if factor is None else number(written) * factor


def doubt_in(written: str, unit: str) -> tuple[Doubt, tuple[Decimal, ...]] | None:
    """What is unclear about how a number was typed, with the milligrams it may mean."""
    factor = _MG_OF.get(unit_of(unit), Decimal(1))
    if written.startswith("."):
        return "leading_zero", (Decimal("0" + written) * factor, Decimal(written[1:]) * factor)
    if "," in written:
        whole, part = written.split(",", 1)
        return "comma", (Decimal(f"{whole}.{part}") * factor, Decimal(whole + part) * factor)
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
        return "thousands", (Decimal(written).normalize() * factor, Decimal(written.replace(".", "")) * factor)
    return None


def amount_in(line: str, *, combination: bool) -> Amount:
    """The dose in a line whose names are marked, and the line without it."""
    found = Amount(rest=line)
    _take_rates(found)
    _take_volumes(found)
    _take_grains(found)
    found.rest = OTHER_UNIT.sub(_MARK, found.rest)
    if combination:
        _take_combined(found)
    doses = _take_counted(found) + _take_strengths(found, combination=combination)
    _take_counts(found, doses)
    return found


def _doubtful(found: Amount, doubt: Doubt, may_be_mg: tuple[Decimal, ...] = ()) -> None:
    if found.doubt is None:
        found.doubt, found.may_be_mg = doubt, may_be_mg


def _take_rates(found: Amount) -> None:
    hit = RATE.search(found.rest)
    if hit is None:
        return
    per_time_mg = in_mg(hit[1], hit[2])
    found.rest = found.rest.replace(hit[0], _MARK, 1)
    unclear = doubt_in(hit[1], hit[2])
    if per_time_mg is None or unclear is not None:
        _doubtful(found, "amount" if unclear is None else unclear[0])
        return
    found.unit_written = True
    found.rate_mg_per_day = per_time_mg * 24 / Decimal(hit[3] or 1)


def _take_volumes(found: Amount) -> None:
    strong = CONCENTRATION.search(found.rest)
    if strong is None:
        if VOLUME.search(found.rest):
            found.rest = VOLUME.sub(_MARK, found.rest)
            _doubtful(found, "amount")
        return
    found.rest = found.rest.replace(strong[0], _MARK, 1)
    found.unit_written = True
    mg = in_mg(strong[1], strong[2])
    drawn = VOLUME.search(found.rest)
    per_ml = number(strong[3]) if strong[3] else Decimal(1)
    if (
        mg is None
        or drawn is None
        or not per_ml
        or "," in strong[1] + drawn[1]
        or strong[1].startswith(".")
        or drawn[1][0] == "."
    ):
        _doubtful(found, "amount")
        return
    found.rest = found.rest.replace(drawn[0], _MARK, 1)
    found.is_range = drawn[2] is not None
    ml = max(number(drawn[1]), number(drawn[2] or "0"))
    found.dose_mg = mg * ml / per_ml


def _take_grains(found: Amount) -> None:
    if GRAINS.search(found.rest):
        found.rest = GRAINS.sub(_MARK, found.rest)
        _doubtful(found, "grains")


def _take_combined(found: Amount) -> None:
    """The strengths of a combination, in the order of its names; one number cannot be the dose of them all."""
    hit = next((each for each in COMBINED.finditer(found.rest) if not _is_a_range(each)), None)
    if hit is None:
        return
    found.rest = found.rest.replace(hit[0], _MARK, 1)
    unit = hit[6] or hit[4] or hit[2] or "mg"
    parts = [in_mg(hit[1], hit[2] or unit), in_mg(hit[3], hit[4] or unit)]
    if hit[5]:
        parts.append(in_mg(hit[5], hit[6] or unit))
    unclear = doubt_in(hit[1], hit[2] or unit)
    if unclear is not None:
        _doubtful(found, *unclear)
        return
    found.parts_mg = tuple(part for part in parts if part is not None)
    found.unit_written = True


def _is_a_range(hit: re.Match[str]) -> bool:
    """Whether two small numbers without a unit say how many tablets, not how strong: '1-2 tablets'."""
    if hit[2] or hit[4] or hit[5] or "/" in hit[0]:
        return False
    return number(hit[1]) < number(hit[3]) <= 12


def _take_counted(found: Amount) -> list[Decimal]:
    """'two 150 mg', '2 x 150 mg', 'half of a 1 mg tablet'."""
    doses = []
    for hit in list(COUNTED.finditer(found.rest)):
        most = max(number(hit[1]), number(hit[2] or "0"))
        mg = in_mg(hit[3], hit[4])
        if not 0 < most <= 10 or mg is None or hit[1].startswith(".") or "," in hit[1]:
            continue
        found.rest = found.rest.replace(hit[0], _MARK, 1)
        found.unit_written = True
        found.is_range |= hit[2] is not None
        unclear = doubt_in(hit[3], hit[4])
        if unclear is not None:
            _doubtful(found, unclear[0], tuple(each * most for each in unclear[1]))
        found.count = most
        doses.append(mg * most)
    return doses


def _take_strengths(found: Amount, *, combination: bool) -> list[Decimal]:
    doses = []
    for hit in list(STRENGTH.finditer(found.rest)):
        written = hit[2] or hit[1]
        mg, low = in_mg(written, hit[3]), in_mg(hit[1], hit[3])
        found.rest = found.rest.replace(hit[0], _MARK, 1)
        found.unit_written = True
        if mg is None or low is None:
            _doubtful(found, "amount")
            continue
        if hit[2]:
            found.is_range = True
            if combination or not low < mg <= low * WIDEST_RANGE:
                _doubtful(found, "slash", (low, mg))
        unclear = doubt_in(hit[1], hit[3]) or doubt_in(written, hit[3])
        if unclear is not None:
            _doubtful(found, *unclear)
        doses.append(mg)
    return doses


def _take_counts(found: Amount, doses: list[Decimal]) -> None:
    """How many tablets at one time; the strength that is written is that of one."""
    counts = []
    for hit in list(COUNT.finditer(found.rest)):
        if hit[1].startswith(".") or "," in hit[1]:
            _doubtful(found, "amount")
        counts.append(max(number(hit[1]), number(hit[2] or "0")))
        found.is_range |= hit[2] is not None
        found.rest = found.rest.replace(hit[0], f" {hit[3]} ", 1)
    already = found.dose_mg is not None
    if already and doses:
        _doubtful(found, "several", tuple(sorted({*doses, found.dose_mg or Decimal(0)})))
        return
    if len(set(counts)) > 1 or len(set(doses)) > 1:
        _doubtful(found, "several", tuple(sorted(set(doses))))
        return
    dose_mg = found.dose_mg if already else (doses[0] if doses else None)
    if dose_mg is not None and counts and found.count is None:
        dose_mg *= counts[0]
    if counts and found.count is None:
        found.count = counts[0]
    found.dose_mg = dose_mg
