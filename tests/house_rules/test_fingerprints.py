"""No item of a restricted questionnaire stands anywhere in the tree, though nothing here holds one.

`fingerprints.json` keeps hashes of runs of six words, taken once from public copies that were then thrown away. Case,
punctuation and line breaks do not count. Runs that a questionnaire we may ship also has are left out.
"""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KEPT = json.loads((Path(__file__).parent / "fingerprints.json").read_text("utf-8"))
RUN, LENGTH = KEPT["words_in_a_run"], KEPT["hex_digits"]
OWNERS: dict[str, str] = {mark: name for name, entry in KEPT["instruments"].items() for mark in entry["hashes"]}
UNREAD = {".png", ".woff2", ".svg", ".ico", ".jpg", ".gz"}
NOT_PROSE = ("docs/screenshots/", "tests/browser/assets/axe.min.js")
WORD = re.compile(r"[a-z0-9]+")

# Restricted by instruments.md, tiers B to D. The wordless ones were not found in a public copy.
RESTRICTED = {
    *("C-SSRS", "WHO-5", "PEG", "CBI", "LURN-SI-10", "PMQ-9", "ASRM", "PG-13-R"),
    *("QIDS-SR16", "MADRS", "MADRS-S", "Y-BOCS", "YMRS", "CADSS", "WSAS", "WHODAS-2.0", "SHAPS", "Q-LES-Q-SF", "ISI"),
    *("PSQI", "FIQR", "BPI", "ICSI-ICPI", "MDQ", "DAST-10", "DOCS", "ICG", "MEQ-30", "EBI", "PROMIS", "MoCA"),
    *("BSS", "BDI-II", "EQ-5D-5L", "MBI"),
}


def mark(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:LENGTH]


def repeats(text: str, owners: Mapping[str, str]) -> dict[str, str]:
    """The restricted instruments whose words stand in a text, each with the first run that gives it away."""
    words = WORD.findall(text.lower())
    found: dict[str, str] = {}
    for start in range(len(words) - RUN + 1):
        run = words[start : start + RUN]
        owner = owners.get(mark(run))
        if owner is not None:
            found.setdefault(owner, " ".join(run))
    return found


def texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in UNREAD or name.startswith(NOT_PROSE) or not path.is_file():
            continue
        yield name, path.read_text("utf-8", errors="replace")


@pytest.mark.slow
def test_no_restricted_wording_stands_in_the_tree() -> None:
    read = dict(texts())
    assert len(read) > 500
    found = {name: said for name, text in read.items() if (said := repeats(text, OWNERS))}
    assert found == {}


def test_every_restricted_instrument_is_guarded_or_known_to_be_unguarded() -> None:
    assert set(KEPT["instruments"]) | set(KEPT["not_covered"]) == RESTRICTED
    assert set(KEPT["instruments"]) & set(KEPT["not_covered"]) == set()
    for entry in KEPT["instruments"].values():
        assert entry["read_in"] and len(entry["hashes"]) == len(set(entry["hashes"])) == entry["count"] >= 5


FORBIDDEN = "On how many evenings did the lighthouse keeper forget to polish the brass lamp?"


def _guarding(sentence: str) -> dict[str, str]:
    words = WORD.findall(sentence.lower())
    return {mark(words[start : start + RUN]): "LAMP-7" for start in range(len(words) - RUN + 1)}


@pytest.mark.parametrize(
    "hidden",
    [
        FORBIDDEN,
        f"x = 1  # {FORBIDDEN.upper()}",
        'Item("q1", "On how many evenings did the "\n    "lighthouse keeper — forget to polish?")',
        "q1,forget_to_polish_the_brass_lamp,0",
    ],
)
def test_a_forbidden_sentence_is_found_however_it_is_set(hidden: str, tmp_path: Path) -> None:
    file = tmp_path / "copied.py"
    file.write_text(hidden, encoding="utf-8")
    assert list(repeats(file.read_text("utf-8"), _guarding(FORBIDDEN))) == ["LAMP-7"]


def test_five_words_in_common_are_not_yet_a_copy() -> None:
    guard = _guarding(FORBIDDEN)
    assert repeats("On how many evenings did they sail?", guard) == {}
    assert repeats("The keeper forgot the lamp.", guard) == {}
    assert repeats("", guard) == {}
