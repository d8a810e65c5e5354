"""The page of medicines: what the rules know of each, and how a name is matched."""

from rekindle.clinical.screening.medicines.equivalents import EQUAL_TO_10_MG_DIAZEPAM
from rekindle.clinical.screening.medicines.ingredients import INGREDIENTS
from rekindle.clinical.screening.medicines.interactions import INTERACTIONS, Interaction
from rekindle.clinical.screening.medicines.spellings import PATCHES, SALTS_AND_FORMS, SPELLINGS
from rekindle.clinical.sources import source

INTRODUCTION = """\
# Medicines

Which medicines the screening rules look for, and what is done about them. Nobody is ever told to stop a medicine:
every action goes through the prescriber.

A line of the medicine list is matched by its RXCUI where the table has it, and by its exact name otherwise, letter
case, spaces and a trailing salt or release form aside. A name that is not written here matches nothing and goes to a
clinician: nothing is guessed. A name and an RXCUI that disagree count as both, and a clinician settles it.
"""


def pages() -> dict[str, str]:
    """The interactions, the ingredients, the spellings and the table of equivalents."""
    parts = [INTRODUCTION, _interactions(), _ingredients(), _equivalents()]
    return {"medicines.md": "\n".join(parts)}


def _sources(keys: tuple[str, ...]) -> str:
    return ", ".join(f"{key} ({source(key).flag})" for key in keys)


def _interactions() -> str:
    lines = ["## With ketamine", ""]
    lines += ["| | group | effect | before the first infusion | on the day | sources |", "|---|---|---|---|---|---|"]
    lines += [_row(each) for each in INTERACTIONS]
    return "\n".join([*lines, ""])


def _row(each: Interaction) -> str:
    cells = (each.row, each.title, each.effect, each.before, each.on_the_day, _sources(each.sources))
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
    ]
    lines += [
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
        f"Patches, whose milligrams are not held against a limit for tablets: {', '.join(sorted(PATCHES))}.",
        "",
    ]
    return "\n".join(lines)


def _equivalents() -> str:
    lines = [
        "## Benzodiazepines",
        "",
        "Milligrams equal to 10 mg of diazepam (ASHTON, M). Published tables differ by up",
    ]
    lines += ["to two times. A benzodiazepine that is not here has an unknown dose, which is treated as high.", ""]
    lines += ["| benzodiazepine | mg |", "|---|---|"]
    lines += [f"| {name} | {dose_mg} |" for name, dose_mg in EQUAL_TO_10_MG_DIAZEPAM.items()]
    return "\n".join([*lines, ""])
