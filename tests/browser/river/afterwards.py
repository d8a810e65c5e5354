"""How people are, week by week; what the trajectory says of it; who decides; and what the house remembers."""

import re
from email import message_from_bytes, policy

from playwright.sync_api import expect

from tests.browser.river.gates import initial_all
from tests.browser.river.office import open_link, patient_signs_in
from tests.browser.river.story import Story, card
from tests.browser.river.stranger import RUTH, go_on

CLINICAL = re.compile(
    "ketamin|depress|suicid|self-harm|anxi|mood|treatment|therap|infus|medic|dose|prescri|patient|phq|gad-7|score|"
    "symptom|diagnos|questionnaire|screening|crisis|consent|maintenance|psych|drug|nurse|doctor|health",
    re.IGNORECASE,
)


def check_in(story: Story, points: tuple[int, ...], picture: str = "") -> None:
    """The patient answers this week's questions on the phone, one a page, and sends them."""
    story.deliver()
    page = story.pages["ruth"]
    open_link(page, story.newest_link(RUTH[2], "A few minutes"))
    expect(page.get_by_text("part 1 of 2")).to_be_visible()
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


def read_and_decide(story: Story) -> None:
    """The class stands with its reasons; the prescriber accepts the day, which waits for one more signature."""
    page = story.at("alice", "/patients/")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    page.get_by_role("link", name="Open outcomes").click()
    expect(page.get_by_text("Response (PHQ-9 19 → 6, −68 %), not remission.").first).to_be_visible()
    why = card(page, "Why we say this")
    expect(why).to_contain_text("6 is at most half of the first score, 19.")
    expect(why).to_contain_text("that the infusions caused it.")
    story.picture(page, "trajectory", whole=True)
    page.get_by_role("button", name="Accept and order").dblclick()
    expect(page.get_by_text("Maintenance needs a consent of its own")).to_be_visible()


def consent_to_maintenance(story: Story) -> None:
    """The patient finds the second consent on their own page, and signs it."""
    page = patient_signs_in(story, "/me/")
    page.get_by_role("link", name="Read the consent").click()
    initial_all(page)
    expect(page.get_by_text("You signed on").first).to_be_visible()


def order_and_book(story: Story) -> None:
    """Accepted again, the treatment is ordered; the desk books it; the patient sees it on their page."""
    page = story.at("alice", "/patients/")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    page.get_by_role("link", name="Open outcomes").click()
    page.get_by_role("button", name="Accept and order").dblclick()
    expect(page.get_by_text("one treatment is ordered")).to_be_visible()
    page = story.at("fran", "/desk/")
    page.get_by_role("region", name="Sessions to book").get_by_role("link", name=RUTH[0]).click()
    page.get_by_label("Begins").fill("2026-10-02T09:00")
    page.get_by_label("Nurse").select_option(label="Nia Dunn")
    page.get_by_role("button", name="Book these sessions").click()
    expect(page.get_by_text("Every session has its time")).to_be_visible()
    page = patient_signs_in(story, "/me/")
    expect(page.get_by_role("main")).to_contain_text("Friday 2 October, 09:00")


def whole_timeline(story: Story) -> None:
    """One page tells the whole way, from the first message to the day that comes."""
    page = story.at("alice", "/patients/")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    timeline = page.get_by_role("region", name="Timeline, newest first")
    for words in (
        "Came to us",
        "Called: reached",
        "Medical clearance signed",
        "Consent signed",
        "Consent to maintenance signed",
        "Induction prescribed",
    ):
        expect(timeline.get_by_text(words).first).to_be_visible()
    story.picture(page, "timeline")


def ledger_holds(story: Story) -> None:
    """The owner lets the house walk its chain, and it holds."""
    page = story.at("olive", "/ledger/")
    page.get_by_role("button", name="Verify the chain").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("holds|unbroken"))


def letters_say_nothing(story: Story) -> None:
    """Whoever reads over a shoulder learns nothing of anybody's health; names and links are set aside."""
    for path in story.deliver():
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        words = re.sub(r"https?://\S+|Quay Clinic", "", f"{letter['subject']} {letter.get_content()}")
        assert not CLINICAL.search(words), f"{path.name} says: {words}"


def nothing_broke(story: Story) -> None:
    """No page of the story failed in the browser."""
    for page in story.opened:
        assert not page.faults, page.faults  # type: ignore[attr-defined]  # kept by the fixture
