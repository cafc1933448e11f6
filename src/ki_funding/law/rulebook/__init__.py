"""The folder of rules: its register and sources, what is put on it, and how it changes."""
