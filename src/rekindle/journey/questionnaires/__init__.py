"""Answers come in: once, from the person who knows them."""
