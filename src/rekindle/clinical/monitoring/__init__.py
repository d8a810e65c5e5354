"""What is observed during a treatment, when, and what each value asks of the staff."""
