"""What every page's form can do: be filled with earlier answers, and say what it settled or left open."""

from abc import ABCMeta, abstractmethod
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.forms import DeclarativeFieldsMetaclass

from rekindle.clinical.screening.questions.shape import Page
from rekindle.clinical.screening.questions.ticks import Settled


class MayBeEmpty:
    """A text whose emptiness is the page's business, not the field's."""

    def validate(self, value: Any) -> None:
        """Only what was entered is looked at."""
        if value:
            super().validate(value)  # type: ignore[misc]  # stands before a form field


class Text(MayBeEmpty, forms.CharField):
    """A short text that may stay empty."""


class Email(MayBeEmpty, forms.EmailField):
    """An address that may stay empty."""


class PageFormKind(ABCMeta, DeclarativeFieldsMetaclass):
    """A form that cannot be opened while it has not said how it builds and settles its page."""


class PageForm(forms.Form, metaclass=PageFormKind):
    """One page; nothing in it is required by the browser, so that every refusal is a sentence of ours."""

    template = "questionnaires/fields.html"
    use_required_attribute = False

    def __init__(
        self, page: Page, current: Mapping[str, Any], data: Mapping[str, Any] | None = None, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.page: Any = page
        self.current = current
        self.build()

    @abstractmethod
    def build(self) -> None:
        """Make the fields of this page, filled with what was answered before."""

    @abstractmethod
    def settled(self) -> Settled:
        """The answers that a valid form gives."""

    def left_open(self) -> Settled:
        """What stays when a person goes on without answering: what was there before, and otherwise unknown."""
        return Settled({key: self.current.get(key) for key in self.page.keys})

    def ask_for_the_rest(self) -> None:
        """Add a sentence for what is still empty, on pages whose fields are empty by right."""

    def taken(self, *, skip: bool) -> Settled | None:
        """What this page settles, or nothing while a sentence asks for something.

        Going on without answering leaves unknown only what is empty: whatever was entered is kept, or asked about.
        """
        self.is_valid()
        self.ask_for_the_rest()
        if not self.errors:
            return self.settled()
        if skip and not any(self._was_filled(name) for name in self.errors if name != NON_FIELD_ERRORS):
            return self.left_open()
        return None

    def _was_filled(self, name: str) -> bool:
        return self[name].data not in (None, "", [], False)
