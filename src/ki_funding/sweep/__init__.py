"""Many cases at once: the engine runs once with symbols, and its formulas are then computed in columns."""
