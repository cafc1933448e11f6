"""`diff --format csv`: every amount that differs, one row each."""

from ki_funding.output.impact.view import View
from ki_funding.output.spreadsheet.csv import csv_text
from ki_funding.results.impact import Impact

COLUMNS = ("year", "ags", "municipality", "case", "programme", "item", "old", "new", "difference")


def render(impact: Impact, view: View) -> str:
    """A header and a row for each item of each municipality that gets another amount."""
    rows = (
        (year.year, d.ags, d.municipality, d.case, d.programme, d.item, d.old, d.new, d.amount)
        for year in impact.years
        for d in (*year.differences, *year.land)
        if d.changed
    )
    return csv_text(COLUMNS, rows, view.style.dialect)
