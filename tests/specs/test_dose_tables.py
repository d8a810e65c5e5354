"""The dose tables hold through `rekindle dose`: results, bands, reasons against, and slips."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rekindle.clinical.treatment.limits import LIBRARY
from rekindle.replay import VERBS, answer
from rekindle.replay.dose import INPUT, OUTPUT
from tests.specs.dose.dose_table import cases

ASKED, SAID = Draft202012Validator(INPUT.schema()), Draft202012Validator(OUTPUT.schema())
# nothing of these may be said where the table does not say it
RESULTS = ("dose_mg", "vial_volume_ml", "bag_mg_per_ml", "rate_ml_per_h", "delivered_mg", "devices")


def dosed(case: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = answer(VERBS["dose"], json.dumps(case).encode())
    return said


@pytest.mark.parametrize("name", cases())
def test_every_case_of_the_tables_holds(name: str) -> None:
    row = cases()[name]
    said = dosed(row["case"])
    assert {key: said[key] for key in row.get("says", {})} == row.get("says", {})
    unusual = {line["entry"]: line["band"] for line in said["limits"] if line["band"] != "usual"}
    assert unusual == row.get("bands", {})
    assert len(said["refusals"]) == row.get("against", 0), said["refusals"]
    assert any(row["slip"] in slip for slip in said["slips"]) if "slip" in row else said["slips"] == []
    ASKED.validate(row["case"])
    SAID.validate(said)


@pytest.mark.parametrize("name", ["no-weight", "no-dose", "no-sex", "no-hours", "spravato-no-dose", "weight-light"])
def test_what_is_not_known_yields_no_dose(name: str) -> None:
    said = dosed(cases()[name]["case"])
    assert [said[key] for key in RESULTS] == [None] * len(RESULTS)


def test_every_line_of_the_library_is_met_in_the_tables() -> None:
    met = {line["entry"] for row in cases().values() for line in dosed(row["case"])["limits"]}
    assert met == {limit.entry for limit in LIBRARY} - {"weight_age_h"} | {"spravato_mg"}
