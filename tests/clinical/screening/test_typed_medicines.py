"""A line as a patient types it is read strictly: certain, asked about, or offered, and never guessed."""

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from rekindle.clinical.profile import Medicine
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.screening.medicines import INGREDIENTS, SPELLINGS, Taken, read_line, read_typed
from rekindle.clinical.screening.medicines.misspellings import MISSPELLINGS
from rekindle.clinical.screening.medicines.others import OTHER_MEDICINES
from rekindle.clinical.screening.medicines.usual_doses import USUAL_DOSES


@pytest.mark.parametrize(
    ("line", "ingredients", "dose_mg", "times"),
    [
        ("Xanax 0.5mg twice a day", "alprazolam", "0.5", "2"),
        ("xanax two times daily 0.25mg", "alprazolam", "0.25", "2"),
        ("Xanax 500 mcg nightly", "alprazolam", "0.5", "1"),
        ("Wellbutrin XL 300mg daily", "bupropion", "300", "1"),
        ("bupropion HCl XL 150 mg every morning", "bupropion", "150", "1"),
        ("effexor75mg", "venlafaxine", "75", None),
        ("two 150 mg effexor xr", "venlafaxine", "300", None),
        ("half of a 1 mg tablet of ativan prn", "lorazepam", "0.5", None),
        ("½ tab lorazepam 1mg q6h prn", "lorazepam", "0.5", "4"),
        ("1½ tablets of 1 mg klonopin", "clonazepam", "1.5", None),
        ("gabapentin 300 mg capsule, take 2 capsules 3 times a day", "gabapentin", "600", "3"),
        ("lithium 1,000 mg", "lithium", "1000", None),
        ("Xyrem 4.5 g twice nightly", "oxybate", "4500", "2"),
        ("diazepam 5mg/5ml 10 ml at night", "diazepam", "10", "1"),
        ("Methadone 10mg/ml 8 ml daily", "methadone", "80", "1"),
        ("Ozempic 0.5 mg weekly", "semaglutide", "0.5", "0.1429"),
        ("lorazepam 1 mg every other day", "lorazepam", "1", "0.5"),
        ("vivitrol 380 mg injection monthly", "naltrexone", "380", "0.0333"),
        ("lamictal 1-0-1 100 mg", "lamotrigine", "100", "2"),
        ("clonazepam 0.5 mg in the morning and 0.5 mg at night", "clonazepam", "0.5", "2"),
        ("Seroquel 50mg every night at bedtime", "quetiapine", "50", "1"),
        ("xanax 2mg total per day in 4 divided doses", "alprazolam", "0.5", "4"),
        ("Ativan 1mg as needed up to 3 times a day", "lorazepam", "1", "3"),
        ("Effexor XR 225 mg (150 + 75) daily", "venlafaxine", "225", "1"),
        ("buproprion xl 150mg qam for depression", "bupropion", "150", "1"),
        ("Percocet 5-325 bid", "oxycodone", None, "2"),
        ("Tylenol #3 two tablets daily", "codeine", None, "1"),
        ("St. John's Wort 300mg 3x/day", "st john's wort", "300", "3"),
        ("i take xanax", "alprazolam", None, None),
        ("warfarin 5.0 mg daily", "warfarin", "5", "1"),
    ],
)
def test_a_plain_line_is_certain(line: str, ingredients: str, dose_mg: str | None, times: str | None) -> None:
    typed = read_typed(line)
    found = (typed.certain, typed.ingredients, typed.dose_mg, typed.times_per_day)
    assert found == (True, {ingredients}, dose_mg and Decimal(dose_mg), times and Decimal(times))


