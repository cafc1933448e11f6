"""How a comparison of two rulebooks looks: one file a format, with `render(impact, view)`."""

# The module of each format, imported when it is chosen.
IMPACT_FORMATS = {name: name for name in ("table", "json", "csv", "md")}
