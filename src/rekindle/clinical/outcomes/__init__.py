"""Treatments become a change in someone's life, or do not: how that is named and what is proposed next."""
