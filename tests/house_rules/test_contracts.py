"""Every wall holds: break it on purpose in a copy of the house, and the build fails and names that wall."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAN = configparser.ConfigParser(interpolation=None)
PLAN.read(ROOT / ".importlinter")
WALLS = {
    section.removeprefix("importlinter:contract:"): PLAN[section]["name"]
    for section in PLAN.sections()
    if section.startswith("importlinter:contract:")
}
ROOMS = sorted(file.parent.name for file in (ROOT / "src/rekindle/journey").glob("*/models.py"))

# Each wall, and what is done to it: the file, and the import planted there; without one, the file itself is the breach.
BREACHES: dict[str, list[tuple[str, str]]] = {
    "house": [
        ("simulation/body.py", "rekindle.replay"),
        ("journey/tasks/models.py", "rekindle.web.live"),
        ("sundries.py", ""),
    ],
    "river": [
        ("journey/places/queries.py", "rekindle.journey.treatments.models"),
        ("journey/ledger/actions.py", "rekindle.journey.people.models"),
        ("journey/oddments/__init__.py", ""),
    ],
    "ladder": [
        ("journey/people/queries.py", "rekindle.journey.people.actions"),
        ("journey/tasks/actions.py", "rekindle.journey.tasks.views"),
        ("journey/treatments/facts.py", "rekindle.journey.treatments.queries"),
        ("journey/people/oddments.py", ""),
        *((f"journey/{room}/models.py", f"rekindle.journey.{room}.urls") for room in ROOMS),
    ],
    "no-circles": [("journey/people/access.py", "rekindle.journey.people.queries")],
    "pages-read-no-tables-of-others": [
        ("journey/screenings/views.py", "rekindle.journey.post.models"),
        ("interop/fhir/__init__.py", "rekindle.journey.people.models"),
    ],
    "library": [
        ("clinical/units.py", "rekindle.clinical.screening.judgement"),
        ("clinical/refusal.py", "rekindle.clinical.threshold"),
        ("clinical/oddments.py", ""),
    ],
    "pure": [
        *(("clinical/units.py", outside) for outside in ("django.db.models", "sqlite3", "urllib.request", "socket")),
        *(("simulation/body.py", outside) for outside in ("django", "psycopg")),
        ("replay/reading.py", "django"),
    ],
    "devices": [
        ("interop/devices/listener.py", "rekindle.journey.people.queries"),
        ("interop/devices/reading.py", "django"),
    ],
    "rehearsal-stays-outside": [
        ("journey/people/queries.py", "rekindle.simulation"),
        ("clinical/units.py", "rekindle.rehearsal"),
    ],
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the sources and of the plan, to break."""
    shutil.copytree(
        ROOT / "src/rekindle",
        tmp_path / "rekindle",
        ignore=shutil.ignore_patterns("__pycache__", "templates", "static"),
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def broken_walls(house: Path, *only: str) -> tuple[set[str], str]:
    """What the linter says of a house: the names of broken walls, and all it said."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo", *only],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = set(re.findall(r"^(.+) BROKEN", done.stdout, re.MULTILINE))
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    assert (done.returncode != 0) == bool(broken)
    return broken, done.stdout


def plant(house: Path, file: str, wanted: str) -> None:
    """Write one import at the end of a file, and make the file and its folders where they do not exist."""
    spot = house / "rekindle" / file
    for folder in reversed([folder for folder in spot.parents if folder.is_relative_to(house / "rekindle")]):
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    spot.touch()
    spot.write_text(f"{spot.read_text()}\nimport {wanted}\n" if wanted else spot.read_text())


def named(said: str, file: str, wanted: str) -> bool:
    """Whether the linter names this breach: the import with both its ends, or the module that stands nowhere."""
    module = "rekindle." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    if not wanted:
        return f"- {module}\n" in said
    target = wanted if wanted.startswith("rekindle.") else wanted.partition(".")[0]
    if f"{module} -> {target} " in said:
        return True
    # a circle is told by its room and the modules below it
    room, _, one = module.rpartition(".")
    other = target.removeprefix(f"{room}.")
    return f"in {room}." in said and (f".{one} -> .{other} " in said or f".{other} -> .{one} " in said)


@pytest.mark.slow
def test_the_house_as_it_stands_breaks_no_wall(house: Path) -> None:
    broken, said = broken_walls(house)
    assert broken == set(), said


def test_every_wall_is_broken_on_purpose_below() -> None:
    assert set(BREACHES) == set(WALLS)


@pytest.mark.slow
@pytest.mark.parametrize("wall", BREACHES)
def test_a_breach_fails_the_build_and_is_named(house: Path, wall: str) -> None:
    for file, wanted in BREACHES[wall]:
        plant(house, file, wanted)
    for room in ROOMS if wall == "ladder" else []:
        plant(house, f"journey/{room}/urls.py", "")
    broken, said = broken_walls(house, "--contract", wall)
    assert broken == {WALLS[wall]}
    assert [breach for breach in BREACHES[wall] if not named(said, *breach)] == []
