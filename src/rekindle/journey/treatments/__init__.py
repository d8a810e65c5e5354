"""A planned session becomes a monitored treatment: doses, vital signs, recovery, the way home."""
