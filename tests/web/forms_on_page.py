"""Reading the forms of a page as a person finds them, and filling them in plausibly."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve

FILLERS = {
    "email": "somebody@patients.example",
    "tel": "+1 555 0142",
    "date": "2026-12-15",
    "time": "09:00",
    "datetime-local": "2026-12-15T10:00",
    "password": "correct horse battery",
}
# What an ordinary person in the chair would measure, and what somebody signs with.
MEASURED = {
    "systolic_mmhg": "124",
    "diastolic_mmhg": "78",
    "hr_per_min": "70",
    "spo2_pct": "98",
    "rr_per_min": "14",
    "temp_c": "36.6",
    "moaas": "5",
    "distress_0_10": "1",
    "nausea_0_10": "1",
    "pain_0_10": "1",
    "rate_ml_per_h": "75",
    "signature_name": "Daniel Osei",
    "dose_given": "4 mg",
}
NUMBERS = ("number",)
MOMENTS = ("date", "time", "datetime-local")


@dataclass(slots=True)
class Field:
    """One thing to fill in."""

    name: str
    kind: str
    value: str = ""
    element: str = ""
    options: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    limits: dict[str, str] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS or self.limits.get("inputmode") in ("numeric", "decimal")

    def filled(self) -> list[str]:
        """What is in it, or something plausible."""
        if self.kind in ("radio", "select"):
            return [one for one in [*self.chosen, *self.options] if one][:1]
        if self.kind == "checkbox":
            return self.chosen or [one for one in self.options if one not in ("none", "nothing", "unsure")]
        if self.value or self.kind == "hidden":
            return [self.value]
        if self.name in MEASURED or self.name.startswith("initials"):
            return [MEASURED.get(self.name, "RA")]
        if self.kind == "datetime-local" and "ends" in self.name:
            return ["2026-12-16T10:00"]
        if self.kind == "datetime-local" and "starts" not in self.name:
            return ["2026-11-24T09:58"]
        if self.is_number:
            low, high = float(self.limits.get("min") or 1), float(self.limits.get("max") or 10)
            return [str(int((low + high) / 2))]
        return [FILLERS.get(self.kind, "As told today.")]


@dataclass(slots=True)
class PostForm:
    """One form that is sent by a press."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def goes_to(self) -> str:
        return resolve(urlsplit(self.action).path).view_name

    def presses(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Everything that may be sent: one way for each button."""
        data = {name: one.filled() for name, one in self.fields.items()}
        for name, value in self.buttons or [("", "")]:
            yield name, data | ({name: [value]} if name else {})

    def looks(self) -> str:
        """What makes two forms of the house the same form."""
        names = Counter(self.fields) if len(self.fields) < 40 else {}
        return f"{self.goes_to} {sorted(names)}"


class _Reader(HTMLParser):
    def __init__(self, here: str) -> None:
        super().__init__()
        self.here, self.forms, self.now = here, [], None  # type: ignore[var-annotated]
        self.select: Field | None = None
        self.area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.now = PostForm(given.get("action") or self.here) if given.get("method") == "post" else None
        elif self.now is not None and tag in ("input", "select", "textarea", "button", "option"):
            getattr(self, f"_{tag}")(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.now is not None:
            self.forms.append(self.now)
            self.now = None
        self.select = None if tag == "select" else self.select
        self.area = None if tag == "textarea" else self.area

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data.strip()

    def _input(self, given: dict[str, Any]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if not name or kind in ("submit", "button"):
            return self._button(given)
        one = self.now.fields.setdefault(name, Field(name, kind, element=given.get("id", "")))
        if kind in ("radio", "checkbox"):
            one.options.append(given.get("value", "on"))
            one.chosen += [given.get("value", "on")] if "checked" in given else []
        else:
            one.value = given.get("value", "")
            one.limits = {key: given[key] for key in ("min", "max", "step", "inputmode") if key in given}
        return None

    def _button(self, given: dict[str, Any]) -> None:
        if given.get("type", "submit") == "submit":
            self.now.buttons.append((given.get("name", ""), given.get("value", "")))

    def _select(self, given: dict[str, Any]) -> None:
        self.select = self.now.fields.setdefault(
            given["name"], Field(given["name"], "select", element=given.get("id", ""))
        )

    def _option(self, given: dict[str, Any]) -> None:
        if self.select is not None:
            self.select.options.append(given.get("value", ""))
            self.select.chosen += [given.get("value", "")] if "selected" in given else []

    def _textarea(self, given: dict[str, Any]) -> None:
        self.area = self.now.fields.setdefault(
            given["name"], Field(given["name"], "textarea", element=given.get("id", ""))
        )


def forms_of(page: str, here: str) -> list[PostForm]:
    """The forms of a page that are sent with a press; signing out is left alone."""
    reader = _Reader(here)
    reader.feed(page)
    return [one for one in reader.forms if one.goes_to != "account_logout"]


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth, self.said = 0, {}  # type: ignore[var-annotated]
        self.here = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.depth:
            self.depth += tag not in ("br", "use", "path", "circle", "img", "input")
        elif "field__error" in (given.get("class") or ""):
            self.depth, self.here = 1, given.get("id") or ""
            self.said[self.here] = ""

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in ("br", "use", "path", "circle"):
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.said[self.here] += data


def errors_of(page: str) -> dict[str, str]:
    """What each field of a page that was sent back says is wrong, by the field's element."""
    reader = _Texts()
    reader.feed(page)
    return {name.removesuffix("_error"): " ".join(text.split()) for name, text in reader.said.items()}
