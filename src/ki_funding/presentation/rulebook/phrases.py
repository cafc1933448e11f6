"""A formula of the rules in words: its figures as they hold on a day, all else by its title."""

from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from ki_funding.law.formulas import (
    Call,
    Choice,
    Comparison,
    Conditional,
    Formula,
    ItemPart,
    Name,
    Number,
    Operation,
    YearOf,
)
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table, leaves
from ki_funding.presentation.numbers import number, short_written
from ki_funding.texts.language import text, words
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.value import COMPARE

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}


class Phrase(NamedTuple):
    """What a formula is in words: a figure that is `known` or `open`, or a `formula`.

    `inside` is how it stands in a larger formula; a `number` is what can be worked out at once.
    """

    form: Literal["known", "open", "formula", "none"]
    alone: str
    inside: str
    number: Fraction | None = None
    loose: bool = False  # needs brackets in a product


NOTHING = Phrase("none", "", "")


class Speaker(NamedTuple):
    """Who says formulas: of a programme, on a day, for one type, as the readings are by default."""

    law: Law
    day: date
    art: str

    def phrase(self, formula: Formula) -> Phrase:
        """A formula in words."""
        match formula:
            case Number(value=value):
                return _known(number(value), value)
            case Name(name=name):
                return self._named(name)
            case ItemPart(item=item, part=part):
                title = words(self.law.spec.items[item].title)
                return _titled(text(f"said.item.{part}", item=title))
            case YearOf(series=name, lag=lag):
                when = "year" if lag == Number(ZERO, lag.place) else "year_before"
                return _titled(text(f"said.{when}", title=self._title(name)))
            case Operation():
                return self._operation(formula)
            case Comparison():
                return self._comparison(formula)
            case Conditional():
                return self._conditional(formula)
            case Call():
                return self._call(formula)
            case Choice():
                return self.phrase(dict(formula.options)[self.option(formula.by)])

    def holds(self, condition: Comparison) -> bool:
        """Whether a condition is known to hold, whatever a case says."""
        left, right = self.phrase(condition.left).number, self.phrase(condition.right).number
        if left is None or right is None:
            return False
        return COMPARE[condition.operator](left, right)

    def option(self, by: str) -> str:
        """The branch that is meant without a word: of the type, or the default of a reading."""
        return self.art if by == "art" else self.law.readings[by].default

    def _named(self, name: str) -> Phrase:
        law = self.law
        if name in law.parameters:
            row = law.parameters[name].on(self.day)
            return self._open(name) if row is None else self._figure(name, row.table)
        if name in law.spec.formulas:
            return self.phrase(law.spec.formulas[name].formula)
        if name in law.readings:
            option = law.readings[name].options[law.readings[name].default]
            return _known(number(option.value), option.value) if option.value is not None else (
                _titled(words(option.title))
            )  # fmt: skip
        return _titled(self._title(name))

    def _figure(self, name: str, table: Table) -> Phrase:
        unit = self.law.parameters[name].unit.text
        match table:
            case Leaf(number=None):
                return self._open(name)
            case Leaf():
                return _known(short_written(table.use.value, unit), table.number)
            case Branches() if table.by == "kommune":
                if len({leaf.number for leaf in leaves(table)}) == 1:
                    return self._figure(name, leaves(table)[0])
                return _titled(text("said.by_kommune", title=self._title(name)))
            case Branches():
                inner = table.tables.get(self.option(table.by), table.otherwise)
                return self._open(name) if inner is None else self._figure(name, inner)
            case Scale():
                return self._scale(name, table)

    def _scale(self, name: str, scale: Scale) -> Phrase:
        rows = [self._figure(name, table).alone for table in scale.tables]
        above = [
            f"{text('rules.at_least', bound=number(bound))}: {said}"
            for bound, said in zip(scale.bounds[1:], rows[1:], strict=True)
        ]
        by = self._title(scale.by)
        said = text("said.scale", rows="; ".join([*rows[:1], *above]), by=by)
        return Phrase("known", said, f"({said})")

    def _open(self, name: str) -> Phrase:
        said = text("said.open", title=self._title(name))
        return Phrase("open", said, said)

    def _title(self, name: str) -> str:
        return words(self.law.title_of(name) or (name, name))

    def _operation(self, formula: Operation) -> Phrase:
        left, right = self.phrase(formula.left), self.phrase(formula.right)
        sign, product = SIGNS[formula.operator], formula.operator in "*/"
        nothing = formula.operator in "+-" and right.number == 0
        if nothing or (product and right.inside == number(ONE)):
            return left
        if formula.operator == "*" and 0 in {left.number, right.number}:
            return _known(number(ZERO), ZERO)
        if (formula.operator, left.number) == ("+", ZERO) or (
            formula.operator == "*" and left.inside == number(ONE)
        ):
            return right
        sides = (
            f"({side.inside})" if product and side.loose else side.inside for side in (left, right)
        )
        said = f" {sign} ".join(sides)
        return Phrase("formula", said, said, loose=not product)

    def _comparison(self, formula: Comparison) -> Phrase:
        left, right = self.phrase(formula.left), self.phrase(formula.right)
        said = text(f"said.{formula.operator}", left=left.inside, right=right.inside)
        return Phrase("formula", said, said)

    def _conditional(self, formula: Conditional) -> Phrase:
        then, otherwise = self.phrase(formula.then), self.phrase(formula.otherwise)
        said = text("said.if", then=then.inside, otherwise=otherwise.inside,
                    condition=self.phrase(formula.condition).inside)  # fmt: skip
        return Phrase("formula", said, said, loose=True)

    def _call(self, formula: Call) -> Phrase:
        inner = [self.phrase(argument) for argument in formula.arguments]
        if formula.function == "mean":
            return inner[0]
        between = text(f"said.{formula.function}.between")
        values = between.join(one.inside for one in inner)
        said = text(f"said.{formula.function}", values=values)
        return Phrase("formula", said, f"({said})")


def _known(said: str, value: Fraction | None) -> Phrase:
    return Phrase("known", said, said, value)


def _titled(title: str) -> Phrase:
    return Phrase("formula", title, text("said.quoted", title=title))
