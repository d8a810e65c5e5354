"""An instrument as a FHIR R4 Questionnaire, and an answer sheet as a QuestionnaireResponse to it.

Restricted wording is not in the library and so not in the export: its items are "Item 1" to "Item n" with their codes.
A LOINC code is given only where it was seen in a source. All items stand at the top level.
"""

from collections.abc import Mapping
from typing import Any, Final

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.instruments import Instrument, Item
from rekindle.clinical.instruments.coding import Coding
from rekindle.clinical.instruments.instrument import Measure
from rekindle.interop.fhir.answer_type import answer_type, answered
from rekindle.interop.fhir.expression import NOT_PORTABLE, expression, main_expression

BASE: Final = "https://rekindle.example/fhir"
LOINC: Final = "http://loinc.org"
ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
HIDDEN: Final = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
LOWEST: Final = "http://hl7.org/fhir/StructureDefinition/minValue"
HIGHEST: Final = "http://hl7.org/fhir/StructureDefinition/maxValue"
CALCULATED: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"

Resource = dict[str, Any]


def canonical(instrument: Instrument, base: str = BASE) -> str:
    """The address by which an answer sheet names its questionnaire."""
    return f"{base}/Questionnaire/{instrument.instrument_id.replace('_', '-')}"


def questionnaire(instrument: Instrument, base: str = BASE) -> Resource:
    """The instrument as a Questionnaire, with its score in hidden items that calculate themselves."""
    found: Resource = {
        "resourceType": "Questionnaire",
        "id": instrument.instrument_id.replace("_", "-"),
        "url": canonical(instrument, base),
        "version": CONTENT_VERSION,
        "name": instrument.instrument_id.upper(),
        "title": f"{instrument.name}: {instrument.title}",
        "status": "active",
        "subjectType": ["Patient"],
        "copyright": instrument.licence.notice,
        "item": [
            *([{"linkId": "stem", "text": instrument.stem, "type": "display"}] if instrument.stem else []),
            *(_asked(instrument, item) for item in (*instrument.items, *instrument.unscored)),
            *_calculated(instrument),
        ],
    }
    if instrument.recall:
        found["purpose"] = f"Recall: {instrument.recall}."
    if instrument.loinc_panel:
        found["code"] = [{"system": LOINC, "code": instrument.loinc_panel}]
    if instrument.instrument_id in NOT_PORTABLE:
        found["description"] = f"Without an expression for its total: {NOT_PORTABLE[instrument.instrument_id]}."
    return found


def _asked(instrument: Instrument, item: Item) -> Resource:
    kind = answer_type(item.coding)
    text = item.text if item in instrument.unscored else instrument.label_of(item)
    found: Resource = {"linkId": item.key, "text": text, "type": kind}
    if item.loinc:
        found["code"] = [{"system": LOINC, "code": item.loinc}]
    if kind == "choice":
        words = dict(instrument.options_of(item))
        found["answerOption"] = [
            _option(answer, words.get(answer, str(answer)), points) for answer, points in item.coding.points.items()
        ]
    if kind in ("integer", "decimal"):
        found["extension"] = _bounds(item.coding, kind)
    return found


def _option(answer: object, words: str, points: int | float | None) -> Resource:
    coded: Resource = {"valueCoding": {"code": str(answer), "display": words}}
    if points is not None:
        coded["extension"] = [{"url": ORDINAL, "valueDecimal": points}]
    return coded


def _bounds(coding: Coding, kind: str) -> list[Resource]:
    value = f"value{kind.capitalize()}"
    return [{"url": LOWEST, value: coding.low}, {"url": HIGHEST, value: coding.high}]


def _calculated(instrument: Instrument) -> list[Resource]:
    """A hidden, read-only item for each number the library works out of the answers."""
    items = [
        _hidden(measure.key, _label(instrument, measure), _number_type(measure), expression(instrument, measure))
        for measure in instrument.measures
        if measure.key not in instrument.keys
    ]
    if instrument.main_measure is None:
        said = main_expression(instrument)
        if said is not None:
            kind = "boolean" if instrument.main in instrument.flags else "string"
            items.append(_hidden(instrument.main, instrument.main.capitalize(), kind, said))
    for item in items:
        if item["linkId"] == instrument.main and instrument.loinc_total:
            item["code"] = [{"system": LOINC, "code": instrument.loinc_total}]
    return items


def _label(instrument: Instrument, measure: Measure) -> str:
    return "Total" if measure.key == instrument.main else measure.key.replace("_", " ").capitalize()


def _number_type(measure: Measure) -> str:
    return "integer" if measure.decimals is None else "decimal"


def _hidden(link: str, text: str, kind: str, said: str) -> Resource:
    return {
        "linkId": link,
        "text": text,
        "type": kind,
        "readOnly": True,
        "extension": [
            {"url": HIDDEN, "valueBoolean": True},
            {"url": CALCULATED, "valueExpression": {"language": "text/fhirpath", "expression": said}},
        ],
    }


def response(instrument: Instrument, answers: Mapping[str, Any], base: str = BASE) -> Resource:
    """An answer sheet by the library's item keys, as a QuestionnaireResponse."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{canonical(instrument, base)}|{CONTENT_VERSION}",
        "status": "completed",
        "item": [
            {"linkId": key, "answer": [answered(instrument.by_key[key].coding, answer)]}
            for key, answer in answers.items()
            if answer is not None
        ],
    }
