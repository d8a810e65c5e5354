"""A course is prescribed with its sum shown first, and its six sessions go into chairs, all or none."""

import re

from playwright.sync_api import Page, expect

from tests.browser.river.story import Story
from tests.browser.river.stranger import RUTH

DAYS = ("2026-09-08", "2026-09-11", "2026-09-15", "2026-09-18", "2026-09-22", "2026-09-25")
WEIGHT_KG = "70.4"
DOSE = "35.2 mg over 40 min"  # 0.5 mg/kg of 70.4 kg


def prescribe(story: Story) -> None:
    """The prescriber weighs, sees the sum, signs once though the button is pressed twice."""
    page = story.at("alice", "/patients/")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    page.get_by_role("region", name="Next step").get_by_role("link", name="Prescribe").click()
    page.get_by_label("Weight measured now").fill("704")
    page.get_by_label("First session on or after").fill(DAYS[0])
    page.get_by_role("button", name="Work out the dose").click()
    expect(page.get_by_role("alert")).to_contain_text("A weight is between 25 and 350 kg")
    page.get_by_label("Weight measured now").fill(WEIGHT_KG)
    page.get_by_role("button", name="Work out the dose").click()
    expect(page.get_by_text(DOSE)).to_be_visible()
    page.get_by_role("button", name="Sign the course").dblclick()
    expect(page.get_by_role("heading", name="Book the sessions")).to_be_visible()


def schedule(story: Story) -> None:
    """Two sessions too close together are refused, and nothing is booked; then all six are."""
    page = story.at("fran", "/desk/")
    page.get_by_role("region", name="Sessions to book").get_by_role("link", name=RUTH[0]).click()
    fill_times(page, (DAYS[0], "2026-09-09", *DAYS[2:]))
    page.get_by_role("button", name="Book these sessions").click()
    expect(page.get_by_role("region", name="Nothing was booked")).to_contain_text("at least 48 are needed")
    fill_times(page, DAYS)
    page.get_by_role("button", name="Book these sessions").dblclick()
    expect(page.get_by_text("Every session has its time")).to_be_visible()
    told = [letter for letter in story.letters(RUTH[2]) if letter.startswith("Your appointment at")]
    assert "Tuesday 8 September 2026, 09:00" in told[-6] and "Friday 25 September 2026, 09:00" in told[-1], told
    page = story.at("alice", "/patients/")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    page.get_by_role("link", name="Open the course").click()
    expect(page.get_by_role("row", name=re.compile("booked"))).to_have_count(6)
    story.picture(page, "course", whole=True)


def fill_times(page: Page, days: tuple[str, ...]) -> None:
    """Nine in the morning, the first chair, with Nia."""
    for number, day in enumerate(days, start=1):
        session = page.get_by_role("region", name=f"Session {number}")
        session.get_by_label("Begins").fill(f"{day}T09:00")
        session.get_by_label("Chair").select_option(label="Chair 1")
        session.get_by_label("Nurse").select_option(label="Nia Dunn")
