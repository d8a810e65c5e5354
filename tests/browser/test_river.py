"""The whole river from an empty house: no row is touched here but by the pages that people press."""

import io
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.river import afterwards, chair, course, day, founding, gates, leaving, office, series, stranger
from tests.browser.river.story import Story

FOUND = ["found", "--name", "Quay Clinic", "--slug", "quay", "--phone", "+1 555 0100", "--address", "2 Quay Street"]
FOUND += ["--owner-name", founding.OWNER.name, "--owner-email", founding.OWNER.email]


def the_house_is_founded() -> str:
    """The command that whoever looks after the server types; it prints where the owner comes in."""
    from rekindle.web.commands import main

    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(FOUND) == 0
    found = re.search(r"http\S+(/welcome/\S+)", printed.getvalue())
    assert found, printed.getvalue()
    return found.group(1)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_stranger_becomes_a_treated_patient_whose_outcome_is_measured(
    visitor: Callable[..., Page],
    server: str,
    clock: Any,
    picture: Callable[..., None],
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.MAIL_FOLDER = tmp_path / "mail"
    story = Story(open_browser=visitor, clock=clock, take=picture)
    the_clinic_opens(story)
    a_person_comes_and_is_cleared(story)
    the_first_treatment(story)
    the_series_and_what_comes_after(story)
    afterwards.whole_timeline(story)
    afterwards.ledger_holds(story)
    afterwards.letters_say_nothing(story)
    afterwards.nothing_broke(story)


def the_clinic_opens(story: Story) -> None:
    """From one printed link to a furnished clinic with its people and an open form."""
    founding.owner_arrives(story, the_house_is_founded)
    founding.furnish(story)
    founding.form_stays_shut(story)
    founding.name_on_call(story)
    founding.bring_people_in(story)
    founding.cover_and_open(story)
    founding.director_confirms(story)


def a_person_comes_and_is_cleared(story: Story) -> None:
    """Two strangers; one of them goes on, gate by gate, to a booked course."""
    stranger.ordinary_history(story)
    office.review_and_call(story)
    office.books_on_the_phone(story)
    stranger.in_danger(story)
    stranger.danger_is_not_forgotten(story)
    office.consultation(story)
    gates.clearance(story)
    gates.preparation(story)
    gates.consent(story)
    afterwards.check_in(story, BASELINE, "checkin-phone")
    course.prescribe(story)
    course.schedule(story)


BASELINE = (3, 3, 2, 3, 2, 3, 2, 1, 0, 2, 2, 2, 2, 1, 1, 2, 1)  # PHQ-9 19 with its tenth question, GAD-7 11
WEEKS = {
    2: (2, 2, 2, 2, 1, 2, 1, 1, 0, 1, 2, 1, 1, 1, 1, 1, 1),  # PHQ-9 13
    4: (2, 1, 2, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0),  # PHQ-9 9
    6: (1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0),  # PHQ-9 6
}


def the_first_treatment(story: Story) -> None:
    """A day with everything that may happen: a hold, a wrong number read, sickness, a pause, leaving too early."""
    series.morning(story, 1)
    page = day.open_the_day(story)
    for title in day.SECTIONS:
        day.section(page, title)
    day.weigh(page)
    series.high_pressure_holds(story, page)
    day.draw_up(page)
    series.second_reads_the_pump(story, wrong_first=True)
    story.picture(page, "readiness", whole=True)
    series.calm_again(story, page)
    series.begin(page)
    chair.first_minutes(story, page)
    chair.nausea(story, page)
    series.somebody_else_looks(story)
    chair.pause_and_resume(story, page)
    chair.to_the_end(story, page, "chair")
    leaving.try_to_leave(page)
    leaving.recover(story, page)
    leaving.home(story, page)
    leaving.count_the_drug(story, page, doubt=True)
    leaving.sign_note(story, page)
    leaving.add_to_note(page)


def the_series_and_what_comes_after(story: Story) -> None:
    """Five more sessions with a check-in each week, the class they make, and the day that is chosen next."""
    for number in range(2, 7):
        series.session(story, number)
        if number in WEEKS:
            afterwards.check_in(story, WEEKS[number])
    afterwards.read_and_decide(story)
    afterwards.consent_to_maintenance(story)
    afterwards.order_and_book(story)
