"""One case and what follows from it: its amounts, all KI together, other rules, other readings."""
