"""Judging what a person answered, by rules that each say what they read and why."""
