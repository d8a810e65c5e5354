"""Medicines as the rules know them: ingredients, spellings, classes and benzodiazepine equivalents."""

from rekindle.clinical.screening.medicines.ingredients import BY_RXCUI, INGREDIENTS, Ingredient, MedicineClass
from rekindle.clinical.screening.medicines.interactions import INTERACTIONS, Interaction, Met, interactions_of
from rekindle.clinical.screening.medicines.matching import Line, Taken, read_line
from rekindle.clinical.screening.medicines.reading import Typed, read_typed
from rekindle.clinical.screening.medicines.spellings import SPELLINGS, ingredients_called, normalised

__all__ = [
    "BY_RXCUI",
    "INGREDIENTS",
    "INTERACTIONS",
    "SPELLINGS",
    "Ingredient",
    "Interaction",
    "Line",
    "MedicineClass",
    "Met",
    "Taken",
    "Typed",
    "ingredients_called",
    "interactions_of",
    "normalised",
    "read_line",
    "read_typed",
]
