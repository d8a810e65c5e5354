"""The pages of the room: who may open them, what a press answers, and that lists cost the same for many as for few."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.journey.ledger.models import Entry
from rekindle.journey.treatments import actions, facts, queries
from rekindle.journey.treatments.models import MedicineGiven, Note, PumpEvent, SideEffect, Treatment, VitalSigns
from tests.journey.treatments.builders_treatments import (
    CALM,
    ESCORT,
    GONE_HOME,
    a_consented_patient,
    a_course,
    a_recovered_treatment,
    a_running_treatment,
    an_open_treatment,
    draw,
)

OF_TREATMENT = [
    "chair", "now", "ready", "weight", "draw", "pump", "vitals", "discharge", "drug", "note", "flowsheet", "exposure",
]  # fmt: skip
POSTS = ["begin", "not_today", "take_order", "pause", "resume", "rate", "stop", "end", "effect", "medicine", "seen",
    "home", "otherwise", "waste", "witness", "addendum"]  # fmt: skip


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    return a_running_treatment(clinic, alice, nia, bob, now)


@pytest.mark.parametrize("name", OF_TREATMENT)
def test_every_page_opens_for_a_nurse_and_is_not_there_for_another_clinic(
    running: Treatment, nia: Any, charlie: Any, signed_in: Callable[[Any], Any], now: datetime, name: str
) -> None:
    url = reverse(f"treatments:{name}", args=[running.pk])
    with time_machine.travel(now + timedelta(minutes=10), tick=False):
        assert signed_in(nia).get(url).status_code == 200
        assert signed_in(charlie).get(url).status_code == 404
        assert signed_in(charlie).get(reverse(f"treatments:{name}", args=[999_999])).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_no_press_reaches_another_clinic(
    running: Treatment, charlie: Any, signed_in: Callable[[Any], Any], now: datetime, name: str
) -> None:
    with time_machine.travel(now + timedelta(minutes=10), tick=False):
        answer = signed_in(charlie).post(reverse(f"treatments:{name}", args=[running.pk]), {})
    assert answer.status_code == 404
    assert PumpEvent.objects.count() == 1


@pytest.mark.parametrize("slug", ["person", "home", "food", "medicines", "mind", "body", "room"])
def test_each_section_of_the_day_is_asked_on_its_own_page(
    running: Treatment, nia: Any, signed_in: Callable[[Any], Any], now: datetime, slug: str
) -> None:
    url = reverse("treatments:section", args=[running.pk, slug])
    with time_machine.travel(now, tick=False):
        assert signed_in(nia).get(url).status_code == 200
        assert signed_in(nia).get(url.replace(slug, "nothing")).status_code == 404


def test_a_stranger_is_shown_the_way_in_and_front_desk_is_not_let_near(
    running: Treatment, fran: Any, client: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("treatments:chair", args=[running.pk])
    with time_machine.travel(now, tick=False):
        assert client.get(url).status_code == 302
        assert signed_in(fran).get(url).status_code == 403


def test_the_answers_of_a_section_are_kept_and_shown_again(
    clinic: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    url = reverse("treatments:section", args=[treatment.pk, "body"])
    said = {"pressure_symptoms": "no", "new_illness": "none", "bladder": ["none"], "drug_screen_today": "yes"}
    with time_machine.travel(now, tick=False):
        browser = signed_in(nia)
        answer = browser.post(url, said)
        assert (answer.status_code, answer.url) == (303, f"/treatments/{treatment.pk}/ready/#section-body")
        assert browser.post(url, said | {"bladder": ["none", "blood"]}).status_code == 409
        again = browser.get(url)
    known = {key: fact.value for key, fact in facts.day_facts(treatment).items()}
    assert known["bladder"] == [] and known["pressure_symptoms"] is False and known["drug_screen_today"] is True
    assert again.context["form"].initial["new_illness"] == "none"


def test_beginning_unready_shows_every_reason_on_the_page(
    clinic: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    with time_machine.travel(now, tick=False):
        answer = signed_in(nia).post(reverse("treatments:begin", args=[treatment.pk]))
    assert answer.status_code == 409
    assert len(answer.context["refused"]) > 15
    for sentence in answer.context["refused"][:5]:
        assert sentence.split(":")[0] in answer.content.decode()


def test_the_second_person_is_shown_no_number_and_a_wrong_one_is_refused(
    clinic: Any, alice: Any, nia: Any, bob: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    draw(treatment, nia, now)
    url = reverse("treatments:pump", args=[treatment.pk])
    with time_machine.travel(now, tick=False):
        page = signed_in(bob).get(url).content.decode()
        assert "35.0" not in page and "150" not in page
        wrong = signed_in(bob).post(url, {"dose_mg": "35.0", "rate_ml_per_h": "100"})
        assert wrong.status_code == 409 and "150" not in wrong.content.decode()
        right = signed_in(bob).post(url, {"dose_mg": "35.0", "rate_ml_per_h": "150"})
    assert right.status_code == 303


def test_a_jump_since_the_last_set_is_asked_about_once_and_then_kept(
    running: Treatment, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    url = reverse("treatments:vitals", args=[running.pk])
    said = {"systolic_mmhg": "172", "diastolic_mmhg": "88", "hr_per_min": "90", "spo2_pct": "97"}
    with time_machine.travel(now + timedelta(minutes=10), tick=False):
        browser = signed_in(nia)
        asked = browser.post(url, said)
        assert asked.status_code == 409 and "Look again" in asked.content.decode()
        assert browser.post(url, said | {"systolic_mmhg": "320"}).status_code == 409
        assert VitalSigns.objects.filter(phase="during").count() == 0
        for _ in range(2):
            assert browser.post(url, said | {"sure": "on"}).status_code == 303
    assert VitalSigns.objects.filter(phase="during").count() == 1


def test_presses_at_the_chair_are_recorded_once_and_a_repeat_is_answered_kindly(
    running: Treatment, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    def press(name: str, **said: str) -> int:
        answer = browser.post(reverse(f"treatments:{name}", args=[running.pk]), said)
        return int(answer.status_code)

    order = queries.chair_view(queries.find(running.pk, for_=nia), now).orders[0]
    with time_machine.travel(now + timedelta(minutes=20), tick=False) as clock:
        browser = signed_in(nia)
        effect = {"effect-term": "nausea", "effect-grade": "2"}
        given = {"medicine-order": str(order.pk), "medicine-dose_given": "4 mg", "medicine-reason": "nausea"}
        assert [press("effect", **effect), press("effect", **effect)] == [303, 303]
        assert [press("medicine", **given), press("medicine", **given)] == [303, 303]
        assert [press("pause"), press("pause")] == [303, 409]
        clock.shift(timedelta(minutes=6))
        settled = f"{facts.local(running, now + timedelta(minutes=20)):%Y-%m-%dT%H:%M}"
        resume = {"resume-rate_ml_per_h": "75", "resume-settled_since_at": settled}
        assert [press("resume", **resume), press("resume", **resume)] == [303, 409]
        assert press("rate", **{"rate-rate_ml_per_h": "60"}) == 303
        assert press("stop") == 409
        assert press("stop", **{"why-reason": "asked to stop"}) == 303
        assert press("end") == 409
    assert [event.kind for event in PumpEvent.objects.all()] == ["start", "pause", "resume", "rate_change", "stop"]
    assert (SideEffect.objects.count(), MedicineGiven.objects.count()) == (1, 1)


def test_the_whole_way_home_by_pressing(
    clinic: Any, alice: Any, nia: Any, bob: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    treatment, at = a_recovered_treatment(clinic, alice, nia, bob, now)
    seen = {key: "yes" if value is True else "no" for key, value in GONE_HOME.items() if isinstance(value, bool)}
    scales = {f"{name}-{part}": "2" for name in ("aldrete", "padss") for part in GONE_HOME[name]}  # type: ignore[attr-defined]  # a mapping
    with time_machine.travel(at, tick=False):
        browser = signed_in(nia)
        here = [treatment.pk]
        assert browser.post(reverse("treatments:seen", args=here), seen | scales).status_code == 303
        assert browser.post(reverse("treatments:home", args=here), ESCORT).status_code == 409
        adult = ESCORT | {"escort_is_adult": "on"}
        for _ in range(2):
            assert browser.post(reverse("treatments:home", args=here), adult).status_code == 303
        assert browser.post(reverse("treatments:waste", args=here), {"wasted_mg": "465"}).status_code == 303
        assert browser.post(reverse("treatments:witness", args=here)).status_code == 409
        assert signed_in(bob).post(reverse("treatments:witness", args=here)).status_code == 303
        for _ in range(2):
            assert browser.post(reverse("treatments:note", args=here), {"impression": "Calm."}).status_code == 303
        for name in OF_TREATMENT:
            assert browser.get(reverse(f"treatments:{name}", args=here)).status_code == 200
        page = browser.get(reverse("treatments:discharge", args=here)).content.decode()
    assert "Went home with" in page and "Sam Abara" in page
    assert Note.objects.count() == 1


def test_each_page_of_a_chart_leaves_one_line_and_the_live_part_none(
    running: Treatment, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    with time_machine.travel(now, tick=False):
        browser = signed_in(nia)
        browser.get(reverse("treatments:chair", args=[running.pk]))
        live = browser.get(reverse("treatments:now", args=[running.pk]))
    assert Entry.objects.filter(verb="chart.viewed").count() == 1
    assert live["X-Now"] == now.isoformat()


def test_the_floor_and_the_worklists_cost_the_same_for_many_as_for_one(
    running: Treatment, clinic: Any, alice: Any, nia: Any, now: datetime, signed_in: Callable[[Any], Any]
) -> None:
    from rekindle.journey.places.models import Chair
    from rekindle.journey.treatments.models import DrugRecord

    def count() -> int:
        with time_machine.travel(now + timedelta(minutes=5), tick=False):
            browser = signed_in(nia)
            browser.get(reverse("treatments:today"))
            with CaptureQueriesContext(
                connection,
            ) as spent:
                assert browser.get(reverse("treatments:today")).status_code == 200
        return len(spent)

    before = count()
    for number in range(10, 14):
        treatment = Treatment.objects.get(pk=running.pk)
        treatment.pk = None
        treatment.chair = Chair.objects.create(clinic=clinic, name=f"Chair {number}")
        treatment.status = "recovering" if number % 2 else "on-hold"
        treatment.session = actions_session(running, number)
        treatment.infusion_ended_at = now + timedelta(minutes=2) if number % 2 else None
        treatment.save()
        drug = DrugRecord.objects.filter(treatment=running)[0]
        drug.pk, drug.treatment = None, treatment
        drug.save()
        for event in PumpEvent.objects.filter(treatment=running):
            event.pk, event.treatment = None, treatment
            event.save()
        VitalSigns.objects.create(
            treatment=treatment, phase="before", measured_at=now, recorded_at=now, recorded_by=nia, **CALM
        )
    assert len(queries.floor(clinic, now + timedelta(minutes=5))) == 5
    assert count() == before


def actions_session(running: Treatment, number: int) -> Any:
    from rekindle.journey.courses.models import PlannedSession

    session, _ = PlannedSession.objects.get_or_create(
        course=running.session.course, number=number, defaults={"target_on": running.session.target_on}
    )
    return session


def test_the_floor_says_where_everybody_is_and_its_mark_moves_with_every_change(
    running: Treatment, clinic: Any, nia: Any, now: datetime
) -> None:
    marks = [queries.floor_marker(clinic.pk)]
    at = now + timedelta(minutes=21)
    card = queries.floor(clinic, at)[0]
    assert (card.phase, card.left) == ("Infusing, 21 of 40 min", "19 min left")
    assert card.due is not None and card.due.overdue and card.due_at == now + timedelta(minutes=10)
    vitals = actions.chart_vitals(treatment=running, values=CALM, by=nia, at=at)
    marks.append(queries.floor_marker(clinic.pk))
    actions.enter_in_error(vitals=vitals, reason="slipped", by=nia, at=at)
    marks.append(queries.floor_marker(clinic.pk))
    effect = actions.note_side_effect(treatment=running, term="nausea", grade=1, by=nia, at=at)
    marks.append(queries.floor_marker(clinic.pk))
    actions.resolve_side_effect(effect=effect, by=nia, at=at)
    marks.append(queries.floor_marker(clinic.pk))
    actions.stop(treatment=running, reason="asked", by=nia, at=at)
    marks.append(queries.floor_marker(clinic.pk))
    assert len(set(marks)) == len(marks)
    card = queries.floor(clinic, at + timedelta(minutes=10))[0]
    assert (card.phase, card.left) == ("Recovering, 10 min", "50 min left")


def test_a_weight_typed_as_nonsense_is_answered_in_a_sentence(
    clinic: Any, alice: Any, nia: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    treatment = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    with time_machine.travel(now, tick=False):
        browser = signed_in(nia)
        url = reverse("treatments:weight", args=[treatment.pk])
        for typed in ("7", "700", "seventy", "-70", "1e3", ""):
            assert browser.post(url, {"weight_kg": typed}).status_code == 409
        assert browser.post(url, {"weight_kg": "70.5"}).status_code == 303
    assert facts.day_facts(treatment)["weight_kg"].value == str(Decimal("70.5"))
