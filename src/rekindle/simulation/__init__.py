"""Invented people whose bodies and moods follow time and events; nobody real, and no model of a drug."""
