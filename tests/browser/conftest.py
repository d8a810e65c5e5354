"""A real server, a real browser and a clock that can be moved: what a story needs."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
CHROMIUM += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
AXE = Path(__file__).parent / "assets" / "axe.min.js"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; a machine without it fails here and says what to install."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI"):
        pytest.fail("Chromium is missing: run apt-get install chromium, or ./run test, which installs it.")
    return {"executable_path": found, "args": CHROMIUM}


@pytest.fixture
def server(transactional_db: None, settings: Any) -> Iterator[str]:
    """The whole house on a free port: pages, live paths and static files, as `rekindle serve` runs it."""
    port = free_port()
    settings.BASE_URL = f"http://127.0.0.1:{port}"
    settings.WHITENOISE_MAX_AGE = 10**8  # a server clock moved back would make the browser ask for each stylesheet anew
    with serving(port):
        yield settings.BASE_URL


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(port: int) -> Iterator[None]:
    """Serve the house on a port for as long as it takes."""
    from rekindle.web.asgi import application

    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=1)
    house = uvicorn.Server(config)
    thread = threading.Thread(target=house.run, daemon=True)
    thread.start()
    waited = time.monotonic()
    while not house.started:
        assert time.monotonic() - waited < 30, "The server did not start."
        time.sleep(0.02)
    try:
        yield
    finally:
        house.should_exit = True
        thread.join(timeout=10)


class Clock:
    """The time of the server, which a story may move forward; the browser's own clock stays where it is."""

    def __init__(self, traveller: Any) -> None:
        self._traveller = traveller

    @property
    def now(self) -> datetime:
        from django.utils import timezone

        return timezone.now()

    def forward(self, **by: float) -> datetime:
        """Move on by days, hours or minutes."""
        self._traveller.move_to(self.now + timedelta(**by))
        return self.now

    def to(self, when: datetime) -> None:
        """Move to a moment."""
        self._traveller.move_to(when)


@pytest.fixture
def clock() -> Iterator[Clock]:
    """A clock that starts on a Tuesday morning in New York and ticks."""
    from datetime import UTC

    with time_machine.travel(datetime(2026, 9, 1, 13, 30, tzinfo=UTC), tick=True) as traveller:
        yield Clock(traveller)


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Open a browser of one's own: at a desk or on a phone, in the light or in the dark."""
    contexts: list[BrowserContext] = []

    def open_one(size: dict[str, int] = DESK, *, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=server,
            viewport=size,
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
            locale="en-US",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda line: faults.append(line.text) if line.type == "error" and "Refused" in line.text else None,
        )
        page.faults = faults  # type: ignore[attr-defined]  # read by the stories
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Take a screenshot for the documents when REKINDLE_SCREENSHOTS names a folder."""
    folder = os.environ.get("REKINDLE_SCREENSHOTS")

    def take(page: Page, name: str, *, whole: bool = False) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)

    return take


def axe(page: Page) -> list[str]:
    """What axe finds wrong with a page, in one line a finding."""
    page.evaluate(AXE.read_text())  # not as a script tag: the content security policy refuses those, rightly
    found = page.evaluate("() => window.axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']} {node['target']} {colours(node)}".strip()
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def colours(node: Any) -> str:
    """The two colours that are too near each other, where that is what was found."""
    data = next((check.get("data") for check in node["any"]), None) or {}
    if "contrastRatio" not in data:
        return ""
    return f"{data['fgColor']} on {data['bgColor']} is {data['contrastRatio']}:1, wants {data['expectedContrastRatio']}"
