"""Who can stand in the ledger: the actors of the whole river, named again where lines are written."""

from rekindle.journey.actor import Actor, Key, Machine, Stranger, kind

__all__ = ["Actor", "Key", "Machine", "Stranger", "kind"]
