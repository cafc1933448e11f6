"""How the funding of cases looks: a file a format, with `render(calculations, sources, style)`."""
