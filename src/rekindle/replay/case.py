"""A case that is not in the documented form."""


class CaseRefused(ValueError):
    """A case that is not in the documented form; the message is one sentence."""
