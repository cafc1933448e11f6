"""`diff --format csv`: every amount that differs, one row each (RFC 4180)."""

import csv
from io import StringIO

from ki_funding.output.calculation.json import amount_text
from ki_funding.output.impact.view import View
from ki_funding.output.writing import clean
from ki_funding.results.impact import Impact

COLUMNS = ("year", "ags", "municipality", "case", "programme", "item", "old", "new", "difference")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


def render(impact: Impact, view: View) -> str:
    """A header and a row for each item of each municipality that gets another amount."""
    del view  # figures for other programs are the same in every language
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for year in impact.years:
        for d in (*year.differences, *year.land):
            if d.changed:
                amounts = [amount_text(amount) or "" for amount in (d.old, d.new, d.amount)]
                names = [harmless(d.municipality), harmless(d.case), d.programme, d.item]
                writer.writerow([year.year, d.ags or "", *names, *amounts])
    return stream.getvalue()


def harmless(text: str) -> str:
    """A text that stays a text in a spreadsheet."""
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA) else text
