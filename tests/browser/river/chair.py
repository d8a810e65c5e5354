"""In the chair: timed vital signs, an unwanted effect, an ordered medicine, a pause, and the end of the bag."""

import re

from playwright.sync_api import Page, expect

from tests.browser.river.day import vitals
from tests.browser.river.story import Story, card

GRADE_2 = "2: moderate: needed a small measure, or limited cooking, shopping, telephoning"


def first_minutes(story: Story, page: Page) -> None:
    """What is due is said with its time; plausible nonsense is refused; a large jump is asked about once."""
    story.after(page, "nia", 10)
    vitals(page, Systolic="82", Diastolic="132")
    expect(page.get_by_role("alert")).to_contain_text("82 over 132 cannot be")
    vitals(page, Systolic="148", Diastolic="88", Pulse="118")
    expect(page.get_by_role("alert")).to_contain_text("The last heart rate was 70, and this is 118.")
    page.get_by_label("I looked again and it is so").check()
    vitals(page, Systolic="148", Diastolic="88", Pulse="118")
    expect(page.get_by_role("row").filter(has_text="148/88")).to_contain_text("118")


def nausea(story: Story, page: Page) -> None:
    """She feels sick: it is written down with its grade, and the ordered medicine is given and recorded."""
    story.clock.forward(minutes=3)
    page.get_by_text("Add a side effect").click()
    effects = page.get_by_role("region", name="Side effects")
    effects.get_by_label("What", exact=True).select_option(label="Nausea")
    effects.get_by_label("Grade").select_option(label=GRADE_2)
    effects.get_by_label("What was done (optional)").fill("Head up, cool cloth")
    effects.get_by_role("button", name="Add it").dblclick()
    expect(effects.get_by_text("Head up, cool cloth")).to_have_count(1)
    page.get_by_text("Give under a signed order").click()
    given = page.get_by_role("region", name="Medicines given")
    given.get_by_label("Signed order").select_option(index=0)
    given.get_by_label("Given").fill("4 mg")
    given.get_by_label("For what").fill("nausea")
    given.get_by_role("button", name="Record it as given").dblclick()
    expect(given.get_by_text(re.compile("nausea, Nia Dunn"))).to_have_count(1)


def pause_and_resume(story: Story, page: Page) -> None:
    """A hand pauses the pump; what was given stands still; it runs again slower, once she has been settled."""
    story.clock.forward(minutes=2)
    page.get_by_label("Record what a hand did.").fill("Feels too far away; asks for a rest")
    page.get_by_role("button", name="Pause").dblclick()
    resume = card(page, "Resume")
    expect(resume).to_be_visible()
    story.clock.forward(minutes=8)
    resume.get_by_label("Rate on the pump").fill("150")
    resume.get_by_label("Settled since").fill(story.local_minute(-6))
    resume.get_by_role("button", name="The pump runs again").click()
    expect(page.get_by_role("region", name="This was not recorded")).to_be_visible()
    resume.get_by_label("Rate on the pump").fill("100")
    resume.get_by_role("button", name="The pump runs again").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def to_the_end(story: Story, page: Page, name: str = "") -> None:
    """Sets when they are due, until the bag is empty; the milligrams come from the pump record."""
    for number in range(12):
        if page.get_by_role("button", name="The bag is empty: end the infusion").count():
            break
        story.after(page, "nia", 10)
        vitals(page, Systolic="138", Diastolic="84", Pulse="84")
        expect(page.get_by_role("region", name="Infusion", exact=True)).to_be_visible()
        if name and number == 2:
            story.picture(page, name)
    page.get_by_role("button", name="The bag is empty: end the infusion").dblclick()
    expect(page.get_by_role("link", name="Going home")).to_be_visible()
