"""Every form of the house sent twice leaves what sending it once leaves."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from rekindle.journey.ledger.models import Entry
from tests.browser.pages import Known, visits
from tests.rehearsed import NOW
from tests.web.forms_on_page import PostForm, forms_of

# Of each, at least one sending must be accepted, or the test proves nothing about it. Nobody in the small cast waits
# for a course to be booked, a check-in to be asked for or a decision: those are sent twice in bad_days/test_twice.py,
# outcomes/test_asking.py and outcomes/test_trajectory_page.py.
MUST_BE_ACCEPTED = {
    *("questionnaires:begin", "screenings:page", "candidates:finish", "candidates:act", "candidates:book"),
    *("candidates:my_booking", "candidates:consultation", "candidates:preparation", "candidates:consent"),
    *("appointments:book", "courses:hold", "outcomes:checkin_page", "outcomes:checkin_send"),
    *("tasks:acknowledge", "tasks:complete", "people:contact", "people:staff"),
    *("treatments:vitals", "treatments:pause", "treatments:effect", "treatments:weight", "treatments:section"),
}
# Sent again, these are done again on purpose, and the ledger says so.
AGAIN_ON_PURPOSE = {
    "desk:demo": "comes in once more",
    "questionnaires:resume": "comes back once more",
    "places:test_on_call": "sends a fresh code; the one before counts no more",
}
COUNTED = [model for model in apps.get_models() if model.__module__.startswith("rekindle.") and model is not Entry]


def rows() -> dict[str, int]:
    """How many rows there are of each kind, asked at once; a look at a chart is noted each time, and rightly."""
    counts = [f"SELECT '{model.__name__}', COUNT(*) FROM {model._meta.db_table}" for model in COUNTED]
    counts.append(f"SELECT 'Entry', COUNT(*) FROM {Entry._meta.db_table} WHERE verb <> 'chart.viewed'")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts))
        return dict(cursor.fetchall())


def forms_to_send(known: Known, enter: Callable[[str], Client]) -> Iterator[tuple[str, Client, PostForm]]:
    """Every form of every page, once for each kind of visitor."""
    browsers: dict[str, Client] = {}
    seen: set[tuple[str, str]] = set()
    for visit in visits(known):
        if visit.who not in browsers:
            browsers[visit.who] = enter(visit.who)
            browsers[visit.who].raise_request_exception = False  # what breaks is told with the rest
        page = browsers[visit.who].get(visit.url).content.decode()
        for form in forms_of(page, visit.url):
            mark = (visit.who, form.looks() + (form.action if form.goes_to == "candidates:act" else ""))
            if mark not in seen:
                seen.add(mark)
                yield visit.name, browsers[visit.who], form


@pytest.mark.django_db
def test_every_form_sent_twice_leaves_what_sending_it_once_leaves(known: Known, enter: Callable[[str], Client]) -> None:
    doubled, accepted = [], set()
    with time_machine.travel(NOW, tick=False):
        for page, browser, form in forms_to_send(known, enter):
            for button, data in form.presses():
                with transaction.atomic():
                    before = rows()
                    first = browser.post(form.action, data)
                    once = rows()
                    second = browser.post(form.action, data)
                    twice = rows()
                    transaction.set_rollback(True)
                what = f"{form.goes_to} on {page} ({button or 'its only button'})"
                if first.status_code in (302, 303):
                    accepted.add(form.goes_to)
                elif once != before:
                    doubled.append(f"{what}: answered {first.status_code} and wrote {_more(before, once)}")
                if twice != once and form.goes_to not in AGAIN_ON_PURPOSE:
                    doubled.append(
                        f"{what}: once {first.status_code}, again {second.status_code}: {_more(once, twice)}"
                    )
                if max(first.status_code, second.status_code) >= 500:
                    doubled.append(f"{what}: broke")
    assert not doubled, "\n" + "\n".join(doubled)
    assert MUST_BE_ACCEPTED - accepted == set()


def _more(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}
