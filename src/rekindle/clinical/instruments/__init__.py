"""One file per questionnaire: items, anchors, scoring, bands, recall window, source and licence."""
