"""What rule files say and mean: formulas, kinds of items, programmes, checks, and the rulebook."""
