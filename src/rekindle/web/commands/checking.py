"""What a clinic lacks before anybody is treated: values nobody confirmed, an open form, a tested contact."""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

import django

from rekindle.clinical.confirmable import NEED_WORDS
from rekindle.clinical.values import Value


def check_clinic(given: argparse.Namespace) -> int:
    """Print what is missing at each clinic; exit 1 while something is, 2 when there is no such clinic."""
    django.setup()
    from rekindle.journey.places.queries import clinics

    found = [clinic for clinic in clinics() if given.clinic in (None, clinic.slug)]
    if not found:
        words = f"There is no clinic called {given.clinic!r}." if given.clinic else "There is no clinic in this house."
        print(words, file=sys.stderr)
        return 2
    missing = False
    for clinic in found:
        lines = [*_values(clinic, given.protocol), *_doors(clinic)]
        missing = missing or bool(lines)
        print(f"{clinic} ({clinic.slug}){', a demo clinic' if clinic.is_demo else ''}")
        print("\n".join(lines) if lines else "  Nothing is missing.")
    return 1 if missing else 0


def _values(clinic: Any, protocols: list[str] | None) -> Iterator[str]:
    """What nobody has confirmed, protocol by protocol; a value that several need is written out once."""
    from rekindle.journey.places.queries import unconfirmed

    waiting, named = unconfirmed(clinic), set[str]()
    for need, words in NEED_WORDS.items():
        if protocols and need not in protocols:
            continue
        mine = [value for value in waiting if need in value.needed_by]
        if mine:
            yield f"  {words[0].upper()}{words[1:]} ({need}): {len(mine)} unconfirmed"
            yield from (_line(value) for value in mine if value.key not in named)
            repeated = sum(value.key in named for value in mine)
            if repeated:
                yield f"    and {repeated} listed above"
            named |= {value.key for value in mine}


def _line(value: Value) -> str:
    return f"    {value.key}: {value.says}: {value.in_words()} [{value.tag}; {', '.join(value.sources)}]"


def _doors(clinic: Any) -> Iterator[str]:
    from rekindle.journey.places.queries import tested_on_call

    if not tested_on_call(clinic).exists():
        yield "  On call: nobody who is named has answered a test message"
    if clinic.form_opened_at is None:
        yield "  Form: not open to the public"
