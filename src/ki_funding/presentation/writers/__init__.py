"""Formats: each writes what a result says and knows no result."""
