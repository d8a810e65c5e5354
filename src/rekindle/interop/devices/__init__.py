"""The doors for bedside monitors: what they send becomes readings, and nothing is guessed.

Rekindle is a secondary display. It records and shows; it drives no device, and the monitor at the bedside stays the
primary alarm.
"""
