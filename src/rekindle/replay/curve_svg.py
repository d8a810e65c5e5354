"""The answer of the verb `curve` as a drawing of its own, legible on light and on dark."""

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any, Final

from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.pharmacology.display import ABOUT_KE0, SHARE, Line, about_band, grid
from rekindle.clinical.pharmacology.picture import Picture, picture
from rekindle.replay.case import CaseRefused
from rekindle.replay.curve import curve, doses_of

WIDTH_PX: Final = 760
DRAWING_PX: Final = 320
LINE_PX: Final = 18
LETTERS: Final = 104
HEADINGS: Final = {
    "plasma": "Estimated concentration of ketamine",
    "effect_site": "Estimated effect site of S-ketamine",
    "norketamine": "Estimated concentration of norketamine",
}
ESTIMATE: Final = "An estimate; no dose recommendation and no criterion for leaving."
STYLE: Final = """
text{font:13px system-ui,sans-serif;fill:#4a5b63}.b{font-weight:650;fill:#16242b}.h{font-size:17px}
.paper{fill:#fffefb}.grid{stroke:#e0dbd0}.line{fill:none;stroke:#0d5c63;stroke-width:2.6}.band{fill:#0d5c63;fill-opacity:.16}
@media(prefers-color-scheme:dark){text{fill:#a9b8be}.b{fill:#e8eef0}.paper{fill:#162126}.grid{stroke:#2a3a41}
.line{stroke:#6fd0cf}.band{fill:#6fd0cf}}
"""


def as_svg(given: Any, said: Any) -> str:
    """One case as a drawing from the first minute to the last one asked for, or the reasons why there is none."""
    if isinstance(given, list):
        raise CaseRefused("A drawing shows one case: give --svg one object, not a list.")
    heading = HEADINGS[given.get("quantity") or "plasma"]
    if said["refusals"]:
        return _sheet(heading, "There is no curve.", "", said["refusals"])
    last_min = float(max(given["times_min"]))
    if last_min <= 0:
        return _sheet(heading, "There is no curve.", "", ["A drawing needs a time after the beginning."])
    times_min = grid(doses_of(given), last_min)
    drawn = curve({**given, "times_min": list(times_min)})
    about = _about_band(given, said)
    line = Line(
        model=drawn["model"],
        site=drawn["site"],
        unit=drawn["unit"],
        times_min=times_min,
        typical=tuple(drawn["values"]),
        lower=None if drawn["lower"] is None else tuple(drawn["lower"]),
        upper=None if drawn["upper"] is None else tuple(drawn["upper"]),
        about_band=about,
    )
    placed = picture((line,), width_px=WIDTH_PX, height_px=DRAWING_PX)
    words = f"{line.unit}, {line.site}, model {line.model}"
    return _sheet(heading, words, _drawing(placed), [about, ESTIMATE, *said["warnings"]])


def _about_band(given: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if given.get("quantity") == "effect_site":
        return ABOUT_KE0
    share, with_residual = given.get("interval") or SHARE, bool(given.get("residual"))
    return about_band(MODELS[said["model"]], doses_of(given), share, with_residual)[0]


def _sheet(heading: str, words: str, drawing: str, told: Sequence[str]) -> str:
    """A whole file: heading, where and in what unit, the drawing, and what has to stand below it."""
    below = [line for sentence in told for line in wrap(sentence, LETTERS)]
    drawing_px = DRAWING_PX if drawing else 0
    height_px = 66 + drawing_px + LINE_PX * len(below) + 14
    text = "".join(
        f'<text x="20" y="{78 + drawing_px + LINE_PX * number}">{escape(line)}</text>\n'
        for number, line in enumerate(below)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {height_px}" width="{WIDTH_PX}"'
        f' height="{height_px}" role="img" aria-labelledby="title about">\n'
        f'<title id="title">{escape(heading)}, {escape(words)}</title>\n'
        f'<desc id="about">{escape(" ".join(told))}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH_PX}" height="{height_px}"/>\n'
        f'<text class="b h" x="20" y="30">{escape(heading)}</text>'
        f'<text class="b" x="20" y="52">{escape(words)}</text>\n'
        f'<g transform="translate(0 58)">\n{drawing}</g>\n{text}</svg>'
    )


def _drawing(placed: Picture) -> str:
    found = [
        f'<path class="grid" d="M{placed.left_px:g} {tick.at_px:g}H{placed.right_px:g}"/>'
        f'<text x="{placed.level_words_px:g}" y="{tick.at_px + 4.5:g}" text-anchor="end">{tick.label}</text>'
        for tick in placed.levels
    ]
    found += [f'<path class="band" d="{trace.band}"/>' for trace in placed.traces if trace.band]
    found += [f'<path class="line" d="{trace.solid}"/>' for trace in placed.traces]
    found += [
        f'<text x="{tick.at_px:g}" y="{placed.minute_words_px:g}" text-anchor="middle">{tick.label}</text>'
        for tick in placed.minutes
    ]
    found.append(f'<text x="{placed.right_px:g}" y="{placed.bottom_px + 34:g}" text-anchor="end">minutes</text>')
    return "\n".join(found) + "\n"
