"""How the answer of a sweep looks: one file a format, with `render(answer, title, style)`."""
