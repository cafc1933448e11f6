"""Many cases at once: the engine runs with symbols, and its formulas are computed in columns."""
