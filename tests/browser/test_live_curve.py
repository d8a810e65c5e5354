"""The live curve stands where its picture stood, is read in words, follows a swapped region, and leaves paper alone."""

from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, expect

from rekindle.clinical.pharmacology.curve import Curve
from rekindle.clinical.pharmacology.display import shown
from rekindle.clinical.pharmacology.picture import Mark
from rekindle.clinical.pharmacology.strand import Dose, Person

pytestmark = pytest.mark.django_db(transaction=True)
POLICY = "; ".join(f"{name} {' '.join(of)}" for name, of in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items())
SWAP = """(html) => {
  const region = document.querySelector("#region");
  region.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  document.dispatchEvent(new CustomEvent("rekindle:swapped", { detail: region }));
}"""


def component(**more: Any) -> str:
    found = shown((Dose("iv", "racemic_ketamine", 35, 0, 40),), Person(70), until_min=240)
    assert found.plasma is not None
    given = {"marks": (Mark(0, "Start"),), "now_min": 20, "planned_from_min": 20} | more
    return render_to_string("components/curve.html", {"curve": Curve("plasma", "Plasma", found.plasma, **given)})


def opened(browser: Browser, server: str, **more: Any) -> tuple[Page, list[str]]:
    """A page of its own with one curve, under the policy of every page."""
    page = browser.new_context(**more).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Curve</title><link rel="icon" href="data:,">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/static/web/css/rekindle.css"></head>'
        f'<body><main class="main"><div id="region">{component()}</div></main>'
        '<script type="module" src="/static/web/js/curve.js"></script></body></html>'
    )
    headers = {"Content-Type": "text/html", "Content-Security-Policy": POLICY}
    page.route("**/a-curve/", lambda route: route.fulfill(body=html, headers=headers))
    page.goto(f"{server}/a-curve/")
    return page, faults


@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_read_in_words_where_it_is_pointed_at(browser: Browser, server: str, width: int) -> None:
    page, faults = opened(browser, server, viewport={"width": width, "height": 900})
    expect(page.locator(".curve__live canvas")).to_have_count(1)
    read = page.locator("[data-curve-read]")
    expect(read).to_have_text("Point at the curve, or touch it, to read it.")
    over = page.locator(".u-over").bounding_box()
    assert over is not None
    page.mouse.move(over["x"] + over["width"] * 40 / 240, over["y"] + 20)
    # 160 ng/mL at 40 minutes: the worked example of the reference.
    expect(read).to_have_text("At 40 min about 160 ng/mL, 9 of 10 people 115 to 206.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []


def test_a_swapped_region_is_drawn_anew_and_the_minute_stays_pointed_at(browser: Browser, server: str) -> None:
    page, faults = opened(browser, server)
    over = page.locator(".u-over").bounding_box()
    assert over is not None
    page.mouse.move(over["x"] + over["width"] / 4, over["y"] + 20)
    before = page.locator("[data-curve-read]").inner_text()
    page.evaluate(SWAP, component(now_min=41, planned_from_min=41))
    expect(page.locator(".curve__live canvas")).to_have_count(1)
    expect(page.locator("[data-curve-read]")).to_have_text(before)
    assert before.startswith("At 60 min") and faults == []


def test_the_picture_stays_for_paper_and_without_script(browser: Browser, server: str) -> None:
    page, _faults = opened(browser, server, viewport={"width": 800, "height": 900})
    picture = page.locator(".curve__picture--wide")
    expect(page.locator(".curve__live")).to_be_visible()
    assert (picture.bounding_box() or {})["width"] < 2
    page.emulate_media(media="print")
    expect(page.locator(".curve__live")).to_be_hidden()
    assert (picture.bounding_box() or {})["width"] > 500
    expect(page.locator("caption")).to_be_attached()
    bare, _faults = opened(browser, server, viewport={"width": 390, "height": 900}, java_script_enabled=False)
    assert (bare.locator(".curve__picture--narrow").bounding_box() or {})["width"] > 300
    expect(bare.locator(".curve__picture--wide")).to_be_hidden()
    expect(bare.locator("[data-curve-read]")).to_be_hidden()


def test_the_colours_follow_the_scheme(browser: Browser, server: str) -> None:
    page, faults = opened(browser, server, color_scheme="light")
    sees = "() => document.querySelector('.curve__live canvas').toDataURL()"
    light = page.evaluate(sees)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert page.evaluate(sees) != light
    assert faults == []
