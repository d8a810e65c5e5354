"""A medicine is identified by its code and its exact name, and never by guess."""

from decimal import Decimal
from itertools import pairwise

import pytest

from rekindle.clinical.profile import Medicine
from rekindle.clinical.screening.medicines import (
    BY_RXCUI,
    INGREDIENTS,
    INTERACTIONS,
    SPELLINGS,
    Taken,
    ingredients_called,
    interactions_of,
    read_line,
)


@pytest.mark.parametrize(
    ("name", "ingredients"),
    [
        ("sertraline", {"sertraline"}),
        ("  Sertraline   HCl ER ", {"sertraline"}),
        ("ZOLOFT", {"sertraline"}),
        ("Adderall XR", {"amphetamine", "dextroamphetamine"}),
        ("Suboxone", {"buprenorphine", "naloxone"}),
        ("Auvelity", {"dextromethorphan", "bupropion"}),
        ("St. John’s Wort", {"st john's wort"}),
        ("rifampicin", {"rifampin"}),
        ("lithium carbonate ER", {"lithium"}),
        ("sertralin", set()),
        ("sertraline 50 mg", set()),
        ("not sertraline", set()),
        ("ER", set()),
        ("calcium", set()),
        ("", set()),
    ],
)
def test_a_name_matches_exactly_or_not_at_all(name: str, ingredients: set[str]) -> None:
    assert ingredients_called(name) == ingredients


@pytest.mark.parametrize(
    ("name", "rxcui", "ingredients", "agree", "unidentified"),
    [
        ("sertraline", "36437", {"sertraline"}, True, False),
        ("the blue one", "36437", {"sertraline"}, True, False),
        ("Zoloft 50", " 36437 ", {"sertraline"}, True, False),
        ("sertraline", "312938", {"sertraline"}, True, False),
        ("metformin", "6809", set(), True, False),
        ("metformin", None, set(), True, True),
        ("metformin", "", set(), True, True),
        ("sertraline", "2598", {"sertraline", "clonazepam"}, False, False),
        ("Contrave", "7243", {"naltrexone", "bupropion"}, True, False),
    ],
)
def test_a_code_is_taken_and_a_name_beside_it_is_heard_too(
    name: str, rxcui: str | None, ingredients: set[str], agree: bool, unidentified: bool
) -> None:
    line = read_line(Medicine(name, rxcui))
    assert (line.ingredients, line.name_and_code_agree, line.unidentified) == (ingredients, agree, unidentified)


@pytest.mark.parametrize(
    ("medicines", "mg_deq"),
    [
        # dose x times / (mg equal to 10 mg of diazepam) x 10, each worked by hand
        ([Medicine("clonazepam", dose_mg=1, times_per_day=2)], "40.00"),
        ([Medicine("alprazolam", dose_mg=0.2, times_per_day=2)], "8.00"),
        ([Medicine("lorazepam", dose_mg=0.5, times_per_day=1)], "5.00"),
        ([Medicine("triazolam", dose_mg=0.25, times_per_day=1)], "5.00"),
        ([Medicine("temazepam", dose_mg=15, times_per_day=1)], "7.50"),
        ([Medicine("oxazepam", dose_mg=15, times_per_day=1)], "7.50"),
        ([Medicine("chlordiazepoxide", dose_mg=10, times_per_day=2)], "8.00"),
        ([Medicine("clorazepate", dose_mg=7.5, times_per_day=1)], "5.00"),
        ([Medicine("clobazam", dose_mg=10, times_per_day=1)], "5.00"),
        ([Medicine("diazepam", dose_mg=2, times_per_day=3)], "6.00"),
        ([Medicine("clorazepate", dose_mg=1, times_per_day=1)], "0.67"),
        ([Medicine("lorazepam", dose_mg=0.8004, times_per_day=1)], "8.00"),
        ([Medicine("lorazepam", dose_mg=0.8005, times_per_day=1)], "8.01"),
        (
            [Medicine("lorazepam", dose_mg=0.5, times_per_day=1), Medicine("diazepam", dose_mg=3, times_per_day=1)],
            "8.00",
        ),
        ([Medicine("sertraline", dose_mg=50, times_per_day=1)], "0.00"),
        ([Medicine("lorazepam", dose_mg=1e300, times_per_day=1e300)], "10000000000000.00"),
    ],
)
def test_benzodiazepines_add_up_in_diazepam(medicines: list[Medicine], mg_deq: str) -> None:
    assert Taken(medicines).bzd_mg_deq == Decimal(mg_deq)


