"""`rekindle check-clinic` says what a clinic lacks, and exits with 1 until nothing is lacking."""

from datetime import datetime
from typing import Any

import pytest

from rekindle.clinical.confirmable import VALUES, needed_by
from rekindle.journey.places.models import Clinic, OnCallContact, ValueConfirmation
from rekindle.web.commands import main
from tests.builders import a_clinic

pytestmark = pytest.mark.django_db


@pytest.fixture
def tested(clinic: Any, now: datetime) -> Any:
    """A clinic that lacks nothing."""
    OnCallContact.objects.create(
        clinic=clinic,
        name="Dana",
        phone="1",
        email="d@x.example",
        answers_when="always",
        tested_at=now,
        tested_by="Mel",
    )
    return clinic


def test_a_clinic_that_lacks_nothing(tested: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-clinic", "--clinic", "harbour"]) == 0
    assert "Nothing is missing." in capsys.readouterr().out


def test_each_value_that_waits_is_written_out_once_under_what_needs_it(
    tested: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    ValueConfirmation.objects.filter(key__in=["orders.epinephrine", "screening.stroke_recent"]).delete()
    assert main(["check-clinic"]) == 1
    said = capsys.readouterr().out
    assert "(iv_mood): 1 unconfirmed" in said and "(screening): 1 unconfirmed" in said
    assert said.count("orders.epinephrine: Epinephrine: anaphylaxis: 0.3-0.5 mg") == 1
    assert "screening.stroke_recent: Wait after a stroke or TIA: 90 days [M; M-AHA]" in said
    assert main(["check-clinic", "--protocol", "iv_mood"]) == 1
    assert "stroke" not in capsys.readouterr().out
    ValueConfirmation.objects.filter(key="orders.clonidine").delete()


def test_everything_waits_in_a_new_clinic(db: None, now: datetime, capsys: pytest.CaptureFixture[str]) -> None:
    a_clinic("New", "new", at=now, confirmed=False)
    Clinic.objects.update(form_opened_at=None, form_opened_by=None)
    assert main(["check-clinic", "--clinic", "new"]) == 1
    said = capsys.readouterr().out
    assert f"(iv_mood): {len(needed_by('iv_mood'))} unconfirmed" in said
    assert "On call: nobody" in said and "Form: not open" in said
    assert all(f"    {key}: " in said for key, value in VALUES.items() if value.waits)


def test_no_such_clinic_and_an_empty_house(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-clinic", "--clinic", "nowhere"]) == 2
    assert "There is no clinic called 'nowhere'." in capsys.readouterr().err
    assert main(["check-clinic"]) == 2
