"""The doors through which the house speaks the standards of others."""
