"""In which ways ketamine is given here: said once, by whoever may, and kept with a line."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.places import actions, queries
from rekindle.journey.places.models import RouteGiven

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Any]


def lines() -> list[str]:
    return [entry.sentence for entry in Entry.objects.filter(verb="clinic.routes_said")]


def test_a_clinic_that_has_said_nothing_gives_infusions_alone(clinic: Any) -> None:
    assert queries.routes_given(clinic) == ("iv",)


def test_what_is_said_counts_replaces_and_leaves_one_line(clinic: Any, olive: Any, now: datetime) -> None:
    actions.say_routes(clinic=clinic, routes=("nasal", "iv"), by=olive, at=now)
    assert queries.routes_given(clinic) == ("iv", "nasal")
    actions.say_routes(clinic=clinic, routes=("iv", "nasal", "nasal"), by=olive, at=now)
    assert lines() == [f"Olive Reed said in which ways {clinic.name} gives ketamine."]
    actions.say_routes(clinic=clinic, routes=("im",), by=olive, at=now)
    assert queries.routes_given(clinic) == ("im",) and len(lines()) == 2
    assert RouteGiven.objects.filter(clinic=clinic).count() == 1


def test_one_clinic_says_nothing_about_another(clinic: Any, other_clinic: Any, olive: Any, now: datetime) -> None:
    actions.say_routes(clinic=clinic, routes=("im",), by=olive, at=now)
    assert queries.routes_given(other_clinic) == ("iv",)


@pytest.mark.parametrize("routes", [(), ("rectal",), ("iv", "smoked")])
def test_nothing_and_the_unknown_are_refused(clinic: Any, olive: Any, now: datetime, routes: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="Tick at least one way"):
        actions.say_routes(clinic=clinic, routes=routes, by=olive, at=now)
    assert queries.routes_given(clinic) == ("iv",) and lines() == []


def test_the_database_knows_the_ways_too(clinic: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RouteGiven.objects.create(clinic=clinic, route="smoked")


def test_the_owner_says_it_by_the_page(clinic: Any, olive: Any, signed_in: Enter) -> None:
    browser = signed_in(olive)
    assert browser.post("/clinic/routes/", {"routes": ["iv", "im"]}).status_code == 302
    page = browser.get("/clinic/").content.decode()
    assert queries.routes_given(clinic) == ("iv", "im") and page.count(" checked") == 2
    for wrong in ({}, {"routes": ["smoked"]}):
        answer = browser.post("/clinic/routes/", wrong)
        assert answer.status_code == 422 and "error-summary" in answer.content.decode()


@pytest.mark.parametrize("who", ["alice", "nia", "fran", "theo"])
def test_nobody_else_says_it(who: str, clinic: Any, signed_in: Enter, request: pytest.FixtureRequest) -> None:
    assert signed_in(request.getfixturevalue(who)).post("/clinic/routes/", {"routes": ["im"]}).status_code == 403
    assert queries.routes_given(clinic) == ("iv",)
