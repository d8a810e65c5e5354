"""Each fact in the words in which it was asked, and its answer in the words in which it was given."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from rekindle.clinical.answers import QUESTIONS
from rekindle.clinical.screening.questions import PAGES
from rekindle.clinical.screening.questions.shape import Question, Tick

CODE_WORDS = {
    "yes": "Yes",
    "no": "No",
    "unsure": "Not sure",
    "skip": "Not asked",
    "none": "None",
    "never": "Never",
    "n/a": "Does not apply",
}
WORDS = {
    "age": "Age",
    "height_cm": "Height in cm",
    "weight_kg": "Weight in kg",
    "bp_sys": "Blood pressure, top number in mmHg",
    "bp_dia": "Blood pressure, bottom number in mmHg",
    "htn": "High blood pressure",
    "meds": "Medicines",
    "phq9_total": "PHQ-9 total",
    "phq9_item9": "PHQ-9 item 9",
    "audit_c": "AUDIT-C total",
    "reasons": "What they want help with",
    "now_symptoms": "Happening right now",
    "cardiac_stable": "Heart conditions",
    "illicit_30d": "Used in the past 30 days",
    "mi_days_ago": "Heart attack: days ago",
    "stroke_days_ago": "Stroke or TIA: days ago",
    "seizure_days_ago": "Last seizure: days ago",
    "sud_days_since": "Last problem use: days ago",
}


@cache
def _questions() -> dict[str, Question]:
    found: dict[str, Question] = {}
    for page in PAGES:
        for question in getattr(page, "questions", ()):
            found.setdefault(question.key, question)
    return found


@cache
def _ticks() -> dict[str, list[Tick]]:
    found: dict[str, list[Tick]] = {}
    for page in PAGES:
        for tick in getattr(page, "ticks", ()):
            found.setdefault(tick.key, []).append(tick)
    return found


def question_of(key: str) -> str:
    """The question as it stood on the form, or a short name where the form asked it in several parts."""
    if key in WORDS:
        return _(WORDS[key])
    if key in _questions():
        return _(_questions()[key].text)
    ticks = _ticks().get(key)
    return _(ticks[0].label) if ticks else key.replace("_", " ")


def choices_of(key: str) -> list[tuple[str, str]]:
    """Every documented answer of a key with its words."""
    return [(code, word_of(key, code)) for code in QUESTIONS[key].codes]


def word_of(key: str, code: Any) -> str:
    """One code in the words of the form."""
    if key in _questions():
        for choice in _questions()[key].choices:
            if choice.value == code:
                return _(choice.label)
    for tick in _ticks().get(key, ()):
        if tick.member and tick.member == code:
            return _(tick.label)
    return _(CODE_WORDS[code]) if code in CODE_WORDS else str(code).replace("_", " ")


def answer_of(key: str, value: Any) -> str:
    """An answer as a person would read it aloud."""
    if value is None:
        return _("not answered")
    kind = QUESTIONS[key].kind if key in QUESTIONS else "text"
    if kind == "codes":
        return ", ".join(word_of(key, code) for code in value) or _("none of these")
    if kind == "medicines":
        return "; ".join(_medicine(line) for line in value) or _("none")
    return word_of(key, value) if kind == "code" else f"{value:g}" if isinstance(value, float) else str(value)


def _medicine(line: dict[str, Any]) -> str:
    dose = f" {line['dose_mg']:g} mg" if line.get("dose_mg") is not None else ""
    often = f" × {line['times_per_day']:g}" if line.get("times_per_day") is not None else ""
    return f"{line['name']}{dose}{often}"
