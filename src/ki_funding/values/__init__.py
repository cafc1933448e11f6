"""Exact numbers, units, and values that remember what they rest on."""
