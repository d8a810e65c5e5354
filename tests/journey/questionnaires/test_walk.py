"""The whole form, page by page, through its own addresses."""

from datetime import datetime
from typing import Any

from django.test import Client

from rekindle.clinical.screening.judgement import judge
from rekindle.journey.questionnaires.facts import profile_of
from tests.journey.questionnaires.builders_questionnaires import EXAMPLE, begin, walk


def test_an_ordinary_history_takes_at_most_35_screens_and_is_judged_as_the_profile_itself(
    clinic: Any, client: Client, now: datetime
) -> None:
    sheet = begin(client)

    screens = walk(client, sheet, EXAMPLE)

    assert len(screens) <= 35, screens
    assert judge(profile_of(sheet)).as_json() == judge(EXAMPLE).as_json()
