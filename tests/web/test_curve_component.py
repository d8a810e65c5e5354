"""A curve on a page: its site and its unit are said, it can be read without seeing it, and nothing stands inline."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.utils import formats, translation

from rekindle.clinical.pharmacology.curve import Curve
from rekindle.clinical.pharmacology.display import Line
from rekindle.clinical.pharmacology.picture import Mark

PLASMA = Line(
    model="A_otto_venous",
    site="venous plasma",
    unit="ng/mL",
    times_min=(0, 10, 20, 30.5, 40),
    typical=(0, 40.123456, 80.5, 60, 50),
    lower=(0, 30, 60, 40, 30),
    upper=(0, 60, 98, 80, 70),
    about_band="Band: 9 of 10 people like those studied.",
    band="9 of 10 people",
    warnings=("The weight of 120 kg is outside the people studied.",),
)


class Read(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def drawn(**more: object) -> str:
    given = {
        "key": "plasma",
        "heading": "Estimated concentration",
        "line": PLASMA,
        "marks": (Mark(0, "Start"), Mark(20, "Pause")),
        "pauses": ((20, 25),),
        "now_min": 30,
        "planned_from_min": 30,
        "warnings": ("The liver is not known.",),
        "about": "Line: a typical adult of 70.0 kg.",
    }
    return render_to_string("components/curve.html", {"curve": Curve(**(given | more))})


def test_it_says_where_in_what_unit_what_the_band_is_and_what_it_is_not() -> None:
    page = re.sub(r"\s+", " ", drawn())
    for words in (
        "Estimate, venous plasma; not a discharge criterion.",
        "Band: 9 of 10 people like those studied.",
        "Dashed: what has not happened yet.",
        "Line: a typical adult of 70.0 kg.",
        "Typical, ng/mL",
        "9 of 10 people, ng/mL",
        "The weight of 120 kg is outside the people studied.",
        "The liver is not known.",
    ):
        assert words in page


def test_it_can_be_read_without_seeing_it() -> None:
    read = Read(drawn())
    ids = {attrs.get("id") for _, attrs in read.found}
    pictures = read.all("svg")
    for picture in (each for each in pictures if each.get("role") == "img"):
        assert picture["aria-label"] == (
            "Estimated concentration, venous plasma, over 40 minutes: at most about 80 ng/mL (60 to 98) at 20 min."
        )
        assert picture["aria-describedby"] in ids
    assert sum(each.get("role") == "img" for each in pictures) == 2
    assert read.all("caption") and len(read.all("tr")) == 6 - 1  # the heads, and 0, 10, 20 and 40 minutes


def test_what_is_planned_is_dashed_and_a_pause_is_hatched() -> None:
    page = drawn()
    assert page.count("curve__line--planned") == 2
    assert page.count('id="plasma-hatch-wide"') == page.count('fill="url(#plasma-hatch-wide)"') == 1
    assert "curve__line--planned" not in drawn(planned_from_min=None)
    assert "Dashed" not in drawn(planned_from_min=None)


def test_a_line_without_a_band_has_none_in_its_table() -> None:
    bare = Line("P", "venous plasma", "ng/mL", (0, 10), (0, 40), None, None, "No band: none is published.")
    page = drawn(line=bare, marks=(), pauses=(), now_min=None, planned_from_min=None)
    assert "curve__band" not in page and "No band: none is published." in page
    assert len(Read(page).all("th")) == 2 + 2


def test_the_live_drawing_reads_the_same_numbers_from_an_attribute() -> None:
    page = drawn()
    (figure,) = Read(page).all("figure")
    data = json.loads(figure["data-curve"] or "")
    assert data["times"] == [0, 10, 20, 30.5, 40]
    assert data["typical"] == [0, 40.12, 80.5, 60, 50]
    assert (data["lower"][1], data["upper"][1], data["levels"]) == (30, 60, [0, 20, 40, 60, 80, 100])
    assert (data["now"], data["planned"], data["unit"]) == (30, 30, "ng/mL")
    assert (data["marks"], data["pauses"]) == ([[0, "Start"], [20, "Pause"]], [[20, 25]])
    assert data["words"]["band"] == "9 of 10 people"
    assert "<script" not in page and " style=" not in page


def test_two_curves_on_a_page_share_no_name() -> None:
    page = Read(drawn() + drawn(key="effect"))
    ids = [attrs["id"] for _, attrs in page.found if attrs.get("id")]
    assert len(ids) == len(set(ids))


def test_a_name_from_outside_never_becomes_markup() -> None:
    page = drawn(heading='<b>"x"</b>', marks=(Mark(0, "<i>now</i>"),), about="<u>")
    assert not {"b", "i", "u"} & {tag for tag, _ in Read(page).found}


@pytest.mark.parametrize("language", ["de", "fr"])
def test_a_number_is_written_the_same_in_every_language(language: str) -> None:
    with translation.override(language):
        assert formats.localize(1.5) == "1,5"  # the language would write a comma
        page = drawn()
    assert page == drawn()
