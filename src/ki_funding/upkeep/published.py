"""Published figures that are plans, estimates or rounded, beside what the rules calculate.

They are never expectations: a deviation is shown, not judged.
"""

from decimal import Decimal
from typing import Annotated, Any

from ki_funding.calculation.by_path import amounts_by_path
from ki_funding.calculation.result import Comparison
from ki_funding.calculation.rules import Rules
from ki_funding.files.findings import InvalidInput
from ki_funding.files.model import Strict, validate
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
        amount = amounts_by_path(calculated).get(figure.path)
        found.append(
            Comparison(
                figure.name,
                figure.nature,
                figure.note,
                figure.source,
                figure.path,
                to_cents(figure.amount),
                None if amount is None else Decimal(amount),
            )
        )
    return found
