"""The worklist and the task page, as those who work here meet them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rekindle.journey.tasks import actions
from rekindle.journey.tasks.models import Task
from tests.journey.tasks.builders_tasks import a_task, a_tested_contact, plain

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]


def test_the_list_shows_whose_it_is_how_old_and_when_due(
    clinic: Any, fran: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    a_task(clinic, by=fran, at=now, owner=nia)
    page = signed_in(nia).get("/tasks/").content.decode()
    assert "Call Ruth back" in page and "Nia Dunn" in page and "data-due" in page


def test_the_list_makes_the_same_number_of_queries_for_3_rows_and_for_30(
    clinic: Any, fran: Any, nia: Any, now: datetime, signed_in: Enter
) -> None:
    browser, counts = signed_in(nia), []
    for upto in (3, 30):
        for number in range(Task.objects.count(), upto):
            a_task(clinic, by=fran, at=now, unique_key=f"k{number}")
        browser.get("/tasks/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert browser.get("/tasks/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_taking_and_finishing_by_the_pages(clinic: Any, fran: Any, nia: Any, now: datetime, signed_in: Enter) -> None:
    task, browser = a_task(clinic, by=fran, at=now), signed_in(nia)
    assert "I have it" in browser.get(f"/tasks/{task.pk}/").content.decode()
    assert browser.post(f"/tasks/{task.pk}/acknowledge/").status_code == 302
    assert browser.post(f"/tasks/{task.pk}/acknowledge/").status_code == 409
    empty = browser.post(f"/tasks/{task.pk}/complete/", {"outcome": ""})
    assert empty.status_code == 422 and "Say in a sentence" in empty.content.decode()
    assert browser.post(f"/tasks/{task.pk}/complete/", {"outcome": "All is well."}).status_code == 302
    again = browser.post(f"/tasks/{task.pk}/complete/", {"outcome": "All is well."})
    assert again.status_code == 409 and "Nia Dunn finished this task" in again.content.decode()
    assert "All is well." in browser.get(f"/tasks/{task.pk}/").content.decode()
    assert "Call Ruth back" in browser.get("/tasks/?show=done").content.decode()
    assert "Call Ruth back" not in browser.get("/tasks/?show=mine").content.decode()


def test_the_page_says_who_was_told_and_whether_it_left(
    clinic: Any, fran: Any, nia: Any, olive: Any, now: datetime, signed_in: Enter
) -> None:
    a_tested_contact(clinic, by=olive, at=now)
    task = a_task(clinic, by=fran, at=now, urgency="immediate")
    page = signed_in(nia).get(f"/tasks/{task.pk}/").content.decode()
    assert "Dana Call" in page and "still waiting to be sent" in page


def test_a_task_of_another_clinic_and_one_that_is_not_there_answer_alike(
    clinic: Any, fran: Any, charlie: Any, now: datetime, signed_in: Enter
) -> None:
    task, browser = a_task(clinic, by=fran, at=now, urgency="immediate"), signed_in(charlie)
    for tail in ("", "acknowledge/", "complete/", "hand-over/"):
        act = browser.get if tail in ("", "hand-over/") else browser.post
        theirs, nothing = act(f"/tasks/{task.pk}/{tail}"), act(f"/tasks/999999/{tail}")
        assert theirs.status_code == nothing.status_code == 404
        assert plain(theirs) == plain(nothing)


def test_a_stranger_is_shown_the_way_to_sign_in_and_back(clinic: Any, client: Any) -> None:
    assert client.get("/tasks/?show=mine")["Location"] == "/sign-in/?next=/tasks/%3Fshow%3Dmine"


def test_handing_a_task_to_a_colleague(
    clinic: Any, fran: Any, nia: Any, bob: Any, charlie: Any, now: datetime, signed_in: Enter
) -> None:
    task, browser = a_task(clinic, by=fran, at=now), signed_in(nia)
    page = browser.get(f"/tasks/{task.pk}/hand-over/").content.decode()
    assert "Bob Plum" in page and "Charlie" not in page
    assert browser.post(f"/tasks/{task.pk}/hand-over/", {"to": charlie.pk}).status_code == 422
    assert browser.post(f"/tasks/{task.pk}/hand-over/", {"to": bob.pk}).status_code == 302
    task.refresh_from_db()
    assert task.owner_label == "Bob Plum"
    actions.complete(task=task, outcome="Done.", by=bob, at=now + timedelta(minutes=1))
    assert browser.post(f"/tasks/{task.pk}/hand-over/", {"to": bob.pk}).status_code == 409
