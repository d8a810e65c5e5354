"""`rekindle curve --csv` and `--svg`: the same answer as a table and as a drawing, or the reason why there is none."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from rekindle import replay
from rekindle.clinical.pharmacology import exposure

DRIP = {"route": "iv", "drug": "racemic_ketamine", "dose_mg": 35, "duration_min": 40}
CASE: dict[str, Any] = {"weight_kg": 70, "doses": [DRIP], "times_min": [10, 40, 120]}
NONE = {"weight_kg": 70, "doses": [{"route": "im", "drug": "esketamine", "dose_mg": 20}], "times_min": [10]}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exposure, "PEOPLE", 8)


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(case: object, *options: str, status: int = 0) -> str:
        file = tmp_path / "case.json"
        file.write_text(json.dumps(case))
        assert replay.main("curve", [str(file), *options]) == status
        out, err = capsys.readouterr()
        assert bool(err) == bool(status)
        return err if status else out

    return run


def test_a_table_holds_the_numbers_of_the_answer_with_site_and_unit(written: Any) -> None:
    said = json.loads(written(CASE))
    table = list(csv.DictReader(io.StringIO(written(CASE, "--csv"))))
    assert [float(row["time_min"]) for row in table] == CASE["times_min"]
    for name, values in (("value", "values"), ("lower", "lower"), ("upper", "upper")):
        assert [float(row[name]) for row in table] == said[values]
    assert {(row["site"], row["unit"]) for row in table} == {("venous plasma", "ng/mL")}
    assert all(row["warnings"].startswith("An estimate; ") for row in table)


def test_the_warnings_stand_in_every_row_of_the_table(written: Any) -> None:
    table = list(csv.DictReader(io.StringIO(written(CASE | {"weight_kg": 120}, "--csv"))))
    assert all("outside the 53 to 93 kg" in row["warnings"] for row in table)


def test_many_cases_are_one_table_with_their_index_and_a_comment_where_there_is_no_curve(written: Any) -> None:
    lines = written([CASE, NONE, CASE], "--csv").splitlines()
    assert lines[0].startswith("case,time_min,")
    assert [line.split(",")[0] for line in lines[1:]] == [
        *"000", "# case 1: No model here describes all of these doses and this quantity together.", *"222",
    ]  # fmt: skip
    assert written(NONE, "--csv").splitlines()[1].startswith("# No model here")


def test_a_drawing_says_where_in_what_unit_what_the_band_is_and_every_warning(written: Any) -> None:
    root = ElementTree.fromstring(written(CASE | {"weight_kg": 120}, "--svg"))
    words = " ".join(root.itertext())
    for part in ("ng/mL, venous plasma", "Band: 9 of 10 people", "An estimate; ", "outside the 53 to 93 kg", "minutes"):
        assert part in words
    assert root.find(f"{SVG}title") is not None and root.find(f"{SVG}desc") is not None
    assert [len(root.findall(f".//{SVG}path[@class='{name}']")) for name in ("line", "band")] == [1, 1]
    assert "prefers-color-scheme:dark" in words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"interval": 0.5}, "Band: 50 % of people"),
        ({"residual": True}, "with the error of a single sample"),
        ({"quantity": "effect_site"}, "not the spread of people"),
        ({"model": "P_domino_stanpumpR"}, "No band"),
        ({"doses": [{"route": "im", "drug": "racemic_ketamine", "dose_mg": 35}]}, "set by hand"),
    ],
)
def test_the_drawing_says_which_band_it_draws(written: Any, more: dict[str, Any], words: str) -> None:
    assert words in ElementTree.fromstring(written(CASE | more, "--svg")).findtext(f"{SVG}desc", "")


def test_the_drawing_is_fine_however_few_minutes_are_asked_for(written: Any) -> None:
    drawn = written(CASE | {"times_min": [120]}, "--svg")
    line = re.search(r'class="line" d="([^"]+)"', drawn)
    assert line is not None and line[1].count("L") > 100


def test_words_of_a_case_never_become_markup(written: Any) -> None:
    assert "5.1 to 13 min" in written(CASE | {"quantity": "effect_site"}, "--svg")
    said = written(NONE | {"quantity": "plasma"}, "--svg")
    assert "There is no curve." in said and "<path" not in said
    ElementTree.fromstring(said)


def test_a_drawing_of_no_time_says_so(written: Any) -> None:
    assert "A drawing needs a time after the beginning." in written(CASE | {"times_min": [0]}, "--svg")


@pytest.mark.parametrize(
    ("case", "options", "why"),
    [
        ([CASE], ["--svg"], "one object, not a list"),
        (CASE, ["--csv", "--svg"], "at most one of --csv and --svg"),
        (CASE, ["--png"], "at most one of --csv and --svg"),
        ([CASE, {"weight": 70}], ["--csv"], "index 1"),
    ],
)
def test_what_cannot_be_written_is_refused_on_standard_error(
    written: Any, case: object, options: list[str], why: str
) -> None:
    assert why in written(case, *options, status=2)


def test_other_verbs_have_no_such_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay.main("score", ["case.json", "--csv"]) == 2
    assert "--csv" not in capsys.readouterr().err
