"""When the sessions of a course may fall."""
