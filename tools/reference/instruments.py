"""Pages about the questionnaires: what is asked, how it is scored, and under what licence."""

from rekindle.clinical.instruments import INSTRUMENTS, Instrument
from rekindle.clinical.sources import FLAG_MEANINGS
from rekindle.clinical.treatment.confirmation import cited


def pages() -> dict[str, str]:
    """Instruments and licences."""
    return {"instruments.md": _instruments()}


def _options(instrument: Instrument) -> list[str]:
    lines = ["| item | asked | answers | LOINC |", "|---|---|---|---|"]
    for item in (*instrument.items, *instrument.unscored):
        offered = "; ".join(f"{value} {words}" for value, words in instrument.options_of(item))
        note = " (not scored)" if item in instrument.unscored else ""
        lines.append(f"| {item.key}{note} | {item.text} | {offered} | {item.loinc} |")
    return lines


def _instruments() -> str:
    lines = ["# Instruments and licences", ""]
    lines += ["No total is given unless every item is answered. Nothing is filled in for the person.", ""]
    for instrument in INSTRUMENTS.values():
        lines += [f"## {instrument.name}", "", f"{instrument.title}. Recall: {instrument.recall}.", ""]
        lines += [*_options(instrument), ""]
        lines += [
            f"Total 0 to {instrument.highest}, LOINC {instrument.loinc_total}; panel {instrument.loinc_panel}.",
            "",
        ]
        if instrument.bands:
            lines += ["| band | from | to |", "|---|---|---|"]
            lines += [f"| {band.words} | {band.low} | {band.high} |" for band in instrument.bands] + [""]
        if instrument.safety_key:
            lines += [f"Any answer above 0 to `{instrument.safety_key}` raises a task at once, whatever the total.", ""]
        lines += [f"**Licence** ({instrument.licence.kind.replace('_', ' ')}): {instrument.licence.notice}", ""]
        lines += [f"Sources: {cited(instrument.sources)}.", ""]
    lines += ["## Marks", ""] + [f"- **{flag}** {meaning}" for flag, meaning in FLAG_MEANINGS.items()]
    return "\n".join(lines)
