"""Every list asks the database as often for three rows as for thirty."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from tests.browser.pages import addresses
from tests.builders import a_patient
from tests.journey.candidates.builders_candidates import a_candidate
from tests.journey.outcomes.builders_outcomes import a_course, a_treatment
from tests.web.fullness import on_the_record, one_more, one_more_of_a_life

pytestmark = pytest.mark.django_db
FEW, MANY, VERY_MANY = 3, 30, 300
SignIn = Callable[[Any], Any]

# Each list of a clinic, and a role that sees most in it.
LISTS = {
    "candidates:queue": ("medical_director", "/review/"),
    "candidates:queue, on the way": ("medical_director", "/review/?stage=onway"),
    "desk:patients": ("medical_director", "/patients/"),
    "desk:today": ("medical_director", "/desk/"),
    "desk:today, front desk": ("front_desk", "/desk/"),
    "desk:floor": ("nurse", "/floor/"),
    "desk:floor_cards": ("nurse", "/floor/cards/"),
    "treatments:today": ("nurse", "/treatments/"),
    "appointments:day": ("front_desk", "/appointments/"),
    "tasks:worklist": ("nurse", "/tasks/"),
    "ledger:lines": ("owner", "/ledger/"),
    "people:staff": ("owner", "/staff/"),
    "people:coverage": ("owner", "/clinic/coverage/"),
    "places:clinic": ("owner", "/clinic/"),
}
# Pages without arguments that list nothing of the clinic's.
NO_LISTS = {
    *("front_door", "privacy", "people:roles", "people:ask_link", "people:link_asked", "desk:demo"),
    *("people:my_contact", "desk:me", "candidates:my_booking", "candidates:consent", "candidates:withdraw_consent"),
    *("places:describe", "places:hours", "places:close_day", "places:add_chair", "places:name_on_call"),
    *("places:open_form", "places:close_form", "places:values", "places:routes"),
    "questionnaires:scales",  # as long as the library, whoever is in the clinic
}


def questions(browser: Any, url: str) -> list[str]:
    """What one look asks of the database, once the look before has filled what is kept between looks."""
    assert browser.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    return [one["sql"] for one in asked]


def more(few: dict[str, list[str]], many: dict[str, list[str]]) -> list[str]:
    """The pages that ask more for more rows, with a question that they repeat."""
    told = []
    for name in few:
        if len(few[name]) != len(many[name]):
            beginnings = [sql.split("WHERE")[0][-140:] for sql in many[name]]
            often = max(set(beginnings), key=beginnings.count)
            told.append(f"{name}: {len(few[name])} then {len(many[name])}; mostly …{often}")
    return told


@pytest.fixture(autouse=True)
def at_that_time(now: datetime) -> Any:
    with travel(now, tick=False):
        yield


def test_every_list_of_a_clinic_asks_the_same_for_three_rows_and_for_three_hundred(
    clinic: Any, nia: Any, alice: Any, mel: Any, fran: Any, olive: Any, signed_in: SignIn, now: datetime
) -> None:
    real = a_candidate(clinic, "Ruth Abara", at=now, failed_trials=1, ride=None)
    findings = real.screening.result["rules"]
    browsers = {"medical_director": signed_in(mel), "nurse": signed_in(nia)}
    browsers |= {"front_desk": signed_in(fran), "owner": signed_in(olive)}
    asked: list[dict[str, list[str]]] = []
    sizes: dict[str, tuple[int, ...]] = dict.fromkeys(LISTS, ())
    number = 0
    for upto in (FEW, VERY_MANY):
        while number < upto:
            number += 1
            one_more(clinic, number, nurse=nia, prescriber=alice, findings=findings, at=now)
        asked.append({name: questions(browsers[role], url) for name, (role, url) in LISTS.items()})
        for name, (role, url) in LISTS.items():
            sizes[name] = (*sizes[name], len(browsers[role].get(url).content))
    assert more(*asked) == []
    assert [name for name in LISTS if sizes[name][1] < sizes[name][0] + MANY * 20] == [], "shows no more rows"


def test_every_page_of_one_person_asks_the_same_for_three_things_and_for_thirty(
    clinic: Any, nia: Any, alice: Any, signed_in: SignIn, now: datetime
) -> None:
    browser, asked = signed_in(alice), []
    for many in (FEW, MANY):
        patient = a_patient(clinic, f"Person {many:02}", at=now, email=f"p{many}@patients.example")
        course = a_course(patient, prescriber=alice, at=now - timedelta(days=200), sessions=60)
        for number in range(1, many + 1):
            one_more_of_a_life(course, number, nurse=nia, prescriber=alice, at=now)
        running = a_treatment(
            patient, nurse=nia, prescriber=alice, at=now - timedelta(minutes=20), status="in-progress", number=50,
            course=course, chair=0 if many == FEW else 1,
        )  # fmt: skip
        for number in range(1, many + 1):
            on_the_record(running, 100 + number, nurse=nia, at=now - timedelta(minutes=19))
        pages = {
            "desk:timeline": f"/patients/{patient.pk}/?all=1",
            "outcomes:trajectory": f"/patients/{patient.pk}/outcomes/",
            "outcomes:scales": f"/patients/{patient.pk}/scales/",
            "outcomes:scale": f"/patients/{patient.pk}/scales/phq9/",
            "courses:course": f"/courses/{course.pk}/",
            "treatments:chair": f"/treatments/{running.pk}/",
            "treatments:flowsheet": f"/treatments/{running.pk}/flowsheet/",
            "treatments:note": f"/treatments/{running.pk}/note/",
            "treatments:ready": f"/treatments/{running.pk}/ready/",
            "treatments:discharge": f"/treatments/{running.pk}/discharge/",
        }
        asked.append({name: questions(browser, url) for name, url in pages.items()})
        mine = signed_in(patient)
        asked[-1] |= {f"{url}, patient": questions(mine, url) for url in ("/me/", "/me/appointments/")}
    assert more(*asked) == []


def test_no_list_is_forgotten() -> None:
    bare = {one.name for one in addresses() if not one.arguments and ":" in one.name} | {"front_door", "privacy"}
    assert bare - {name.split(",")[0] for name in LISTS} == NO_LISTS
