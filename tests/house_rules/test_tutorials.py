"""What the tutorials ask a reader to run does what they say."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "tutorials" / "example-profile.json"


def replayed(case: Any) -> Any:
    """What the command answers to a case on standard input."""
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
    assert replayed(json.loads(line.split("'")[1]))["show_988"] is True
