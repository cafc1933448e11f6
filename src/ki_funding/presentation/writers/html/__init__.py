"""A page as HTML: one file that loads nothing, for a browser, for paper, or inside a notebook."""
