"""Published results, a file for each kind of study."""
