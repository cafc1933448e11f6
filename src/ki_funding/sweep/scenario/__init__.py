"""Scenario files, and what the command line says instead: from words to a question."""
