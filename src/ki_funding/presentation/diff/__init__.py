"""How a comparison of two rulebooks looks."""
