"""The live paths: told, not asked."""

from typing import Any


async def live(scope: Any, receive: Any, send: Any) -> None:
    """Refuse every path until a live page opens one."""
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"There is nothing at this address.\n"})
