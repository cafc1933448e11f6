"""What rule files mean: names resolved, values dated, tables built, units inferred."""
