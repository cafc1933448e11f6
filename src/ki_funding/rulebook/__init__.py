"""The rulebook: a folder of rules, its register and sources, overlays, and revisions of it."""
