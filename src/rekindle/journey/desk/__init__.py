"""Today's board, the worklists and one person's timeline; no tables of its own."""
