"""Every paper, label and guideline the library rests on, by key; nothing is uncited.

Each file of this folder holds the sources of one subject as a tuple named ``SOURCES``. A key has one home:
two files that give the same key are a mistake found at import.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from rekindle.clinical.sources.source import COMPILED_ON, FLAG_MEANINGS, Flag, Source

__all__ = ["COMPILED_ON", "FLAG_MEANINGS", "SOURCES", "Flag", "Source", "gathered", "source"]


def gathered(shelves: Iterable[tuple[Source, ...]]) -> Mapping[str, Source]:
    """All sources by key, refusing a key that two subjects claim."""
    by_key: dict[str, Source] = {}
    for shelf in shelves:
        for entry in shelf:
            if entry.key in by_key:
                raise ValueError(f"Source {entry.key} is written down twice; keep it in one file only.")
            by_key[entry.key] = entry
    return MappingProxyType(dict(sorted(by_key.items())))


def _shelves() -> Iterable[tuple[Source, ...]]:
    for module in sorted(iter_modules(__path__), key=lambda found: found.name):
        if module.name != "source":
            yield import_module(f"{__name__}.{module.name}").SOURCES


SOURCES: Final[Mapping[str, Source]] = gathered(_shelves())


def source(key: str) -> Source:
    """The source with this key; an unknown key is a programmer's mistake."""
    try:
        return SOURCES[key]
    except KeyError:
        raise KeyError(f"No source is called {key!r}; add it to a file in rekindle/clinical/sources.") from None
