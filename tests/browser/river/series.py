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


def high_pressure_holds(story: Story, page: Page) -> None:
    """A saturation nobody can have is refused; a pressure too high is kept, and holds the start with its reason."""
    page.get_by_role("link", name=re.compile("Vital signs before")).click()
    day.vitals(page, **{"SpO₂": "9"})
    expect(page.get_by_role("alert")).to_contain_text("A value between 30 and 100 % is possible")
    day.vitals(page, Systolic="166", Diastolic="100")
    holds = page.get_by_role("region", name="Holds")
    expect(holds).to_contain_text("166/100 mmHg at reading 1 of 3.")
    page.get_by_role("button", name="Ask again whether it may begin").click()
    expect(page.get_by_role("region", name="This was not recorded")).to_contain_text("166/100 mmHg")


def calm_again(story: Story, page: Page) -> None:
    """Six minutes in a chair later the pressure is as it should be, and the hold is gone."""
    story.after(page, "nia", 6)
    page.get_by_role("link", name=re.compile("Vital signs before")).click()
    day.vitals(page)
    expect(page.get_by_role("region", name="Begin")).to_contain_text("Nothing stands in the way.")


def somebody_else_looks(story: Story) -> None:
    """The board of chairs and the floor, as a colleague sees them while the pump runs."""
    page = story.at("alice", "/desk/")
    expect(page.get_by_role("region", name="Chairs")).to_contain_text(RUTH[0])
    story.picture(page, "today")
    page.get_by_role("link", name="Floor").first.click()
    expect(page.get_by_role("main")).to_contain_text(RUTH[0])
    story.picture(page, "floor")


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
