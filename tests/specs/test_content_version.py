"""The content version moves when the rule pages do."""

import re

from rekindle.clinical.content import CONTENT_VERSION, RULE_PAGES_SHA256
from tools.reference import medicines, screening


def test_the_rule_pages_are_those_this_content_version_stands_for() -> None:
    pages = screening.rules_page(), medicines.pages()["medicines.md"]
    assert screening.fingerprint(*pages) == RULE_PAGES_SHA256, (
        "The rule pages changed: raise CONTENT_VERSION in clinical/content.py, then record their new fingerprint there."
    )


def test_the_content_version_is_a_year_a_month_and_a_number() -> None:
    assert re.fullmatch(r"20\d\d\.(1[0-2]|[1-9])\.[1-9]\d*", CONTENT_VERSION)
