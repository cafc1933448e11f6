"""How results look: for `calc` one file a format, with `render(calculations, sources, style)`."""

# The module of each format, imported when it is chosen.
RESULT_FORMATS = {"table": "table", "plain": "plain", "json": "json"}
