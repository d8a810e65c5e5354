"""The pages of a treatment, from the chair to the note."""
