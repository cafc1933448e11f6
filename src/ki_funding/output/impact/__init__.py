"""How a comparison of two rulebooks looks: one file a format, with `render(impact, view)`."""
