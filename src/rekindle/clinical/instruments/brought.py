"""Wording that a clinic brings under its own licence: a FHIR R4 Questionnaire read strictly against what is scored.

Scoring knows a scale by the numbers of its items and answers. A file that asks other items, leaves one out, or offers
an answer the scale does not count is refused, each reason in one sentence.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rekindle.clinical.instruments.wording import Code, WordedItem
from rekindle.clinical.refusal import Refusal

ORDINAL_URLS: Final = (
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)
LONGEST_TEXT: Final = 600
MOST_BYTES: Final = 400_000
Counted = Mapping[Code, int | float | None]  # each answer of an item with its points


@dataclass(frozen=True, slots=True)
class BroughtWording:
    """The words of one scale as a clinic brought them, with the fingerprint by which a score remembers them."""

    title: str
    stem: str
    notice: str
    items: tuple[WordedItem, ...]
    sha256: str


def _refuse(code: str, sentence: str) -> Refusal:
    return Refusal(f"wording.{code}", sentence)


def read_brought(text: str, *, codes: Mapping[str, Counted]) -> tuple[BroughtWording | None, tuple[Refusal, ...]]:
    """The wording in an uploaded file, or every reason why it cannot be used.

    `codes` gives, for each scored item in its order, the answers that count and the points of each. An answer is known
    by its code where that is the scale's own, else by its points.
    """
    if len(text.encode()) > MOST_BYTES:
        return None, (_refuse("size", "The file is larger than a questionnaire can be."),)
    try:
        resource = json.loads(text)
    except (ValueError, RecursionError):
        return None, (_refuse("json", "The file is not JSON. Export the questionnaire as a FHIR R4 Questionnaire."),)
    if not isinstance(resource, dict) or resource.get("resourceType") != "Questionnaire":
        return None, (_refuse("type", "The file is not a FHIR Questionnaire: its resourceType says something else."),)
    asked = list(_leaves(resource.get("item")))
    matched, refusals = _matched(asked, codes)
    read: list[WordedItem] = []
    for key, item in matched:
        words, why = _item(key, item, codes[key])
        refusals += why
        if words is not None:
            read.append(words)
    if refusals:
        return None, tuple(refusals)
    heading = next(
        (
            str(each["text"])
            for each in _all(resource.get("item"))
            if each.get("type") in ("group",) and each.get("text")
        ),
        "",
    )
    brought = BroughtWording(
        title=str(resource.get("title") or "")[:LONGEST_TEXT],
        stem=heading[:LONGEST_TEXT],
        notice=str(resource.get("copyright") or "")[:LONGEST_TEXT],
        items=tuple(read),
        sha256=hashlib.sha256(json.dumps(resource, sort_keys=True).encode()).hexdigest(),
    )
    return brought, ()


def _all(items: object) -> Iterator[Mapping[str, Any]]:
    if not isinstance(items, list):
        return
    for item in items:
        if isinstance(item, dict):
            yield item
            yield from _all(item.get("item"))


def _leaves(items: object) -> Iterator[Mapping[str, Any]]:
    """What is asked: neither headings nor texts to read nor totals that are worked out."""
    for item in _all(items):
        if item.get("type") not in ("group", "display") and not item.get("readOnly"):
            yield item


def _matched(
    asked: list[Mapping[str, Any]], codes: Mapping[str, Counted]
) -> tuple[list[tuple[str, Mapping[str, Any]]], list[Refusal]]:
    """By link id where they carry the scale's own keys, else by order where there are just as many."""
    by_link = {str(item.get("linkId", "")).lstrip("/"): item for item in asked}
    if set(codes) <= set(by_link):
        return [(key, by_link[key]) for key in codes], []
    if len(asked) == len(codes):
        return list(zip(codes, asked, strict=True)), []
    sentence = (
        f"The scale has {len(codes)} scored items and the file asks {len(asked)}. "
        f"Give its items the link ids {', '.join(codes)}, or leave out everything that is not scored."
    )
    return [], [_refuse("items", sentence)]


def _item(key: str, item: Mapping[str, Any], counted: Counted) -> tuple[WordedItem | None, list[Refusal]]:
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        return None, [_refuse(f"text.{key}", f"Item {key} has no text.")]
    if len(text) > LONGEST_TEXT:
        return None, [_refuse(f"text.{key}", f"The text of item {key} is longer than {LONGEST_TEXT} characters.")]
    offered = item.get("answerOption")
    options: list[tuple[Code, str]] = []
    for option in offered if isinstance(offered, list) else []:
        value, words = _option(option, counted)
        if value is None:
            said = words or "without words"
            return None, [
                _refuse(f"code.{key}", f"Item {key} offers the answer {said!r}, which the scale does not count.")
            ]
        options.append((value, words))
    if offered and {value for value, _words in options} != set(counted):
        return None, [_refuse(f"codes.{key}", f"Item {key} does not offer every answer that the scale counts.")]
    return WordedItem(key, text.strip(), tuple(options)), []


def _option(option: object, counted: Counted) -> tuple[Code | None, str]:
    """The answer of the scale that this one stands for, and its words."""
    if not isinstance(option, dict):
        return None, ""
    coding = option.get("valueCoding")
    coded = coding if isinstance(coding, dict) else {}
    whole = option.get("valueInteger")
    words = str(coded.get("display") or ("" if whole is None else whole))[:LONGEST_TEXT]
    code = str(coded.get("code", whole)).casefold()
    by_code = next((answer for answer in counted if str(answer).casefold() == code), None)
    if by_code is not None:
        return by_code, words
    points = next((each for each in [*_extensions(option), *_extensions(coding)] if each is not None), None)
    by_points = [answer for answer, counts in counted.items() if points is not None and counts == points]
    return (by_points[0] if len(by_points) == 1 else None), words


def _extensions(holder: object) -> Iterator[int | None]:
    extensions = holder.get("extension") if isinstance(holder, dict) else None
    for extension in extensions if isinstance(extensions, list) else []:
        if isinstance(extension, dict) and extension.get("url") in ORDINAL_URLS:
            yield _whole(extension.get("valueDecimal"))


def _whole(number: object) -> int | None:
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    exact = Decimal(str(number))
    return int(exact) if exact.is_finite() and exact == exact.to_integral_value() else None
