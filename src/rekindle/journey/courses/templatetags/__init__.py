"""Filters of the pages about doses."""
