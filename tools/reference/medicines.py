"""The page of medicines: what the rules know of each, how a typed line is read, and how well that was measured."""

from rekindle.clinical.screening.medicines.equivalents import EQUAL_TO_10_MG_DIAZEPAM
from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS
from rekindle.clinical.screening.medicines.interactions import INTERACTIONS, Interaction
from rekindle.clinical.screening.medicines.misspellings import MISSPELLINGS
from rekindle.clinical.screening.medicines.others import OTHER_MEDICINES
from rekindle.clinical.screening.medicines.spellings import PATCHES, SALTS_AND_FORMS, SPELLINGS
from rekindle.clinical.screening.medicines.usual_doses import USUAL_DOSES
from rekindle.clinical.sources import source

INTRODUCTION = """\
# Medicines

Which medicines the screening rules look for, how a line is read as a patient types it, and what is done about each.
Nobody is ever told to stop a medicine: every action goes through the prescriber.

A line of the medicine list is matched by its RXCUI where the table has it, and by its exact name otherwise, letter
case, spaces and a trailing salt or release form aside. A name and an RXCUI that disagree count as both, and a
clinician settles it.

A name that is a whole typed line ("Xanax 0.5mg twice a day") is read strictly: every word of it has to be understood.
What can be read in two ways is asked about and stays unknown: a lost decimal point, a point without a zero before it,
micrograms written as milligrams, no unit, two medicines in one line, times that do not agree. A range counts at its
most, and is said. Use as needed counts at the most times a day. Where the line and the fields beside it differ, the
larger counts and the answers contradict each other (DQ-CONTRA). A combination written with two strengths has no dose.

A spelling that is written down counts as certain. One that is not is offered to the person where it lies near, and
never taken. Whatever stays open goes to a clinician (DQ-MED).
"""


def pages() -> dict[str, str]:
    """The measurement, the interactions, the ingredients, the spellings, the usual doses and the equivalents."""
    parts = [
        INTRODUCTION,
        _measured(),
        _interactions(),
        _ingredients(),
        _equivalents(),
        _misspellings(),
        _usual_doses(),
        _others(),
    ]
    return {"medicines.md": "\n".join(parts)}


def _sources(keys: tuple[str, ...]) -> str:
    return ", ".join(f"{key} ({source(key).flag})" for key in keys)


def _measured() -> str:
    from tests.clinical.screening.medicine_lines import FIRST, measure

    found = measure()
    now = {
        "lines": found.lines,
        "certain lines": found.certain,
        "recognised": len(found.recognised),
        "wrong ingredients": len(found.wrong_ingredient),
        "misspellings taken from the table": len(found.by_spelling_table),
        "doses read as the author says": found.dose_read,
        "doses against the author's number": len(found.wrong_dose),
        "doses where the author gives none": 0,
        "frequencies read as the author says": found.times_read,
        "frequencies against the author": len(found.wrong_times),
        "misspelt or unclear names offered or known": found.offers_made,
        "of": found.offers_wanted,
    }
    lines = [
        "## How well a line is read",
        "",
        f"Measured on {found.lines} lines by an author who had not seen these tables",
        "(`tests/golden/medicine_lines.json`). The first reading was blind. Defects it showed were mended",
        "since, so the second column is not.",
        "",
        "| | first reading, blind | now, not blind |",
        "|---|---|---|",
    ]
    lines += [f"| {name} | {FIRST[name]} | {now[name]} |" for name in now]
    lines += [
        "",
        f"The author asks about every misspelling; {len(found.by_spelling_table)} of them stand in the table below",
        f"and are taken, all for the medicine that the author offers. {len(found.ranges)} lines with a range count",
        "at their most and are said, where the author leaves the amount open.",
        "",
    ]
    return "\n".join(lines)


def _interactions() -> str:
    lines = ["## With ketamine", ""]
    lines += [
        "| | group | effect | before the first infusion | on the day | evidence | sources |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_row(each) for each in INTERACTIONS]
    return "\n".join([*lines, ""])


def _row(each: Interaction) -> str:
    cells = (
        each.row,
        each.title,
        each.effect,
        each.before,
        each.on_the_day,
        each.evidence,
        _sources(each.sources),
    )
    return f"| {' | '.join(cells)} |"


def _ingredients() -> str:
    called: dict[str, list[str]] = {name: [] for name in INGREDIENTS}
    for spelling, names in sorted(SPELLINGS.items()):
        for name in names - {spelling}:
            called[name].append(spelling)
    lines = [
        "## Ingredients",
        "",
        "How surely an RXCUI was read: V in a public concept set, V2 in a linked file, M from",
        "memory (sources RX, M).",
        "",
        "| ingredient | RXCUI | | classes | also called |",
        "|---|---|---|---|---|",
    ]
    for each in INGREDIENTS.values():
        classes = ", ".join(sorted(name.replace("_", " ") for name in each.classes))
        also = ", ".join(called[each.name])
        lines.append(f"| {each.name} | {each.rxcui or '–'} | {each.flag} | {classes} | {also} |")
    lines += ["", f"Passed over at the end of a name: {', '.join(sorted(SALTS_AND_FORMS))}."]
    lines += [
        "",
        f"Patches, whose milligrams are not held against a limit for tablets: {', '.join(sorted(PATCHES))}, and every",
        "line that says patch.",
        "",
    ]
    return "\n".join(lines)


def _misspellings() -> str:
    typed: dict[str, list[str]] = {}
    for spelling, meant in MISSPELLINGS.items():
        typed.setdefault(meant, []).append(spelling)
    lines = [
        "## Misspellings",
        "",
        "Each lies nearer to its own medicine than to any other name the tables know, of ours or not",
        "(source M, unconfirmed: a pharmacist has not read them).",
        "",
        "| meant | typed |",
        "|---|---|",
    ]
    lines += [f"| {meant} | {', '.join(spellings)} |" for meant, spellings in typed.items()]
    return "\n".join([*lines, ""])


def _equivalents() -> str:
    lines = [
        "## Benzodiazepines",
        "",
        "Milligrams equal to 10 mg of diazepam (ASHTON, M). Published tables differ by up",
        "to two times. A benzodiazepine that is not here has an unknown dose, which is treated as high.",
        "",
        "| benzodiazepine | mg | |",
        "|---|---|---|",
    ]
    lines += [
        f"| {name} | {value.default:g} | unconfirmed default |" for name, value in EQUAL_TO_10_MG_DIAZEPAM.items()
    ]
    return "\n".join([*lines, ""])


def _usual_doses() -> str:
    lines = [
        "## Doses that need no question",
        "",
        "A single dose outside these is asked about, and never changed (source M, unconfirmed defaults).",
        "",
        "| ingredient | smallest mg | largest mg | weekly or long-acting mg |",
        "|---|---|---|---|",
    ]
    for name, each in USUAL_DOSES.items():
        lines.append(f"| {name} | {each.lowest_mg} | {each.highest_mg} | {each.depot_mg or '–'} |")
    return "\n".join([*lines, ""])


def _others() -> str:
    return "\n".join(
        [
            "## Names that are never mistaken for these",
            "",
            f"{len(OTHER_MEDICINES)} names of other medicines and supplements (M). They match nothing, nothing else is",
            "offered in their place, and beside one of the names above they are a second medicine:",
            "",
            f"{', '.join(sorted(OTHER_MEDICINES))}.",
            "",
        ]
    )
