"""A bar chart of one run on a logarithmic scale, as an SVG that is legible on light and on dark."""

from math import ceil, floor, log10
from typing import Final

from benchmarks.pharmacology.measuring import Result

WIDTH: Final = 800
LEFT: Final = 345
ROW: Final = 34
TOP: Final = 56
STYLE: Final = """
text { font: 14px system-ui, sans-serif; fill: #1d2a2a }
.quiet { fill: #51605f; font-size: 12px }
.line { stroke: #c9d3d2 }
.ours { fill: #0b6e69 }
.peer { fill: #8a9796 }
.page { fill: #ffffff }
@media (prefers-color-scheme: dark) {
  text { fill: #e8efee } .quiet { fill: #a9b7b5 } .line { stroke: #3a4746 }
  .ours { fill: #4cc0b6 } .peer { fill: #7d8b8a } .page { fill: #14201f }
}
"""


def picture(results: list[Result]) -> str:
    """One bar a side, shortest first; each with its time in words."""
    ordered = sorted(results, key=lambda each: each.seconds)
    low, high = floor(log10(ordered[0].seconds)), ceil(log10(ordered[-1].seconds))
    height = TOP + ROW * len(ordered) + 44

    def across(seconds: float) -> float:
        return LEFT + (WIDTH - LEFT - 90) * (log10(seconds) - low) / (high - low)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="what">',
        '<title id="what">Seconds for 10,000 people, 481 minutes, plasma and effect site; shorter is better</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{WIDTH}" height="{height}" rx="8"/>',
        '<text x="16" y="28">10,000 people, 481 minutes, plasma and effect site</text>',
        f'<text class="quiet" x="{WIDTH - 16}" y="28" text-anchor="end">each step is ten times longer</text>',
    ]
    bottom = TOP + ROW * len(ordered)
    for power in range(low, high + 1):
        x = across(10.0**power)
        said = f"{10**power:g} s" if power >= 0 else f"{10.0 ** (power + 3):g} ms"
        parts.append(f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 12}" y2="{bottom}"/>')
        parts.append(f'<text class="quiet" x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{said}</text>')
    for place, each in enumerate(ordered):
        parts += _bar(each, TOP + ROW * place, across(each.seconds))
    return "\n".join([*parts, "</svg>", ""])


def _bar(result: Result, y: float, end: float) -> list[str]:
    kind = "ours" if result.side.startswith("Rekindle") else "peer"
    threads = f", {result.threads} thread{'s' if result.threads > 1 else ''}"
    seconds = f"{result.seconds:,.1f} s" if result.seconds >= 1 else f"{result.seconds * 1e3:.0f} ms"
    return [
        f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{result.side.replace(" solve_ivp", "")}{threads}</text>',
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{end - LEFT:.1f}" height="20" rx="3"/>',
        f'<text x="{end + 8:.1f}" y="{y + 15}">{seconds}</text>',
    ]
