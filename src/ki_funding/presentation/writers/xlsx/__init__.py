"""A page as a workbook of Excel: each section a sheet, its sums formulas."""
