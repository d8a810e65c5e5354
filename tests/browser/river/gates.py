"""Clearance, preparation and consent: each gate judges again and refuses until it is content."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.river.office import book, open_link
from tests.browser.river.story import Story, card
from tests.browser.river.stranger import RUTH

CLEARANCE_AT = datetime(2026, 9, 3, 12, 5, tzinfo=UTC)
READINGS = ((158, 96), (152, 94), (150, 92))  # the mean of the last two is 151/93: somebody has to weigh it
TEXTS = {
    "History": "Three depressions since 2009. No operations. No seizures.",
    "Medicines gone through": "Sertraline 150 mg in the morning, from the bottle.",
    "Allergies": "None known",
    "Examination": "Well. Heart and lungs without findings.",
    "Airway": "Mallampati II, STOP-Bang 1.",
    "ECG (optional)": "Sinus rhythm, 68 a minute.",
    "Earlier treatments": "Sertraline 150 mg, 10 months, partial. Venlafaxine 225 mg, 6 months. Bupropion 300 mg.",
    "Heart rate": "68",
    "Oxygen saturation": "98",
    "Height": "168",
    "Weight": "70.4",
    "QTc (optional)": "418",
    "Date of birth, read from a document": "1982-03-04",
    "Blood taken on": "2026-09-02",
    "ALT": "22",
    "AST": "20",
    "Upper limit for ALT and AST at this laboratory": "40",
    "ALP": "70",
    "GGT": "18",
    "Bilirubin": "0.6",
    "Creatinine": "0.8",
    "eGFR": "96",
    "Checked on": "2026-09-03",
    "Diagnosis code (ICD-10-CM)": "F33.2",
}
CHOSEN = {
    "Sex used for the ideal body weight": "Female",
    "ASA class": "II",
    "Urinalysis": "Normal",
    "Urine pregnancy test": "Negative",
    "Urine drug screen": "As expected",
    "Indication": "Depression that two adequate treatments did not help",
}


def clearance(story: Story) -> None:
    """Examined, refused while a rule stands open, resolved with a note, signed."""
    book(story, "medical clearance", "Thu 3 Sep")
    story.clock.to(CLEARANCE_AT)
    page = story.at("alice", "/desk/")
    page.get_by_role("region", name="Appointments").get_by_role("link", name=RUTH[0]).click()
    page.get_by_role("link", name="Open medical clearance").click()
    page.get_by_label("Oxygen saturation").fill("980")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This must lie between 50 and 100.").first).to_be_visible()
    examine(page)
    page.get_by_role("button", name="Save").click()
    missing = page.get_by_role("region", name="Missing before it can be signed")
    expect(missing.get_by_role("listitem")).to_have_count(1)
    expect(missing).to_contain_text("Blood pressure 151/93 mmHg.")
    page.get_by_role("button", name="Sign the clearance").click()
    refused = page.get_by_role("region", name="This was not kept")
    expect(refused).to_be_visible()
    story.picture(page, "clearance")
    resolve(page)
    page.get_by_role("link", name="Write the clearance").click()
    page.get_by_role("button", name="Sign the clearance").click()
    expect(page.get_by_text("The clearance is signed.")).to_be_visible()


def examine(page: Page) -> None:
    """Everything that the page asks for, as it was found."""
    for number, (top, bottom) in enumerate(READINGS, start=1):
        reading = page.get_by_role("group", name=f"Reading {number}")
        reading.get_by_label("Top number").fill(str(top))
        reading.get_by_label("Bottom number").fill(str(bottom))
    for label, text in TEXTS.items():
        page.get_by_label(label, exact=True).fill(text)
    for label, option in CHOSEN.items():
        page.get_by_label(label, exact=True).select_option(label=option)
    for tick in card(page, "Options talked through").get_by_role("checkbox").all():
        tick.check()


def resolve(page: Page) -> None:
    """Follow the finding to the review page and settle it with a reason."""
    card(page, "Findings").get_by_role("link").first.click()
    page.get_by_role("radio", name=re.compile("^May go on")).check()
    page.get_by_label("Why", exact=True).first.fill(
        "Known, started on amlodipine; measured again before each treatment."
    )
    page.get_by_role("button", name="Resolve as Alice Hale").click()
    expect(page.get_by_text("Known, started on amlodipine").first).to_be_visible()


PREPARATION_AT = datetime(2026, 9, 4, 12, 5, tzinfo=UTC)


def preparation(story: Story) -> None:
    """Expectations, an intention, the way home; then the link to the consent goes out."""
    book(story, "preparation session", "Fri 4 Sep")
    story.clock.to(PREPARATION_AT)
    page = story.at("theo", "/desk/")
    page.get_by_role("region", name="Appointments").get_by_role("link", name=RUTH[0]).click()
    page.get_by_role("link", name="Record the preparation").click()
    page.get_by_label("What they expect of the experience").fill("To feel far away for a while, and to come back.")
    page.get_by_label("Their intention, in their own words").fill("To let my shoulders down.")
    for tick in page.get_by_role("group", name="Talked through").get_by_role("checkbox").all():
        tick.check()
    page.get_by_label("Touch", exact=True).fill("A hand, if I reach for one.")
    page.get_by_label("Music", exact=True).fill("Piano, no words.")
    page.get_by_label("Who takes them home").fill("Omar, her brother, by car.")
    page.get_by_role("button", name="Keep the session").click()
    page.get_by_role("button", name="Send them their link").click()
    expect(page.get_by_role("status")).to_be_visible()


def consent(story: Story) -> None:
    """The patient reads each thought on the phone, initials each, and signs; one left out is asked for."""
    page = story.pages["ruth"]
    open_link(page, story.newest_link(RUTH[2], "Your link"))  # it leads where the staff meant it to
    story.picture(page, "consent-phone")
    initial_all(page, but_first="")
    expect(page.get_by_role("alert")).to_contain_text("This use is off-label")
    page.get_by_label("Your initials").first.fill("RA")
    page.get_by_role("button", name="Sign the consent").click()
    expect(page.get_by_text("You signed on")).to_be_visible()


def initial_all(page: Page, but_first: str = "RA") -> None:
    """A tick and initials to every thought, a choice, and the name."""
    expect(page.get_by_role("heading", level=1, name=re.compile("^Consent"))).to_be_visible()
    ticks = page.get_by_label("I have read this")
    initials = page.get_by_label("Your initials")
    for number in range(ticks.count()):
        ticks.nth(number).check()
        initials.nth(number).fill("RA" if number else but_first)
    page.get_by_role("radio", name="Yes").check()
    page.get_by_label("Your full name").fill(RUTH[0])
    page.get_by_role("button", name="Sign the consent").click()
