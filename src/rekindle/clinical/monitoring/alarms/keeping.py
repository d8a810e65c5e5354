"""The state of the machine as plain JSON values and back, exactly: what a server keeps to forget nothing in a crash."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rekindle.clinical.monitoring.alarms.state import Change, Condition, Feed, Known, State, Watch


def to_json(state: State) -> dict[str, Any]:
    """The whole state as objects, lists, numbers and text."""
    said = asdict(state)
    said["touched"] = sorted(state.touched)
    said["changes"] = list(said["changes"])
    for name in ("screens", "symptoms", "faults", "severe_s"):
        said[name] = list(said[name])
    for condition in said["conditions"].values():
        condition["watches"] = list(condition["watches"])
    for feed in said["feeds"].values():
        feed["gaps_s"] = list(feed["gaps_s"])
    return said


def from_json(said: Mapping[str, Any]) -> State:
    """The state that was kept; a key too many or too few is a mistake of the keeper and raises."""
    told = dict(said)
    for name in ("screens", "symptoms", "faults", "severe_s"):
        told[name] = tuple(told[name])
    told["touched"] = frozenset(told["touched"])
    told["changes"] = tuple(Change(**change) for change in told["changes"])
    told["feeds"] = {name: Feed(**{**feed, "gaps_s": tuple(feed["gaps_s"])}) for name, feed in told["feeds"].items()}
    told["known"] = {
        parameter: {source: Known(**known) for source, known in sources.items()}
        for parameter, sources in told["known"].items()
    }
    told["conditions"] = {name: _condition(condition) for name, condition in told["conditions"].items()}
    return State(**told)


def _condition(said: Mapping[str, Any]) -> Condition:
    return Condition(**{**said, "watches": tuple(Watch(**watch) for watch in said["watches"])})
