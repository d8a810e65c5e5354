"""Answers become a verdict with its reasons; each judgement is kept."""