@pytest.mark.parametrize(
    ("line", "kind", "may_be_mg"),
    [
        ("xanax .5 mg bid", "decimal", ["0.5"]),
        ("clonazepam 0,5 mg", "decimal", ["0.5"]),
        ("prozac 1.000 mg", "decimal", ["1", "1000"]),
        ("Xanax 5 mg", "decimal", ["0.5", "5"]),
        ("Wellbutrin 3000 mg", "decimal", ["300", "3000"]),
        ("levothyroxine 75 mg", "micrograms", ["0.075", "75"]),
        ("clonidine 100 mg", "micrograms", ["0.1", "100"]),
        ("Ozempic 5 mg weekly", "decimal", ["0.5", "5"]),
        ("Lexapro 10", "unit", ["10"]),
        ("synthroid 112", "unit", ["0.112"]),
        ("clonazepam 0.5 mg am 1 mg pm", "dose", ["0.5", "1"]),
        ("hydrocodone/apap 5 mg/ml", "dose", []),
        ("Clonidine 0.1mg patch weekly", "dose", []),
        ("lorazepam 1 mg x 2", "dose", []),
        ("phenobarbital 1 grain", "dose", []),
        ("gabapentin 300 mg/5 ml", "dose", []),
        ("ambien 10mg at night every morning", "frequency", []),
        ("humira and xanax", "two_medicines", []),
        ("sertraline 50 mg, trazodone 100 mg", "two_medicines", []),
        ("lithium 300 mg biweekly", "frequency", []),
        ("Ativan 1 mg as needed twice a week", "as_needed", []),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_and_stays_unknown(line: str, kind: str, may_be_mg: list[str]) -> None:
    typed = read_typed(line)
    assert [(each.kind, [*map(str, each.may_be_mg)]) for each in typed.questions] == [(kind, may_be_mg)]
    assert (typed.known, typed.certain, typed.daily_mg) == (True, False, None)
    assert typed.questions[0].sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("line", "dose_mg", "times"),
    [
        ("prazosin 1-2 mg at bedtime", "2", "1"),
        ("valium 5mg 1-2 tabs daily prn", "10", "1"),
        ("clonazepam 1mg 2-3 times a day", "1", "3"),
        ("oxycodone 5mg every 4 to 6 hours as needed for pain", "5", "6"),
    ],
)
def test_a_range_counts_at_its_most_and_is_said(line: str, dose_mg: str, times: str) -> None:
    typed = read_typed(line)
    assert [each.kind for each in typed.questions] == ["range"]
    assert (typed.certain, typed.dose_mg, typed.times_per_day) == (True, Decimal(dose_mg), Decimal(times))


@pytest.mark.parametrize(
    "line",
    [
        "stopped Xanax 2 weeks ago",
        "not sertraline",
        "allergic to codeine",
        "codeine (allergy)",
        "my wife takes Xanax",
        "xanax?",
        "xanax bars",
        "used to take Klonopin",
        "lithium orotate 5 mg",
    ],
)
def test_a_name_among_words_nobody_understands_is_not_taken(line: str) -> None:
    assert read_typed(line).ingredients == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "hydroxyzine 25 mg", "hydroxizine 25mg", "clobetasol", "Zantac", "zantax", "Celebrex 200mg", "Lamisil",
        "buspirone 10 mg", "Zyrtec", "quinidine", "chlorpropamide", "Sudafed PE", "Tylenol 3 times a day",
        "Depakote ER", "metformin", "marijuana", "tizanidine", "daily multivitamin",
    ],
)  # fmt: skip
def test_a_look_alike_is_neither_taken_nor_offered(line: str) -> None:
    typed = read_typed(line)
    assert (typed.ingredients, typed.offers) == (frozenset(), ())


@pytest.mark.parametrize(
    ("line", "offered"),
    [("sertralin", {"sertraline"}), ("quetapin 25", {"quetiapine"}), ("stopped Xanax", {"alprazolam"})],
)
def test_a_near_name_is_offered_and_becomes_certain_only_when_chosen(line: str, offered: set[str]) -> None:
    typed = read_typed(line)
    first = typed.offers[0]
    assert (typed.known, first.ingredients) == (False, offered)
    assert read_typed(line, meant=first.called).ingredients == offered


@cache
def _own_and_others(ingredients: frozenset[str]) -> tuple[list[str], list[str]]:
    own = [name for name, held in SPELLINGS.items() if held & ingredients]
    return own, [*OTHER_MEDICINES, *(name for name, held in SPELLINGS.items() if not held & ingredients)]


@pytest.mark.slow
def test_every_misspelling_lies_nearer_to_its_own_medicine_than_to_any_other() -> None:
    for typed, meant in MISSPELLINGS.items():
        own, others = _own_and_others(SPELLINGS[meant])
        _, edits, _ = process.extractOne(typed, own, scorer=OSA.distance)
        rival = process.extractOne(typed, others, scorer=OSA.distance, score_cutoff=edits)
        assert (rival, 0 < edits <= 4) == (None, True), (typed, meant)


