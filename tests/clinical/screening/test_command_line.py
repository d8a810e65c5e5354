"""`rekindle screen` keeps its contract: JSON alone on standard output, status 2 with one sentence otherwise."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rekindle.__main__ import main
from rekindle.clinical.content import CONTENT_VERSION
from rekindle.clinical.screening.contract import input_schema, output_schema
from rekindle.replay import VERBS, CaseRefused, answer
from tests.specs.screening.table import ORDINARY

INPUT, OUTPUT = Draft202012Validator(input_schema()), Draft202012Validator(output_schema())


def rekindle(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rekindle", *arguments], input=given, capture_output=True, text=True, check=False
    )


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], tuple[int, str, str]]:
    """The command run in this process on a case from standard input: status, what it printed, what it complained of."""

    def run(case: Any) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(case).encode())))
        status = main(["screen", "-"])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def said(case: Any) -> Any:
    return answer(VERBS["screen"], json.dumps(case).encode())


def refusal(text: bytes) -> str:
    with pytest.raises(CaseRefused) as refused:
        answer(VERBS["screen"], text)
    return str(refused.value)


def test_one_object_in_is_one_object_out(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"answers": ORDINARY, "today": "2026-11-22"}))
    done = rekindle("screen", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "disposition": "eligible",
        "urgency": "routine",
        "rules": [],
        "show_988": False,
        "show_911": False,
        "may_self_book": True,
        "missing": [],
        "content_version": CONTENT_VERSION,
    }


def test_a_list_in_is_a_list_out_in_order(here: Callable[[Any], tuple[int, str, str]]) -> None:
    cases = [{"answers": ORDINARY | {"age": 17}}, {"answers": ORDINARY}, {"answers": {"unsafe_now": "yes"}}]
    status, printed, _complaint = here(cases)
    assert status == 0
    assert [each["disposition"] for each in json.loads(printed)] == ["not_now", "eligible", "emergency"]


def test_a_fired_rule_is_printed_with_reason_words_keys_and_sources() -> None:
    (rule,) = said({"answers": ORDINARY | {"bp_sys": 182}})["rules"]
    assert rule["patient_text"].startswith("The blood pressure you gave us is very high.")
    assert {key: rule[key] for key in ("id", "grade", "reason", "keys", "sources")} == {
        "id": "AC-BP180",
        "grade": "absolute",
        "reason": "Blood pressure 182/76 mmHg.",
        "keys": ["bp_sys", "bp_dia"],
        "sources": ["L-KET-CH", "M-AAGBI", "P"],
    }


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ({"answers": {"shoe_size": 9}}, "The answers hold the unknown key 'shoe_size'."),
        ({"answers": {"age": "44"}}, "The answer to 'age' must be a whole number, not '44'."),
        (
            [{"answers": ORDINARY}, {"answers": {"htn": "maybe"}}],
            "In the element at index 1: 'maybe' is not one of the documented codes of 'htn'.",
        ),
    ],
)
def test_what_is_not_documented_ends_with_status_2_and_one_sentence(
    case: Any, sentence: str, here: Callable[[Any], tuple[int, str, str]]
) -> None:
    assert here(case) == (2, "", sentence + "\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b'{"answer": {}}', "The case holds the unknown key 'answer'."),
        (b'{"answers": []}', "'answers' must be an object of questionnaire keys and answers."),
        (b'{"answers": {}, "today": "22 Nov"}', "'today' must be a date written YYYY-MM-DD, not '22 Nov'."),
        (b'{"answers": {}, "today": "2026-02-30"}', "'today' must be a date written YYYY-MM-DD, not '2026-02-30'."),
        (b'{"answers": {}, "today": "2026-W47-7"}', "'today' must be a date written YYYY-MM-DD, not '2026-W47-7'."),
        (b'{"answers": {}, "today": 20261122}', "'today' must be a date written YYYY-MM-DD, not 20261122."),
        (b'{"answers": {"shoe_size": 9}}', "The answers hold the unknown key 'shoe_size'."),
        (b"[null]", "In the element at index 0: A case must be an object."),
        (b'"case"', "The file must hold one object or a list of objects."),
        (b'{"answers": {"weight_kg": NaN}}', "The file holds NaN, which is not JSON."),
        (b"", "The file is not JSON: Expecting value: line 1 column 1 (char 0)."),
        (b"\xff", "The file is not UTF-8 text."),
        (b"[" * 100_000, "The file is nested too deeply to be a case."),
    ],
)
def test_every_malformed_case_is_refused_in_one_sentence(text: bytes, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize("case", [{}, {"answers": None}, {"answers": {}}, {"answers": dict.fromkeys(ORDINARY)}])
def test_unknown_may_be_null_or_absent_at_every_level(case: Any) -> None:
    assert said(case)["disposition"] == "clinician_review"
    INPUT.validate(case)


@pytest.mark.parametrize("changes", [{"age": -3}, {"bp_sys": 999}, {"height_cm": 1e308}, {"weight_kg": 10**400}])
def test_the_merely_implausible_is_answered_with_a_finding(changes: dict[str, Any]) -> None:
    found = said({"answers": ORDINARY | changes})
    assert ([rule["id"] for rule in found["rules"]], found["disposition"]) == (["DQ-RANGE"], "clinician_review")


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 5000])
@pytest.mark.parametrize("answered", ['"weight_kg": 70', '"age": 44'])
def test_a_number_beyond_every_float_is_answered_too(answered: str, number: str) -> None:
    key, _ = answered.split(" ")
    text = json.dumps({"answers": ORDINARY}).replace(answered, f"{key} {number}").encode()
    (rule,) = answer(VERBS["screen"], text)["rules"]
    assert rule["id"] == "DQ-RANGE" and len(rule["reason"]) < 60


def test_both_sides_of_the_schema_hold() -> None:
    cases = [{"answers": ORDINARY, "today": "2026-11-22"}, {"answers": ORDINARY | {"meds": [{"name": "Spravato"}]}}]
    INPUT.validate(cases)
    OUTPUT.validate(said(cases))
    assert said([]) == []


def test_replaying_imports_no_django() -> None:
    program = (
        "import sys\nfor name in ('django', 'psycopg', 'sqlite3', 'socket'): sys.modules[name] = None\n"
        "from rekindle.__main__ import main\nsys.exit(main(['screen', '-']))"
    )
    done = subprocess.run([sys.executable, "-c", program], input="{}", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_answer_is_printed_as_json_and_nothing_else(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps([{"answers": ORDINARY}]))
    assert main(["screen", str(file)]) == 0
    assert json.loads(capsys.readouterr().out) == said([{"answers": ORDINARY}])


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["screen", str(tmp_path / "none.json")]) == 2
    assert capsys.readouterr().err == f"The file {tmp_path / 'none.json'} cannot be read: No such file or directory.\n"


@pytest.mark.parametrize("arguments", [["screen"], ["screen", "a", "b"]])
def test_screen_asks_for_exactly_one_file(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "Give 'rekindle screen' one file, or - for standard input.\n"


def test_help_lists_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert main([]) == 2
    printed = capsys.readouterr()
    assert printed.out == printed.err
    for verb in (*VERBS, "demo", "serve", "worker", "ledger verify"):
        assert f"  {verb} " in printed.out
