"""Words the pages use to draw themselves."""
