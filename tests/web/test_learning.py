"""The page for strangers: open to anyone, every number with its source, the crisis lines where they belong."""

import re

import pytest
from django.test import Client

from rekindle.clinical.statements import STATEMENT
from rekindle.clinical.statements.chapters import LEARN
from rekindle.clinical.statements.comparison import COMPARISON

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> str:
    shown = client.get("/learn/")
    assert shown.status_code == 200
    return shown.content.decode()


def test_every_chapter_is_shown_and_can_be_jumped_to(page: str) -> None:
    for chapter in LEARN:
        assert f'href="#{chapter.slug}"' in page and f'id="{chapter.slug}"' in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_every_footnote_mark_leads_to_a_source_with_its_date(page: str) -> None:
    marks = set(re.findall(r'href="#note-(\d+)"', page))
    notes = dict(re.findall(r'<li id="note-(\d+)">(.*?)</li>', page, re.DOTALL))
    assert marks == set(notes) and len(notes) > 25
    assert all("Looked at on" in note for note in notes.values())


def test_a_chapter_on_suicide_ends_with_988_and_911(page: str) -> None:
    sections = re.findall(r'<section class="learn" id="([^"]+)".*?</section>', page, re.DOTALL)
    needing = {chapter.slug for chapter in LEARN if chapter.needs_crisis_lines}
    assert needing and needing <= set(sections)
    for slug in needing:
        section = page.split(f'id="{slug}" aria')[1].split("</section>")[0]
        assert "tel:988" in section and "tel:911" in section


def test_both_columns_of_the_comparison_are_shown(page: str) -> None:
    assert page.count('data-label="Ketamine infusion"') == page.count('data-label="Spravato spray"') == len(COMPARISON)


def test_what_nobody_has_read_is_not_shown(page: str) -> None:
    held_back = STATEMENT["trial_effects"]
    assert held_back.is_held_back and held_back.patient[:40] not in page
    assert STATEMENT["first_week"].patient[:40] in page


def test_the_front_door_and_a_clinic_lead_to_it(client: Client) -> None:
    assert 'href="/learn/"' in client.get("/").content.decode()
