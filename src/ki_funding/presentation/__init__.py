"""How what was found looks: pages, tables, pictures, and what other programs read."""
