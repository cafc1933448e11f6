"""How the answer of a sweep is shown: its tables, its pages, its rows for programs."""