@pytest.mark.parametrize(
    "medicine",
    [
        Medicine("lorazepam"),
        Medicine("lorazepam", dose_mg=1),
        Medicine("lorazepam", times_per_day=1),
        Medicine("lorazepam", dose_mg=0, times_per_day=1),
        Medicine("lorazepam", dose_mg=1, times_per_day=0),
        Medicine("midazolam", dose_mg=1, times_per_day=1),
    ],
)
def test_one_unknown_benzodiazepine_dose_makes_the_whole_unknown(medicine: Medicine) -> None:
    assert Taken([medicine, Medicine("diazepam", dose_mg=1, times_per_day=1)]).bzd_mg_deq is None


@pytest.mark.parametrize(
    ("medicine", "acts"),
    [
        (Medicine("selegiline", dose_mg=9.99, times_per_day=1), False),
        (Medicine("selegiline", dose_mg=5, times_per_day=2), True),
        (Medicine("selegiline", dose_mg=0, times_per_day=2), True),
        (Medicine("selegiline patch", dose_mg=6, times_per_day=1), True),
        (Medicine("rasagiline", dose_mg=0.5, times_per_day=1), True),
        (Medicine("sertraline"), False),
    ],
)
def test_selegiline_is_an_maoi_from_ten_milligrams(medicine: Medicine, acts: bool) -> None:
    assert read_line(medicine).acts_as_maoi is acts


def test_every_ingredient_has_its_own_code_and_stands_in_an_interaction() -> None:
    codes = [each.rxcui for each in INGREDIENTS.values() if each.rxcui]
    assert len(codes) == len(set(codes)) == len(BY_RXCUI)
    shown = {each.name for row in INTERACTIONS for each in row.ingredients}
    assert set(INGREDIENTS) - shown == {"ketamine", "esketamine"}


def test_interactions_of_a_list_name_the_medicine_and_say_what_is_uncertain() -> None:
    medicines = [
        Medicine("Xanax 0.5 mg twice a day"),
        Medicine("quetapin 25"),
        Medicine("Zyrtec"),
        Medicine("sertraline", "6448"),
        Medicine("ketamine"),
    ]
    found = [
        (met.interaction.row, met.said, met.ingredients, met.certain) for met in interactions_of(Taken(medicines).lines)
    ]
    assert found == [
        ("X01", "Xanax 0.5 mg twice a day", ("alprazolam",), True),
        ("X14", "sertraline", ("lithium",), False),
        ("X16", "quetapin 25", ("quetiapine",), False),
        ("X17", "sertraline", ("sertraline",), False),
        ("X21", "quetapin 25", ("quetiapine",), False),
    ]


def test_every_interaction_says_how_well_it_is_known_and_tells_nobody_to_stop() -> None:
    for row in INTERACTIONS:
        words = " ".join((row.effect, row.before, row.on_the_day)).casefold()
        assert row.evidence.endswith(".") and row.sources
        assert "stop taking" not in words and "discontinue" not in words


def test_interactions_are_numbered_without_gaps() -> None:
    numbers = [int(row.row.removeprefix("X")) for row in INTERACTIONS]
    assert numbers[0] == 1 and all(after - before == 1 for before, after in pairwise(numbers))


def test_every_spelling_leads_to_known_ingredients() -> None:
    assert {name for names in SPELLINGS.values() for name in names} == set(INGREDIENTS)
