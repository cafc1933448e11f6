"""What a cell says: the one place that decides it, for all formats."""

from decimal import Decimal
from fractions import Fraction

from ki_funding.presentation import numbers
from ki_funding.presentation.page import (
    Cell,
    Code,
    Count,
    Derived,
    Entry,
    Jump,
    Line,
    Link,
    Marked,
    Money,
    Name,
    Strong,
)
from ki_funding.texts.language import text
from ki_funding.texts.naming import by_ids
from ki_funding.values.basis import Figure
from ki_funding.values.exact import plain_text
from ki_funding.values.vocabulary import Status

PLANNED, CHANGED = "*", "¹"


def shown(cell: Cell) -> str:  # noqa: C901 - one case a kind
    """A cell as text."""
    match cell:
        case None:
            return ""
        case str() if not isinstance(cell, Status):
            return cell
        case Status():
            return text(f"status.{cell}")
        case Money():
            return _money(cell)
        case Count(number) | (int() as number):
            return str(number)
        case Figure():
            return numbers.figure(cell)
        case Marked(inner, mark):
            return f"{shown(inner)} {mark}".rstrip()
        case Name(title, id_):
            return id_ if by_ids() else title
        case Jump(said) | Code(said) | Strong(said) | Link(said) | Derived(said):
            return said
        case Entry(value):
            return value if isinstance(value, str) else _number(value)
    return plain(cell)


def _money(cell: Money) -> str:
    if cell.at_least and not cell.amount:
        return numbers.money(None)  # at least nothing is nothing known
    write = numbers.signed if cell.signed else numbers.money
    low = f"≥{numbers.NBSP}" if cell.at_least else ""
    return low + write(cell.amount)


def _number(value: int | Decimal | Fraction | None) -> str:
    return "" if value is None else plain_text(Fraction(value))


def plain(line: Line) -> str:
    """A line without what its parts are."""
    return "".join(part if isinstance(part, str) else part.text for part in line)


def inline(cell: Cell) -> Line:
    """A cell as a part of a document."""
    match cell:
        case None:
            return ()
        case Code() | Strong() | Link():
            return (cell,)
        case (
            str() | int() | Money() | Count() | Figure() | Name() | Jump() | Marked()
            | Derived() | Entry()
        ):  # fmt: skip
            said = shown(cell)
            return (said,) if said else ()
    return cell
