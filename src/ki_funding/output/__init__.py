"""One file for each format. A format is a module with `render(calculations, sources, style)`."""

# The module of each format, imported when it is chosen.
RESULT_FORMATS = {"table": "table", "plain": "plain", "json": "json"}
