"""How the sums over all KI are shown: its tables, its pages, its rows for programs."""
