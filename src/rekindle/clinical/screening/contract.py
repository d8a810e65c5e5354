"""The shape of a screening case and of its answer, as JSON schemas made from the code that reads and writes them."""

from typing import Any, Final

from rekindle.clinical.answers import MEDICINE_QUESTIONS, QUESTIONS, Question
from rekindle.clinical.profile import Profile
from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.grades import DISPOSITIONS, GRADES, URGENCIES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_JSON_TYPES: Final = {"integer": "integer", "number": "number", "text": "string", "boolean": "boolean"}


def _of_question(question: Question) -> dict[str, Any]:
    """One answer's shape; null is always allowed and means unknown."""
    if question.kind == "code":
        return {"enum": [*question.codes, None]}
    if question.kind == "codes":
        return {"type": ["array", "null"], "items": {"enum": list(question.codes)}}
    if question.kind == "medicines":
        return {"type": ["array", "null"], "items": _of_medicine()}
    return {"type": [_JSON_TYPES[question.kind], "null"]}


def _of_medicine() -> dict[str, Any]:
    shapes = {key: _of_question(question) for key, question in MEDICINE_QUESTIONS.items()}
    shapes["name"] = {"type": "string"}
    return {"type": "object", "required": ["name"], "additionalProperties": False, "properties": shapes}


def answers_schema() -> dict[str, Any]:
    """The questionnaire's answers: every key with its type or its codes."""
    return {
        "type": "object",
        "description": (Profile.__doc__ or "").strip(),
        "additionalProperties": False,
        "properties": {key: _of_question(question) for key, question in QUESTIONS.items()},
    }


def _one_or_many(case: dict[str, Any], title: str) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "title": title,
        "oneOf": [{"$ref": "#/$defs/case"}, {"type": "array", "items": {"$ref": "#/$defs/case"}}],
        "$defs": {"case": case},
    }


def input_schema() -> dict[str, Any]:
    """What `rekindle screen` reads: one case, or a list of cases."""
    case = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "answers": {"anyOf": [answers_schema(), {"type": "null"}]},
            "today": {"type": ["string", "null"], "format": "date"},
        },
    }
    return _one_or_many(case, "rekindle screen: what goes in")


def _fired_schema() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "grade", "reason", "patient_text", "keys", "sources"],
        "properties": {
            "id": {"enum": [rule.id for rule in RULES]},
            "grade": {"enum": [grade.value for grade in GRADES]},
            "reason": {"type": "string"},
            "patient_text": {"type": "string"},
            "keys": {"type": "array", "items": {"enum": list(QUESTIONS)}},
            "sources": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        },
    }


def output_schema() -> dict[str, Any]:
    """What `rekindle screen` answers: one judgement, or as many as there were cases, in order."""
    properties: dict[str, Any] = {
        "disposition": {"enum": [disposition.value for disposition in DISPOSITIONS]},
        "urgency": {"enum": [urgency.value for urgency in URGENCIES]},
        "rules": {"type": "array", "items": _fired_schema()},
        "show_988": {"type": "boolean"},
        "show_911": {"type": "boolean"},
        "may_self_book": {"type": "boolean"},
        "missing": {"type": "array", "items": {"enum": list(QUESTIONS)}},
        "content_version": {"type": "string"},
    }
    judgement = {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
    return _one_or_many(judgement, "rekindle screen: what comes out")
