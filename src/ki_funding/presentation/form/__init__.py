"""A case as a form to fill in: a workbook that can be calculated."""
