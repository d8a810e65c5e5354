"""Tags and filters that every page draws with: icons, ages, initials, fields, cards."""

import copy
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from rekindle.web.icons import GRADE_ICONS, ICONS

register = template.Library()

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400
OLD = SafeString(" data-old")


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw one mark; the word beside it carries the meaning, so it is silent to a screen reader."""
    if name not in ICONS:
        raise template.TemplateSyntaxError(
            f"no icon called {name!r}; rekindle.web.icons has: {', '.join(sorted(ICONS))}"
        )
    inside = mark_safe(ICONS[name])  # noqa: S308 - our own constant, never user text
    classes = f"icon {css}".strip()
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', classes, inside
    )


@register.filter
def grade_icon(grade: str) -> str:
    """The mark that belongs to a grade, so that colour is never the only sign."""
    return GRADE_ICONS.get(grade, "info")


def span_words(seconds: float) -> str:
    """A length of time in the one unit a person would say it in."""
    whole = max(0, int(seconds))
    if whole < MINUTE_S:
        return gettext("%(n)d s") % {"n": whole}
    if whole < 90 * MINUTE_S:
        return gettext("%(n)d min") % {"n": whole // MINUTE_S}
    if whole < 36 * HOUR_S:
        return gettext("%(n)d h") % {"n": whole // HOUR_S}
    days = whole // DAY_S
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


@register.filter
def age(at: datetime | None, now: datetime) -> str:
    """How long ago something was, or how long until it is: '12 min ago', 'in 3 min', 'never'."""
    if at is None:
        return gettext("never")
    seconds = (now - at).total_seconds()
    if seconds < -1:
        return gettext("in %(span)s") % {"span": span_words(-seconds)}
    return gettext("%(span)s ago") % {"span": span_words(seconds)}


@register.filter
def waiting(since: datetime | None, now: datetime) -> str:
    """How long someone has been waiting: '2 days', '19 h'."""
    return gettext("never") if since is None else span_words((now - since).total_seconds())


@register.simple_tag
def ago(at: datetime | None, now: datetime, old_after_s: int | str | None = None) -> SafeString:
    """The age of a value as a <time> that keeps counting; past `old_after_s` it says old, in red words."""
    if not at:
        return format_html("<span>{}</span>", gettext("never"))
    seconds = (now - at).total_seconds()
    limit_s = int(old_after_s) if old_after_s else None  # a name the template does not know arrives as ""
    old = limit_s is not None and seconds > limit_s
    words = gettext("%(span)s old") % {"span": span_words(seconds)} if old else age(at, now)
    limit = format_html(' data-old-after-s="{}"', limit_s) if limit_s is not None else ""
    return format_html('<time datetime="{}" data-age{}{}>{}</time>', at.isoformat(), limit, OLD if old else "", words)


@register.simple_tag
def due(at: datetime, now: datetime) -> SafeString:
    """When something falls due as a <time> that keeps counting: 'in 3 min' or 'overdue 2 min'."""
    seconds = (at - now).total_seconds()
    late = seconds < 0
    span = {"span": span_words(abs(seconds))}
    words = gettext("overdue %(span)s") % span if late else gettext("in %(span)s") % span
    flag = "true" if late else "false"
    return format_html('<time datetime="{}" data-due data-late="{}">{}</time>', at.isoformat(), flag, words)


@register.filter
def due_tone(at: datetime, now: datetime) -> str:
    """Whether a due time is late, soon (within five minutes) or later."""
    seconds = (at - now).total_seconds()
    return "late" if seconds < 0 else "soon" if seconds <= 5 * MINUTE_S else "later"


TITLES = {"dr", "rn", "md", "do", "np", "pa", "phd", "mr", "mrs", "ms"}  # not part of anybody's initials
NONE_SAID = {"none", "none known", "nil known", "no known allergies", "no known drug allergies", "nka", "nkda"}


@register.filter
def says_none(text: object) -> bool:
    """Whether somebody wrote down that there is none, which is not the same as having written nothing."""
    return str(text).strip().rstrip(".").casefold() in NONE_SAID


@register.filter
def initials(name: object) -> str:
    """One or two letters that stand for a person beside their full name, never instead of it."""
    words = [word.strip("'’\"().,-") for word in str(name).split()]
    words = [word for word in words if word.casefold() not in TITLES] or words
    letters = [word[0] for word in words if word]
    return "".join([letters[0], letters[-1]] if len(letters) > 1 else letters).upper()


def in_clinic_zone(at: datetime, zone: str | ZoneInfo | None) -> datetime:
    """An instant on the clinic's wall clock."""
    return timezone.localtime(at, ZoneInfo(zone) if isinstance(zone, str) else zone)


@register.filter
def clinic_time(at: datetime | None, zone: str | ZoneInfo | None = None) -> str:
    """The clinic's wall clock: 10:42."""
    return "" if at is None else in_clinic_zone(at, zone).strftime("%H:%M")


