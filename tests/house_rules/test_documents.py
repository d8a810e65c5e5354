"""What the documents name exists."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def named_in(document: str) -> list[str]:
    return sorted(set(re.findall(r"`(rekindle(?:\.\w+)+)`", (ROOT / document).read_text())))


@pytest.mark.parametrize("name", named_in("GLOSSARY.md"))
def test_the_glossary_names_things_that_exist(name: str) -> None:
    module, _, thing = name.rpartition(".")
    assert hasattr(importlib.import_module(module), thing)


def test_every_hazard_names_where_it_is_held_and_the_test_that_holds_it() -> None:
    rows = [line for line in (ROOT / "SAFETY.md").read_text().splitlines() if re.match(r"\| H\d+ ", line)]
    assert rows
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        for cell in cells[2:4]:
            files = re.findall(r"`([\w/.-]+\.(?:py|toml))", cell)
            assert files, row
            for file in files:
                assert (ROOT / file).exists() or (ROOT / "src/rekindle" / file).exists(), f"{cells[0]}: {file}"


def test_decisions_are_numbered_without_gaps_and_say_their_status() -> None:
    pages = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text()
        for part in ("Date: ", "Status: ", "## Context", "## Decision", "## Consequences"):
            assert part in text, f"{page.name} lacks {part!r}"


def test_every_setting_from_the_environment_is_documented() -> None:
    code = (ROOT / "src/rekindle/web/settings.py").read_text() + (
        ROOT / "src/rekindle/web/commands/serving.py"
    ).read_text()
    settings = set(re.findall(r"[\"'](REKINDLE_[A-Z_]+|DATABASE_URL)[\"']", code)) - {"REKINDLE_TEST_DATABASE"}
    page = (ROOT / "docs/reference/settings.md").read_text()
    assert {name for name in settings if f"`{name}`" not in page} == set()


def test_every_command_is_documented() -> None:
    from rekindle.web.commands import DESCRIPTIONS

    page = (ROOT / "docs/reference/commands.md").read_text()
    assert {verb for verb in DESCRIPTIONS if f"`rekindle {verb}" not in page} == set()


def test_every_verb_of_the_run_script_is_in_its_help() -> None:
    script = (ROOT / "run").read_text()
    verbs = set(re.findall(r"^([a-z]+)\)$", script, re.MULTILINE))
    assert len(verbs) == 10
    assert {verb for verb in verbs if f"./run {verb} " not in script} == set()
