"""Relations point upstream, pairs are guarded, and nothing clinical can be deleted by cascade."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parents[2]
RIVER = [
    *("ledger", "post", "places", "tasks", "people", "appointments", "questionnaires", "screenings", "estimates"),
    *("candidates", "courses", "stock", "treatments", "outcomes", "billing", "desk"),
]
OURS = [model for model in apps.get_models() if model.__module__.startswith("rekindle.journey.")]


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[2]


def keys_of(model: type[models.Model]) -> list["models.ForeignKey[models.Model, models.Model]"]:
    return [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]


def test_every_room_of_the_river_is_known() -> None:
    assert {room(model) for model in OURS} <= set(RIVER)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_upstream_protect_and_leave_no_accessor_in_another_room(model: type[models.Model]) -> None:
    for key in keys_of(model):
        other = key.related_model
        assert not isinstance(other, str)
        assert RIVER.index(room(other)) <= RIVER.index(room(model)), key
        assert key.remote_field.on_delete is models.PROTECT, key
        if room(other) != room(model):
            assert key.remote_field.related_name == "+", key


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_an_instant_and_its_person_are_paired_in_the_database(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.get_fields()}
    guarded = " ".join(constraint.name for constraint in model._meta.constraints)
    for name in sorted(names):
        if name.endswith("_at") and f"{name[:-3]}_by" in names and model._meta.get_field(name).null:
            assert f"{name[:-3]}_at_and_by" in guarded, f"{model._meta.label}.{name}"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_row_says_what_it_is(model: type[models.Model]) -> None:
    assert "__str__" in model.__dict__, model._meta.label


def test_no_foreign_key_is_lazy() -> None:
    lazy = re.compile(r"(ForeignKey|OneToOneField)\(\s*[\"']")
    strays = [str(file) for file in (ROOT / "src/rekindle/journey").rglob("models.py") if lazy.search(file.read_text())]
    assert strays == []
