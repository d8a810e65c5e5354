"""One look-out per clinic and process: it reads the floor's marker and tells every open stream when it changes."""

import asyncio
import hashlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from django.db import connections
from django.utils import timezone

from rekindle.journey.places.models import Clinic
from rekindle.journey.treatments import queries as treatments
from rekindle.journey.treatments.actions import screens_heard

POLL_S = 0.7
FRESH_S = 10.0  # when the last reading is older, silence is the truth: no beat is sent and the screen raises its alarm
NOTED_EVERY_S = 5.0
QUEUE_LENGTH = 8
log = logging.getLogger(__name__)
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="live")
T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """Do one piece of database work beside the loop and give its connection back."""

    def finished() -> T:
        try:
            return work()
        finally:
            connections.close_all()

    return await asyncio.get_running_loop().run_in_executor(_threads, finished)


class Lookout:
    """Reads one clinic's marker a little more often than once a second, however many screens listen."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.marker = ""
        self.read_at = 0.0
        self.noted_at = float("-inf")
        self.listeners: set[asyncio.Queue[str]] = set()
        self.task: asyncio.Task[None] | None = None

    @property
    def is_fresh(self) -> bool:
        """Whether the marker was read a moment ago, so that a beat may honestly be sent."""
        return time.monotonic() - self.read_at < FRESH_S

    async def read(self) -> None:
        """Read the marker once, and tell everyone when it is another than before."""
        marker = await in_thread(self._look)
        self.read_at = time.monotonic()
        if marker != self.marker:
            self.marker = marker
            for queue in self.listeners:
                put_newest(queue, marker)

    def _look(self) -> str:
        """The marker now; and every few seconds a note that this clinic has a screen which listens."""
        if self.listeners and time.monotonic() - self.noted_at >= NOTED_EVERY_S:
            screens_heard(clinic=self.clinic, at=timezone.now())
            self.noted_at = time.monotonic()
        return short(treatments.floor_marker(self.clinic.pk))

    async def keep_watch(self) -> None:
        """Read on until the last listener has gone; a failed reading is logged and tried again."""
        while True:
            await asyncio.sleep(POLL_S)
            try:
                await self.read()
            except Exception:
                log.exception("The floor of clinic %s could not be read; its screens will say so.", self.clinic.pk)


def short(marker: str) -> str:
    """A marker as an event id: it says that something changed and nothing of what."""
    return hashlib.sha256(marker.encode()).hexdigest()[:20]


def put_newest(queue: asyncio.Queue[str], marker: str) -> None:
    """Queue a marker; a slow screen loses the oldest, never the newest."""
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(marker)


_posts: dict[tuple[asyncio.AbstractEventLoop, int], Lookout] = {}


@asynccontextmanager
async def listening(clinic: Clinic) -> AsyncIterator[tuple[Lookout, asyncio.Queue[str]]]:
    """Join the clinic's look-out, starting it for the first listener and ending it with the last."""
    key = (asyncio.get_running_loop(), clinic.pk)
    post = _posts.setdefault(key, Lookout(clinic))
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=QUEUE_LENGTH)
    post.listeners.add(queue)
    try:
        if not post.is_fresh or not post.marker:
            await post.read()
        if post.task is None:
            post.task = asyncio.create_task(post.keep_watch())
        while not queue.empty():
            queue.get_nowait()
        yield post, queue
    finally:
        post.listeners.discard(queue)
        if not post.listeners:
            _posts.pop(key, None)
            if post.task is not None:
                post.task.cancel()
