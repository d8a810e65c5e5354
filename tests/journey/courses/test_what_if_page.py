"""The what-if page: one door, a plan from the order, two plans on one scale, every slip said, and nothing kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.courses.models import Course
from rekindle.journey.places.confirming import confirm_value
from rekindle.journey.screenings.models import Screening
from tests.builders import a_patient
from tests.journey.treatments.builders_treatments import a_consented_patient, a_course

A = {"a-way": "iv_racemic", "a-weight_kg": "70", "a-dose_mg": "35", "a-minutes": "40"}
B = {"b-way": "iv_racemic", "b-weight_kg": "70", "b-mg_per_kg": "0.5", "b-minutes": "60"}


@pytest.fixture
def ruth(clinic: Any, alice: Any, now: datetime) -> Any:
    return a_consented_patient(clinic, alice, now, "Ruth O’Abara")


@pytest.fixture
def look(ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime) -> Callable[..., Any]:
    """Ask the page of Ruth as her prescriber."""

    def ask(said: dict[str, str] | None = None) -> Any:
        with time_machine.travel(now, tick=False):
            return signed_in(alice).get(reverse("courses:exposure", args=[ruth.pk]), said or {})

    return ask


def errors(answer: Any, plan: int = 0) -> dict[str, list[str]]:
    return {name: list(found) for name, found in answer.context["forms"][plan][1].errors.items()}


def cells(answer: Any, head: str) -> tuple[str, ...]:
    return next(row.cells for row in answer.context["numbers"] if row.head.startswith(head))


def test_only_a_prescriber_of_this_clinic_is_let_in(
    ruth: Any, nia: Any, fran: Any, charlie: Any, signed_in: Callable[[Any], Any], now: datetime, client: Any
) -> None:
    with time_machine.travel(now, tick=False):
        url = reverse("courses:exposure", args=[ruth.pk])
        for colleague in (nia, fran):
            assert signed_in(colleague).get(url).status_code == 403
        theirs, absent = (
            signed_in(charlie).get(reverse("courses:exposure", args=[pk])) for pk in (ruth.pk, ruth.pk + 1000)
        )
        assert (theirs.status_code, absent.status_code) == (404, 404)
        assert ruth.name not in theirs.content.decode()
        client.logout()
        assert client.get(url).status_code == 302


def test_the_order_of_the_course_is_the_first_plan_and_is_worked_out_at_once(
    look: Callable[..., Any], ruth: Any, alice: Any, now: datetime
) -> None:
    a_course(ruth, alice, now)
    answer = look()
    page = answer.content.decode()
    assert answer.status_code == 200 and len(answer.context["forms"]) == 1
    for words in ('value="70"', 'value="35"', 'value="40"', "70 kg on", "no dose recommendation", "venous plasma"):
        assert words in page
    # Section 0 of the reference: 160.2 ng/mL at the end of the infusion, said as two digits and never finer.
    assert cells(answer, "Highest") == ("160 ng/mL, venous plasma",)
    assert cells(answer, "When") == ("40 min",)
    assert "160.2 ng" not in page


def test_without_a_course_only_the_weight_is_filled_in(look: Callable[..., Any]) -> None:
    answer = look()
    assert answer.status_code == 200 and "answers" not in answer.context
    form = answer.context["forms"][0][1]
    assert (form["weight_kg"].value(), form["dose_mg"].value()) == ("70", None)
    assert "Prescribe a course" in answer.content.decode()


def test_the_newest_weight_is_taken_and_an_unknown_one_is_left_open(
    look: Callable[..., Any], ruth: Any, alice: Any, now: datetime
) -> None:
    a_course(ruth, alice, now)
    Course.objects.update(ordered_weight_kg="74.5")
    assert 'value="74.5"' in look().content.decode()
    Course.objects.update(status="completed")
    Clearance.objects.update(weight_kg=None)
    answer = look()
    assert "no weight is written down yet" in answer.content.decode()
    assert answer.context["forms"][0][1]["weight_kg"].value() == ""


def test_a_second_plan_begins_where_the_first_stands_and_waits(look: Callable[..., Any]) -> None:
    answer = look(A | {"a-minutes": "55", "compare": "1"})
    other = answer.context["forms"][1][1]
    assert (other["minutes"].value(), other["dose_mg"].value(), other.is_bound) == ("55", "35", False)
    assert len(answer.context["answers"]) == 1


def test_two_plans_share_minutes_and_scale(look: Callable[..., Any]) -> None:
    answer = look(A | B)
    first, second = answer.context["answers"]
    assert first.plasma.line.times_min[-1] == second.plasma.line.times_min[-1] == 300
    assert first.plasma.drawn().levels == second.plasma.drawn().levels
    assert first.plasma.same_scale_as == (second.plasma.line,)
    page = answer.content.decode()
    assert "35 mg (0.5 mg/kg) over 60 min" in page and "Plan B" in page and "Leave plan B out" in page
    assert len(answer.context["minutes"]["heads"]) == 4


def test_a_pause_makes_it_later_and_lower(look: Callable[..., Any]) -> None:
    paused = {"b-pause1_at_min": "20", "b-pause1_for_min": "15"}
    answer = look(A | B | {"b-minutes": "40"} | paused)
    first, second = (one.shown for one in answer.context["answers"])
    assert second.tmax_min == pytest.approx(55, abs=0.01) and first.tmax_min == pytest.approx(40, abs=0.01)
    assert second.cmax_ng_per_ml < first.cmax_ng_per_ml
    assert answer.context["answers"][1].plasma.pauses == ((20.0, 35.0),)
    assert "paused at minute 20 for 15 min" in answer.content.decode()


def test_two_sites_or_two_drugs_are_not_to_be_compared_in_height(look: Callable[..., Any]) -> None:
    muscle = {"b-way": "im_racemic", "b-weight_kg": "70", "b-dose_mg": "35"}
    answer = look(A | muscle)
    assert ["not of the same sampling site" in each for each in answer.context["not_comparable"]] == [True]
    assert answer.context["answers"][1].effect is None
    spray = {"b-way": "nasal_esketamine", "b-weight_kg": "70", "b-devices": "2"}
    answer = look(A | spray)
    assert any("esketamine alone" in each for each in answer.context["not_comparable"])
    assert "56 mg, devices of 28 mg" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"a-dose_mg": "35 mg"}, "dose_mg", "Write the number alone"),
        ({"a-weight_kg": "70kg"}, "weight_kg", "Write the number alone"),
        ({"a-weight_kg": "-70"}, "weight_kg", "between 40 and 200 kg"),
        ({"a-weight_kg": "0"}, "weight_kg", "between 40 and 200 kg"),
        ({"a-weight_kg": ""}, "weight_kg", "not given"),
        ({"a-dose_mg": "99999999999999"}, "dose_mg", "too long to be meant"),
        ({"a-dose_mg": "nan"}, "dose_mg", "Write the number alone"),
        ({"a-dose_mg": "0"}, "dose_mg", "between 0.001 and 1000 mg"),
        ({"a-mg_per_kg": "0.5"}, "mg_per_kg", "given twice"),
        ({"a-minutes": "-1"}, "minutes", "at most 1440"),
        ({"a-minutes": ""}, "minutes", "over how many minutes"),
        ({"a-devices": "2"}, "devices", "Only the nasal spray"),
        ({"a-pause1_at_min": "50", "a-pause1_for_min": "5"}, "pause1_at_min", "has ended by minute 40"),
        ({"a-pause2_at_min": "10"}, "pause2_for_min", "how many minutes the pause lasts"),
        (
            {"a-pause1_at_min": "10", "a-pause1_for_min": "10", "a-pause2_at_min": "15", "a-pause2_for_min": "5"},
            "pause2_at_min",
            "lasts until minute 20",
        ),
        ({"a-way": "iv_dexmedetomidine"}, "way", "not one of the available choices"),
    ],
)
def test_a_slip_is_answered_beside_its_field_and_what_was_typed_is_kept(
    look: Callable[..., Any], said: dict[str, str], field: str, words: str
) -> None:
    answer = look(A | said)
    assert answer.status_code == 200 and "answers" not in answer.context
    assert list(errors(answer)) == [field] and words in errors(answer)[field][0]
    page = answer.content.decode()
    for typed in (each for each in said.values() if each and not each.startswith("iv_")):
        assert f'value="{typed}"' in page


def test_every_slip_of_both_plans_is_said_at_once(look: Callable[..., Any]) -> None:
    answer = look(A | B | {"a-dose_mg": "35 mg", "a-minutes": "0", "b-weight_kg": "7000"})
    assert list(errors(answer)) == ["dose_mg", "minutes"]
    assert list(errors(answer, 1)) == ["weight_kg"]


def test_a_comma_is_read_as_a_point(look: Callable[..., Any]) -> None:
    assert "over 40 min; weight 70.5 kg" in look(A | {"a-weight_kg": "70,5"}).content.decode()


def test_the_drug_library_is_asked_beside_it_with_the_values_of_the_clinic(
    look: Callable[..., Any], clinic: Any, alice: Any, now: datetime
) -> None:
    assert [one.name for one in look(A).context["answers"][0].held.unusual] == []
    answer = look(A | {"a-dose_mg": "63"})
    (unusual,) = answer.context["answers"][0].held.unusual
    assert (unusual.asked, unusual.grade) == ("0.9 mg/kg", "ask")
    assert f"(usual: {unusual.usual})" in answer.content.decode()
    confirm_value(clinic=clinic, key="dose.iv_mg_per_kg.usual_to", setting=0.5, reason="Ours.", by=alice, at=now)
    assert [one.name for one in look(A).context["answers"][0].held.unusual] == []
    answer = look(A | {"a-dose_mg": "42"})
    assert [one.asked for one in answer.context["answers"][0].held.unusual] == ["0.6 mg/kg"]


def test_a_way_that_the_library_does_not_know_says_so(look: Callable[..., Any]) -> None:
    said = {"a-way": "oral_racemic", "a-weight_kg": "70", "a-dose_mg": "100"}
    answer = look(said)
    assert answer.context["answers"][0].held is None
    assert "has no line for this drug by this way" in answer.content.decode()


def test_liver_and_medicines_of_the_record_stand_beside_it_by_name(look: Callable[..., Any]) -> None:
    assert any("not known" in each for each in look(A).context["warnings"])
    kept = Screening.objects.get()
    kept.answers = kept.answers | {"liver": "moderate", "meds": [{"name": "clarithromycin"}]}
    kept.save()
    Candidate.objects.update(screening=kept)
    told = " ".join(look(A).context["warnings"])
    assert "Liver disease (moderate)" in told and "Clarithromycin may slow" in told


def test_somebody_of_whom_nothing_is_known_can_still_be_looked_at(
    clinic: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    stranger = a_patient(clinic, "Odd Numan", at=now, born_on=None)
    with time_machine.travel(now, tick=False):
        answer = signed_in(alice).get(reverse("courses:exposure", args=[stranger.pk]), A)
    assert answer.status_code == 200
    assert any("age is not known" in each for each in answer.context["warnings"])
    assert ["Height is not known" in one for one in answer.context["answers"][0].held.unanswered] == [True]


def test_paper_says_who_when_and_by_which_content(look: Callable[..., Any], alice: Any) -> None:
    page = look(A).content.decode()
    assert "Looked at by" in page and str(alice) in page and "Content version" in page


def test_two_plans_cost_no_more_queries_than_one(
    look: Callable[..., Any], ruth: Any, alice: Any, now: datetime
) -> None:
    a_course(ruth, alice, now)

    def count(said: dict[str, str]) -> int:
        with CaptureQueriesContext(connection) as spent:
            assert look(said).status_code == 200
        return len(spent)

    count(A)
    assert count(A) == count(A | B)


def test_nothing_is_kept_and_the_opening_is(look: Callable[..., Any], ruth: Any, alice: Any, now: datetime) -> None:
    from rekindle.journey.ledger.models import Entry

    a_course(ruth, alice, now)
    before = Course.objects.values().get()
    look(A | B)
    assert Course.objects.values().get() == before
    assert "exposure page" in Entry.objects.latest("pk").sentence


def test_the_course_and_the_order_lead_here(
    look: Callable[..., Any], ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    with time_machine.travel(now, tick=False):
        for name, pk in (("courses:course", course.pk), ("courses:order", course.pk), ("courses:prescribe", ruth.pk)):
            page = signed_in(alice).get(reverse(name, args=[pk])).content.decode()
            assert reverse("courses:exposure", args=[ruth.pk]) in page


def test_the_order_page_begins_with_what_the_list_of_medicines_says(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)

    def slows(name: str, pk: int) -> tuple[str, str]:
        with time_machine.travel(now, tick=False):
            field = signed_in(alice).get(reverse(name, args=[pk])).context["form"]["on_cyp_inhibitor"]
        return field.value(), field.help_text

    for name, pk in (("courses:order", course.pk), ("courses:prescribe", ruth.pk)):
        assert slows(name, pk) == ("", "The list is not known in full.")
        for meds, answer, words in (
            ([{"name": "clarithromycin"}], "yes", "On the list of medicines: Clarithromycin."),
            ([{"name": "sertraline"}], "no", "The list of medicines holds none that does."),
            ([{"name": "something green"}], "", "The list is not known in full."),
        ):
            kept = Screening.objects.get()
            kept.answers = kept.answers | {"meds": meds}
            kept.save()
            assert slows(name, pk) == (answer, words)
        Screening.objects.update(answers={key: each for key, each in kept.answers.items() if key != "meds"})


def test_what_a_page_down_the_river_knows_is_brought_to_the_order(
    ruth: Any, alice: Any, signed_in: Callable[[Any], Any], now: datetime
) -> None:
    course = a_course(ruth, alice, now)
    with time_machine.travel(now, tick=False):
        url = reverse("courses:order", args=[course.pk])
        said = {"improvement_pct": "35.5", "worst_grade": "2", "tolerated": "yes"}
        form = signed_in(alice).get(url, said).context["form"]
    assert (form["improvement_pct"].value(), form["worst_grade"].value()) == ("35.5", "2")
    assert form["tolerated"].value() is None
