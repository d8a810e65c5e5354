"""A clinic's own numbers reach every decision: whoever asks the library for one passes the values in force there."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
JOURNEY = ROOT / "src/rekindle/journey"

# Calls that ask for no clinic's numbers, and why each may.
ALLOWED: dict[str, str] = {}


def takes_values(found: Any) -> bool:
    """Whether a decision of the library can be asked with a clinic's own values."""
    return inspect.isfunction(found) and "values" in inspect.signature(found).parameters


def imported(tree: ast.AST) -> dict[str, Any]:
    """Every name that a module takes from the library, with what it stands for."""
    names: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rekindle.clinical"):
            for alias in node.names:
                names[alias.asname or alias.name] = thing(node.module or "", alias.name)
    return names


def thing(module: str, name: str) -> Any:
    """What `from module import name` gives."""
    try:
        return getattr(importlib.import_module(module), name)
    except AttributeError:
        return importlib.import_module(f"{module}.{name}")


def asked(call: ast.Call, names: dict[str, Any]) -> Any:
    """The library's function that a call asks, if it is one."""
    if isinstance(call.func, ast.Name):
        return names.get(call.func.id)
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        module = names.get(call.func.value.id)
        return getattr(module, call.func.attr, None) if inspect.ismodule(module) else None
    return None


def passes(call: ast.Call, function: Any) -> bool:
    """Whether a call hands the values on, by name or by place."""
    if any(keyword.arg == "values" for keyword in call.keywords):
        return True
    return list(inspect.signature(function).parameters).index("values") < len(call.args)


def forgotten(text: str) -> Iterator[str]:
    """The decisions that are asked without the clinic's values."""
    tree = ast.parse(text)
    names = imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = asked(node, names)
            if takes_values(function) and not passes(node, function):
                yield function.__name__


@pytest.mark.slow
def test_every_decision_is_asked_with_the_values_in_force_at_the_clinic() -> None:
    found = {
        f"{file.relative_to(JOURNEY)}: {name}"
        for file in sorted(JOURNEY.rglob("*.py"))
        for name in forgotten(file.read_text())
    }
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set(), "allowed and not needed any more"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from rekindle.clinical.screening.judgement import judge\njudge({})", ["judge"]),
        ("from rekindle.clinical.screening.judgement import judge\njudge({}, values=x)", []),
        ("from rekindle.clinical.screening import judgement as j\nj.judge({})", ["judge"]),
        ("from elsewhere import judge\njudge({})", []),
    ],
)
def test_a_decision_asked_without_them_would_be_seen(text: str, names: list[str]) -> None:
    assert list(forgotten(text)) == names
