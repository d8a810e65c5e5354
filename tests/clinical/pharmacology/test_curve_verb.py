"""`rekindle curve` answers what the models know, refuses what they do not, and never claims more."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rekindle.clinical.pharmacology import exposure
from rekindle.clinical.pharmacology.choosing import MODELS
from rekindle.clinical.sources import SOURCES
from rekindle.clinical.sources.pharmacology import SOURCES as OF_PHARMACOLOGY
from rekindle.replay import VERBS, CaseRefused, answer
from rekindle.replay.curve import OUTPUT

SAID = Draft202012Validator(OUTPUT.schema())
DRIP = {"route": "iv", "drug": "racemic_ketamine", "dose_mg": 35, "start_min": 0, "duration_min": 40}
SPRAY = {"route": "nasal", "drug": "esketamine", "dose_mg": 56, "start_min": 0, "devices": 2}
SHOT = {"route": "im", "drug": "racemic_ketamine", "dose_mg": 35, "start_min": 0}
CASE: dict[str, Any] = {"weight_kg": 70, "doses": [DRIP], "times_min": [10, 20, 40, 60, 120, 240]}


def drawn(case: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = answer(VERBS["curve"], json.dumps(case).encode())
    SAID.validate(said)
    json.dumps(said, allow_nan=False)
    return said


@pytest.fixture(autouse=True)
def few_people(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A range of few people where a test does not look at it closely."""
    if "of_a_thousand" not in request.node.name:
        monkeypatch.setattr(exposure, "PEOPLE", 30)


def test_an_infusion_of_forty_minutes_and_the_range_of_a_thousand() -> None:
    said = drawn(CASE)
    assert (said["model"], said["site"], said["unit"]) == ("A_otto_venous", "venous plasma", "ng/mL")
    assert (said["warnings"], said["refusals"]) == ([], [])
    assert said["values"][2] == said["cmax"] == pytest.approx(160.18356, rel=1e-7)
    assert (said["tmax_min"], said["auc_ng_h_per_ml"]) == (40, pytest.approx(398, abs=0.5))
    # The published spread drawn by another program; a thousand people leave a few percent of chance.
    assert said["lower"] == pytest.approx([37, 67, 115, 86, 47, 20], rel=0.05)
    assert said["upper"] == pytest.approx([84, 138, 209, 123, 69, 37], rel=0.05)


def test_the_range_of_a_thousand_with_the_error_of_a_sample() -> None:
    said = drawn(CASE | {"residual": True})
    assert said["lower"] == pytest.approx([29, 53, 88, 62, 35, 16], rel=0.06)
    assert said["upper"] == pytest.approx([95, 158, 245, 152, 84, 43], rel=0.06)


def test_the_same_seed_gives_the_same_range_and_another_another() -> None:
    few = CASE | {"times_min": [40]}
    assert drawn(few) == drawn(few)
    assert drawn(few)["lower"] != drawn(few | {"seed": 2})["lower"]


@pytest.mark.parametrize(
    ("weight_kg", "c40", "c120", "auc"),
    [(50, 143, 49, 366), (90, 172, 66, 424), (120, 183, 75, 455), (150, 191, 82, 481)],
)
def test_the_same_dose_for_each_kilogram_at_other_weights(weight_kg: int, c40: int, c120: int, auc: int) -> None:
    doses = [DRIP | {"dose_mg": weight_kg / 2}]
    said = drawn({"weight_kg": weight_kg, "doses": doses, "times_min": [40, 120]})
    assert [*said["values"], said["auc_ng_h_per_ml"]] == pytest.approx([c40, c120, auc], abs=0.6)
    assert bool(said["warnings"]) == (not 53 <= weight_kg <= 93)


def test_the_effect_site_is_in_percent_of_its_own_peak_and_falls_as_published() -> None:
    """Half of the peak at 64 minutes (56 to 75), three tenths at 86 (75 to 103), a fifth at 110 (99 to 132)."""
    said = drawn(CASE | {"quantity": "effect_site", "times_min": [64, 86, 110, 56, 75, 103, 99, 132]})
    assert (said["model"], said["unit"], said["cmax"], said["auc_ng_h_per_ml"]) == (
        "B_simons_arterial", "% of peak", 100, None,
    )  # fmt: skip
    assert said["values"][:3] == pytest.approx([50, 30, 20], abs=0.6)
    assert said["lower"][3] == pytest.approx(50, abs=1)
    assert said["upper"][4] == pytest.approx(50, abs=1)
    assert any("nothing about how a person is" in warning for warning in said["warnings"])


