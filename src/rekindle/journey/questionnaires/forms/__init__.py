"""The shape of what people type on each page of the questionnaire."""

from collections.abc import Mapping
from typing import Any

from rekindle.clinical.screening.questions.shape import ChoicePage, Page, SincePage, SpecialPage, TickPage, UnsurePage
from rekindle.journey.questionnaires.forms.choices import ChoicesForm, TicksForm, UnsureForm
from rekindle.journey.questionnaires.forms.contact import ContactForm
from rekindle.journey.questionnaires.forms.medicines import MedicinesForm
from rekindle.journey.questionnaires.forms.numbers import PressureForm, SinceForm, SizeForm
from rekindle.journey.questionnaires.forms.page_form import PageForm

__all__ = ["ChoicesForm", "PageForm", "form_for"]

_SPECIAL: dict[str, type[PageForm]] = {
    "contact": ContactForm,
    "body": SizeForm,
    "pressure": PressureForm,
    "medicines": MedicinesForm,
}


def form_for(page: Page, current: Mapping[str, Any], data: Mapping[str, Any] | None = None, **more: Any) -> PageForm:
    """The form of one page, filled with what was answered before, or with what was just sent."""
    if isinstance(page, SpecialPage):
        return _SPECIAL[page.kind](page, current, data, **more)
    kinds: dict[type[Page], type[PageForm]] = {
        ChoicePage: ChoicesForm,
        TickPage: TicksForm,
        UnsurePage: UnsureForm,
        SincePage: SinceForm,
    }
    return kinds[type(page)](page, current, data, **more)
