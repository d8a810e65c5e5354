"""Generate docs/reference from the code; without --write, fail where a page on disk is stale."""

import importlib
import os
import pkgutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
REFERENCE = HERE.parent.parent / "docs" / "reference"
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]  # the generators, and the tables of the tests they draw
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")


def pages() -> dict[str, str]:
    """Every generated page, by its path below docs/reference."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules([str(HERE)]):
        if module.name == "__main__":
            continue
        for name, text in importlib.import_module(f"reference.{module.name}").pages().items():
            if name in found:
                raise ValueError(f"Two generators write {name}.")
            found[name] = text.rstrip("\n") + "\n"
    return found


def main(write: bool) -> int:
    """Write the pages, or say which ones differ."""
    wanted = pages()
    present = {str(file.relative_to(REFERENCE)) for file in REFERENCE.rglob("*") if file.is_file()}
    stale = [name for name, text in wanted.items() if name not in present or (REFERENCE / name).read_text() != text]
    strays = sorted(present - set(wanted))
    if write:
        for name in stale:
            (REFERENCE / name).parent.mkdir(parents=True, exist_ok=True)
            (REFERENCE / name).write_text(wanted[name])
        for name in strays:
            (REFERENCE / name).unlink()
        return 0
    for name in stale:
        print(f"docs/reference/{name} is stale: run ./run fix and read the difference.")
    for name in strays:
        print(f"docs/reference/{name} is written by no generator: remove it or write its generator.")
    return 1 if stale or strays else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv))
