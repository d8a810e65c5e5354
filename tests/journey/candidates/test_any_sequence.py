"""Whatever order the verbs come in: the state is a legal one, refusals write nothing, and the ledger verifies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rekindle.clinical.treatment.states import APPOINTMENT_TRANSITIONS, CANDIDATE_TRANSITIONS
from rekindle.journey.appointments.models import Appointment, Occupancy
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import actions
from rekindle.journey.candidates.models import Candidate, Clearance
from rekindle.journey.ledger.models import Entry
from rekindle.journey.ledger.queries import verify
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people.access import NotYours
from tests.builders import a_clinic, a_member
from tests.journey.candidates.builders_candidates import (
    NO_THOUGHTS,
    NOW,
    a_candidate,
    a_slot,
    fresh,
    settle_all,
    sign,
    whole_clearance,
)

Verb = Callable[[Candidate, Any, datetime], object]


def _book(kind: str, action: Any) -> Verb:
    def verb(ruth: Candidate, by: Any, at: datetime) -> object:
        return action(candidate=ruth, by=by, at=at, **a_slot(ruth.clinic, kind, at))

    return verb


def _consult(outcome: str, **said: str) -> Verb:
    def verb(ruth: Candidate, by: Any, at: datetime) -> object:
        return actions.record_consultation(
            candidate=ruth, goals="", expectations="", contraindications_confirmed=True, costs_discussed=True,
            crisis_lines_given=True, outcome=outcome, suicide_answers=NO_THOUGHTS | said, by=by, at=at,
        )  # fmt: skip

    return verb


def _correct(**answers: Any) -> Verb:
    def verb(ruth: Candidate, by: Any, at: datetime) -> object:
        return actions.correct_answers(candidate=ruth, answers=answers, source="by phone", by=by, at=at)

    return verb


def _record(ruth: Candidate, by: Any, at: datetime) -> object:
    return actions.record_clearance(candidate=ruth, values=whole_clearance(at.date()), by=by, at=at)


def _prepare(ruth: Candidate, by: Any, at: datetime) -> object:
    return actions.record_preparation(
        candidate=ruth, expectations="", intention="", topics_covered=[], touch_preference="", music_preference="",
        escort_plan="", by=by, at=at,
    )  # fmt: skip


def _lose(verb: str) -> Verb:
    def act(ruth: Candidate, by: Any, at: datetime) -> object:
        booked = coming(ruth.patient).first()
        if booked is None:
            raise Refused("Nothing is booked.")
        if verb == "missed":
            return actions.appointment_missed(appointment=booked, by=by, at=at)
        return actions.appointment_cancelled(appointment=booked, reason="A cold.", by=by, at=at)

    return act


VERBS: dict[str, Verb] = {
    "claim": lambda ruth, by, at: actions.claim(candidate=ruth, by=by, at=at),
    "call": lambda ruth, by, at: actions.record_call(candidate=ruth, outcome="no_answer", note="Rang.", by=by, at=at),
    "offer": lambda ruth, by, at: actions.offer_consultation(candidate=ruth, by=by, at=at),
    "not now": lambda ruth, by, at: actions.confirm_not_now(candidate=ruth, note="Later.", by=by, at=at),
    "lift": lambda ruth, by, at: actions.lift_not_now(candidate=ruth, note="Now.", by=by, at=at),
    "reached": lambda ruth, by, at: actions.after_crisis(candidate=ruth, note="Reached.", by=by, at=at),
    "withdraw": lambda ruth, by, at: actions.withdraw(candidate=ruth, reason="Moved away.", by=by, at=at),
    "settle": lambda ruth, by, at: settle_all(ruth, by, at),
    "book consultation": _book("consultation", actions.book_consultation),
    "book clearance": _book("clearance", actions.book_clearance),
    "book preparation": _book("preparation", actions.book_preparation),
    "consult": _consult("to_clearance"),
    "consult, considering": _consult("considering"),
    "consult, not suitable": _consult("not_suitable"),
    "consult, in danger": _consult("to_clearance", unsafe_now="yes"),
    "safe again": _correct(unsafe_now="no"),
    "breastfeeding": _correct(breastfeeding="yes"),
    "weaned": _correct(breastfeeding="no"),
    "apnoea": _correct(osa="untreated"),
    "write clearance": _record,
    "sign clearance": lambda ruth, by, at: actions.sign_clearance(candidate=ruth, by=by, at=at),
    "reopen": lambda ruth, by, at: actions.reopen_clearance(
        candidate=ruth, trigger_id="hospitalised", note="", by=by, at=at
    ),
    "prepare": _prepare,
    "sign consent": lambda ruth, by, at: sign(ruth, at=at),
    "withdraw consent": lambda ruth, by, at: actions.withdraw_consent(candidate=ruth, by=ruth.patient, at=at),
    "treat": lambda ruth, by, at: actions.enter_treatment(candidate=ruth, by=by, at=at),
    "maintain": lambda ruth, by, at: actions.enter_maintenance(candidate=ruth, by=by, at=at),
    "finish": lambda ruth, by, at: actions.finish_treatment(candidate=ruth, by=by, at=at),
    "missed": _lose("missed"),
    "cancelled": _lose("cancelled"),
}
FORWARD = [
    "offer", "book consultation", "consult", "book clearance", "write clearance", "settle", "sign clearance",
    "book preparation", "prepare", "sign consent", "treat", "maintain", "finish",
]  # fmt: skip
STEPS = st.lists(st.one_of(st.sampled_from(sorted(VERBS)), st.just("go on")), min_size=4, max_size=22)
REACHABLE = {state: set(after) for state, after in CANDIDATE_TRANSITIONS.items()}


def _can_reach(before: str, after: str) -> bool:
    """Whether the drawn arrows lead from one state to another in at most three steps of one verb."""
    seen, edge = {before}, {before}
    for _step in range(3):
        edge = {state for one in edge for state in REACHABLE[one]} - seen
        seen |= edge
    return after in seen


def _when(ruth: Candidate, at: datetime) -> datetime:
    """Time passes; when something is booked, its hour comes."""
    booked = coming(ruth.patient).first()
    return max(at + timedelta(minutes=7), booked.starts_at if booked else at)


class Story:
    """One candidate and the clock, through whatever is done to them."""

    def __init__(self) -> None:
        clinic = a_clinic("Harbour Clinic", "harbour", at=NOW)
        self.mel = a_member(clinic, "Mel Ortiz", "medical_director", at=NOW)
        self.ruth = a_candidate(clinic, failed_trials=1)
        self.at = NOW
        self.place = 0

    def go_on(self) -> None:
        """The next step of the straight way."""
        name, self.place = FORWARD[self.place % len(FORWARD)], self.place + 1
        self.do(name)

    def do(self, name: str) -> None:
        """One verb, and everything that must hold after it."""
        self.at = _when(self.ruth, self.at)
        before, lines = fresh(self.ruth), Entry.objects.count()
        try:
            VERBS[name](self.ruth, self.mel, self.at)
        except (Refused, NotYours):
            now = fresh(self.ruth)
            if name != "settle":  # several resolutions, each an act of its own
                assert (now.state, now.version, Entry.objects.count()) == (before.state, before.version, lines), name
        now = fresh(self.ruth)
        assert now.state in CANDIDATE_TRANSITIONS
        assert now.state == before.state or _can_reach(before.state, now.state), (name, before.state, now.state)
        if now.state in ("cleared", "preparing", "prepared", "consented"):
            assert Clearance.objects.filter(signed_at__isnull=False, reopened_at__isnull=True).exists(), name
        _the_diary_is_sound()


def _the_diary_is_sound() -> None:
    for appointment in Appointment.objects.all():
        assert appointment.status in APPOINTMENT_TRANSITIONS
        holds = Occupancy.objects.filter(appointment=appointment).exists()
        assert holds == (appointment.status not in ("cancelled", "noshow"))


@contextmanager
def put_back() -> Iterator[None]:
    """Whatever happens in here is undone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(
    max_examples=settings.default.max_examples // 5,  # type: ignore[union-attr]  # a profile is loaded in conftest
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_any_sequence_of_verbs_leaves_a_legal_state_and_a_ledger_that_verifies(names: list[str]) -> None:
    with put_back():
        story = Story()
        for name in names:
            story.go_on() if name == "go on" else story.do(name)
        assert verify().broken_at is None


@pytest.mark.django_db
def test_at_every_step_of_the_straight_way_every_verb_may_be_tried() -> None:
    story = Story()
    for _step in FORWARD:
        for name in VERBS:
            at = story.at
            with put_back():
                story.do(name)
            story.at = at
        story.go_on()
    assert Candidate.objects.get().state == "finished"
    assert verify().broken_at is None
