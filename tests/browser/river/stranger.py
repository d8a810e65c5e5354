"""Strangers on their phones: one with an ordinary history, one in danger."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.river.founding import ON_CALL
from tests.browser.river.story import Story, card

RUTH = ("Ruth Abara-O'Neill", "+1 555 0123", "ruth@home.example")
SAM = ("Sam Field", "+1 555 0188")
MOST_SCREENS = 35

# The example history of the published schema (docs/tutorials/example-profile.json), in the words of the form.
# Its PHQ-9 total of 19 with nothing on item 9, its AUDIT-C of 1; whatever is not named here is answered no or never.
SAID = {
    "Little interest or pleasure": "Nearly every day",
    "Feeling down, depressed": "Nearly every day",
    "Trouble falling or staying asleep": "More than half the days",
    "Feeling tired": "Nearly every day",
    "Poor appetite": "More than half the days",
    "Feeling bad about yourself": "Nearly every day",
    "Trouble concentrating": "More than half the days",
    "Moving or speaking so slowly": "Several days",
    "What would you like help with": "Depression",
    "told you that you have this condition": "Yes",
    "How many different treatments": "Three or more",
    "How often do you have a drink": "Monthly or less",
    "Do you make your own medical decisions": "Yes",
    "Can a responsible adult take you home": "Yes",
    "Is there a psychiatrist, therapist": "Yes",
}
TYPED = {
    "Your age, height and weight": {"Your age": "44", "Or centimetres": "168", "Or kilograms": "70"},
    "Your blood pressure": {"Top number": "122", "Bottom number": "76"},
}
NOTHING = re.compile(r"^(No\b|None of these|Not at all|Never|1 or 2)")


def begin(story: Story, who: str) -> Page:
    """Find the clinic's page from the front door and begin its form."""
    page = story.pages[who] = story.visitor(PHONE)
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="Ketamine therapy, said plainly")).to_be_visible()
    if who == "ruth":
        story.picture(page, "front-phone")
    page.get_by_role("button", name="Begin the questionnaire").first.click()
    expect(page.get_by_role("button", name="Save and continue")).to_be_visible()
    return page


def leave_contact(page: Page, name: str, phone: str, email: str = "") -> None:
    """Say who one is and how to be reached."""
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Phone", exact=True).fill(phone)
    page.get_by_label("You may call me on this number").check()
    if email:
        page.get_by_label("E-mail", exact=True).fill(email)
        page.get_by_label("You may write to me at this address").check()


def answer(page: Page) -> None:
    """Answer whatever stands on this page as the example history has it."""
    heading = page.get_by_role("heading", level=1).inner_text()
    if heading == "How can we reach you?":
        leave_contact(page, *RUTH)
    elif heading == "Which medicines do you take?":
        first = page.get_by_role("group", name="Medicine 1")
        first.get_by_label("Medicine 1").fill("sertraline 150 mg once a day")
        expect(first.get_by_text("Sertraline: 150 mg once a day.")).to_be_visible()
    else:
        for group in page.get_by_role("group").all():
            choose(group)
        for label, value in TYPED.get(heading, {}).items():
            page.get_by_label(label).fill(value)


def choose(group: Locator) -> None:
    """Tap one answer of one question: what the history says, or that it does not apply."""
    question = group.locator("legend").inner_text()
    said = next((text for part, text in SAID.items() if part in question), None)
    wanted = re.compile(f"^{said}") if said else NOTHING
    tiles = group.get_by_role("radio", name=wanted).or_(group.get_by_role("checkbox", name=wanted))
    if tiles.count():
        tiles.first.check()


def go_on(page: Page) -> None:
    """Press the one large button and wait for what follows."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue").click()


def ordinary_history(story: Story) -> None:
    """The whole form with an ordinary history: once back, once pressed twice, once carried to another phone."""
    page = begin(story, "ruth")
    seen: list[str] = []
    while page.get_by_role("heading", level=1, name="Ready to send?").count() == 0:
        heading = page.get_by_role("heading", level=1).inner_text()
        seen.append(page.url)
        assert len(seen) < MOST_SCREENS + 5, f"The form does not end: {seen}"
        answer(page)
        if heading == "How many different treatments for it have not helped enough?":
            story.picture(page, "questionnaire-phone")
        if heading == "Your age, height and weight":
            page = carried_elsewhere(story, page)
            answer(page)
        if heading == "Your bladder":
            with page.expect_navigation():
                page.get_by_role("button", name="Save and continue").dblclick()
        else:
            go_on(page)
        if heading == "Your blood pressure":
            back_and_forth(page)
    screens = len(dict.fromkeys(re.sub(r".*/p/", "", url) for url in seen)) + 1
    assert screens <= MOST_SCREENS, f"An ordinary history took {screens} screens."
    assert len(seen) + 1 == screens, "The form asked something twice."
    send(story, page)


def back_and_forth(page: Page) -> None:
    """Back once by the page's own link and once by the browser: what was said stands there still."""
    here = page.url
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_label("Top number")).to_have_value("122")
    page.go_back()
    expect(page).to_have_url(here)
    page.go_back()
    expect(page.get_by_label("Bottom number")).to_have_value("76")
    go_on(page)
    expect(page).to_have_url(here)


