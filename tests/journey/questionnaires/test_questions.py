"""Every fact of the screening rules can be said on a page, and every way of leaving one open stays unknown."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.http import QueryDict

from rekindle.clinical.answers import QUESTIONS
from rekindle.clinical.screening.judgement import judge
from rekindle.clinical.screening.questions import BY_SLUG, MARKERS, PAGES
from rekindle.clinical.screening.questions.order import first_open, shown_pages
from rekindle.clinical.screening.questions.shape import Page, TickPage, UnsurePage
from rekindle.journey.questionnaires.facts import facts_from, settled
from rekindle.journey.questionnaires.forms import form_for
from rekindle.journey.questionnaires.items import DERIVED
from tests.journey.questionnaires.builders_questionnaires import EXAMPLE, ITEMS, post_of

CODES = [
    (key, code) for key, question in QUESTIONS.items() if question.kind in ("code", "codes") for code in question.codes
]
LADDER_OPEN = {"cssrs_q2": "yes", "cssrs_q3": "no", "cssrs_q4": "no", "cssrs_q5": "no"}
# What must have been said before a follow-up is shown.
FIRST = {
    "pregnant": {"can_be_pregnant": "yes"},
    "cssrs_q3": LADDER_OPEN,
    "cssrs_q4": LADDER_OPEN,
    "cssrs_q5": LADDER_OPEN,
    "cssrs_q6_3mo": {"cssrs_q6_ever": "yes"},
    "glp1_risk": {"meds": [{"name": "semaglutide"}]},
}
AFTER = {
    "cssrs_q2": LADDER_OPEN,
    "cssrs_q6_ever": {"cssrs_q6_3mo": "no"},
    "mi": {"mi_days_ago": 400},
    "stroke": {"stroke_days_ago": 400},
    "seizure": {"seizure_days_ago": 400},
    "sud": {"sud_days_since": 400},
    "can_be_pregnant": {"pregnant": "no"},
}


def sent(page: Page, wanted: Mapping[str, Any], current: Mapping[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in post_of(page, wanted, current).items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return data


def fill(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """All shown pages answered as wanted; the answers as they would be kept."""
    answers: dict[str, Any] = {}
    facts = {**ITEMS, **wanted}
    while (page := first_open(answers)) is not None:
        form = form_for(page, answers, sent(page, facts, answers))
        found = form.taken(skip=False)
        assert found is not None, (page.slug, form.errors)
        answers |= found.answers
        for key in found.withdrawn - found.answers.keys():
            answers.pop(key, None)
    return answers


def test_the_ordinary_history_needs_no_more_than_35_pages_with_the_last_look() -> None:
    assert len(shown_pages(fill(EXAMPLE))) + 1 <= 35


def test_every_fact_that_is_not_computed_has_a_page() -> None:
    asked = {key for page in PAGES for key in page.keys}

    assert set(QUESTIONS) - set(DERIVED) == asked & set(QUESTIONS)


@pytest.mark.parametrize(("key", "code"), [pair for pair in CODES if pair[1] not in ("skip", "n/a")])
def test_every_code_can_be_said_and_arrives_as_it_was_said(key: str, code: str) -> None:
    wanted = {**EXAMPLE, **AFTER.get(key, {}), **FIRST.get(key, {})}
    wanted[key] = [code] if QUESTIONS[key].kind == "codes" else code
    if key == "reasons":
        wanted["primary_reason"] = code
    if key == "primary_reason":
        wanted["reasons"] = sorted({"depression", "anxiety", code})

    facts = settled(facts_from(fill(wanted)))

    assert facts[key] == wanted[key]


@pytest.mark.parametrize("wanted_key", ["mi_days_ago", "stroke_days_ago", "seizure_days_ago", "sud_days_since"])
def test_how_long_ago_arrives_in_days(wanted_key: str) -> None:
    first = {
        "mi_days_ago": {"mi": "yes"},
        "stroke_days_ago": {"stroke": "yes"},
        "seizure_days_ago": {"seizure": "epilepsy"},
        "sud_days_since": {"sud": "remission"},
    }
    facts = settled(facts_from(fill({**EXAMPLE, **first[wanted_key], wanted_key: 75})))

    assert facts[wanted_key] == 75


@pytest.mark.parametrize(
    "page", [page for page in PAGES if isinstance(page, TickPage | UnsurePage)], ids=lambda p: p.slug
)
def test_every_condition_list_ends_in_none_of_these(page: Any) -> None:
    assert page.none_label or page.slug == "reasons"  # there "Something else" is the last line


@pytest.mark.parametrize("page", [page for page in PAGES if isinstance(page, TickPage)], ids=lambda page: page.slug)
def test_nothing_ticked_at_all_is_asked_about_and_settles_nothing(page: TickPage) -> None:
    form = form_for(page, {}, QueryDict(""))

    assert form.taken(skip=False) is None
    assert "ticked" in form.errors


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_going_on_without_answering_leaves_every_fact_of_a_page_unknown(page: Page) -> None:
    current = {"unsure_in_vessels": "yes", "unsure_in_head": "yes", "unsure_in_organs": "yes"}
    form = form_for(page, current, QueryDict("skip=1"))

    found = form.taken(skip=True)

    assert found is not None
    assert {key: found.answers[key] for key in page.keys} == dict.fromkeys(page.keys)


def test_none_of_these_with_something_ticked_is_refused() -> None:
    form = form_for(BY_SLUG["vessels"], {}, QueryDict("ticked=avm&ticked=none"))

    assert form.taken(skip=True) is None
    assert "Please leave only what is right." in form.errors["ticked"][0]


def test_a_tick_is_kept_also_when_the_wrong_button_is_pressed() -> None:
    found = form_for(BY_SLUG["now"], {}, QueryDict("ticked=chest_pain&skip=1")).taken(skip=True)

    assert found is not None
    assert found.answers["now_symptoms"] == ["chest_pain"]


def test_not_sure_about_one_of_a_list_leaves_the_unticked_unknown_until_it_is_said_which() -> None:
    first = form_for(BY_SLUG["vessels"], {}, QueryDict("ticked=stroke&ticked=unsure")).taken(skip=False)
    assert first is not None
    assert first.answers == {"stroke": "yes", "unsure_in_vessels": "yes"}

    second = form_for(BY_SLUG["vessels-not-sure"], first.answers, QueryDict("ticked=avm")).taken(skip=False)
    assert second is not None
    assert second.answers == {"brain_bleed": "no", "aneurysm": "no", "avm": "unsure"}


def test_a_ticked_condition_is_unknown_until_its_follow_up_is_answered() -> None:
    found = form_for(BY_SLUG["organs"], {"liver": "none"}, QueryDict("ticked=liver")).taken(skip=False)

    assert found is not None
    assert "liver" not in found.answers
    assert found.withdrawn == {"liver"}
    assert BY_SLUG["liver"] in shown_pages({**found.answers})


def test_sending_a_list_again_unchanged_keeps_the_follow_up() -> None:
    current = {"liver": "severe", "liver_ticked": "yes"}

    found = form_for(BY_SLUG["organs"], current, QueryDict("ticked=liver")).taken(skip=False)

    assert found is not None
    assert "liver" not in found.answers.keys() | found.withdrawn


@pytest.mark.parametrize(
    ("typed", "height_cm", "weight_kg"),
    [
        # 66 in x 2.54 = 167.64; 154 lb x 0.45359237 = 69.853
        ("age=44&height_ft=5&height_in=6&weight_lb=154", 167.6, 69.9),
        ("age=44&height_cm=168&weight_kg=70", 168.0, 70.0),
        ("age=44&height_cm=168,5&weight_kg=70,5", 168.5, 70.5),
        # 72 in x 2.54 = 182.88
        ("age=44&height_ft=6&height_in=&weight_kg=80", 182.9, 80.0),
    ],
)
def test_height_and_weight_are_kept_in_one_unit_whichever_was_typed(
    typed: str, height_cm: float, weight_kg: float
) -> None:
    found = form_for(BY_SLUG["size"], {}, QueryDict(typed)).taken(skip=False)

    assert found is not None
    assert found.answers == {"age": 44, "height_cm": height_cm, "weight_kg": weight_kg}


@pytest.mark.parametrize(
    ("slug", "typed", "field"),
    [
        ("size", "age=300&height_cm=168&weight_kg=70", "age"),
        ("size", "age=44&height_cm=16&weight_kg=70", "height_cm"),
        ("size", "age=44&height_cm=168&weight_kg=7000", "weight_kg"),
        ("size", "age=44&height_ft=5&height_in=6&height_cm=190&weight_kg=70", "height_cm"),
        ("size", "age=44&height_cm=168&weight_kg=70&weight_lb=300", "weight_kg"),
        ("size", "age=forty&height_cm=168&weight_kg=70", "age"),
        ("size", "age=-3&height_cm=168&weight_kg=70", "age"),
        ("size", "age=44&height_cm=NaN&weight_kg=70", "height_cm"),
        ("size", "age=44&height_cm=1e400&weight_kg=70", "height_cm"),
        ("blood-pressure", "htn=none&bp_sys=76&bp_dia=122", "bp_sys"),
        ("blood-pressure", "htn=none&bp_sys=999&bp_dia=76", "bp_sys"),
        ("blood-pressure", "htn=none&bp_sys=122", "bp_dia"),
        ("blood-pressure", "htn=none&bp_sys=122&bp_dia=76&no_reading=on", "no_reading"),
        ("blood-pressure", "htn=none", "bp_sys"),
        ("heart-attack-when", "amount=900&unit=years", "amount"),
        ("heart-attack-when", "amount=-1&unit=days", "amount"),
        ("medicines", "lines=3", "name_0"),
        ("medicines", "lines=3&name_0=sertraline&none=on", "none"),
        ("medicines", "lines=3&dose_mg_0=50", "name_0"),
        ("medicines", "lines=3&name_0=sertraline&dose_mg_0=-5", "dose_mg_0"),
        ("medicines", "lines=3&name_0=sertraline&times_per_day_0=400", "times_per_day_0"),
        ("contact", "name=Ruth&phone=12&may_phone=on", "phone"),
        ("contact", "name=Ruth&may_email=on", "email"),
        ("contact", "name=Ruth&email=ruth&may_email=on", "email"),
        ("contact", "name=Ruth&phone=5550102233", "__all__"),
        ("contact", "phone=5550102233&may_phone=on", "name"),
        ("contact", "name=" + "x" * 201 + "&phone=5550102233&may_phone=on", "name"),
        ("safe", "unsafe_now=perhaps", "unsafe_now"),
        ("now", "ticked=nonsense", "ticked"),
    ],
)
def test_plausible_nonsense_is_answered_with_a_sentence_beside_its_field(slug: str, typed: str, field: str) -> None:
    form = form_for(BY_SLUG[slug], {}, QueryDict(typed))

    assert form.taken(skip=False) is None
    assert form.errors[field][0].endswith((".", "?", "org"))


@pytest.mark.parametrize(
    ("amount", "unit", "days"), [(10, "days", 10), (3, "weeks", 21), (2, "months", 60), (2, "years", 730)]
)
def test_weeks_months_and_years_become_days(amount: int, unit: str, days: int) -> None:
    found = form_for(BY_SLUG["heart-attack-when"], {}, QueryDict(f"amount={amount}&unit={unit}")).taken(skip=False)

    assert found is not None
    assert found.answers == {"mi_days_ago": days}


@pytest.mark.parametrize("name", ["O’Brien-D'Arcy", "x" * 200, "شهرزاد القحطاني", "\u202eevil\u202c", "李小龍"])
def test_a_name_is_kept_as_it_was_typed(name: str) -> None:
    data = QueryDict(mutable=True)
    data.update({"name": name, "phone": "5550102233", "may_phone": "on"})

    found = form_for(BY_SLUG["contact"], {}, data).taken(skip=False)

    assert found is not None
    assert found.answers["contact_name"] == name


def test_no_medicines_is_an_answer_and_not_a_gap() -> None:
    found = form_for(BY_SLUG["medicines"], {}, QueryDict("lines=3&none=on")).taken(skip=False)

    assert found is not None
    assert found.answers == {"meds": []}


def test_a_form_of_skips_alone_is_never_eligible() -> None:
    answers: dict[str, Any] = {}
    while (page := first_open(answers)) is not None:
        found = form_for(page, answers, QueryDict("skip=1")).taken(skip=True)
        assert found is not None
        answers |= found.answers

    assert judge(settled(facts_from(answers))).disposition == "clinician_review"


def test_markers_are_not_facts() -> None:
    assert not MARKERS & set(QUESTIONS)
