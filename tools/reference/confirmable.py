"""The page of clinical values that a clinic's named clinician confirms, or sets within a band."""

from rekindle.clinical.confirmable import CHAPTERS, NEED_WORDS, Chapter
from rekindle.clinical.sources import FLAG_MEANINGS
from rekindle.clinical.treatment.confirmation import cited
from rekindle.clinical.values import Value

INTRODUCTION = """\
# Values a clinician confirms

{count} values. Those tagged M or P are *unconfirmed defaults* until the medical director or a prescriber of the clinic
has confirmed them on the page *Values*, by name and with the date. A value with a band may be set within it, with a
reason; all others are confirmed as they stand. Hard limits and contraindications of a label are never moved. When a
later version changes a default, a unit or a band, the confirmation counts no more. `rekindle check-clinic` lists what
nobody has confirmed.

A clinic that is not a demo treats nobody while a value that the protocol needs is unconfirmed. Screening and outcomes
go on with unconfirmed defaults and say so.
"""


def pages() -> dict[str, str]:
    """Every value by chapter."""
    lines = [INTRODUCTION.format(count=sum(len(chapter.values) for chapter in CHAPTERS))]
    lines += [f"- {flag}: {meaning}" for flag, meaning in FLAG_MEANINGS.items()]
    lines += ["", "| Needed by | values that wait |", "|---|---|"]
    for need, words in NEED_WORDS.items():
        count = sum(need in value.needed_by for chapter in CHAPTERS for value in chapter.waiting)
        lines.append(f"| {words} (`{need}`) | {count} |")
    for chapter in CHAPTERS:
        lines += _chapter(chapter)
    return {"confirmable-values.md": "\n".join(lines)}


def _chapter(chapter: Chapter) -> list[str]:
    heads = "| Value | Default | May be set | Tag and sources | Needed by | Key |"
    return ["", f"## {chapter.title}", "", heads, "|---|---|---|---|---|---|", *map(_line, chapter.values)]


def _line(value: Value) -> str:
    band = value.band_in_words() if value.movable else "confirm only"
    needs = ", ".join(f"`{need}`" for need in NEED_WORDS if need in value.needed_by)
    cells = (value.says, value.in_words(), band, f"{value.tag}: {cited(value.sources)}", needs, f"`{value.key}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
