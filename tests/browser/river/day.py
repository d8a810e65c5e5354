"""The treatment day: why not begin, and what is asked, measured, prepared and read by a second person."""

import re

from playwright.sync_api import Page, expect

from tests.browser.river.course import WEIGHT_KG
from tests.browser.river.story import Story
from tests.browser.river.stranger import RUTH

OMAR = ("Omar Abara", "+1 555 0124")
YES = re.compile(
    "identifiers match|Restroom offered|line runs freely|Reached today|promised not to drive|is an adult|"
    "times recorded|asked about and recorded|asked about today|Allergies confirmed|gone through again|"
    "monitor was queried|equipment checked|ACLS|Second trained|Crash cart|on site|Pays privately|estimate was handed"
)
CHOSEN = {"The way home": "With a named adult", "Medicine of the GLP-1 kind": "Not taking one"}
TYPED = {
    "The way home": {"Name of the adult who takes the person home": OMAR[0], "Their telephone number": OMAR[1]},
    "Food and drink": {"Hours since the last solid food": "11", "Hours since the last clear drink": "3"},
    "Mind": {"Hours of sleep last night": "7"},
}
SECTIONS = (
    "Who is here", "The way home", "Food and drink", "Medicines and allergies", "Mind", "Body and bladder",
    "Room and people",
)  # fmt: skip
CALM = {"Systolic": "132", "Diastolic": "82", "Pulse": "70", "SpO₂": "98", "Breaths": "14", "Temperature": "36.6"}
DRUG = {"Lot number on the vial": "KX-2291", "Drug in the vial when opened": "500", "Drawn up": "35.2"}
BAG_ML, RATE_ML_PER_H = "100", "150"  # 100 mL over 40 minutes


def open_the_day(story: Story, nurse: str = "nia") -> Page:
    """The nurse finds the person on today's board and notes that they have come; pressed twice, noted once."""
    page = story.at(nurse, "/desk/")
    page.get_by_role("region", name="Appointments").get_by_role("link", name=RUTH[0]).click()
    page.get_by_role("button", name="Open the treatment").dblclick()
    expect(page.get_by_role("region", name="Begin")).to_contain_text("not to begin yet")
    return page


def section(page: Page, title: str) -> None:
    """Answer one section of the readiness page; what does not apply stays unanswered."""
    page.get_by_role("link", name=re.compile(rf"^(Done: )?{title}")).click()
    expect(page.get_by_role("button", name="Keep these answers")).to_be_visible()
    for group in page.get_by_role("group").all():
        question = group.locator("legend").inner_text()
        if question.startswith("If so"):
            continue
        said = CHOSEN.get(question) or ("Yes" if YES.search(question) else None)
        wanted = re.compile(f"^{said}$" if said else "^(No|None|None of these)$")
        group.get_by_role("radio", name=wanted).or_(group.get_by_role("checkbox", name=wanted)).first.check()
    for label, text in TYPED.get(title, {}).items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_role("link", name=re.compile(f"^Done: {title}"))).to_be_visible()


def weigh(page: Page, weight_kg: str = WEIGHT_KG) -> None:
    """The weight of the day."""
    page.get_by_role("link", name=re.compile("^(Done: )?Weight")).click()
    page.get_by_label("Weight today").fill(weight_kg)
    page.get_by_role("button", name=re.compile("weight|Keep", re.IGNORECASE)).click()
    expect(page.get_by_role("link", name=re.compile("^Done: Weight"))).to_be_visible()


def vitals(page: Page, **changed: str) -> None:
    """One set as a hand measured it."""
    for label, value in {**CALM, **changed}.items():
        page.get_by_role("spinbutton", name=label).fill(value)
    wake = page.get_by_label("Wakefulness (MOAA/S)")
    wake.select_option(label="5: answers readily to the name")
    with page.expect_navigation():
        page.get_by_role("button", name="Record these").click()


def draw_up(page: Page) -> None:
    """What was taken out of which vial into which bag."""
    page.get_by_role("link", name=re.compile("^(Done: )?Drug drawn up")).click()
    for label, value in DRUG.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("radio", name="50 mg/mL").check()
    page.get_by_label("Volume in the bag, drug included").fill(BAG_ML)
    page.get_by_role("button", name="Record what was drawn up").click()
