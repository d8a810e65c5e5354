"""A cleared person gets a protocol, a dose plan and a series of sessions."""
