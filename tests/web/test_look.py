"""The look: ages, clocks, fields and icons say what is true, and no template needs a looser content policy."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.http import Http404
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory

from rekindle.web.icons import ICONS
from rekindle.web.look import LOOK_PAGES, look, look_context
from rekindle.web.templatetags.look import age, clinic_moment, clinic_time, due_tone, initials, says_none, waiting

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
SOURCE = Path(__file__).parents[2] / "src" / "rekindle"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=5), "5 s ago"),
        (timedelta(minutes=12, seconds=40), "12 min ago"),
        (timedelta(minutes=82), "82 min ago"),
        (timedelta(hours=19), "19 h ago"),
        (timedelta(days=2, hours=3), "2 days ago"),
        (timedelta(minutes=-3), "in 3 min"),
    ],
)
def test_an_age_is_said_in_the_one_unit_a_person_would_use(before: timedelta, words: str) -> None:
    assert age(NOW - before, NOW) == words


def test_what_was_never_measured_has_no_age() -> None:
    assert age(None, NOW) == "never"
    assert waiting(None, NOW) == "never"


def test_an_old_value_says_that_it_is_old_and_a_fresh_one_does_not() -> None:
    page = Template("{% load look %}{% ago at now 900 %}")
    old = page.render(Context({"at": NOW - timedelta(minutes=17), "now": NOW}))
    fresh = page.render(Context({"at": NOW - timedelta(minutes=15), "now": NOW}))
    assert ("17 min old" in old, "data-old>" in old) == (True, True)
    assert ("15 min ago" in fresh, "data-old>" in fresh) == (True, False)


def test_a_lost_value_is_a_dash_and_never_a_frozen_number() -> None:
    drawn = render_to_string(
        "components/value_with_age.html", {"label": "SpO₂", "number": None, "at": NOW, "now": NOW, "last": 97}
    )
    assert "– –" in drawn
    assert "was 97" in drawn


@pytest.mark.parametrize(("minutes", "tone"), [(-1, "late"), (0, "soon"), (5, "soon"), (6, "later")])
def test_what_is_due_is_late_soon_or_later(minutes: int, tone: str) -> None:
    assert due_tone(NOW + timedelta(minutes=minutes), NOW) == tone


def test_the_clinic_clock_follows_daylight_saving() -> None:
    before, after = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert clinic_time(before, "America/New_York") == "01:30"
    assert clinic_time(after, "America/New_York") == "01:30"  # the hour that happens twice
    assert clinic_moment(NOW, "America/New_York") == "22 Nov 2026, 10:42"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Karin Lindqvist", "KL"),
        ("Siobhán O’Shaughnessy", "SO"),
        ("Cher", "C"),
        ("", ""),
        ("' ", ""),
        ("نور الهدى", "نا"),
    ],
)
def test_initials_stand_for_any_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_cannot_become_markup() -> None:
    drawn = render_to_string("components/person_header.html", {"name": "<script>alert(1)</script>"})
    assert "<script>" not in drawn
    noticed = Template('{% load look %}{% notice "warn" %}{{ x }}{% endnotice %}').render(Context({"x": "<b>"}))
    assert "&lt;b&gt;" in noticed


def test_an_unknown_icon_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(TemplateSyntaxError, match=r"octopus.*phone"):
        Template('{% load look %}{% icon "octopus" %}').render(Context())


class Asked(forms.Form):
    """One field of each kind that needs care."""

    dose_mg = forms.DecimalField(help_text="As drawn.")
    given_at = forms.DateTimeField(required=False)
    had = forms.MultipleChoiceField(
        choices=[("a", "A"), ("none", "None of these")], widget=forms.CheckboxSelectMultiple
    )


def test_an_input_is_explained_by_its_hint_its_unit_and_its_error_in_that_order() -> None:
    drawn = render_to_string("components/field.html", {"field": Asked({})["dose_mg"], "unit": "mg"})
    (ids,) = re.findall(r'aria-describedby="([^"]*)"', drawn)
    assert ids.split() == ["id_dose_mg_helptext", "id_dose_mg_unit", "id_dose_mg_error"]
    assert all(f'id="{one}"' in drawn for one in ids.split())
    assert 'aria-invalid="true"' in drawn


def test_an_error_summary_leads_to_inputs_that_exist() -> None:
    form = Asked({})
    summary = render_to_string("components/error_summary.html", {"form": form})
    page = render_to_string("components/form_fields.html", {"form": form})
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_dose_mg", "id_had_0"]
    assert all(f'id="{one}"' in page for one in targets)


def test_a_moment_is_shown_in_the_form_the_browsers_picker_understands() -> None:
    form = Asked(initial={"given_at": NOW})
    drawn = render_to_string("components/field.html", {"field": form["given_at"]})
    assert 'type="datetime-local"' in drawn
    assert re.search(r'value="2026-11-22T\d\d:42"', drawn)


def test_only_none_of_these_is_marked_as_excluding_the_others() -> None:
    drawn = render_to_string("components/field.html", {"field": Asked()["had"]})
    assert re.findall(r'value="(\w+)" id="\w+" data-none', drawn) == ["none"]


@pytest.mark.parametrize("style_page", ["", *LOOK_PAGES])
def test_every_style_page_ends_with_help_and_privacy(style_page: str) -> None:
    template = f"web/look/{style_page}.html" if style_page else "web/look.html"
    drawn = render_to_string(template, look_context(NOW))
    footer = drawn[drawn.index("<footer") :]
    assert all(word in footer for word in ("tel:988", "tel:911", "Privacy"))


def test_a_style_page_that_does_not_exist_is_not_looked_for() -> None:
    with pytest.raises(Http404):
        look(RequestFactory().get("/"), "../settings")


def test_no_template_needs_inline_style_or_script() -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    found = [
        f"{file.relative_to(SOURCE)}:{number}"
        for file in SOURCE.rglob("templates/**/*.html")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def test_nothing_is_fetched_from_anywhere_else() -> None:
    static = SOURCE / "web" / "static"
    foreign = [
        file.name
        for file in static.rglob("*")
        # what others published lies there unchanged: test_vendored.py holds it
        if file.suffix in (".css", ".js")
        and "vendor" not in file.parts
        and re.search(r"https?://|url\(\s*['\"]?//", file.read_text())
    ]
    assert foreign == []


def test_every_icon_named_in_a_template_exists() -> None:
    named = {
        name
        for file in SOURCE.rglob("templates/**/*.html")
        for name in re.findall(r'\{% icon "([\w-]+)"|icon="([\w-]+)"', file.read_text())
        for name in name
        if name
    }
    assert named - set(ICONS) == set()


@pytest.mark.parametrize(
    ("name", "letters"), [("Dr Alice Hale", "AH"), ("Nia Dunn RN", "ND"), ("Dr", "D"), ("Seán O’Dálaigh", "SO")]
)
def test_a_title_is_not_part_of_anybodys_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("text", "none"), [("None known.", True), ("NKDA", True), ("", False), ("penicillin", False)])
def test_no_known_allergy_is_not_the_same_as_nothing_written(text: str, none: bool) -> None:
    assert says_none(text) is none
