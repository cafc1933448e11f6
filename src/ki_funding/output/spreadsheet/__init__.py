"""Rows for other programs and for a Kämmerei: CSV in its dialects, and workbooks of Excel."""
