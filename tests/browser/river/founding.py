"""An owner founds a clinic, furnishes it and brings its people in."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.river.story import PASSWORD, Person, Story, card

OWNER = Person("Olive Reed", "olive@quay.example", "Owner")
STAFF = [
    Person("Fran Okoro", "fran@quay.example", "Front desk"),
    Person("Nia Dunn", "nia@quay.example", "Nurse"),
    Person("Bob O'Hara", "bob@quay.example", "Nurse"),
    Person("Alice Hale", "alice@quay.example", "Prescriber"),
    Person("Theo Lind", "theo@quay.example", "Therapist"),
    Person("Mel Sato", "mel@quay.example", "Medical director"),
]
ON_CALL = ("Dana Call", "+1 555 0177", "dana@oncall.example")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def come_in(story: Story, page: Page, person: Person, link: str) -> None:
    """Take up an invitation: a password, then an app on the phone, then the recovery codes."""
    page.goto(link)
    expect(page.get_by_role("heading", name=f"Welcome, {person.name}")).to_be_visible()
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Set my password").click()
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="One more lock: a code from your phone")).to_be_visible()
    person.secret = page.get_by_text(re.compile(r"^[A-Z2-7]{26,}$")).inner_text()
    page.get_by_label("The six digits your app shows now").fill(story.code(person))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert page.get_by_role("main").get_by_role("listitem").count() >= 8
    page.get_by_role("link", name="I have kept them; go on").click()
    expect(page.get_by_text(f"Signed in as {person.name}")).to_be_visible()
    story.people[person.name.split()[0].lower()] = person


def owner_arrives(story: Story, found: Callable[[], str]) -> None:
    """An empty house says how it is founded; the owner comes in by the printed link, which is then spent."""
    page = story.pages.setdefault("olive", story.visitor())
    page.goto("/")
    expect(page.get_by_text("There is no clinic on this server.")).to_be_visible()
    welcome = found()
    come_in(story, page, OWNER, welcome)
    stranger = story.visitor()
    stranger.goto(welcome)
    expect(stranger.get_by_role("heading", name="This invitation is over")).to_be_visible()


def furnish(story: Story) -> None:
    """Details, hours and chairs."""
    page = story.at("olive", "/clinic/")
    page.get_by_label("Telephone after hours").fill("+1 555 0101")
    page.get_by_role("button", name="Keep the details").click()
    for day in WEEKDAYS:
        page.get_by_label(f"{day} opens").fill("08:00")
        page.get_by_label(f"{day} closes").fill("18:00")
    page.get_by_role("button", name="Keep the hours").click()
    for chair in ("Chair 1", "Chair 2", "Window chair"):
        page.get_by_label("Name of the chair").fill(chair)
        page.get_by_role("button", name="Add a chair").click()
    page.get_by_label("Closed on").fill("2026-11-26")
    page.get_by_label("Why").fill("Thanksgiving")
    page.get_by_role("button", name="Close this day").click()
    expect(page.get_by_text("Thu 26 Nov 2026: Thanksgiving")).to_be_visible()


def form_stays_shut(story: Story) -> None:
    """No form before somebody on call has answered: the page says so and holds to it."""
    page = story.at("olive", "/clinic/")
    expect(page.get_by_text("It opens once somebody on call has answered a test.")).to_be_visible()
    page.get_by_role("button", name="Open the form").click()
    expect(page.get_by_role("heading", name="That was not done")).to_be_visible()
    stranger = story.visitor()
    stranger.goto("/c/quay/")
    expect(stranger.get_by_text("The questionnaire is not open at the moment.").first).to_be_visible()
    expect(stranger.get_by_role("button", name="Begin the questionnaire")).to_have_count(0)


def name_on_call(story: Story) -> None:
    """Somebody on call is named, gets a code by mail, and reads it back."""
    page = story.at("olive", "/clinic/")
    name, phone, email = ON_CALL
    on_call = card(page, "On call")
    on_call.get_by_label("Name", exact=True).fill(name)
    on_call.get_by_label("Telephone", exact=True).fill(phone)
    on_call.get_by_label("E-mail that reaches them at once").fill(email)
    on_call.get_by_label("When they answer").fill("Day and night")
    on_call.get_by_role("button", name="Name them").click()
    page.get_by_role("button", name=f"Send a test to {name}").click()
    code = re.search(r"\b\d{6}\b", story.newest_letter(email))
    assert code
    wrong = "000000" if code.group() != "000000" else "111111"
    for typed in (wrong, code.group()):
        page.get_by_label("Code they read to you").fill(typed)
        page.get_by_role("button", name=f"Confirm the code of {name}").click()
        heard = page.get_by_text("heard by Olive Reed")
        expect(heard).to_have_count(1 if typed == code.group() else 0)


def bring_people_in(story: Story) -> None:
    """Everyone is invited by the owner and comes in by their own link, at their own desk."""
    page = story.at("olive", "/staff/")
    for person in STAFF:
        form = card(page, "Invite somebody")
        form.get_by_label("Full name").fill(person.name)
        form.get_by_label("E-mail").fill(person.email)
        form.get_by_role("radio", name=re.compile(f"^{person.role}")).check()
        form.get_by_role("button", name="Send the invitation").click()
        expect(page.get_by_role("row", name=person.name)).to_be_visible()
    for person in STAFF:
        key = person.name.split()[0].lower()
        story.pages[key] = story.visitor()
        come_in(story, story.pages[key], person, story.newest_link(person.email))


def cover_and_open(story: Story) -> None:
    """Who answers for whom is written down, and the form is opened to the public."""
    page = story.at("olive", "/clinic/")
    page.get_by_role("link", name="Coverage calendar").click()
    page.get_by_label("Who").select_option(label="Mel Sato (Medical director)")
    page.get_by_label("Answers for").select_option(label="Prescriber")
    page.get_by_label("From").fill("2026-09-01T08:00")
    page.get_by_label("Until").fill("2026-12-01T08:00")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("row", name=re.compile("Mel Sato"))).to_be_visible()
    page.get_by_role("link", name="Back to the clinic").click()
    page.get_by_role("button", name="Open the form").click()
    expect(page.get_by_text("Open to the public since")).to_be_visible()


def director_confirms(story: Story) -> None:
    """The director reads every chapter, moves one value within its band, and puts a name under the rest."""
    page = story.at("mel", "/desk/")
    page.get_by_role("link", name="Values", exact=True).first.click()
    expect(page.get_by_text("Nobody can be treated while a value that their protocol needs")).to_be_visible()
    page.goto("/clinic/values/screening/screening.heart_attack_recent/")
    for days, said in (("30", "may be set from 42 to 365 days"), ("90", "Kept, with your name and the time.")):
        page.get_by_label("Set to").fill(days)
        page.get_by_label("Why").fill("Our cardiologists ask for three months.")
        page.get_by_role("button", name="Keep this value under my name").click()
        expect(page.get_by_text(said).first).to_be_visible()
    page.goto("/clinic/values/")
    names = card(page, "Chapters").get_by_role("link").all_inner_texts()
    assert len(names) >= 3
    for name in names:
        page.goto("/clinic/values/")
        card(page, "Chapters").get_by_role("link", name=name, exact=True).click()
        button = page.get_by_role("button", name="Confirm the ticked values as they stand")
        if button.count():
            button.click()
        expect(page.get_by_text("Every value here has been confirmed.")).to_be_visible()
    page.goto("/clinic/values/")
    expect(page.get_by_text("Every value has been confirmed by a named clinician.")).to_be_visible()
