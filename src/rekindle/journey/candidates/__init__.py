"""A verdict becomes a reviewed, consulted, examined, cleared, consented, prepared person."""
