"""What each way of giving is called, when the level is usually highest, how it fades, and how sure we are.

A patient reads these words, so they hold times and shapes only: no amount and no concentration.

Source: OTTO-2021, SIMONS-2022, PEREZ-RUIXO-2021, HIRLINGER-1984, ROLAN-2014, CHONG-2006, ASHRAF-2018, FANTA-2015,
L-SPR-US, B04.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from rekindle.clinical.pharmacology.strand import Route

Sureness = Literal["published", "ours", "none"]
SURENESS: Final[Mapping[Sureness, str]] = MappingProxyType(
    {
        "published": "a published model",
        "ours": "our own composition, indicative only",
        "none": "no model that could be read",
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence for patients, the same for clinicians, and where it comes from."""

    patient: str
    clinician: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteWords:
    """One way of giving in words: its path into the blood, its highest time, its fading, and how sure that is.

    The highest time is a span of minutes from the start, first and last; a drip's is its end.
    """

    route: Route
    name: str
    path: Said
    highest: Said
    fades: Said
    sureness: Sureness
    how_sure: Said
    highest_from_min: float
    highest_to_min: float


_IV = RouteWords(
    route="iv",
    name="infusion into a vein",
    path=Said(
        "A drip goes straight into the blood. Nothing has to soak in first.",
        "Intravenous: no absorption phase, and what arrives is the whole dose.",
        ("SIMONS-2022", "OTTO-2021"),
    ),
    highest=Said(
        "The level climbs while the drip runs, here for about 40 minutes. It is highest when the drip ends.",
        "Venous and arterial models both peak at the end of a constant infusion; 40 minutes are drawn.",
        ("OTTO-2021", "SIMONS-2022", "B04"),
    ),
    fades=Said(
        "It falls fast in the first hour, because the medicine spreads through the body. Then it falls slowly for "
        "hours.",
        "Distribution first, then a terminal half-life of hours; arterial plasma falls sooner than venous.",
        ("OTTO-2021", "SIMONS-2022"),
    ),
    sureness="published",
    how_sure=Said(
        "The line comes from studies of 48 healthy people who were young. We know less about older and ill people.",
        "Model A: 48 volunteers of about 23 years, S-ketamine; the other mirror image is our extension.",
        ("OTTO-2021", "NLMIXR2LIB"),
    ),
    highest_from_min=40,
    highest_to_min=40,
)
_IM = RouteWords(
    route="im",
    name="injection into a muscle",
    path=Said(
        "From a muscle the medicine soaks into the blood. That takes minutes, and nearly all of it gets there.",
        "Intramuscular: first-order absorption, about 93 % arrives (tertiary sources).",
        ("HIRLINGER-1984", "M"),
    ),
    highest=Said(
        "The level is usually highest within the first half hour.",
        "Published medians at 15 and at 30 min; model E, arterial-type plasma, peaks earlier, at about 7 min.",
        ("HIRLINGER-1984",),
    ),
    fades=Said(
        "Then it falls, much like after a drip: fast at first, and then slowly for hours.",
        "After absorption the decline is that of the intravenous disposition (model B).",
        ("SIMONS-2022", "HIRLINGER-1984"),
    ),
    sureness="ours",
    how_sure=Said(
        "Nobody has published a good model of this that we could read. We put the line together ourselves, so take it "
        "as a rough sketch.",
        "Model E is ours: disposition of model B, a rate of absorption set by hand on two medians. Indicative.",
        ("HIRLINGER-1984", "SIMONS-2022"),
    ),
    highest_from_min=5,
    highest_to_min=30,
)
_NASAL = RouteWords(
    route="nasal",
    name="esketamine nasal spray (Spravato)",
    path=Said(
        "Part of the spray soaks in through the nose. The rest runs down the throat and is swallowed.",
        "Nasal: about half arrives through the nose; the remainder is swallowed and passes the liver first.",
        ("PEREZ-RUIXO-2021",),
    ),
    highest=Said(
        "The level is usually highest 20 to 40 minutes after the last spray.",
        "Label: Tmax 20 to 40 minutes after the last spray; model C gives about 35.",
        ("L-SPR-US", "PEREZ-RUIXO-2021"),
    ),
    fades=Said(
        "It falls by about half over the next hour or two, and then slowly for hours.",
        "Model C: half of the peak is left about 90 minutes after it; terminal half-life 7 to 12 h (label).",
        ("PEREZ-RUIXO-2021", "L-SPR-US"),
    ),
    sureness="published",
    how_sure=Said(
        "The line comes from studies of 820 people. This way is the best known of all.",
        "Model C: 820 people, nasal esketamine; read in code that cites the paper's tables.",
        ("PEREZ-RUIXO-2021", "NLMIXR2LIB"),
    ),
    highest_from_min=25,
    highest_to_min=45,
)
_SUBLINGUAL = RouteWords(
    route="sublingual",
    name="under the tongue",
    path=Said(
        "Part of the medicine soaks in under the tongue. The rest is swallowed and passes the liver first.",
        "Sublingual: 24 to 32 % arrives; what is swallowed is mostly lost to first passage.",
        ("ROLAN-2014", "CHONG-2006", "SIMONS-2022"),
    ),
    highest=Said(
        "The level is usually highest 20 to 45 minutes after it is put there.",
        "Film: 19 min in arterial plasma (model B); wafer and tablet: about 45 min; model F gives 40 min.",
        ("SIMONS-2022", "CHONG-2006", "ROLAN-2014"),
    ),
    fades=Said(
        "In the next hour or two about half of it goes. Then it falls slowly for hours.",
        "Model F follows the venous disposition of model A once absorption ends.",
        ("OTTO-2021", "SIMONS-2022"),
    ),
    sureness="ours",
    how_sure=Said(
        "We put the line together from small studies, so take it as a rough sketch. It also depends on how long it is "
        "held there.",
        "Model F is ours: mucosal input of model B into the compartments of model A; the swallowed part is left out.",
        ("ROLAN-2014", "SIMONS-2022", "OTTO-2021"),
    ),
    highest_from_min=20,
    highest_to_min=45,
)
_ORAL = RouteWords(
    route="oral",
    name="swallowed",
    path=Said(
        "What is swallowed passes the liver before it reaches the rest of the body. The liver breaks most of it down.",
        "Oral: 8 to 24 % arrives, after first passage through gut wall and liver.",
        ("FANTA-2015", "ASHRAF-2018", "PEREZ-RUIXO-2021"),
    ),
    highest=Said(
        "When the level is highest differs a lot, from about 20 minutes to an hour and a half.",
        "Model D peaks at 18 min, measured tablets at about 1 h, model C at about 87 min.",
        ("ASHRAF-2018", "CHONG-2006", "PEREZ-RUIXO-2021"),
    ),
    fades=Said(
        "It falls slowly, over many hours.",
        "Half of the peak is left after about 2 h (model D) or 4 h (model C, where absorption limits the decline).",
        ("PEREZ-RUIXO-2021", "ASHRAF-2018"),
    ),
    sureness="published",
    how_sure=Said(
        "The line comes from a study of 18 people. Other studies drew other lines, so we are not sure of it.",
        "Model C, oral arm of 18 people. Models C and D disagree on the time, and both give lower peaks than measured.",
        ("PEREZ-RUIXO-2021", "ASHRAF-2018"),
    ),
    highest_from_min=20,
    highest_to_min=90,
)

ROUTES: Final[Mapping[Route, RouteWords]] = MappingProxyType(
    {words.route: words for words in (_IV, _IM, _NASAL, _SUBLINGUAL, _ORAL)}
)
if set(ROUTES) != set(get_args(Route)):  # a route of the engine without words could not be shown
    raise ValueError("Every route of the engine has its words, and no other.")


def in_order(routes: Iterable[str]) -> tuple[Route, ...]:
    """These routes, each once, in the one order of every page; what is no route is left out."""
    given = set(routes)
    return tuple(route for route in ROUTES if route in given)
