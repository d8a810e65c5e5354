"""The questionnaire in plain words: every question, its answers, and the order of the pages."""

from rekindle.clinical.screening.questions.order import BY_SLUG, MARKERS, PAGES
from rekindle.clinical.screening.questions.shape import QUESTIONS_VERSION

__all__ = ["BY_SLUG", "MARKERS", "PAGES", "QUESTIONS_VERSION"]