def test_every_ingredient_has_a_misspelling_and_the_guard_holds_none_of_ours() -> None:
    assert {name for meant in MISSPELLINGS.values() for name in SPELLINGS[meant]} == set(INGREDIENTS)
    assert OTHER_MEDICINES & set(SPELLINGS) == set()


def test_usual_doses_are_of_known_ingredients_and_span_something() -> None:
    assert set(USUAL_DOSES) <= set(INGREDIENTS)
    assert all(0 < each.lowest_mg <= each.highest_mg for each in USUAL_DOSES.values())


def test_the_line_of_the_issue_is_twenty_milligrams_of_diazepam() -> None:
    # 0.5 mg x 2 = 1 mg a day; alprazolam 0.5 mg is 10 mg of diazepam (3.2), so 1 / 0.5 x 10 = 20
    taken = Taken([Medicine("Xanax 0.5mg twice a day")])
    assert (taken.bzd_mg_deq, taken.lines[0].daily_mg, taken.unidentified) == (Decimal("20.00"), Decimal("1.0"), [])
    assert read_typed("Xanax 0.5mg twice a day").rxcui == "596"


@pytest.mark.parametrize(
    ("medicine", "daily_mg", "agree", "in_question"),
    [
        (Medicine("Xanax 0.5mg twice a day", "596", 0.5, 2), "1.0", True, False),
        (Medicine("Xanax 0.5mg twice a day", None, 1, 2), "2", False, False),
        (Medicine("Xanax 1mg twice a day", None, 0.5, 1), "2.0", False, False),
        (Medicine("Xanax 0.5mg", None, None, 3), "1.5", True, False),
        (Medicine("Lexapro 10", None, 10, 1), "10", True, False),
        (Medicine("Lexapro 10"), None, True, True),
        (Medicine("Lexapro 10", "321988"), None, True, False),
        (Medicine("fentanyl patch 25 mcg/h every 3 days"), "0.600", True, False),
        (Medicine("Ozempic 0.5 mg weekly", None, 0.5, 0.14), "0.0700", True, False),
    ],
)
def test_of_a_line_and_its_fields_the_larger_counts(
    medicine: Medicine, daily_mg: str | None, agree: bool, in_question: bool
) -> None:
    line = read_line(medicine)
    found = (line.daily_mg, line.amounts_agree, line.in_question)
    assert found == (daily_mg and Decimal(daily_mg), agree, in_question)


def test_a_typed_line_reaches_the_rules() -> None:
    def fired(name: str, **more: object) -> set[str]:
        rules = {each.rule.id for each in judge({"meds": [{"name": name, **more}]}).rules}
        return rules & {"MX-MAOI", "CA-LITH", "DQ-MED", "DQ-CONTRA"}

    assert fired("phenelzine 15 mg three times a day") == {"MX-MAOI"}
    assert fired("selegiline 5mg once a day") == set()
    assert fired("emsam 6mg/24h patch") == {"MX-MAOI"}
    assert "DQ-CONTRA" in fired("lithium 300 mg bid", dose_mg=600, times_per_day=2)
    assert "DQ-MED" in fired("lithium 300")


PIECES_SAID = """
xanax 0 0.5 .5 1/2 2 10,5 1,000 mg mcg g ml /ml /5ml % mg/h tablets daily twice a day q6h every hours days prn in 3
doses morning and night - x 5-10 half weekly stopped # lithium percocet 5/325 patch total for pain
"""
PIECES = PIECES_SAID.split()


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
@settings(max_examples=50)
def test_any_pieces_are_answered_and_what_is_asked_is_not_counted(text: str) -> None:
    typed = read_typed(text)
    assert typed.ingredients <= {"alprazolam", "lithium", "oxycodone"}
    assert typed.dose_mg is None or typed.dose_mg >= 0
    if any(not each.counted and each.kind in {"unit", "dose", "decimal", "micrograms"} for each in typed.questions):
        assert typed.daily_mg is None


@given(st.text(max_size=60), st.sampled_from(["", "xanax "]))
@settings(max_examples=50)
def test_any_text_is_answered_and_never_negative(text: str, before: str) -> None:
    typed = read_typed(before + text)
    assert typed.dose_mg is None or typed.dose_mg >= 0
    assert typed.ingredients <= set(INGREDIENTS)
