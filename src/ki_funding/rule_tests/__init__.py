"""The rules' own tests: run, what they reach, and how their expectations are renewed."""
