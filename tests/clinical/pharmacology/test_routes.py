"""Ways of giving: shapes without amounts, words that hold of the lines, comparisons no finer than a fifth."""

import re
from typing import get_args

import pytest

from rekindle.clinical.pharmacology.choosing import C, D
from rekindle.clinical.pharmacology.exposure import Question, read, strands, whole
from rekindle.clinical.pharmacology.route_comparison import NO_MODEL, STEP_PCT, compared, share_in_words
from rekindle.clinical.pharmacology.route_shapes import GIVEN, TOLD_MIN, in_words, shape
from rekindle.clinical.pharmacology.route_words import ROUTES, RouteWords, in_order
from rekindle.clinical.pharmacology.strand import Dose, Person, Route
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.sources.routes import SOURCES as OF_ROUTES
from rekindle.clinical.statements import STATEMENTS
from rekindle.clinical.statements.chapters import OF_WAY

EVERY: tuple[Route, ...] = get_args(Route)
AMOUNT = re.compile(r"\bmg\b|\bng\b|\bmcg\b|milligram|\bper ?cent\b|%|\bml\b", re.IGNORECASE)


def top_min(route: Route) -> int:
    one = shape(route)
    return one.times_min[max(range(len(one.times_min)), key=one.pct_of_own_peak.__getitem__)]


def told(words: RouteWords) -> str:
    return " ".join((words.path.patient, words.highest.patient, words.fades.patient, words.how_sure.patient))


@pytest.mark.parametrize("route", EVERY)
def test_a_shape_is_percent_of_its_own_peak_and_holds_no_amount(route: Route) -> None:
    one = shape(route)
    assert one.pct_of_own_peak[0] == 0 and 97 <= max(one.pct_of_own_peak) <= 100 and min(one.pct_of_own_peak) >= 0
    assert not AMOUNT.search(told(ROUTES[route])) and not AMOUNT.search(" ".join(one.level(at) for at in TOLD_MIN))


@pytest.mark.parametrize("route", EVERY)
def test_a_shape_is_the_same_for_any_dose(route: Route) -> None:
    model, doses = GIVEN[route]
    more = tuple(Dose(d.route, d.drug, 7 * d.dose_mg, d.start_min, d.duration_min, d.devices, d.device_index)
                 for d in doses)  # fmt: skip
    found = strands(Question(model, more, Person(), "plasma"), {})
    top = whole(found).cmax_ng_per_ml
    assert [100 * value / top for value in read(found, shape(route).times_min)] == pytest.approx(
        shape(route).pct_of_own_peak, abs=0.051
    )


@pytest.mark.parametrize("route", EVERY)
def test_the_line_peaks_within_the_span_that_is_said(route: Route) -> None:
    words = ROUTES[route]
    assert words.highest_from_min <= top_min(route) <= words.highest_to_min
    for key in words.highest.sources:
        assert key in SOURCES


def test_the_numbers_of_the_sources_lie_within_the_spans() -> None:
    # Label: 20 to 40 min after the last spray, here at 5 min. Hirlinger: 15 and 30 min. Film 19 min, tablet 0.76 h.
    assert (ROUTES["nasal"].highest_from_min, ROUTES["nasal"].highest_to_min) == (5 + 20, 5 + 40)
    assert ROUTES["im"].highest_from_min <= 15 and ROUTES["im"].highest_to_min >= 30
    assert ROUTES["sublingual"].highest_from_min == pytest.approx(19, abs=2)
    assert ROUTES["sublingual"].highest_to_min == pytest.approx(0.76 * 60, abs=2)
    peaks = [
        whole(strands(Question(model, (Dose("oral", "esketamine", 1.0, 0.0),), Person(), "plasma"), {})).tmax_min
        for model in (D, C)
    ]
    assert peaks == pytest.approx([20, 90], abs=4)  # what the span of what is swallowed says, and 0.96 h between


