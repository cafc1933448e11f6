"""How a comparison of two rulebooks is shown: its tables, its pages, its rows for programs."""
