"""The live paths: a screen is told that the floor changed, and fetches what it may see through the ordinary door."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from datetime import datetime, timedelta
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.utils import timezone

from rekindle.journey.people.models import Staff
from rekindle.journey.people.roles import may
from rekindle.journey.people.second_factor import DEMO_SESSION, PASSED
from rekindle.journey.places.models import Clinic
from rekindle.web.lookout import in_thread, listening

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

BEAT_S = 15.0
PERMISSION = "treatment.run"
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one live path: `/live/floor`, for staff who may see the floor."""
    if scope["path"] != "/live/floor":
        return await _plain(send, 404, "There is nothing at this address.")
    if scope["method"] != "GET":
        return await _plain(send, 405, "This address is only read.")
    key = _session_key(scope)
    status, clinic = await in_thread(lambda: admitted(key))
    if clinic is None:
        said = "Sign in again to follow the floor." if status == 401 else "Your role does not include the floor."
        return await _plain(send, status, said)
    return await _stream(clinic, key, _header(scope, b"last-event-id"), receive, send)


def admitted(session_key: str) -> tuple[int, Clinic | None]:
    """Who holds this session, judged as the pages judge: signed in, both factors, not too old, active, permitted."""
    if not session_key:
        return 401, None
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    if _too_old(session):
        return 401, None
    user = get_user(SimpleNamespace(session=session))  # type: ignore[arg-type]  # it reads the session and nothing else
    if not isinstance(user, Staff) or not user.is_active:
        return 401, None
    if not session.get(PASSED) and not session.get(DEMO_SESSION):
        return 401, None  # no second factor yet
    if not may(user.role, PERMISSION):
        return 403, None
    return 200, Clinic.objects.get(pk=user.clinic_id)


def _too_old(session: Any) -> bool:
    """Whether the session began too long ago or has lain still too long. A stream is not activity: it notes nothing."""
    now = timezone.now()
    began = datetime.fromisoformat(session.get("began_at", now.isoformat()))
    seen = datetime.fromisoformat(session.get("seen_at", now.isoformat()))
    absolute, idle = timedelta(minutes=settings.STAFF_ABSOLUTE_MIN), timedelta(minutes=settings.STAFF_IDLE_MIN)
    return now - began > absolute or now - seen > idle


async def _stream(clinic: Clinic, key: str, last_seen: str, receive: Receive, send: Send) -> None:
    gone = asyncio.create_task(_disconnected(receive))
    try:
        async with listening(clinic) as (post, queue):
            await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
            await _say(send, "retry: 3000\n\n")
            if post.marker != last_seen:
                await _say(send, event(post.marker))
            while not gone.done():
                marker = await _next(queue, gone)
                if marker is not None:
                    await _say(send, event(marker))
                elif gone.done() or (await in_thread(lambda: admitted(key)))[1] is None:
                    break  # signed out meanwhile: the screen reconnects, is refused and says so
                elif post.is_fresh:
                    await _say(send, ": heartbeat\nevent: beat\ndata: .\n\n")
            await send({"type": "http.response.body", "body": b""})
    except OSError:
        return  # the screen went away in the middle of a line
    finally:
        gone.cancel()


async def _next(queue: asyncio.Queue[str], gone: asyncio.Task[None]) -> str | None:
    """The next marker; nothing when a beat is due or the screen has gone."""
    getting = asyncio.create_task(queue.get())
    await asyncio.wait({getting, gone}, timeout=BEAT_S, return_when=asyncio.FIRST_COMPLETED)
    if getting.done():
        return getting.result()
    getting.cancel()
    with suppress(asyncio.CancelledError):
        await getting
    return None


def event(marker: str) -> str:
    """One line of news: the floor is not as it was."""
    return f"event: floor\nid: {marker}\ndata: {marker}\n\n"


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _plain(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key.lower() == name:
            return str(value.decode("latin-1"))
    return ""


def _session_key(scope: Scope) -> str:
    try:
        cookie = SimpleCookie(_header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return cookie.value if cookie else ""
