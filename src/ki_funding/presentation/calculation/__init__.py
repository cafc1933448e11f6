"""How the funding of cases is shown: its tables, its pages, its rows for programs."""
