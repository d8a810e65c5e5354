"""Looking at a page as people do: with eyes of any kind, on any screen, by keyboard alone, without script."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import axe, colours

CONTRAST_ONLY = "{runOnly: ['color-contrast'], resultTypes: ['violations']}"
SHAPE = """() => ({
  wide: document.documentElement.scrollWidth - window.innerWidth,
  headings: document.querySelectorAll('h1').length,
  language: document.documentElement.lang,
  title: document.title,
})"""
# Whatever moves has arrived: a change of colours or a slide is over before anybody looks.
SETTLED = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  for (let turn = 0; turn < 60; turn += 1) {  // a colour that is inherited sets off one change after another
    await frame();
    const moving = document.getAnimations().filter((one) => one.playState !== 'finished');
    if (!moving.length && turn > 1) return;
    moving.forEach((one) => { try { one.finish(); } catch { one.cancel(); } });
  }
}"""
FIRST_STOP = """() => {
  const skip = document.querySelector('a.skip');
  if (!skip) return 'there is no skip link';
  skip.focus();
  if (document.activeElement !== skip) return 'the skip link takes no focus';
  skip.getAnimations().forEach((one) => one.finish());
  const box = skip.getBoundingClientRect();
  if (box.top < 0 || box.left < 0 || box.width < 20) return 'the skip link stays out of sight when focused';
  if (!document.querySelector(skip.getAttribute('href'))) return 'the skip link leads nowhere';
  skip.blur();
  return '';
}"""
FOCUSED = """(wanted) => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  document.getAnimations().forEach((moving) => { try { moving.finish(); } catch { moving.cancel(); } });
  const ring = (it) => {
    const look = getComputedStyle(it);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  };
  const shown = [one, one.closest('label'), one.nextElementSibling, one.parentElement].filter(Boolean);
  const box = (shown.find(ring) || one).getBoundingClientRect();
  const words = (one.innerText || one.value || one.getAttribute('aria-label') || one.name || '').trim().slice(0, 60);
  // the calendar button inside a date is drawn, and ringed, by the browser itself
  const inside_a_date = one.type === 'date' && !one.matches(':focus-visible');
  return {words, tag: one.tagName, ringed: inside_a_date || shown.some(ring), target: one.matches(wanted),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
}"""


class Eyes:
    """One browser context that notes every request elsewhere and every error the browser reports."""

    def __init__(self, browser: Browser, house: str, cookie: str, *, script: bool = True, **look: Any) -> None:
        self.house = house
        self.faults: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=house, java_script_enabled=script, reduced_motion="reduce", locale="en-US", **look
        )
        self.context.set_default_timeout(20_000)
        if cookie:
            self.context.add_cookies([{"name": "sessionid", "value": cookie, "url": house}])
        self.page: Page = self.context.new_page()
        self.page.on("request", self._asked)
        self.page.on("console", lambda line: self._said(line.type, line.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"script failed: {error}"))

    def _asked(self, request: Any) -> None:
        there = urlsplit(request.url)
        if there.scheme in ("http", "https") and there.netloc != urlsplit(self.house).netloc:
            self.faults.append(f"asked another house: {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(f"console: {text[:200]}")

    def open(self, url: str) -> list[str]:
        """Go to a page; returns what was wrong with getting there."""
        self.faults.clear()
        answer = self.page.goto(url, wait_until="load")
        status = answer.status if answer else 0
        return [] if status == 200 else [f"answered {status}"]

    def shape(self) -> list[str]:
        """What is wrong with the page's bones: width, headings, language, title, first stop of the keyboard."""
        found = self.page.evaluate(SHAPE)
        wrong = []
        if found["wide"] > 0:
            wrong.append(f"is {found['wide']} px wider than the screen: {self._widest()}")
        if found["headings"] != 1:
            wrong.append(f"has {found['headings']} h1")
        if not found["language"] or not found["title"].strip(" –"):
            wrong.append(f"has no language or title ({found['language']!r}, {found['title']!r})")
        skip = self.page.evaluate(FIRST_STOP)
        return [*wrong, skip] if skip else wrong

    def _widest(self) -> str:
        return str(
            self.page.evaluate(
                """() => [...document.querySelectorAll('main *, header *, footer *')]
                  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3)
                  .map((one) => `${one.tagName}.${[...one.classList].join('.')}`).join(' ')"""
            )
        )

    def axe(self) -> list[str]:
        """What axe finds in the light, and which colours it finds too faint in the dark."""
        self._settle("light")
        wrong = [f"light: {one}" for one in axe(self.page)]
        self._settle("dark")
        faint = self.page.evaluate(f"() => window.axe.run(document, {CONTRAST_ONLY})")["violations"]
        return wrong + [
            f"dark: color-contrast {node['target']} {colours(node)}" for one in faint for node in one["nodes"]
        ]

    def _settle(self, scheme: Any) -> None:
        self.page.emulate_media(color_scheme=scheme)
        self.page.evaluate(SETTLED)

    def close(self) -> None:
        self.context.close()


def tab_to(page: Page, wanted: str, most: int = 400) -> list[str]:
    """Press Tab until what is wanted has the focus; returns what was wrong on the way."""
    wrong: dict[str, None] = {}
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED, wanted)
        if found is None:
            continue
        where = f"{found['tag']} {found['words']!r}"
        if not found["ringed"]:
            wrong[f"focus does not show on {where}"] = None
        if not found["inside"]:
            wrong[f"focus is out of sight on {where}"] = None
        if found["target"]:
            return list(wrong)
    return [*wrong, f"Tab does not reach {wanted} in {most} steps"]
