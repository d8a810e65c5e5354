"""Protocols, dosing and pump arithmetic, consent, readiness on the day, and leaving safely."""
