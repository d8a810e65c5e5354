"""How a page draws an estimated curve: its picture, its sentence, its table and what the live drawing reads."""

import json
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from rekindle.clinical.pharmacology.curve import Curve, Row, rows, said, top
from rekindle.clinical.pharmacology.picture import Picture

register = template.Library()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One curve with everything the component shows of it."""

    wide: Picture
    narrow: Picture
    sentence: str
    rows: tuple[Row, ...]
    data: str


@register.simple_tag
def drawn(curve: Curve) -> Drawn:
    """A curve as pictures for two widths, a sentence, a table and data for the live drawing."""
    now = _("Now")
    wide = curve.drawn(now)
    return Drawn(
        wide=wide,
        narrow=curve.drawn(now, wide=False),
        sentence=_sentence(curve),
        rows=rows(curve.line),
        data=_data(curve, wide),
    )


@register.filter
def level(level_y: float) -> str:
    """A level as it is written: no finer than an estimate can be."""
    return said(level_y)


@register.filter
def minute(at_min: float) -> str:
    """A minute as it is written, the same in every language."""
    return f"{at_min:.0f}"


def _sentence(curve: Curve) -> str:
    line, highest = curve.line, top(curve.line)
    words = {"heading": curve.heading, "site": line.site, "last": f"{line.times_min[-1]:.0f}"}
    return _("%(heading)s, %(site)s, over %(last)s minutes: at most about %(highest)s.") % {**words, "highest": highest}


def _data(curve: Curve, wide: Picture) -> str:
    """What the live drawing reads from the page; nothing here is not also in the picture or the table."""
    line = curve.line
    return json.dumps(
        {
            "key": curve.key,
            "unit": line.unit,
            "times": [round(at_min, 3) for at_min in line.times_min],
            "typical": _rounded(line.typical),
            "lower": _rounded(line.lower),
            "upper": _rounded(line.upper),
            "levels": [float(tick.label) for tick in wide.levels],
            "planned": curve.planned_from_min,
            "now": curve.now_min,
            "marks": [[mark.at_min, mark.label] for mark in curve.marks],
            "pauses": curve.pauses,
            "words": {
                "now": _("Now"),
                "min": _("min"),
                "band": line.band,
                "read": _("At {t} min about {v} {unit}"),
                "between": _("{band} {low} to {high}"),
                "idle": _("Point at the curve, or touch it, to read it."),
            },
        },
        separators=(",", ":"),
    )


def _rounded(values: tuple[float, ...] | None) -> list[float] | None:
    return None if values is None else [float(f"{value:.4g}") for value in values]
