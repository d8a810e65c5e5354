"""A person, a time and the resources they occupy."""
