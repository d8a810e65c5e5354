"""Who did what, and when: append-only, hash-chained, guarded by the database itself."""
