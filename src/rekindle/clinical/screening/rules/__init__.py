"""The screening rules, one small criterion each, in files by subject."""
