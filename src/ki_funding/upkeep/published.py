"""Published figures that are plans, estimates or rounded, beside what the rules calculate.

They are never expectations: a deviation is shown, not judged.
"""

from decimal import Decimal
from typing import Annotated, Any

from ki_funding.calculation.by_path import MONEY, amounts_by_path
from ki_funding.calculation.result import Calculation, Comparison
from ki_funding.calculation.rules import Rules
from ki_funding.files.document import Document
from ki_funding.files.findings import InvalidInput, likely
from ki_funding.files.model import Strict
from ki_funding.files.reading import validate
from ki_funding.law.rulebook.folder import PUBLISHED
from ki_funding.values.exact import to_cents
from ki_funding.values.scalars import Citations, Exact, Flag, Line, ReadBy, Text
from ki_funding.values.vocabulary import Nature


class PublishedFigure(Strict):
    """A figure, what it was published as, and the case that comes closest to it."""

    name: Line
    source: Citations
    nature: Nature
    note: Text | None = None
    case: Annotated[Any, ReadBy(lambda raw: raw, shape="Case")]
    full_use: Flag = False
    path: Line
    amount: Exact


class PublishedFile(Strict):
    """The published figures of a rulebook."""

    published: list[PublishedFigure]


def comparisons(rules: Rules) -> list[Comparison]:
    """Every published figure of the rulebook with the calculation. Raises InvalidInput."""
    if PUBLISHED not in rules.book.files:
        return []
    document = rules.book.document(PUBLISHED)
    file, problems = validate(PublishedFile, document, document.data)
    if file is None:
        raise InvalidInput(problems)
    found = []
    for place, figure in enumerate(file.published):
        case = document.part(("published", place, "case"))
        calculated = rules.calculation(case, full_use=figure.full_use, trace=False)
        amount = _amount(calculated, figure.path, document.part(("published", place)))
        found.append(
            Comparison(
                figure.name,
                figure.nature,
                figure.note,
                figure.source,
                figure.path,
                to_cents(figure.amount),
                amount,
            )
        )
    return found


def _amount(calculated: Calculation, path: str, figure: Document) -> Decimal | None:
    """The amount that a path means; None if it is undetermined. Raises InvalidInput."""
    found = amounts_by_path(calculated)
    amounts = [name for name in found if name.rpartition(".")[2] in MONEY]
    if path not in amounts:
        near = likely(path, amounts)
        finding = figure.diagnostic("expect-unknown", ("path",), path=path, nearest=near)
        raise InvalidInput([finding])
    amount = found[path]
    return None if amount is None else Decimal(amount)
