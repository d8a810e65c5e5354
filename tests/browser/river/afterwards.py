"""How people are, week by week; what the trajectory says of it; who decides; and what the house remembers."""

import re

from playwright.sync_api import Page, expect

from tests.browser.river.office import patient_signs_in
from tests.browser.river.story import Story, card
from tests.browser.river.stranger import RUTH, go_on


def check_in(story: Story, points: tuple[int, ...], picture: str = "") -> None:
    """The patient answers this week's questions on the phone, one a page, and sends them."""
    story.deliver()
    page = patient_signs_in(story, "/me/")
    page.get_by_role("region", name="How have you been?").get_by_role("link", name="Begin").click()
    said = iter(points)
    while "/sent/" not in page.url:
        if page.get_by_role("button", name="Save and continue").count():
            page.get_by_role("radio").nth(next(said)).check()
            if picture:
                story.picture(page, picture)
                picture = ""
            go_on(page)
        else:
            with page.expect_navigation():
                page.get_by_role("button", name="Send").dblclick()
    assert not list(said), "The check-in asked fewer questions than the two instruments have."
