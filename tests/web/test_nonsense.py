"""Plausible nonsense in every number and date of every page is refused with a sentence, and nothing is written."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from tests.browser.pages import Known
from tests.rehearsed import NOW
from tests.web.forms_on_page import MOMENTS, Field, PostForm, errors_of
from tests.web.test_twice import forms_to_send, rows

NOT_NUMBERS = ("-1", "NaN", "Infinity", "1e400", "12,5,5", "abc", "999999999999")
NOT_MOMENTS = ("2026-02-30", "yesterday", "2026-13-01T25:61", "99:99")
# Free text that happens to show a number pad: codes and telephone numbers are no amounts.
NO_AMOUNTS = {"code", "phone"}
# Two ways to say the same: nonsense in one is looked at with the other left empty.
OTHER_WAY = {"height_ft": "height_cm", "height_in": "height_cm", "weight_lb": "weight_kg"}


def nonsense_for(one: Field) -> Iterator[str]:
    """What a slip of the hand might leave in a field."""
    if one.kind in MOMENTS:
        yield from NOT_MOMENTS
        return
    yield from NOT_NUMBERS
    if "max" in one.limits:
        yield str(Decimal(one.limits["max"]) + 1)
    if "min" in one.limits and Decimal(one.limits["min"]) > 0:
        yield str(Decimal(one.limits["min"]) - 1)


def wrong_with(browser: Client, form: PostForm, one: Field, nonsense: str, data: dict[str, Any]) -> str:
    """What is wrong with the answer to one piece of nonsense; nothing if it was refused as it should be."""
    with transaction.atomic():
        before = rows()
        answer = browser.post(form.action, data | {one.name: [nonsense]})
        after = rows()
        transaction.set_rollback(True)
    if answer.status_code not in (409, 422):
        return f"answered {answer.status_code}"
    if after != before:
        return "wrote something"
    said = errors_of(answer.content.decode())
    sentence = said.get(one.element, "") or " ".join(said.values())
    if not said and "refus" not in answer.content.decode():
        return "says nothing about it"
    return "" if sentence.endswith(".") else f"not a sentence: {sentence[:80]!r}"


@pytest.mark.django_db
def test_nonsense_in_every_number_and_date_is_refused_with_a_sentence(
    known: Known, enter: Callable[[str], Client]
) -> None:
    accepted, tried = [], set()
    with time_machine.travel(NOW, tick=False):
        for page, browser, form in forms_to_send(known, enter):
            amounts = [one for one in form.fields.values() if one.is_number or one.kind in MOMENTS]
            for one in amounts:
                if one.name in NO_AMOUNTS or (form.goes_to, one.name) in tried:
                    continue
                tried.add((form.goes_to, one.name))
                data = next(form.presses())[1]
                data.pop(OTHER_WAY.get(one.name, ""), None)
                answers = ((one_try, wrong_with(browser, form, one, one_try, data)) for one_try in nonsense_for(one))
                where = f"{form.goes_to} on {page}: {one.name}"
                accepted += [f"{where}={one_try!r}: {wrong}" for one_try, wrong in answers if wrong]
    assert len(tried) > 40, sorted(tried)
    assert not accepted, "\n" + "\n".join(accepted)
