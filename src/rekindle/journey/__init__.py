"""The river: what happened to someone, room by room from the first question to the last visit."""