@register.filter
def clinic_day(at: datetime | None, zone: str | ZoneInfo | None = None) -> str:
    """The clinic's calendar day: Sun 22 Nov 2026."""
    return "" if at is None else date_format(in_clinic_zone(at, zone), "D j M Y")


@register.filter
def clinic_moment(at: datetime | None, zone: str | ZoneInfo | None = None) -> str:
    """Day and time on the clinic's clock: 22 Nov 2026, 10:42."""
    if at is None:
        return ""
    local = in_clinic_zone(at, zone)
    return f"{date_format(local, 'j M Y')}, {local:%H:%M}"


@register.filter
def kind(field: BoundField) -> str:
    """Which of our components draws this field."""
    widget = field.field.widget
    kinds: list[tuple[type[forms.Widget], str]] = [
        (forms.CheckboxSelectMultiple, "ticks"),
        (forms.RadioSelect, "tiles"),
        (forms.CheckboxInput, "check"),
        (forms.Select, "select"),
        (forms.Textarea, "textarea"),
        (forms.HiddenInput, "hidden"),
        (forms.DateTimeInput, "datetime-local"),
        (forms.DateInput, "date"),
        (forms.TimeInput, "time"),
        (forms.NumberInput, "number"),
    ]
    return next((name for cls, name in kinds if isinstance(widget, cls)), "text")


@register.filter
def input_id(field: BoundField) -> str:
    """The id an error summary jumps to: the input, or the first answer of a group."""
    return f"{field.auto_id}_0" if kind(field) in ("tiles", "ticks") else field.id_for_label


@register.filter
def tile_hint(field: BoundField, value: object) -> str:
    """The small line under one answer, kept on the form field as `hints = {value: text}`."""
    hints: Mapping[str, str] = getattr(field.field, "hints", {})
    return hints.get(str(value), "")


@register.simple_tag
def described_by(field: BoundField, hint: object = "", unit: object = "") -> str:
    """The ids that explain an input, in reading order: hint, unit, error."""
    parts = [(hint or field.help_text, "helptext"), (unit, "unit"), (field.errors, "error")]
    return " ".join(f"{field.auto_id}_{suffix}" for present, suffix in parts if present)


ISO_FORMATS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime-local": "%Y-%m-%dT%H:%M"}
CSS_CLASSES = {"select": "select", "textarea": "textarea", "check": "", "hidden": ""}


@register.simple_tag
def widget_with(field: BoundField, **attrs: object) -> SafeString:
    """Draw an input with our classes, the browser's own date picker, and the ids that explain it."""
    what = kind(field)
    widget = copy.deepcopy(field.field.widget)
    if what in ISO_FORMATS and isinstance(widget, forms.DateInput | forms.DateTimeInput | forms.TimeInput):
        widget.input_type, widget.format = what, ISO_FORMATS[what]
    given: dict[str, str | bool] = {
        name.replace("_", "-"): str(value) for name, value in attrs.items() if value not in (None, "")
    }
    css = f"{CSS_CLASSES.get(what, 'input')} {widget.attrs.get('class', '')}".strip()
    if css:
        given["class"] = css
    if what == "number":
        given.setdefault("inputmode", "decimal")
    return field.as_widget(widget=widget, attrs=given)


@register.simple_block_tag
def card(
    content: SafeString, heading: str = "", sub: str = "", tone: str = "", level: int = 2, css: str = ""
) -> SafeString:
    """One thing on paper: {% card heading=… %} … {% endcard %}."""
    head = format_html("<h{}>{}</h{}>", level, heading, level) if heading else ""
    aside = format_html('<span class="card__sub">{}</span>', sub) if sub else ""
    top = format_html('<div class="card__head">{}{}</div>', head, aside) if heading or sub else ""
    classes = f"card {'card--' + tone if tone else ''} {css}".strip()
    return format_html('<section class="{}">{}{}</section>', classes, top, content)


NOTICE_ICONS = {"info": "info", "ok": "check", "warn": "warning", "bad": "stop"}


@register.simple_block_tag
def notice(content: SafeString, tone: str = "info", role: str = "") -> SafeString:
    """One thing the reader must know: {% notice "warn" %} … {% endnotice %}."""
    spoken = format_html(' role="{}"', role) if role else ""
    return format_html(
        '<div class="notice notice--{}"{}>{}<div class="notice__body">{}</div></div>',
        tone, spoken, icon(NOTICE_ICONS[tone]), content,
    )  # fmt: skip


@register.simple_block_tag
def scroller(content: SafeString, label: str) -> SafeString:
    """A wide table that scrolls in its own named region, reachable by keyboard."""
    return format_html('<div class="table-scroll" role="region" aria-label="{}" tabindex="0">{}</div>', label, content)
