"""Which type of FHIR item asks for an answer: a choice of codes, a number, yes or no, a time."""

from typing import Any, Final, Literal

from rekindle.clinical.instruments.coding import Coding

AnswerType = Literal["choice", "integer", "decimal", "boolean", "time"]
MOST_OPTIONS: Final = 12  # more steps than these are a number field


def answer_type(coding: Coding) -> AnswerType:
    """The FHIR type of an item with this coding."""
    if coding.kind == "truth":
        return "boolean"
    if coding.kind == "clock":
        return "time"
    if coding.kind == "amount":
        return "decimal"
    whole = coding.kind == "steps" and coding.identical
    return "integer" if whole and len(coding.points) > MOST_OPTIONS else "choice"


def answered(coding: Coding, answer: Any) -> dict[str, Any]:
    """One answer as a QuestionnaireResponse holds it."""
    kind = answer_type(coding)
    if kind == "choice":
        return {"valueCoding": {"code": str(int(answer) if isinstance(answer, float) else answer)}}
    if kind == "time":
        hour, minute = answer.split(":")
        return {"valueTime": f"{int(hour):02}:{minute}:00"}
    return {f"value{kind.capitalize()}": answer}
