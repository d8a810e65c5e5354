"""What others published and we serve lies here unchanged, with its licence, and asks no other place for anything."""

import hashlib
import json
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "src" / "rekindle" / "web" / "static" / "web" / "vendor"
MANIFESTS = sorted(VENDOR.glob("*/manifest.json"))


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda file: file.parent.name)
def test_every_file_is_the_published_one(manifest: Path) -> None:
    said = json.loads(manifest.read_text())
    there = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in manifest.parent.iterdir()}
    del there["manifest.json"]
    assert there == said["files"]
    assert said["name"] and said["version"] and said["licence"]
    assert any(name.startswith("LICENSE") for name in said["files"])


def test_everything_in_the_folder_has_a_manifest() -> None:
    assert MANIFESTS
    assert {file.parent for file in MANIFESTS} == set(VENDOR.iterdir())


def test_an_address_stands_in_a_comment_alone() -> None:
    in_comment = re.compile(r"^\s*\*.*https?://|//\s.*https?://")
    asking = [
        f"{file.name}:{number}"
        for kind in ("css", "js")
        for file in VENDOR.rglob(f"*.{kind}")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if "://" in line and not in_comment.search(line)
    ]
    assert asking == []
