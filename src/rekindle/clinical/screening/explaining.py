"""Why each rule fired, as it stood on that day: its text and every number it compared with, in force at the clinic."""

from typing import Any, Final

from rekindle.clinical.screening.judgement import Fired, Judgement
from rekindle.clinical.screening.medicines import Taken
from rekindle.clinical.screening.medicines.equivalents import EQUAL_TO_10_MG_DIAZEPAM
from rekindle.clinical.screening.thresholds import BENZODIAZEPINE_HIGH, PLAUSIBLE, VALUES
from rekindle.clinical.threshold import Threshold
from rekindle.clinical.values import ClinicValues, Setting, Value, by_key

_OWN: Final = by_key(VALUES)


def grounds(judgement: Judgement) -> list[dict[str, Any]]:
    """What a record keeps beside a verdict, so that a later version of the rules cannot change why it was given."""
    return [
        {
            "id": fired.rule.id,
            "when": fired.rule.when_in_force(judgement.values),
            "follow_up": fired.rule.follow_up,
            "numbers": numbers(fired, judgement),
        }
        for fired in judgement.rules
    ]


def numbers(fired: Fired, judgement: Judgement) -> list[dict[str, Any]]:
    """Every number a fired rule compared with; of the plausible ranges only those that were left."""
    values = judgement.values
    found = [_limit(limit, values) for limit in fired.rule.thresholds if limit.says]
    ranges = [f"screening.plausible.{key}" for key in fired.keys if key in PLAUSIBLE and fired.rule.id == "DQ-RANGE"]
    found += [_value(_OWN[key], _OWN[key].default) for key in ranges]
    if BENZODIAZEPINE_HIGH in fired.rule.thresholds:
        found += [_value(value, values.setting_of(value)) for value in _equivalents(judgement)]
    if fired.rule.graded_by is not None:
        found.append(_value(fired.rule.graded_by, values.setting_of(fired.rule.graded_by)))
    return found


def _equivalents(judgement: Judgement) -> list[Value]:
    """The diazepam equivalents by which this person's benzodiazepines were added up.

    Source: ASHTON
    """
    lines = Taken(judgement.profile.meds or (), judgement.values).lines
    taken = {name for line in lines for name in line.ingredients}
    return [value for name, value in EQUAL_TO_10_MG_DIAZEPAM.items() if name in taken]


def _limit(limit: Threshold, values: ClinicValues) -> dict[str, Any]:
    return {
        "key": limit.key,
        "says": limit.says,
        "in_force": limit.in_words(values),
        "moved": limit.limit(values) != limit.value,
        "tag": limit.tag,
        "sources": [limit.source],
    }


def _value(value: Value, setting: Setting) -> dict[str, Any]:
    return {
        "key": value.key,
        "says": value.says,
        "in_force": value.in_words(setting),
        "moved": setting != value.default,
        "tag": value.tag,
        "sources": list(value.sources),
    }
