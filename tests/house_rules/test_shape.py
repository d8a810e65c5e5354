"""The architecture is still the architecture: what a machine can hold, a machine holds."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rekindle"
MODULES = sorted(file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts)
DRAWERS = {"utils", "helpers", "common", "core", "base", "manager", "misc"}
UNITS = {
    *("mg", "mcg", "ml", "kg", "cm", "in", "ft", "lb", "mmhg", "min", "s", "h", "d", "days", "pct", "ms", "y", "ng"),
    *("minutes", "hours", "seconds", "weeks", "points", "c", "f", "kg_per_m2", "px"),
}
DIMENSIONLESS = {"score", "fraction", "probability", "ratio", "share", "weight_of_class", "x", "y", "width", "height"}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def every_file() -> Iterator[Path]:
    for folder in ("src", "tests", "tools", "benchmarks"):
        yield from (file for file in (ROOT / folder).rglob("*.py") if "migrations" not in file.parts)


def test_no_file_is_longer_than_400_lines() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {n}" for file in every_file() if (n := len(file.read_text().splitlines())) > 400
    ]
    assert long == []


def test_no_module_is_a_drawer() -> None:
    strays = [str(file.relative_to(ROOT)) for file in every_file() if DRAWERS & {file.stem, file.parent.name}]
    assert strays == []


def _floats(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every float by its name, save the fields of a class that says its unit in a field of its own."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef) and any(
            isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.target.id == "unit"
            for line in node.body
        ):
            continue
        yield from _floats(node)
        if isinstance(node, ast.arg) and node.annotation is not None and _is_float(node.annotation):
            yield node.lineno, node.arg
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _is_float(node.annotation):
            yield node.lineno, node.target.id


def _is_float(annotation: ast.expr) -> bool:
    return re.fullmatch(r"(float|Decimal)( \| None)?", ast.unparse(annotation)) is not None


def _has_unit(name: str) -> bool:
    words = name.lower().split("_")
    return bool(UNITS & set(words)) or bool(DIMENSIONLESS & {name.lower(), *words})


@pytest.mark.parametrize("folder", ["clinical", "simulation", "journey"])
def test_every_float_names_its_unit(folder: str) -> None:
    bare = [
        f"{file.relative_to(ROOT)}:{line} {name}"
        for file in MODULES
        if folder in file.relative_to(SOURCE).parts[:1]
        for line, name in _floats(tree(file))
        if not _has_unit(name)
    ]
    assert bare == []


@pytest.mark.slow
def test_the_library_and_the_simulation_import_without_django() -> None:
    names = [
        ".".join(("rekindle", *file.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        for file in MODULES
        if file.relative_to(SOURCE).parts[0] in ("clinical", "simulation")
    ]
    program = (
        "import sys\n"
        "for name in ('django', 'psycopg', 'sqlite3', 'requests', 'httpx'): sys.modules[name] = None\n"
        f"import importlib\nfor name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_file_says_type_ignore_or_noqa_without_a_code_and_a_reason() -> None:
    ignore = r"type:\s*ignore(?!\[[\w-]+(, ?[\w-]+)*\]\s+#\s*\w)"
    silent = re.compile(rf"#\s*({ignore}|noqa(?!: [A-Z]+\d+.* - ))")
    bare = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in MODULES
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if silent.search(line)
    ]
    assert bare == []


def test_requirements_are_hashed_and_name_no_host() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text()
        assert "://" not in text, file.name
        pins = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)
        assert pins and text.count("--hash=sha256:") >= len(pins), file.name


def test_every_dependency_is_pinned() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    pinned = (ROOT / "requirements" / "base.txt").read_text().lower()
    missing = [name for line in declared if (name := re.split(r"[\[<>=]", line)[0].lower()) + "==" not in pinned]
    assert missing == []


@pytest.mark.slow
def test_the_product_imports_only_what_it_is_installed_with() -> None:
    given = {"django", "allauth", "axes", "csp", "a2wsgi", "uvicorn", "django_stubs_ext", "whitenoise", "rapidfuzz"}
    given |= {"numpy", "numba"}  # numba is the extra `fast`: only compiled_*.py ask for it, and NumPy answers without
    found = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in MODULES
        for node in ast.walk(tree(file))
        for name in _imported(node)
        if name not in given and name not in sys.stdlib_module_names and name != "rekindle"
    }
    assert found == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    return [node.module.split(".")[0]] if isinstance(node, ast.ImportFrom) and node.module else []


def test_nothing_committed_names_a_path_of_this_machine() -> None:
    tracked = subprocess.run(
        ["git", "grep", "-nIE", rf"(/home/[a-z]+/|/Users/|{re.escape(str(ROOT))})", "--", ".", ":!tests/house_rules"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert tracked.stdout == ""