def carried_elsewhere(story: Story, page: Page) -> Page:
    """Stop in the middle, and go on in another browser by the link that came by mail."""
    go_on(page)
    page.get_by_role("link", name="Save and finish later").click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("Copy this link now.")).to_be_visible()
    other = story.visitor(PHONE)
    link = story.newest_link(RUTH[2])
    for _ in range(2):  # a mail scanner looks first: looking opens nothing and uses nothing up
        other.goto(link)
    other.get_by_role("button", name="Open my answers").click()
    story.pages["ruth"] = other
    expect(other.get_by_role("heading", level=1, name="Pregnancy and breastfeeding")).to_be_visible()
    return other


def send(story: Story, page: Page) -> None:
    """Look once more, send, and be told at once what happens next; a second press sends nothing twice."""
    page.get_by_text("Look through my answers").click()
    expect(page.get_by_text("sertraline").first).to_be_visible()
    page.get_by_role("button", name="Send my answers").dblclick()
    expect(page.get_by_text("All your answers arrived")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("988")).first).to_be_visible()
    story.picture(page, "result-phone", whole=True)
    page.go_back()
    page.reload()
    expect(page.get_by_text("All your answers arrived")).to_be_visible()
    story.links["result"] = page.url


def in_danger(story: Story) -> None:
    """Someone says yes to the suicide items: a person now, and the truth about who has been told."""
    page = begin(story, "sam")
    while "/crisis/" not in page.url:
        heading = page.get_by_role("heading", level=1).inner_text()
        if heading == "How can we reach you?":
            leave_contact(page, *SAM)
        elif re.search("rather not be alive|taking your own life|way of doing it|go through with it", heading):
            page.get_by_role("radio", name="Yes").check()
        else:
            answer(page)
        go_on(page)
    for way in ("Call 988", "Text 988", "Call 911"):
        expect(page.get_by_role("main").get_by_role("link", name=re.compile(way)).first).to_be_visible()
    told = card(page, "Who has been told")
    on_call = told.get_by_role("listitem").filter(has_text=ON_CALL[0])
    expect(on_call).to_contain_text("has not gone out yet")
    expect(told).to_contain_text("We have not called 911, your family or your employer.")
    story.deliver()
    page.get_by_role("link", name="Look again").click()
    expect(on_call).to_contain_text("Message sent at")
    expect(on_call).to_contain_text("Nobody has answered it yet.")
    story.picture(page, "crisis-phone", whole=True)
    somebody_takes_it(story)
    page.get_by_role("link", name="Look again").click()
    expect(told.get_by_role("listitem").filter(has_text="Alice Hale")).to_contain_text("that they have it")
    page.context.close()  # they leave, and never finish the form


def somebody_takes_it(story: Story) -> None:
    """The page said nothing of what it is about; the task on the prescriber's list says all of it."""
    page_text = story.newest_letter(ON_CALL[2])
    assert "Someone needs you now" in page_text
    assert not re.search("suicid|danger|questionnaire|Sam", page_text), page_text
    page = story.at("alice", "/tasks/")
    page.get_by_role("link", name="Suicide risk: someone on the questionnaire").click()
    page.get_by_role("button", name="I have it").click()
    expect(page.get_by_text("Owner")).to_be_visible()
    page.get_by_role("link", name="Open what it is about").click()
    expect(page.get_by_role("link", name=SAM[1])).to_be_visible()
    expect(card(page, "Why this was raised")).to_contain_text("Reports some intention of acting")


def danger_is_not_forgotten(story: Story) -> None:
    """A day later the form is noted as left; the task stands until somebody says what came of it."""
    story.clock.forward(hours=24, minutes=5)
    story.deliver()
    page = story.at("alice", "/tasks/?show=mine")
    page.get_by_role("link", name="Suicide risk: someone on the questionnaire").click()
    page.get_by_role("link", name="Open what it is about").click()
    expect(page.get_by_text("Left the questionnaire unfinished")).to_be_visible()
    page.get_by_role("link", name="Suicide risk: someone on the questionnaire").last.click()
    page.get_by_label("What came of it").fill("Reached by phone; safe with his sister; seen by the county crisis team.")
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("Done", exact=True).first).to_be_visible()
