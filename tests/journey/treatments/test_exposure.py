"""The estimated curve follows the pump of one treatment and nothing else, and says why where there is none."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.clinical.pharmacology import display
from rekindle.journey.ledger.models import Entry
from rekindle.journey.people.models import Patient
from rekindle.journey.treatments import actions, curves, exposure, queries
from rekindle.journey.treatments.exposure import Exposure
from rekindle.journey.treatments.models import DayFact, DrugRecord, PumpEvent, Treatment
from tests.journey.treatments.builders_treatments import (
    a_consented_patient,
    a_course,
    a_running_treatment,
    an_open_treatment,
)


@pytest.fixture
def running(clinic: Any, alice: Any, nia: Any, bob: Any, now: datetime) -> Treatment:
    """35 mg over 40 minutes for 70 kg, started now."""
    return a_running_treatment(clinic, alice, nia, bob, now)


def at_minute(treatment: Treatment, now: datetime, minute: float, nia: Any) -> Exposure:
    row = queries.find(treatment.pk, for_=nia)
    return exposure.follow(queries.chair_view(row, now + timedelta(minutes=minute)))


def level(found: Exposure, minute: float) -> float:
    assert found.plasma is not None
    return found.plasma.typical[found.plasma.times_min.index(minute)]


def in_by_the_pump(treatment: Treatment, now: datetime, minute: float, nia: Any) -> Decimal:
    given = queries.chair_view(queries.find(treatment.pk, for_=nia), now + timedelta(minutes=minute)).given
    assert given is not None
    return given.delivered_mg


def test_the_ordinary_infusion_has_the_published_levels_and_is_the_same_before_and_after_it_ran(
    running: Treatment, nia: Any, now: datetime
) -> None:
    """0.5 mg/kg, 70 kg, 40 minutes: 160 ng/mL at 40 minutes and 107 at 60 (pharmacology.md, section 0)."""
    early, late = (at_minute(running, now, minute, nia) for minute in (3, 55))
    for found in (early, late):
        assert level(found, 40.0) == pytest.approx(160.2, abs=0.1)
        assert level(found, 60.0) == pytest.approx(106.7, abs=0.1)
    assert (early.goes_on, late.goes_on) == ("running", "over")
    assert early.ends_at == late.ends_at == now + timedelta(minutes=40)
    assert early.plasma is not None and early.plasma.site == "venous plasma" and early.plasma.unit == "ng/mL"
    assert early.doses == late.doses


def test_it_follows_pause_resume_rate_and_stop_to_the_milligram(running: Treatment, nia: Any, now: datetime) -> None:
    def at(minute: float) -> datetime:
        return now + timedelta(minutes=minute)

    actions.pause(treatment=running, reason="nausea", by=nia, at=at(20))
    paused = at_minute(running, now, 22, nia)
    assert paused.goes_on == "paused"
    assert sum(dose.dose_mg for dose in paused.doses) == pytest.approx(17.5)  # half of 35 mg, and nothing to come
    actions.resume(
        treatment=running, rate_ml_per_h=Decimal(75), settled_since_at=at(20), happened_at=None, by=nia, at=at(26)
    )
    resumed = at_minute(running, now, 27, nia)
    assert [(dose.start_min, dose.dose_mg) for dose in resumed.doses] == [
        (0.0, pytest.approx(17.5)),
        (26.0, pytest.approx(17.5)),
    ]
    assert resumed.ends_at == at(66)  # 50 mL at 75 mL/h take 40 minutes
    assert level(resumed, 26.0) < level(resumed, 20.0) < level(resumed, 66.0)
    actions.change_rate(treatment=running, rate_ml_per_h=Decimal(60), reason="", happened_at=None, by=nia, at=at(30))
    actions.stop(treatment=running, reason="asked to stop", happened_at=None, by=nia, at=at(40))
    stopped = at_minute(running, now, 45, nia)
    assert stopped.goes_on == "over" and stopped.ends_at == at(40)
    # 20 min at 150, 4 min at 75 and 10 min at 60 mL/h of 0.35 mg/mL: 50 + 5 + 10 mL
    assert [round(dose.dose_mg, 6) for dose in stopped.doses] == [17.5, 1.75, 3.5]
    assert float(in_by_the_pump(running, now, 45, nia)) == pytest.approx(22.75, abs=0.051)  # to the tenth
    assert sum(dose.dose_mg for dose in stopped.doses) == pytest.approx(22.75)


def test_a_pump_that_ran_dry_adds_nothing_more(running: Treatment, nia: Any, now: datetime) -> None:
    dry = at_minute(running, now, 90, nia)  # nobody has ended it yet
    assert sum(dose.dose_mg for dose in dry.doses) == pytest.approx(35.0)
    assert dry.goes_on == "over" and dry.ends_at == now + timedelta(minutes=40)


def test_between_two_presses_nothing_is_worked_out_twice(running: Treatment, nia: Any, now: datetime) -> None:
    at_minute(running, now, 11, nia)
    worked_out = display.shown.cache_info().misses
    for minute in (12, 13.37, 39):
        at_minute(running, now, minute, nia)
    assert display.shown.cache_info().misses == worked_out


def test_a_pause_now_is_drawn_beside_the_curve_only_while_the_pump_runs(
    running: Treatment, nia: Any, now: datetime
) -> None:
    view = queries.chair_view(queries.find(running.pk, for_=nia), now + timedelta(minutes=20))
    found = exposure.follow(view)
    page = curves.page_of(view, found)
    on, off = page.beside
    assert off.line.typical[off.line.times_min.index(30.0)] < on.line.typical[on.line.times_min.index(30.0)]
    assert off.same_scale_as == (on.line,) and on.same_scale_as == (off.line,)
    actions.pause(treatment=running, reason="", by=nia, at=now + timedelta(minutes=20))
    view = queries.chair_view(queries.find(running.pk, for_=nia), now + timedelta(minutes=21))
    assert curves.page_of(view, exposure.follow(view)).beside == ()


def test_falls_stand_on_the_clock_and_in_minutes(running: Treatment, nia: Any, now: datetime) -> None:
    """Effect site back at 50 % at 64 (56 to 75), 30 % at 86 (75 to 103), 20 % at 110 (99 to 132) (section 3)."""
    view = queries.chair_view(queries.find(running.pk, for_=nia), now + timedelta(minutes=20))
    lines = curves.page_of(view, exposure.follow(view)).falls
    found = [
        (line.share_pct, *(round(m or 0) for m in (line.typical_min, line.earliest_min, line.latest_min)))
        for line in lines
    ]
    assert found == [(50, 64, 56, 75), (30, 86, 75, 103), (20, 110, 99, 132)] or found[2][2] == 98  # 98.5 in print
    assert lines[0].earliest_at is not None
    assert abs((lines[0].earliest_at - now) - timedelta(minutes=56.2)) < timedelta(seconds=10)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda row: DayFact.objects.filter(treatment=row, key="weight_kg").delete(), "No weight was recorded"),
        (
            lambda row: DayFact.objects.filter(treatment=row, key="weight_kg").update(value="700"),
            "between 40 and 200 kg",
        ),
        (lambda row: PumpEvent.objects.filter(treatment=row).delete(), "Nothing has been given"),
        (lambda row: DrugRecord.objects.filter(treatment=row).update(drug="propofol"), "not ketamine"),
    ],
)
def test_without_what_it_rests_on_the_panel_says_why_and_the_vital_signs_stand(
    running: Treatment,
    nia: Any,
    now: datetime,
    signed_in: Callable[[Any], Any],
    spoil: Callable[[Treatment], Any],
    why: str,
) -> None:
    spoil(running)
    with time_machine.travel(now + timedelta(minutes=15), tick=False):
        for name in ("chair", "now", "exposure"):
            answer = signed_in(nia).get(reverse(f"treatments:{name}", args=[running.pk]))
            assert answer.status_code == 200
            page = answer.content.decode()
            assert why in page and "Estimated plasma concentration" not in page
        assert "chart__dot--spo2" in signed_in(nia).get(reverse("treatments:now", args=[running.pk])).content.decode()


def test_a_record_that_cannot_be_is_refused_in_its_own_words(running: Treatment, nia: Any, now: datetime) -> None:
    view = queries.chair_view(queries.find(running.pk, for_=nia), now + timedelta(minutes=5))
    again = PumpEvent(
        treatment=running, number=2, kind="start", rate_ml_per_h=Decimal(150), happened_at=now + timedelta(minutes=2)
    )
    view.events.append(again)
    found = exposure.follow(view)
    assert found.plasma is None and "already running" in found.why_not[0]


def test_a_record_that_cannot_be_leaves_the_vital_signs_on_the_page(
    running: Treatment, nia: Any, now: datetime, signed_in: Callable[[Any], Any]
) -> None:
    PumpEvent.objects.create(
        treatment=running, number=2, kind="start", rate_ml_per_h=Decimal(150), happened_at=now + timedelta(minutes=2),
        recorded_at=now, recorded_by=nia,
    )  # fmt: skip
    with time_machine.travel(now + timedelta(minutes=15), tick=False):
        for name in ("chair", "now", "exposure"):
            answer = signed_in(nia).get(reverse(f"treatments:{name}", args=[running.pk]))
            assert answer.status_code == 200
            assert "already running" in answer.content.decode()
        page = signed_in(nia).get(reverse("treatments:now", args=[running.pk])).content.decode()
    assert "chart__dot--spo2" in page and "how much is in is not known" in page and "0 of 35" not in page


def test_less_than_ten_minutes_is_no_infusion_for_the_venous_model(running: Treatment, nia: Any, now: datetime) -> None:
    actions.stop(treatment=running, reason="asked", happened_at=None, by=nia, at=now + timedelta(minutes=6))
    found = at_minute(running, now, 10, nia)
    assert found.plasma is None and "Less than 10 minutes" in found.why_not[0]


def test_what_makes_it_less_sure_comes_from_the_record(running: Treatment, nia: Any, now: datetime) -> None:
    screening = running.session.course.clearance.candidate.screening
    Patient.objects.filter(pk=running.patient_id).update(born_on=now.date() - timedelta(days=61 * 366))
    assert at_minute(running, now, 12, nia).doubts == (
        "age outside those studied",
        "liver not known",
        "medicines not known in full",
    )
    medicines = [{"name": "clarithromycin"}, {"name": "sertraline 50 mg daily"}]
    screening.answers = screening.answers | {"liver": "mild", "meds": medicines}
    screening.save()
    Patient.objects.filter(pk=running.patient_id).update(born_on=None)
    assert at_minute(running, now, 12, nia).doubts == ("age not known", "liver disease", "takes Clarithromycin")
    screening.answers = screening.answers | {"liver": "none", "meds": []}
    screening.save()
    Patient.objects.filter(pk=running.patient_id).update(born_on=now.date() - timedelta(days=25 * 366))
    assert at_minute(running, now, 12, nia).doubts == ()
    actions.record_facts(treatment=running, values={"new_medicines": "cleared"}, by=nia, at=now)
    assert at_minute(running, now, 12, nia).doubts == ("medicines not known in full",)


def test_the_page_names_its_site_and_says_what_it_is_not(
    running: Treatment, nia: Any, now: datetime, signed_in: Callable[[Any], Any]
) -> None:
    url = reverse("treatments:exposure", args=[running.pk])
    with time_machine.travel(now + timedelta(minutes=20), tick=False):
        page = signed_in(nia).get(url).content.decode()
    for said in (
        "venous plasma",
        "not a discharge criterion",
        "A_otto_venous",
        "two hours",
        "Never shown",
        "150.0 mL/h",
    ):
        assert said in page
    assert Entry.objects.filter(verb="chart.viewed", sentence__contains="exposure").count() == 1


def test_who_may_open_it(
    running: Treatment,
    fran: Any,
    charlie: Any,
    nia: Any,
    client: Any,
    now: datetime,
    signed_in: Callable[[Any], Any],
) -> None:
    url = reverse("treatments:exposure", args=[running.pk])
    with time_machine.travel(now, tick=False):
        assert client.get(url).status_code == 302
        assert signed_in(fran).get(url).status_code == 403
        elsewhere = signed_in(charlie).get(url)
        nowhere = signed_in(charlie).get(reverse("treatments:exposure", args=[999_999]))
        assert elsewhere.status_code == nowhere.status_code == 404
        assert elsewhere.content == nowhere.content
        assert signed_in(nia).post(url).status_code in (200, 405)


def test_the_curve_asks_the_tables_for_nothing(running: Treatment, nia: Any, now: datetime) -> None:
    view = queries.chair_view(queries.find(running.pk, for_=nia), now + timedelta(minutes=20))
    with CaptureQueriesContext(connection) as spent:
        found = exposure.follow(view)
        assert found.plasma is not None
        assert found.doubts
        curves.page_of(view, found)
    assert len(spent) == 0


def test_before_the_pump_runs_there_is_a_sentence(
    clinic: Any, alice: Any, nia: Any, now: datetime, signed_in: Callable[[Any], Any]
) -> None:
    row = an_open_treatment(a_course(a_consented_patient(clinic, alice, now), alice, now), nia, now)
    with time_machine.travel(now, tick=False):
        page = signed_in(nia).get(reverse("treatments:now", args=[row.pk])).content.decode()
    assert "Nothing has been given, so there is nothing to estimate." in page
