"""The live floor over a real server and a real socket: told when something changes, refused when not allowed."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from rekindle.journey.people.second_factor import PASSED
from tests.builders import a_patient

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(transactional_db: None) -> Iterator[int]:
    """The house's own ASGI application, served by uvicorn on a free port."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    from rekindle.web.asgi import application

    server = uvicorn.Server(
        uvicorn.Config(application, port=0, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive()


def session_of(person: Any, **more: Any) -> str:
    """A session as signing in leaves it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[PASSED] = True
    session.update(more)
    session.create()
    return str(session.session_key)


class Stream:
    """One listener, reading the bytes as they come."""

    def __init__(
        self, port: int, key: str = "", path: str = "/live/floor", last: str = "", method: str = "GET"
    ) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
        lines += [f"Cookie: other=1; sessionid={key}"] if key else []
        lines += [f"Last-Event-ID: {last}"] if last else []
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        self.text = ""
        self.read_until("\r\n\r\n")

    def read_until(self, wanted: str, within_s: float = 8.0) -> str:
        until = time.monotonic() + within_s
        while wanted not in self.text:
            self.socket.settimeout(max(until - time.monotonic(), 0.01))
            got = self.socket.recv(65536)
            if not got:
                raise AssertionError(f"the stream ended before {wanted!r}: {self.text!r}")
            self.text += got.decode()
        return self.text

    def is_silent(self, for_s: float) -> bool:
        self.socket.settimeout(for_s)
        try:
            self.text += self.socket.recv(65536).decode()
        except TimeoutError:
            return True
        return False

    @property
    def status(self) -> int:
        return int(self.text.split(" ", 2)[1])

    @property
    def ids(self) -> list[str]:
        return [line.removeprefix("id: ") for line in self.text.split("\n") if line.startswith("id: ")]

    def close(self) -> None:
        self.socket.close()


def sit_down(clinic: Any, nurse: Any, prescriber: Any, at: datetime, chair: int = 0) -> Any:
    """Somebody is now in a chair: the floor has changed."""
    from tests.journey.outcomes.builders_outcomes import a_treatment

    return a_treatment(
        a_patient(clinic, at=at), nurse=nurse, prescriber=prescriber, at=at, status="preparation", chair=chair
    )


def test_a_change_on_the_floor_reaches_every_listener_within_a_breath(
    port: int, clinic: Any, nia: Any, alice: Any
) -> None:
    first, second = Stream(port, session_of(nia)), Stream(port, session_of(alice))
    for stream in (first, second):
        assert stream.status == 200
        stream.read_until("id: ")
    before = first.ids[-1]
    assert second.ids == [before]
    began = time.monotonic()
    sit_down(clinic, nia, alice, timezone.now())
    for stream in (first, second):
        assert not stream.is_silent(3)
    assert time.monotonic() - began < 4
    assert first.ids == second.ids
    assert len(first.ids) == 2
    first.close()
    second.close()


def test_the_stream_is_never_stored_nor_held_back_on_its_way(port: int, clinic: Any, nia: Any) -> None:
    stream = Stream(port, session_of(nia))
    head = stream.text.lower()
    assert "content-type: text/event-stream" in head
    assert "cache-control: no-store" in head
    assert "x-accel-buffering: no" in head
    stream.close()


def test_a_screen_that_knows_the_newest_is_not_told_again_and_one_that_missed_news_is_told_at_once(
    port: int, clinic: Any, nia: Any, alice: Any
) -> None:
    stream = Stream(port, session_of(nia))
    stream.read_until("data: ")
    known = stream.ids[-1]
    stream.close()
    same = Stream(port, session_of(nia), last=known)
    same.read_until("retry: 3000")
    assert same.is_silent(1.5)
    assert same.ids == []
    same.close()
    sit_down(clinic, nia, alice, timezone.now())
    missed = Stream(port, session_of(nia), last=known)
    missed.read_until("data: ", within_s=2)
    assert missed.ids[0] != known
    missed.close()


def test_another_clinics_floor_is_not_heard(
    port: int, clinic: Any, other_clinic: Any, nia: Any, alice: Any, charlie: Any
) -> None:
    mine, theirs = Stream(port, session_of(nia)), Stream(port, session_of(charlie))
    mine.read_until("data: ")
    theirs.read_until("data: ")
    sit_down(clinic, nia, alice, timezone.now())
    mine.read_until("event: floor", 4)
    assert not mine.is_silent(3)  # something can be heard here
    assert theirs.is_silent(2)
    mine.close()
    theirs.close()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({PASSED: False}, "no second factor"),
        ({"began_at": (timezone.now() - timedelta(hours=13)).isoformat()}, "signed in this morning"),
        ({"seen_at": (timezone.now() - timedelta(minutes=21)).isoformat()}, "idle"),
    ],
)
def test_a_session_that_no_page_would_accept_hears_nothing(
    port: int, clinic: Any, nia: Any, more: dict[str, Any], said: str
) -> None:
    assert Stream(port, session_of(nia, **more)).status == 401, said


def test_strangers_patients_and_people_who_left_are_refused(port: int, clinic: Any, nia: Any, now: datetime) -> None:
    assert Stream(port).status == 401
    assert Stream(port, "no-such-session").status == 401
    session = SessionStore()
    session["patient_key"] = a_patient(clinic, at=now).pk
    session.create()
    assert Stream(port, str(session.session_key)).status == 401
    key = session_of(nia)
    nia.is_active = False
    nia.save()
    assert Stream(port, key).status == 401


def test_a_role_without_the_floor_is_refused(port: int, clinic: Any, fran: Any) -> None:
    assert Stream(port, session_of(fran)).status == 403


def test_other_live_paths_do_not_exist_and_the_floor_is_only_read(port: int, clinic: Any, nia: Any) -> None:
    assert Stream(port, session_of(nia), path="/live/chart/1").status == 404
    assert Stream(port, session_of(nia), method="POST").status == 405


def test_signing_out_ends_the_stream(port: int, clinic: Any, nia: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rekindle.web.live.BEAT_S", 0.4)
    key = session_of(nia)
    stream = Stream(port, key)
    stream.read_until("event: beat")
    SessionStore(key).delete()
    stream.read_until("\r\n0\r\n\r\n", 5)  # the last, empty chunk
    stream.close()
    assert Stream(port, key).status == 401


def test_the_last_listener_takes_the_lookout_with_it(port: int, clinic: Any, nia: Any) -> None:
    from rekindle.web import lookout

    first, second = Stream(port, session_of(nia)), Stream(port, session_of(nia))
    first.read_until("data: ")
    second.read_until("data: ")
    assert len(lookout._posts) == 1
    first.close()
    second.close()
    until = time.monotonic() + 5
    while lookout._posts and time.monotonic() < until:
        time.sleep(0.05)
    assert lookout._posts == {}


def test_a_slow_screen_loses_the_oldest_and_never_the_newest() -> None:
    import asyncio

    from rekindle.web.lookout import put_newest

    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=3)
    for marker in "abcde":
        put_newest(queue, marker)
    assert [queue.get_nowait() for _ in range(3)] == ["c", "d", "e"]
