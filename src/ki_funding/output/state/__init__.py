"""How the sums over all KI look: one file a format, with `render(state, by, sources, style)`."""
