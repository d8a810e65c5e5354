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

# wall, what is done to it, the file, the line planted there
BREACHES = [
    ("house", "the simulation asks the replay", "simulation/body.py", "import rekindle.replay"),
    ("house", "a room asks the building", "journey/tasks/models.py", "import rekindle.web.live"),
    ("house", "a stray module beside the rooms", "sundries.py", ""),
    (
        "river",
        "a room asks a room downstream",
        "journey/places/queries.py",
        "import rekindle.journey.treatments.models",
    ),
    ("river", "the ledger asks for people", "journey/ledger/actions.py", "import rekindle.journey.people.models"),
    ("river", "a stray room", "journey/oddments/__init__.py", ""),
    ("ladder", "a read asks an act", "journey/people/queries.py", "import rekindle.journey.people.actions"),
    ("ladder", "an act asks a page", "journey/tasks/actions.py", "import rekindle.journey.tasks.views"),
    ("ladder", "facts ask a read", "journey/treatments/facts.py", "import rekindle.journey.treatments.queries"),
    ("ladder", "a stray module in a room", "journey/people/oddments.py", ""),
    ("no-circles", "two reads ask each other", "journey/people/access.py", "import rekindle.journey.people.queries"),
    (
        "pages-read-no-tables-of-others",
        "a page reads another room's tables",
        "journey/screenings/views.py",
        "import rekindle.journey.post.models",
    ),
    (
        "pages-read-no-tables-of-others",
        "the FHIR door reads a room's tables",
        "interop/fhir/__init__.py",
        "import rekindle.journey.people.models",
    ),
    ("library", "units ask screening", "clinical/units.py", "import rekindle.clinical.screening.judgement"),
    ("library", "two subjects of one rank ask each other", "clinical/refusal.py", "import rekindle.clinical.threshold"),
    ("library", "a stray subject", "clinical/oddments.py", ""),
    *(
        ("pure", f"{folder} asks {outside}", file, f"import {outside}")
        for folder, file in (("the library", "clinical/units.py"), ("the simulation", "simulation/body.py"))
        for outside in ("django.db.models", "sqlite3", "urllib.request")
    ),
    ("pure", "the replay asks the framework", "replay.py", "import django"),
    (
        "rehearsal-stays-outside",
        "a room asks the simulation",
        "journey/people/queries.py",
        "import rekindle.simulation",
    ),
    ("rehearsal-stays-outside", "the library asks the simulation", "clinical/units.py", "import rekindle.simulation"),
]


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


def broken_walls(house: Path) -> tuple[set[str], str]:
    """What the linter says of a house: the names of broken walls, and all it said."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
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


def plant(house: Path, file: str, line: str) -> None:
    """Write one line at the end of a file, and make the file and its folders where they do not exist."""
    spot = house / "rekindle" / file
    for folder in reversed([folder for folder in spot.parents if folder.is_relative_to(house / "rekindle")]):
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    spot.touch()
    spot.write_text(f"{spot.read_text()}\n{line}\n")


def test_the_house_as_it_stands_breaks_no_wall(house: Path) -> None:
    broken, said = broken_walls(house)
    assert broken == set(), said


def test_every_wall_is_broken_on_purpose_below() -> None:
    assert {wall for wall, *_ in BREACHES} == set(WALLS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wall", "file", "line"),
    [pytest.param(wall, file, line, id=f"{wall}: {deed}") for wall, deed, file, line in BREACHES],
)
def test_a_breach_fails_the_build_and_names_the_wall(house: Path, wall: str, file: str, line: str) -> None:
    plant(house, file, line)
    broken, said = broken_walls(house)
    assert WALLS[wall] in broken
    planted = file.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
    named_in_a_circle = f".{planted.rpartition('.')[2]} ("
    assert f"rekindle.{planted}" in said or named_in_a_circle in said


@pytest.mark.slow
def test_the_ladder_stands_in_every_room(house: Path) -> None:
    for room in ROOMS:
        plant(house, f"journey/{room}/models.py", f"import rekindle.journey.{room}.urls")
        plant(house, f"journey/{room}/urls.py", "")
    broken, said = broken_walls(house)
    assert WALLS["ladder"] in broken
    assert [
        room for room in ROOMS if f"rekindle.journey.{room}.models -> rekindle.journey.{room}.urls" not in said
    ] == []
