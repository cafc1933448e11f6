"""The rules' own tests: how they run, what they reach, and how they are brought up to date."""
