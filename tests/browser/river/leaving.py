"""Recovery, the way home, the drug to the last milligram, and the note."""

import re

from playwright.sync_api import Page, expect

from tests.browser.river.day import DRUG, OMAR, vitals
from tests.browser.river.story import Story

NO = re.compile("Mood is worse")
WASTED_MG = "464.8"  # 500 mg in the vial, 35.2 mg given


def recover(story: Story, page: Page, sets: int = 4) -> None:
    """Sets over the hour after the infusion, which look at nausea and pain too."""
    for _ in range(sets):
        story.after(page, "nia", 60 / sets)
        vitals(page, Systolic="130", Diastolic="80", Pulse="72", Nausea="1", Pain="0")
        expect(page.get_by_role("region", name="Vital signs so far")).to_be_visible()
        for over in page.get_by_role("button", name=re.compile("^Resolved")).all():
            over.click()


def try_to_leave(page: Page) -> None:
    """Too early: the page says which criteria stand in the way, and nobody leaves."""
    page.get_by_role("link", name="Going home").click()
    adult_signs(page)
    refused = page.get_by_role("region", name="This was not recorded")
    expect(refused).to_contain_text("60 minutes after the end of the infusion")
    page.get_by_role("link", name="Chair page").click()


def adult_signs(page: Page) -> None:
    """The named adult is here and signs."""
    form = page.get_by_role("form", name="The adult who takes the person home")
    form.get_by_label("Name of the adult who is here").fill(OMAR[0])
    form.get_by_label("Telephone").fill(OMAR[1])
    form.get_by_label("Relation to the patient").fill("Brother")
    form.get_by_label("They are an adult, and stay until the evening").check()
    form.get_by_label("They sign with their name").fill(OMAR[0])
    form.get_by_role("button", name="Let them go home").click()


def seen_and_done(page: Page) -> None:
    """What the nurse sees, and both recovery scales."""
    form = page.get_by_role("form", name="Seen and done")
    expect(form).to_be_visible()
    for group in form.get_by_role("group").all():
        radios = group.get_by_role("radio")
        question = group.locator("legend").first.inner_text() if radios.count() else ""
        if radios.count() == 2:
            radios.nth(1 if NO.search(question) else 0).check()
        elif radios.count() == 3:
            radios.first.check()
    form.get_by_role("button", name="Keep what was seen").click()


def home(story: Story, page: Page) -> None:
    """Every criterion met, the adult here: the person goes home, once."""
    page.get_by_role("link", name="Going home").click()
    seen_and_done(page)
    expect(page.get_by_role("heading", name="15 of 16 criteria met")).to_be_visible()
    story.picture(page, "discharge", whole=True)
    adult_signs(page)
    expect(page.get_by_role("heading", name=re.compile(f"^Went home with {OMAR[0]}"))).to_be_visible()


def count_the_drug(story: Story, page: Page, witness: str = "bob", *, doubt: bool = False) -> None:
    """A count that does not add up is asked about; the waste has a second person who saw it."""
    page.get_by_role("link", name="Drug count").click()
    if doubt:
        page.get_by_label("Left over and wasted").fill("400")
        page.get_by_role("button", name="Record the waste").click()
        expect(page.get_by_role("region", name="This was not recorded")).to_be_visible()
    page.get_by_label("Left over and wasted").fill(WASTED_MG)
    page.get_by_role("button", name="Record the waste").dblclick()
    expect(page.get_by_text(DRUG["Lot number on the vial"]).first).to_be_visible()
    second = story.at(witness, "/desk/")
    second.get_by_role("region", name="Waste to witness").get_by_role("link").last.click()
    second.get_by_role("button", name=re.compile("saw|witness", re.IGNORECASE)).dblclick()
    expect(second.get_by_text("seen by two people")).to_be_visible()


def sign_note(story: Story, page: Page) -> None:
    """The note is drawn from the record and signed; what comes later is added below, never written over."""
    page.get_by_role("link", name="Chair page").click()
    page.get_by_role("link", name="Sign the note").click()
    page.get_by_label("Your impression").fill("Calm after a rest; nausea settled. Slower start next time.")
    page.get_by_role("button", name=re.compile("^Sign the note|^Sign$")).dblclick()
    expect(page.get_by_text("It does not change any more.")).to_be_visible()


def add_to_note(page: Page) -> None:
    """What comes to light later stands below the signed words, and never over them."""
    page.get_by_label("To be added").fill("Her brother called: slept well, ate supper.")
    page.get_by_role("button", name="Add to the note").dblclick()
    expect(page.get_by_text("Her brother called: slept well, ate supper.")).to_have_count(1)
