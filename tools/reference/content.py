"""Which pages are clinical content, and the fingerprint of them all by which a change is told."""

import hashlib
from pathlib import Path
from typing import Final

from rekindle.clinical.content import CONTENT_VERSION

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "reference"
# About the house and not about medicine: who may do what, settings, commands, the list of pages, measured sentences.
HOUSE_PAGES: Final = frozenset({"README.md", "commands.md", "roles.md", "settings.md", "states.md", "reading-age.md"})


def clinical_pages() -> list[Path]:
    """Every page a clinician would want to know of when it changes; schemas follow the code and are no pages."""
    pages = (page for page in REFERENCE.rglob("*.md") if page.relative_to(REFERENCE).as_posix() not in HOUSE_PAGES)
    return sorted(pages)


def fingerprint() -> str:
    """The SHA-256 of every clinical page as it stands on disk, the version it prints left out."""
    whole = hashlib.sha256()
    for page in clinical_pages():
        whole.update(page.relative_to(REFERENCE).as_posix().encode())
        whole.update(page.read_text("utf-8").replace(CONTENT_VERSION, "").encode())
    return whole.hexdigest()


def pages() -> dict[str, str]:
    """No page of its own."""
    return {}
