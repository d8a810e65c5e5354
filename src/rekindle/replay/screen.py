"""The verb `screen`: the verdict on one form, with its reasons."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from rekindle.clinical.answers import AnswersRefused
from rekindle.clinical.screening.judgement import judge
from rekindle.replay.case import CaseRefused


def _only(case: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in case:
        if key not in keys:
            raise CaseRefused(f"The case holds the unknown key {key!r}.")


def _date(text: object) -> date | None:
    if text is None:
        return None
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise CaseRefused(f"'today' must be a date written YYYY-MM-DD, not {text!r}.")


def screen(case: Mapping[str, Any]) -> dict[str, Any]:
    """The verdict on one form, with its reasons."""
    _only(case, ("answers", "today"))
    answers = case.get("answers")
    if answers is not None and not isinstance(answers, Mapping):
        raise CaseRefused("'answers' must be an object of questionnaire keys and answers.")
    try:
        return judge(answers or {}, _date(case.get("today"))).as_json()
    except AnswersRefused as refusal:
        raise CaseRefused(str(refusal)) from None
