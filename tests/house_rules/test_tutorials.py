"""What the documents ask a reader to run does what they say, and their links lead somewhere."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from rekindle.replay import VERBS, answer

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "tutorials" / "example-profile.json"


def replayed(case: Any) -> Any:
    """What the verb answers to a case."""
    return answer(VERBS["screen"], json.dumps(case).encode())


def commanded(case: Any) -> Any:
    """What the installed command answers to a case on standard input."""
    done = subprocess.run(
        [Path(sys.executable).with_name("rekindle"), "screen", "-"],
        input=json.dumps(case),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_the_example_profile_may_book_the_consultation() -> None:
    said = replayed(json.loads(EXAMPLE.read_text()))
    assert said["disposition"] == "eligible"
    assert said["may_self_book"] is True
    assert said["missing"] == []
    assert said["rules"] == []


def test_the_changes_the_tutorial_asks_for_move_the_verdict_as_it_says() -> None:
    case = json.loads(EXAMPLE.read_text())
    changed = {"psychosis": "current", "aneurysm": None, "unsafe_now": "yes"}
    said = replayed([{**case, "answers": case["answers"] | {key: value}} for key, value in changed.items()])
    assert [one["disposition"] for one in said] == ["not_now", "clinician_review", "emergency"]
    assert said[1]["missing"] == ["aneurysm"]
    assert said[2]["show_988"] is True


def test_the_readmes_three_minutes_with_a_rule_show_988() -> None:
    line = next(line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("echo '"))
    assert commanded(json.loads(line.split("'")[1]))["show_988"] is True


def test_every_link_of_a_document_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())]
    inside = [(page, link) for page, link in links if "://" not in link and not link.startswith("mailto:")]
    assert [f"{page.relative_to(ROOT)}: {link}" for page, link in inside if not (page.parent / link).exists()] == []


def test_the_shelves_list_every_page_that_stands_on_them() -> None:
    index = (ROOT / "docs/README.md").read_text()
    shelves = ("tutorials", "how-to", "explanation")
    pages = [
        page.relative_to(ROOT / "docs").as_posix() for shelf in shelves for page in (ROOT / "docs" / shelf).glob("*.md")
    ]
    assert [page for page in pages if f"({page})" not in index] == []
