"""The cast, a frozen-enough time, no network, and databases that may be emptied between tests."""

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("REKINDLE_HOME", tempfile.mkdtemp(prefix="rekindle-test-"))
os.environ.setdefault("REKINDLE_MAIL", "file")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync API leaves a loop running
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
ANY_SIZE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("nightly", max_examples=2000, deadline=None, suppress_health_check=ANY_SIZE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

GUARDED = ("ledger_entry", "treatments_alarmtransition")  # tables that the database itself keeps from changing
_LOCAL = {"127.0.0.1", "localhost", "::1"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in the browser folder is a browser test."""
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """No test reaches another machine."""
    real = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            raise OSError(f"A test tried to reach {address[0]}; tests stay on this machine.")
        return real(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]  # restored below
    yield
    socket.socket.connect = real  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite tests use a file: an in-memory database loses writes under threads."""
    from django.conf import settings as django_settings

    database = django_settings.DATABASES["default"]
    if "sqlite3" in database["ENGINE"]:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
        database["TEST"]["NAME"] = str(Path(tempfile.mkdtemp(prefix="rekindle-db-")) / f"{worker}.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def ledger_may_be_emptied_between_tests() -> Iterator[None]:
    """Only the test runner's own flush may pass the guards of what is append-only; they stand again right after it."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    real = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "sqlite":
                cursor.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
                guards = cursor.fetchall()
                for name, _ in guards:
                    cursor.execute(f"DROP TRIGGER {name}")
                real(self, sql_list)
                for _, sql in guards:
                    cursor.execute(sql)
            else:
                for table in GUARDED:
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                real(self, sql_list)
                for table in GUARDED:
                    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = real  # type: ignore[method-assign]


@pytest.fixture
def now() -> datetime:
    """A Tuesday morning in the clinic's zone (10:00 in New York)."""
    return datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture
def clinic(db: None, now: datetime) -> Any:
    """A clinic with hours, chairs and nobody in it."""
    from tests.builders import a_clinic

    return a_clinic("Harbour Clinic", "harbour", at=now)


@pytest.fixture
def other_clinic(db: None, now: datetime) -> Any:
    """Somebody else's clinic."""
    from tests.builders import a_clinic

    return a_clinic("Hill Clinic", "hill", at=now)


def _member(name: str, role: str, where: str = "clinic") -> Any:
    @pytest.fixture(name=name.split()[0].lower())
    def member(request: pytest.FixtureRequest, now: datetime) -> Any:
        from tests.builders import a_member

        return a_member(request.getfixturevalue(where), name, role, at=now)

    return member


alice = _member("Alice Hale", "prescriber")
nia = _member("Nia Dunn", "nurse")
bob = _member("Bob Plum", "nurse")
fran = _member("Fran Ito", "front_desk")
mel = _member("Mel Ortiz", "medical_director")
olive = _member("Olive Reed", "owner")
theo = _member("Theo Lind", "therapist")
charlie = _member("Charlie Stranger", "prescriber", "other_clinic")


@pytest.fixture
def signed_in(client: Any) -> Callable[[Any], Any]:
    """A test client in which a member of staff, or a patient, is signed in with both factors done."""
    from django.test import Client

    from rekindle.journey.people.models import Patient

    def enter(person: Any) -> Client:
        browser = Client()
        if isinstance(person, Patient):
            session = browser.session
            session["patient_key"] = person.pk
            session.save()
        else:
            browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
            session = browser.session
            session["second_factor"] = True
            session.save()
        return browser

    return enter
