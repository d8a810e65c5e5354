"""The office reviews and calls; the candidate books on their phone; the therapist holds the consultation."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.river.story import Story
from tests.browser.river.stranger import RUTH

CONSULTATION_AT = datetime(2026, 9, 2, 15, 30, tzinfo=UTC)  # 11:30 in New York


def review_and_call(story: Story) -> None:
    """The front desk sees who waits and since when, takes it on, calls and writes down what was said."""
    page = story.at("fran", "/desk/")
    queue = page.get_by_role("region", name="Review queue")
    expect(queue.get_by_role("listitem")).to_contain_text("nobody has it")
    queue.get_by_role("link", name=RUTH[0]).click()
    expect(page.get_by_text("May book the free consultation, and nothing more.")).to_be_visible()
    page.get_by_role("button", name="Take on").click()
    expect(page.get_by_role("button", name="Take on")).to_have_count(0)
    page.get_by_role("button", name="Keep the call").click()
    expect(page.get_by_role("alert")).to_be_visible()  # what came of it is missing, and the page says so
    page.get_by_role("radio", name="Reached").check()
    page.get_by_label("What was said").fill("Glad that somebody called. Books on her own page.")
    page.get_by_role("button", name="Keep the call").click()
    expect(page.get_by_text("Nobody has called yet.")).to_have_count(0)
    expect(page.get_by_role("listitem").filter(has_text="Glad that somebody called.")).to_be_visible()
    story.picture(page, "review", whole=True)


def patient_signs_in(story: Story, path: str) -> Page:
    """Ask for a link, read the mail, press: the patient's way in, on a phone."""
    page = story.pages.get("ruth")
    if page is None or page.is_closed():
        page = story.pages["ruth"] = story.visitor(PHONE)
    page.goto(path)
    if "/link/" in page.url:
        page.get_by_label("Your e-mail address").fill(RUTH[2])
        page.get_by_role("button", name="Send me a link").click()
        expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
        open_link(page, story.newest_link(RUTH[2]))
        expect(page).to_have_url(re.compile(path))
    return page


def open_link(page: Page, link: str) -> None:
    """A mail scanner looks at the link first and changes nothing; the press signs in, once."""
    page.request.get(link)
    page.goto(link)
    page.get_by_role("button", name="Open my page").click()
    expect(page.get_by_role("heading", name="Open your own page")).to_have_count(0)


def books_on_the_phone(story: Story) -> None:
    """From the page that said what happens next to a booked half hour; pressed twice, booked once."""
    page = story.pages["ruth"]
    page.goto(story.links["result"])
    page.get_by_role("link", name="Choose a time").click()
    expect(page).to_have_url(re.compile("/link/"))
    page = patient_signs_in(story, "/me/appointments/")
    expect(page.get_by_role("heading", level=1, name="Your free consultation")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Wed")).first.click()
    page.get_by_role("radio", name=re.compile("^11:30")).check()
    page.get_by_role("button", name="Book this time").dblclick()
    expect(page.get_by_text("Wed 2 Sep 2026, 11:30")).to_have_count(1)
    assert "Wednesday 2 September 2026, 11:30" in story.newest_letter(RUTH[2])
    page.goto("/me/")
    expect(page.get_by_role("heading", level=1, name="Free consultation")).to_be_visible()
    story.picture(page, "me-phone", whole=True)


def consultation(story: Story) -> None:
    """The therapist finds the person on today's board and keeps what was said; the form refuses a half one."""
    story.clock.to(CONSULTATION_AT)
    page = story.at("theo", "/desk/")
    page.get_by_role("region", name="Appointments").get_by_role("link", name=RUTH[0]).click()
    page.get_by_role("link", name="Record the consultation").click()
    page.get_by_label("What they hope for").fill("To play with my daughter again without pretending.")
    page.get_by_label("What they expect, and what was said about it").fill("Off-label; about half; it can fade.")
    page.get_by_label("I went over every contraindication aloud and nothing new came up").check()
    for group in page.get_by_role("group").all():
        no = group.get_by_role("radio", name="No", exact=True)
        if no.count() and "(optional)" not in group.inner_text():
            no.check()
    page.get_by_label("Costs were discussed").check()
    page.get_by_role("radio", name="Go on to medical clearance").check()
    page.get_by_role("button", name="Keep the consultation").click()
    expect(page.get_by_text("Give the person 988 and 911, and tick that you did.").first).to_be_visible()
    page.get_by_label("I gave them 988 (call or text) and 911").check()
    page.get_by_role("button", name="Keep the consultation").click()
    expect(page.get_by_text("The consultation is kept.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Consultation").first).to_contain_text("done")


def book(story: Story, kind: str, day: str) -> None:
    """The front desk books the next gate from the person's review page, on a day's first free time."""
    page = story.at("fran", "/review/?stage=onway")
    page.get_by_role("link", name=re.compile(f"^{RUTH[0]}")).click()
    page.get_by_role("link", name=f"Book the {kind}").click()
    times = page.get_by_label("Time")
    first = times.locator(f"optgroup[label='{day}'] option").first
    times.select_option(value=first.get_attribute("value"))
    page.get_by_role("button", name="Book", exact=True).click()
    expect(page.get_by_role("main").get_by_role("link", name=re.compile(day.split(" ", 1)[1])).first).to_be_visible()
