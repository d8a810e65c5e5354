"""Words that only the desk's pages need."""
