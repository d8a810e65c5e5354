"""Treatments become a change in someone's life, or do not."""
