"""Many cases at once: a scenario becomes a question, formulas of it, and an answer."""
