"""The content version moves when any clinical page does, and the changelog says what moved."""

import re

from rekindle.clinical.content import CLINICAL_PAGES_SHA256, CONTENT_VERSION
from tools.reference.content import HOUSE_PAGES, REFERENCE, clinical_pages, fingerprint


def test_the_clinical_pages_are_those_this_content_version_stands_for() -> None:
    assert fingerprint() == CLINICAL_PAGES_SHA256, (
        "A clinical page changed. Raise CONTENT_VERSION in clinical/content.py, say what changed in"
        f" CHANGELOG.md under Clinical content, and record the new fingerprint: {fingerprint()}"
    )


def test_every_page_is_clinical_unless_it_is_about_the_house() -> None:
    names = {page.relative_to(REFERENCE).as_posix() for page in clinical_pages()}
    assert names >= {
        "screening-rules.md",
        "medicines.md",
        "drug-library.md",
        "readiness.md",
        "consent.md",
        "outcomes.md",
    }
    assert not names & HOUSE_PAGES
    assert all((REFERENCE / name).is_file() for name in HOUSE_PAGES)


def test_the_changelog_says_what_this_version_changed() -> None:
    changelog = (REFERENCE.parents[1] / "CHANGELOG.md").read_text()
    section = changelog.split(f"### Clinical content ({CONTENT_VERSION})\n")
    assert len(section) == 2, f"CHANGELOG.md needs a section 'Clinical content ({CONTENT_VERSION})'."
    assert "\n- " in section[1].split("\n### ")[0]


def test_the_content_version_is_a_year_a_month_and_a_number() -> None:
    assert re.fullmatch(r"20\d\d\.(1[0-2]|[1-9])\.[1-9]\d*", CONTENT_VERSION)