@pytest.mark.parametrize(
    ("route", "at_min", "at_least_pct", "at_most_pct"),
    [
        ("iv", 100, 0, 50),  # an hour after the drip ended: fast at first ...
        ("iv", 240, 10, 25),  # ... then slowly, for hours
        ("im", 60, 0, 50),
        ("im", 240, 5, 25),
        ("nasal", 120, 40, 60),  # about half an hour or two later
        ("nasal", 240, 15, 40),
        ("sublingual", 150, 40, 60),
        ("sublingual", 240, 15, 40),
        ("oral", 240, 30, 60),
    ],
)
def test_what_is_said_of_fading_holds_of_the_line(
    route: Route, at_min: int, at_least_pct: int, at_most_pct: int
) -> None:
    one = shape(route)
    assert at_least_pct <= one.pct_of_own_peak[one.times_min.index(at_min)] <= at_most_pct


def test_levels_are_told_in_coarse_words() -> None:
    assert [in_words(pct) for pct in (0, 5, 20, 35, 50, 70, 95)] == [
        *(
            "none to speak of",
            "a little",
            "a small part",
            "about a third",
            "about half",
            "most of it",
            "at or near its highest",
        )
    ]
    assert shape("iv").level(40) == "at or near its highest"


def test_a_composition_of_ours_is_never_called_published() -> None:
    for route, (model, _) in GIVEN.items():
        assert (ROUTES[route].sureness == "published") == model.published
        assert model.published or "ourselves" in told(ROUTES[route]) or "put the line together" in told(ROUTES[route])


def test_every_way_has_its_chapter_with_how_sure_it_is_and_its_standing() -> None:
    assert tuple(OF_WAY) == tuple(ROUTES) == in_order(reversed(EVERY))
    for route, chapter in OF_WAY.items():
        assert {f"{route}_{part}" for part in ("path", "highest", "fades", "how_sure")} <= set(chapter.ids)
        words = " ".join(one.patient for one in chapter.statements)
        assert "off-label" in words or ("approved for" in words and "safety programme" in words and "2 hours" in words)
        assert not AMOUNT.search(words)


def test_what_is_compared_is_never_finer_than_a_fifth() -> None:
    for row in compared():
        assert all(pct % STEP_PCT == 0 for pct in (*row.cmax_pct, *row.auc_pct)) and row.tmax_min % 10 == 0
        assert row.site and row.references and row.published and set(row.sources) <= set(SOURCES)
    assert {row.route for row in compared()} == set(EVERY)
    assert [row.route for row in compared(("im",))] == ["im"] and compared(("nowhere",)) == ()


def test_the_comparison_by_hand() -> None:
    rows = {(row.route, row.model): row for row in compared()}
    assert rows["iv", "A_otto_venous"].auc_pct == rows["iv", "A_otto_venous"].cmax_pct == (100, 100)
    # Muscle: 93 % arrives in the compartments of the reference: 100 to the nearest fifth.
    assert rows["im", "E_im_racemic"].auc_pct == (100, 100)
    # Nasal, two sprays: 0.54 x (1 + 0.62) / 2 = 0.437 by the nose, and of the rest 0.178 = 0.100 swallowed: 0.54.
    # By C's own infusion 54 % -> 60; by A's the clearances 95.2 / 109 make it 47 % -> 40.
    assert rows["nasal", "C_perezruixo"].auc_pct == (40, 60)
    # Lozenge 29 % -> 20; film 26.3 % -> 20; swallowed 13 % (D) and 18 % (C) -> 20.
    assert rows["sublingual", "F_sl_racemic"].auc_pct == rows["sublingual", "B_simons_arterial"].auc_pct == (20, 20)
    assert rows["oral", "C_perezruixo"].auc_pct == rows["oral", "D_ashraf_oral"].auc_pct == (20, 20)


def test_a_muscle_is_held_against_an_artery_and_a_lozenge_against_a_vein() -> None:
    for row in compared():
        for reference in row.references:
            arterial = {"B_simons_arterial": True}.get(reference, False)
            assert arterial == row.site.startswith("arterial"), row


def test_shares_are_read_aloud_coarsely() -> None:
    assert [share_in_words(each) for each in ((0, 0), (0, 20), (20, 20), (20, 40))] == [
        *("under 10 %", "under 10 to about 20 %", "about 20 %", "about 20 to 40 %")
    ]


def test_every_source_of_the_routes_is_used() -> None:
    used = {key for row in compared() for key in row.sources} | {key for one in NO_MODEL for key in one.sources}
    used |= {key for one in STATEMENTS for key in one.sources}
    assert {each.key for each in OF_ROUTES} <= used
