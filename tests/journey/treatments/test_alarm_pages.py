"""Alarms on the floor and at the chair: five signs, one press to have them, and the press says who came first."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from rekindle.journey.places.models import Chair
from rekindle.journey.treatments import actions, alarms
from rekindle.journey.treatments.models import Treatment
from rekindle.journey.treatments.queries import floor_marker
from tests.builders import a_patient
from tests.journey.outcomes.builders_outcomes import a_treatment
from tests.journey.treatments.builders_treatments import CALM, a_running_treatment

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


@pytest.fixture
def later(now: datetime) -> Any:
    at = now + timedelta(minutes=10)
    with travel(at, tick=False):
        yield at


def read(browser: Client, url: str) -> str:
    return " ".join(browser.get(url).content.decode().split())


def test_a_high_alarm_wears_its_five_signs_on_floor_and_chair(
    running: Treatment, nia: Any, later: datetime, signed_in: SignIn
) -> None:
    actions.chart_vitals(
        treatment=running, values=CALM | {"systolic_mmhg": 185, "diastolic_mmhg": 94}, by=nia, at=later
    )
    browser = signed_in(nia)
    floor = read(browser, "/floor/cards/")
    for sign in ("alarm--high", "!!! HIGH", "alarm__band", "185 mmHg", 'data-sound="HIGH"', "value--high", "I have it"):
        assert sign in floor, sign
    chair = read(browser, f"/treatments/{running.pk}/")
    for sign in ("alarm--high", "!!! HIGH", "185 mmHg", "Quiet 2 min", "Level 1:", "Test the sound"):
        assert sign in chair, sign


def test_the_marker_of_the_floor_moves_with_every_alarm(
    running: Treatment, clinic: Any, nia: Any, now: datetime
) -> None:
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=running, values=CALM | {"spo2_pct": 88}, by=nia, at=at)
    before = floor_marker(clinic.pk)
    actions.tick_due(at=at + timedelta(seconds=15))
    raised = floor_marker(clinic.pk)
    actions.acknowledge(treatment=running, by=nia, at=at + timedelta(seconds=20))
    assert len({before, raised, floor_marker(clinic.pk)}) == 3


def test_two_nurses_press_and_the_second_reads_who_has_it(
    running: Treatment, nia: Any, bob: Any, later: datetime, signed_in: SignIn
) -> None:
    actions.chart_vitals(
        treatment=running, values=CALM | {"systolic_mmhg": 185, "diastolic_mmhg": 94}, by=nia, at=later
    )
    seen = alarms.standing(running, later).seen
    press = f"/treatments/{running.pk}/alarms/have/"
    first = signed_in(nia).post(press, {"seen": seen, "back": "floor"})
    assert (first.status_code, first.headers["Location"]) == (303, "/floor/")
    second = signed_in(bob).post(press, {"seen": seen, "back": "floor"})
    assert second.status_code == 409
    assert "Nia Dunn has it" in second.content.decode()
    floor = read(signed_in(bob), "/floor/cards/")
    assert "<bdi>Nia Dunn</bdi> has it:" in floor and 'data-sound="' not in floor


def test_a_press_that_does_not_say_what_it_saw_has_seen_nothing(
    running: Treatment, nia: Any, later: datetime, signed_in: SignIn
) -> None:
    actions.chart_vitals(
        treatment=running, values=CALM | {"systolic_mmhg": 185, "diastolic_mmhg": 94}, by=nia, at=later
    )
    browser = signed_in(nia)
    for said in ({}, {"seen": "all"}, {"seen": "-1"}, {"seen": "９"}):
        answer = browser.post(f"/treatments/{running.pk}/alarms/have/", said)
        assert answer.status_code == 409, said
        assert "Look again" in answer.content.decode()
    assert alarms.standing(running, later).worst is not None


def test_quiet_call_and_over_from_the_chair(running: Treatment, nia: Any, later: datetime, signed_in: SignIn) -> None:
    browser = signed_in(nia)
    chair = f"/treatments/{running.pk}/"
    assert browser.post(f"{chair}alarms/call/").status_code == 303
    assert "Staff call for help" in read(browser, chair)
    assert browser.post(f"{chair}alarms/quiet/").status_code == 303
    assert "Sound paused" in read(browser, chair)
    assert browser.post(f"{chair}alarms/staff_call/over/").status_code == 303
    after = read(browser, f"{chair}now/")
    assert "alarm--high" not in after
    assert "<strong>HIGH</strong> Staff call for help<span" in after  # what there was so far


def test_a_chair_whose_alarm_nobody_has_shows_on_every_other_chair(
    running: Treatment, clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime, signed_in: SignIn
) -> None:
    patient = a_patient(clinic, "Leila Haddad", at=now)
    Treatment.objects.filter(pk=running.pk).update(chair=Chair.objects.filter(clinic=clinic).order_by("-name").first())
    other = a_treatment(patient, nurse=nia, prescriber=alice, at=now, status="in-progress")
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=running, values=CALM | {"systolic_mmhg": 205}, by=nia, at=at)
    chair = Treatment.objects.get(pk=running.pk).chair
    with travel(at + timedelta(seconds=20), tick=False):
        assert "is calling" not in read(signed_in(bob), f"/treatments/{other.pk}/now/")
    actions.tick_due(at=at + timedelta(seconds=30))
    with travel(at + timedelta(seconds=31), tick=False):
        page = read(signed_in(bob), f"/treatments/{other.pk}/now/")
    assert f"{chair} is calling, and nobody has it" in page


def test_only_who_runs_treatments_of_this_clinic_may_press(
    running: Treatment, fran: Any, charlie: Any, later: datetime, signed_in: SignIn
) -> None:
    for press in ("have", "quiet", "call", "staff_call/over"):
        url = f"/treatments/{running.pk}/alarms/{press}/"
        assert signed_in(fran).post(url).status_code == 403
        assert signed_in(charlie).post(url).status_code in (403, 404)
        assert signed_in(fran).get(url).status_code in (403, 405)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"systolic_mmhg": 185, "diastolic_mmhg": 94}, "Blood pressure 185 mmHg, limit 180"),
        ({"systolic_mmhg": 155}, "Blood pressure 155 mmHg, limit at least 125 % of the person's own"),
        ({"moaas": 3}, "Wakefulness (MOAA/S) 3, limit 3"),
        ({"nausea_0_10": 6}, "Nausea 6 of 10, limit 4"),
    ],
)
def test_a_band_is_short_and_keeps_the_value_and_the_limit(
    running: Treatment, nia: Any, now: datetime, values: dict[str, object], words: str
) -> None:
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=running, values=CALM | values, by=nia, at=at)
    (found,) = alarms.standing(running, at).alarms
    assert found.short == words


def test_a_pressure_to_be_repeated_is_what_is_due_next(
    running: Treatment, nia: Any, later: datetime, signed_in: SignIn
) -> None:
    actions.chart_vitals(treatment=running, values=CALM | {"systolic_mmhg": 165}, by=nia, at=later)
    for url in ("/floor/cards/", f"/treatments/{running.pk}/now/"):
        assert "Repeat BP" in read(signed_in(nia), url)
    again = later + timedelta(minutes=2)
    with travel(again, tick=False):
        actions.chart_vitals(treatment=running, values=CALM, by=nia, at=again)
        page = read(signed_in(nia), "/floor/cards/")
    assert "Repeat BP" not in page and "Vital signs" in page


def test_the_flowsheet_and_the_note_tell_each_alarm_once(
    running: Treatment, nia: Any, now: datetime, signed_in: SignIn
) -> None:
    at = now + timedelta(minutes=10)
    actions.chart_vitals(treatment=running, values=CALM | {"systolic_mmhg": 165}, by=nia, at=at)
    worse = at + timedelta(minutes=2)
    actions.chart_vitals(treatment=running, values=CALM | {"systolic_mmhg": 188}, by=nia, at=worse)
    actions.acknowledge(treatment=running, by=nia, at=worse + timedelta(minutes=1))
    actions.chart_vitals(treatment=running, values=CALM, by=nia, at=worse + timedelta(minutes=3))
    with travel(worse + timedelta(minutes=4), tick=False):
        sheet = read(signed_in(nia), f"/treatments/{running.pk}/flowsheet/")
        note = read(signed_in(nia), f"/treatments/{running.pk}/note/")
    assert "<strong>HIGH</strong> Blood pressure 188 mmHg, limit 180" in sheet
    assert "<bdi>Nia Dunn</bdi> had it 10:13, over 10:15" in sheet
    said = "Alarm HIGH at 10:10: Blood pressure 188 mmHg, limit 180, Nia Dunn had it at 10:13, over at 10:15."
    assert said in note
