"""Two answers to one question side by side: what each figure was, what it is, and the difference.

Both come from the same draws, because these depend on the seed and on what is asked alone.
"""

from decimal import Decimal
from fractions import Fraction

from ki_funding.sweep.answer_table import Answer, AnswerRow, AnswerTable, SweepValue

SIDES = OLD, NEW, DIFFERENCE = ("old", "new", "difference")
RANKED = "kommune"  # the greatest gain comes first where each row is about one


def compared(old: Answer, new: Answer, name: str = "") -> Answer:
    """The new answer, whose tables have the figures of both and their difference.

    `name` is what the old rules, or those that are put on them, are called.
    """
    pairs = zip(old.tables, new.tables, strict=True)
    items = dict.fromkeys([*old.open_items, *new.open_items])
    return new._replace(
        tables=tuple(_compared(*pair) for pair in pairs),
        asked=(*new.asked, *([("against", name)] if name else [])),
        open_items=tuple(items),
        idle=tuple(name for name in new.idle if name in old.idle),
    )


def _compared(old: AnswerTable, new: AnswerTable) -> AnswerTable:
    before = {row.key: row for row in old.rows}
    rows = [_row(before[row.key], row) for row in new.rows if row.key in before]
    if RANKED in new.keys:
        rows.sort(key=_gain, reverse=True)
    columns = tuple(f"{side}.{name}" for name in new.columns for side in SIDES)
    return new._replace(columns=columns, rows=tuple(rows))


def _row(old: AnswerRow, new: AnswerRow) -> AnswerRow:
    same = old.undetermined == new.undetermined  # else more is known of one side
    values: list[SweepValue] = []
    for before, after in zip(old.values, new.values, strict=True):
        values += [before, after, _difference(before, after) if same else None]
    undetermined = max(old.undetermined, new.undetermined)
    return new._replace(values=tuple(values), undetermined=undetermined)


def _difference(old: SweepValue, new: SweepValue) -> SweepValue:
    match old, new:
        case (Decimal(), Decimal()) | (Fraction(), Fraction()):
            return new - old  # type: ignore[operator]
    return None


def _gain(row: AnswerRow) -> tuple[bool, SweepValue]:
    """By the first difference; what is not known comes last."""
    gain = row.values[SIDES.index(DIFFERENCE)]
    return gain is not None, gain or Decimal()
