"""Our own forms ask for what the notes say, and an open line is never read as no."""

import pytest

from rekindle.clinical.instruments.own import OWN_FORMS, Answer, what_follows
from rekindle.clinical.instruments.own.bladder import facts_of_the_day, points
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.treatment.readiness.facts import ReadinessFacts

Sheet = dict[str, Answer]

DRY: Sheet = {"often": False, "night": False, "urgency": False, "pain": False, "blood": False}
LEVEL: Sheet = {"sleep": False, "energy": False, "speech": False, "risk": False, "irritable": False, "others": False}

# Bladder: one point each for frequency, night rising and urgency, two each for pain and blood (clinical note 5.3).
BLADDER: list[tuple[Sheet, int | None, list[str]]] = [
    ({}, None, []),
    ({"often": True}, 1, []),
    ({"often": True, "night": True, "urgency": True}, 3, []),
    ({"pain": True}, 2, ["task"]),
    ({"blood": True}, 2, ["task"]),
    ({"pain": True, "blood": True}, 4, ["task"]),
    ({"often": True, "night": True, "urgency": True, "pain": True, "blood": True}, 7, ["task"]),
]

# Activation: any two signs, or risky doing alone (instruments note 1).
ACTIVATION: list[tuple[Sheet, list[str]]] = [
    ({}, []),
    ({"sleep": True}, []),
    ({"risk": True}, ["task"]),
    ({"sleep": True, "energy": True}, ["task"]),
    ({"irritable": True, "others": True}, ["task"]),
    ({"risk": None}, ["unknown"]),
    ({"sleep": None}, []),
    ({"sleep": None, "energy": None}, ["unknown"]),
    ({"sleep": True, "energy": None}, ["unknown"]),
    ({"sleep": True, "energy": True, "risk": None}, ["task"]),
    ({"risk": True, "sleep": None, "energy": None}, ["task"]),
]


def outcomes(form_id: str, answers: Sheet) -> list[str]:
    return [finding.outcome for finding in what_follows(form_id, answers)]


@pytest.mark.parametrize(("said", "total", "expected"), BLADDER)
def test_blood_or_new_pain_is_a_task_and_the_points_are_counted(
    said: Sheet, total: int | None, expected: list[str]
) -> None:
    sheet = DRY | said
    assert points(sheet) == (0 if total is None else total)
    assert outcomes("bladder", sheet) == expected


@pytest.mark.parametrize("key", DRY)
def test_an_open_line_of_the_bladder_check_is_not_no(key: str) -> None:
    sheet = DRY | {key: None}
    assert points(sheet) is None
    assert outcomes("bladder", sheet) == ["unknown"]


def test_blood_is_a_task_even_on_a_sheet_left_open() -> None:
    assert outcomes("bladder", {"blood": True}) == ["task", "unknown"]


@pytest.mark.parametrize(
    ("said", "rising", "bloody"),
    [
        ({}, False, False),
        ({"night": True}, True, False),
        ({"urgency": True, "night": None}, True, False),
        ({"night": None}, None, False),
        ({"pain": True, "blood": True}, False, True),
        ({"pain": True, "blood": None}, False, None),
        ({"pain": None, "blood": False}, False, False),
    ],
)
def test_the_check_of_the_day_gets_its_own_facts(said: Sheet, rising: bool | None, bloody: bool | None) -> None:
    facts = facts_of_the_day(DRY | said)
    assert (facts["new_nocturia_or_urgency"], facts["painful_bloody_urine"]) == (rising, bloody)
    assert set(facts) <= set(ReadinessFacts.__dataclass_fields__)


@pytest.mark.parametrize(("said", "expected"), ACTIVATION)
def test_two_signs_or_risk_are_a_task(said: Sheet, expected: list[str]) -> None:
    assert outcomes("activation", LEVEL | said) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"patient": 9, "observer": 3}, ["task"]),
        ({"observer": 3}, ["task"]),
        ({"patient": 10, "observer": 2}, []),
        ({"patient": 0, "observer": 0}, []),
        ({"patient": 4}, ["unknown"]),
    ],
)
def test_somebody_frightened_is_a_task_and_somebody_far_away_is_not(answers: Sheet, expected: list[str]) -> None:
    assert outcomes("dissociation", answers) == expected


@pytest.mark.parametrize("form_id", OWN_FORMS)
def test_an_empty_sheet_is_unknown_and_free_text_is_owed_by_nobody(form_id: str) -> None:
    (finding,) = what_follows(form_id, {})
    form = OWN_FORMS[form_id]
    assert finding.outcome == "unknown"
    assert finding.keys == tuple(item.key for item in form.items if item.kind != "words")


@pytest.mark.parametrize("form_id", ["pain", "responsiveness", "ocd_target", "grief_target", "burnout_target"])
def test_a_rating_sets_nothing_in_motion(form_id: str) -> None:
    highest = {"zero_to_ten": 10, "hours": 24, "steps": 0, "words": "counting"}
    sheet: Sheet = {item.key: highest[item.kind] for item in OWN_FORMS[form_id].items}
    assert what_follows(form_id, sheet) == ()


@pytest.mark.parametrize(
    ("form_id", "answers"),
    [
        ("pain", {"now": 11}),
        ("pain", {"now": -1}),
        ("pain", {"now": True}),
        ("pain", {"elbow": 1}),
        ("bladder", {"blood": 1}),
        ("responsiveness", {"level": 6}),
        ("dissociation", {"observer": "calm"}),
        ("ocd_target", {"hours_per_day": 25}),
        ("ocd_target", {"problem": 3}),
        ("session_note", {"words": 3}),
        ("phq9", {}),
    ],
)
def test_what_is_no_answer_is_refused(form_id: str, answers: Sheet) -> None:
    with pytest.raises(ValueError, match=r"is not answered by|no line called|no form of ours"):
        what_follows(form_id, answers)


def test_the_forms_are_as_long_as_the_note_says() -> None:
    assert {form_id: len(form.items) for form_id, form in OWN_FORMS.items()} == {
        "pain": 6,
        "dissociation": 2,
        "responsiveness": 1,
        "bladder": 5,
        "activation": 6,
        "ocd_target": 4,
        "grief_target": 2,
        "burnout_target": 2,
        "session_note": 4,
    }
    assert [len(OWN_FORMS[name].items[-1].steps) for name in ("dissociation", "responsiveness")] == [4, 6]


def test_every_form_of_ours_says_that_it_is_ours_and_cites_its_sources() -> None:
    for form in OWN_FORMS.values():
        assert form.notice.startswith("Our own words")
        assert form.sources and set(form.sources) <= set(SOURCES)
        assert all(all(item.ends) for item in form.items if item.kind == "zero_to_ten")
