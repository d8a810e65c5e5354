"""Pages as WSGI beside the live paths as ASGI, in one process."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

_wsgi = get_wsgi_application()

from rekindle.web.live import live  # after Django is set up: it reads the session table

_pages = WSGIMiddleware(_wsgi, workers=8)  # type: ignore[arg-type]  # Django types its response by its own class


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Send live paths to the event stream and everything else to the pages."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await live(scope, receive, send)
    elif scope["type"] == "http":
        await _pages(scope, receive, send)


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
