"""`diff --format csv`: every amount that differs, one row each."""

from ki_funding.calculation.difference import Impact
from ki_funding.presentation.records import Records

COLUMNS = ("year", "ags", "municipality", "case", "programme", "item", "old", "new", "difference")


def records(impact: Impact) -> Records:
    """A row for each item of each municipality that gets another amount."""
    rows = (
        (year.year, d.ags, d.municipality, d.case, d.programme, d.item, d.old, d.new, d.amount)
        for year in impact.years
        for d in (*year.differences, *year.land)
        if d.changed
    )
    return Records(COLUMNS, rows)