@pytest.mark.parametrize(
    ("changes", "model"),
    [
        ({"doses": [SPRAY]}, "C_perezruixo"),
        ({"doses": [{"route": "oral", "drug": "esketamine", "dose_mg": 84}]}, "C_perezruixo"),
        ({"doses": [{"route": "oral", "drug": "racemic_ketamine", "dose_mg": 25}]}, "D_ashraf_oral"),
        ({"doses": [SHOT]}, "E_im_racemic"),
        ({"doses": [{"route": "sublingual", "drug": "racemic_ketamine", "dose_mg": 25}]}, "F_sl_racemic"),
        ({"doses": [{"route": "sublingual", "drug": "esketamine", "dose_mg": 50}]}, "B_simons_arterial"),
        ({"doses": [DRIP | {"duration_min": None}]}, "B_simons_arterial"),
        ({"quantity": "norketamine"}, "A_otto_venous"),
        ({"model": "P_domino_opentiva"}, "P_domino_opentiva"),
        ({"model": "G_effect_site", "quantity": "effect_site"}, "G_effect_site"),
    ],
)
def test_each_question_finds_its_model(changes: dict[str, Any], model: str) -> None:
    said = drawn(CASE | {"times_min": [30]} | changes)
    assert (said["model"], said["refusals"]) == (model, [])
    assert said["lower"] is None or said["lower"][0] <= said["values"][0] <= said["upper"][0]


def test_staggered_devices_are_doses_of_their_own() -> None:
    """Together at one time they are the averaged absorption: 0.54 and 0.54 x 0.62."""
    one_by_one = [SPRAY | {"dose_mg": 28, "devices": None, "device_index": number} for number in (1, 2)]
    assert drawn(CASE | {"doses": one_by_one})["values"] == pytest.approx(drawn(CASE | {"doses": [SPRAY]})["values"])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"model": "A_otto_venous", "doses": [DRIP | {"duration_min": 0}]}, "A bolus is not followed"),
        ({"model": "A_otto_venous", "doses": [DRIP | {"duration_min": 5}]}, "10 minutes or longer"),
        ({"model": "A_otto_venous", "quantity": "effect_site"}, "driven by arterial plasma"),
        ({"model": "C_perezruixo", "doses": [SPRAY], "quantity": "norketamine"}, "Noresketamine"),
        ({"model": "A_otto_venous", "doses": [SPRAY]}, "does not describe esketamine as a nasal spray"),
        ({"doses": [SPRAY | {"drug": "racemic_ketamine"}]}, "No model here"),
        ({"doses": [DRIP, DRIP | {"start_min": 20}]}, "overlap"),
        ({"doses": [DRIP | {"dose_mg": -1}]}, "Dose 1: the dose"),
        ({"doses": [DRIP | {"dose_mg": 0}]}, "Dose 1: the dose"),
        ({"doses": [DRIP | {"dose_mg": None}]}, "Dose 1: the dose"),
        ({"doses": [DRIP | {"dose_mg": 10**400}]}, "Dose 1: the dose"),
        ({"doses": [DRIP | {"start_min": -1}]}, "the start"),
        ({"doses": [DRIP | {"duration_min": -1}]}, "the duration"),
        ({"doses": [SHOT | {"duration_min": 5}]}, "only an infusion"),
        ({"doses": [DRIP | {"devices": 1}]}, "only a nasal spray"),
        ({"doses": [SPRAY | {"devices": 3}]}, "3 devices give 84 mg"),
        ({"doses": [SPRAY | {"device_index": 1}]}, "not both"),
        ({"doses": [SPRAY | {"devices": None, "device_index": 1}]}, "one device gives 28 mg"),
        ({"doses": [SPRAY | {"devices": None, "dose_mg": 50}]}, "28, 56 or 84"),
        ({"doses": []}, "No dose"),
        ({"times_min": []}, "No time"),
        ({"times_min": [-1]}, "Every time"),
        ({"weight_kg": None}, "The weight is not given"),
        ({"weight_kg": 39.9}, "The weight must lie"),
        ({"weight_kg": 201}, "The weight must lie"),
        ({"age_y": -1}, "The age"),
        ({"interval": 1}, "The interval"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nulls(changes: dict[str, Any], sentence: str) -> None:
    said = drawn(CASE | changes)
    assert any(sentence in refusal for refusal in said["refusals"])
    assert said["values"] is said["lower"] is said["cmax"] is said["auc_ng_h_per_ml"] is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"colour": 1}, "unknown key"),
        ({"weight_kg": "70 kg"}, "must be a number"),
        ({"model": "Z"}, "must be one of"),
        ({"doses": [DRIP | {"route": "rectal"}]}, "must be one of"),
        ({"times_min": 10}, "must be a list"),
    ],
)
def test_only_the_form_is_refused_with_status_two(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CaseRefused, match=sentence):
        drawn(CASE | changes)


def test_a_published_age_and_a_studied_weight_are_said() -> None:
    said = drawn(CASE | {"doses": [SPRAY], "weight_kg": 190, "age_y": 70, "times_min": [30]})
    assert [" ".join(warning.split()[:3]) for warning in said["warnings"]] == ["The weight of", "The published effect"]


def test_every_model_names_sources_that_exist_and_every_source_is_used() -> None:
    cited = {key for model in MODELS.values() for key in model.sources}
    assert cited <= set(SOURCES)
    assert {each.key for each in OF_PHARMACOLOGY} == cited & {each.key for each in OF_PHARMACOLOGY}
    assert all(model.caveats and model.not_checked and model.read_in for model in MODELS.values())
