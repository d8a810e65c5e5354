"""Every page says who may come in, and no template carries what the content policy or a translator could not bear."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rekindle"
STYLE_PAGES = SOURCE / "web/templates/web"  # look.html and look/: shown to whoever builds pages, never to a clinic
TEMPLATES = sorted(
    file
    for file in SOURCE.rglob("*.html")
    if STYLE_PAGES not in file.parents or not file.relative_to(STYLE_PAGES).parts[0].startswith("look")
)

# Addresses without a door of ours, and why each needs none.
WITHOUT_A_DOOR = {
    "account_login": "the sign-in library's own page: it is how one comes in",
    "account_reauthenticate": "the sign-in library's own page, behind its own sign-in check",
    "account_inactive": "the sign-in library's own page: it says that access has ended",
    "account_change_password": "the sign-in library's own page, behind its own sign-in check",
    "account_logout": "ends a session, whoever holds it",
    "mfa_authenticate": "the sign-in library's own page: the second step of coming in",
    "mfa_reauthenticate": "the sign-in library's own page, behind its own sign-in check",
    "mfa_index": "the sign-in library's own page, behind its own sign-in check",
    "mfa_activate_totp": "the sign-in library's own page, behind its own sign-in check",
    "mfa_deactivate_totp": "leads back to the account page: a second factor is replaced, never put off",
    "mfa_view_recovery_codes": "the sign-in library's own page, behind its own sign-in check",
    "mfa_generate_recovery_codes": "the sign-in library's own page, behind its own sign-in check",
}
NOTHING_BEHIND = "rekindle.web.sign_in.not_offered"
DOORS = re.compile(r"anyone|patient|staff: [a-z_]+\.[a-z_]+")


def addresses(within: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the house with its full name."""
    for one in (within or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, f"{one.namespace}:" if one.namespace else before)
        else:
            yield f"{before}{one.name}", one


def place(view: object) -> str:
    return f"{getattr(view, '__module__', '')}.{getattr(view, '__name__', '')}"


EVERY = dict(addresses())


def test_every_page_says_who_may_come_in() -> None:
    open_by_accident = [
        f"{name} ({place(page.callback)})"
        for name, page in EVERY.items()
        if not hasattr(page.callback, "door") and name not in WITHOUT_A_DOOR and place(page.callback) != NOTHING_BEHIND
    ]
    assert open_by_accident == []


def test_every_door_is_one_the_house_knows() -> None:
    from rekindle.journey.people.roles import PERMISSIONS

    doors = {name: page.callback.door for name, page in EVERY.items() if hasattr(page.callback, "door")}
    assert {name: door for name, door in doors.items() if not DOORS.fullmatch(door)} == {}
    asked = {door.removeprefix("staff: ") for door in doors.values() if door.startswith("staff: ")}
    assert asked - set(PERMISSIONS) == set()


def test_the_list_of_pages_without_a_door_is_not_longer_than_it_must_be() -> None:
    assert [name for name in WITHOUT_A_DOOR if name not in EVERY or hasattr(EVERY[name].callback, "door")] == []


def test_every_address_has_a_name_of_its_own() -> None:
    names = [name for name, _ in addresses()]
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if name.endswith("None")] == []


def ids(file: Path) -> str:
    return str(file.relative_to(SOURCE))


def unguarded_forms(text: str) -> list[str]:
    """Forms that do not say their method, that write without a token, or that put the token into an address."""
    wrong = []
    for form in re.findall(r"<form\b.*?</form>", text, re.DOTALL):
        opening = re.match(r"<form\b(?:[^>{]|\{[^}]*\}+)*>", form)
        method = opening and re.search(r'method="(get|post)"', opening.group())
        if not method or (method.group(1) == "post") != ("{% csrf_token %}" in form):
            wrong.append(form[:120])
    return wrong


def test_every_form_says_its_method_and_one_that_writes_carries_its_token() -> None:
    assert {ids(file): wrong for file in TEMPLATES if (wrong := unguarded_forms(file.read_text()))} == {}


FORBIDDEN = {
    "an inline style": r"<style\b|\sstyle\s*=",
    "an inline script": r"<script(?![^>]*\bsrc=)|javascript:",
    "a handler in an attribute": r"<[^>]*\son[a-z]+\s*=",
    "another site": r"(?:src|href|action|srcset)\s*=\s*[\"']\s*(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//",
    "unescaped text": r"\|\s*safe\b|\{%\s*autoescape\s+off",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_carries(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.IGNORECASE)
    found = {
        ids(file): hit.group() for file in TEMPLATES if (hit := pattern.search(_without_comments(file.read_text())))
    }
    assert found == {}


def test_no_style_sheet_or_script_asks_another_site() -> None:
    asking = re.compile(r"(?:url\(|@import|fetch\(|import\s|from\s)\s*[\"'(]?\s*(?:https?:)?//")
    files = [file for kind in ("css", "js") for file in SOURCE.rglob(f"*.{kind}") if "vendor" not in file.parts]
    assert [ids(file) for file in files if asking.search(file.read_text())] == []


# Words that are the same in every language.
NAMES = {
    *("Rekindle", "PHQ-9", "GAD-7", "AUDIT-C", "MOAA/S", "SpO", "SpO₂", "ECG"),
    *("mmHg", "mg", "mg/kg", "mL", "mL/h", "mg/mL", "kg", "cm", "bpm", "min"),
}
READ_ALOUD = re.compile(r"""\b(?:aria-label|placeholder|title|alt)\s*=\s*"([^"]*)\"""")


def _without_comments(text: str) -> str:
    text = re.sub(r"\{#.*?#\}", "", text)
    return re.sub(r"\{% comment.*?%\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


def words_outside_of_translation(text: str) -> list[str]:
    """What a reader would see, or hear, that a translator never would."""
    text = _without_comments(text)
    text = re.sub(r"\{% blocktranslate.*?%\}.*?\{% endblocktranslate %\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{% block \w+_class %\}[^{]*\{% endblock %\}", " ", text)
    text = re.sub(r"<(script|svg|code)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    aloud = READ_ALOUD.findall(text)
    seen = re.split(r"<[^>]*>", re.sub(r"&\w+;|&#\w+;", " ", text))
    pieces = [" ".join(piece.split()) for piece in [*seen, *aloud]]
    return [
        piece
        for piece in pieces
        if re.search(r"[A-Za-z]{2,}", piece) and not {word.strip(",.;:()") for word in piece.split()} <= {*NAMES, ""}
    ]


def test_words_that_no_translator_would_see_are_found() -> None:
    text = '<p>Hello {{ name }}</p><a title="Go back" href="x">{% translate "Back" %}</a><i>{# later #}PHQ-9</i>'
    assert words_outside_of_translation(text) == ["Hello", "Go back"]


def test_every_word_of_a_template_can_be_translated() -> None:
    bare = {ids(file): words for file in TEMPLATES if (words := words_outside_of_translation(file.read_text()))}
    assert bare == {}


def test_a_template_with_words_loads_their_translation() -> None:
    texts = {ids(file): file.read_text() for file in TEMPLATES}
    speaking = {name: text for name, text in texts.items() if re.search(r"\{% (translate|blocktranslate)\b", text)}
    assert [name for name, text in speaking.items() if not re.search(r"\{% load [^%]*\bi18n\b", text)] == []
