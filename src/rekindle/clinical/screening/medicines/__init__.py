"""Medicines as the rules know them: ingredients, spellings, classes and benzodiazepine equivalents."""

from rekindle.clinical.screening.medicines.ingredients import BY_RXCUI, INGREDIENTS, Ingredient, MedicineClass
from rekindle.clinical.screening.medicines.matching import Line, Taken, read_line
from rekindle.clinical.screening.medicines.reading import Typed, read_typed
from rekindle.clinical.screening.medicines.spellings import SPELLINGS, ingredients_called, normalised

__all__ = [
    "BY_RXCUI",
    "INGREDIENTS",
    "SPELLINGS",
    "Ingredient",
    "Line",
    "MedicineClass",
    "Taken",
    "Typed",
    "ingredients_called",
    "normalised",
    "read_line",
    "read_typed",
]
