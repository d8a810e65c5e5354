"""One treatment after another, from the board to the signed note, at the pace of people who know the way."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.river import chair, day, leaving
from tests.browser.river.course import DAYS
from tests.browser.river.story import Story
from tests.browser.river.stranger import RUTH


def morning(story: Story, number: int) -> None:
    """Twenty to nine in New York on the day of a session."""
    on = datetime.fromisoformat(DAYS[number - 1])
    story.clock.to(on.replace(hour=12, minute=40, tzinfo=UTC))


def prepare(story: Story, page: Page) -> None:
    """Everything the readiness page asks for, with the second person at the pump."""
    for title in day.SECTIONS:
        day.section(page, title)
    day.weigh(page)
    page.get_by_role("link", name=re.compile("Vital signs before")).click()
    day.vitals(page)
    day.draw_up(page)
    second_reads_the_pump(story)


def second_reads_the_pump(story: Story, *, wrong_first: bool = False) -> None:
    """A colleague reads bag and pump on their own; a number that differs from the order is not kept."""
    page = story.at("bob", "/desk/")
    page.get_by_role("region", name="Appointments").get_by_role("link", name=RUTH[0]).click()
    page.get_by_role("link", name=re.compile("Pump read by a second person")).click()
    for dose_mg in ("53.2", "35.2") if wrong_first else ("35.2",):
        page.get_by_label("Milligrams on the label of the bag").fill(dose_mg)
        page.get_by_label("Rate on the pump").fill(day.RATE_ML_PER_H)
        page.get_by_role("button", name="This is what I read").click()
        if dose_mg != "35.2":
            refused = page.get_by_role("region", name="This was not recorded")
            expect(refused).to_contain_text("The dose you read is not the dose ordered.")
    expect(page.get_by_role("link", name=re.compile("^Done: Pump read"))).to_be_visible()


def begin(page: Page) -> None:
    """Nothing stands in the way: the hand starts the pump and says so, once."""
    page.reload()
    page.get_by_role("button", name="The pump is started").dblclick()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def session(story: Story, number: int) -> None:
    """A whole session without surprises."""
    morning(story, number)
    page = day.open_the_day(story)
    prepare(story, page)
    begin(page)
    chair.to_the_end(story, page)
    leaving.recover(story, page, sets=1)
    leaving.home(story, page)
    leaving.count_the_drug(story, page)
    leaving.sign_note(story, page)
