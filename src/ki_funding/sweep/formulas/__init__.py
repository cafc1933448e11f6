"""From a question to formulas: the engine of single cases runs with symbols."""
