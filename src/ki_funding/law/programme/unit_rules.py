"""Infers the unit of every formula, so that EUR is never added to posts."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from ki_funding.files.findings import likely
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
    Place,
    YearOf,
)
from ki_funding.law.programme.names import Links, Symbol, used_names
from ki_funding.values.units import ANY, EUR, POST, SHARE, Unit
from ki_funding.values.unread import UNREAD


class Report(Protocol):
    """Takes a problem of a formula: its code, its place in the text, what fills its text."""

    def __call__(self, code: str, place: Place, **params: Any) -> None:
        """Takes one problem."""
        ...

    def inside(self, option: str) -> "Report":
        """Takes the problems of one option of a choice."""
        ...


class UnitRules(NamedTuple):
    """Walks one formula; problems go to `report(code, place, **params)`."""

    names: Mapping[str, Symbol]
    items: tuple[str, ...]
    links: Links
    choices: Mapping[str, tuple[str, ...]]
    report: Report

    def check(self, formula: Formula, expected: Unit | None) -> None:
        """Refuses a formula whose unit is not the one that its place demands."""
        found = self.infer(formula)
        if found is not None and expected is not None and not found.same(expected):
            self.report("unit-field", formula.place, expected=expected.text, found=found.text)

    def infer(self, formula: Formula) -> Unit | None:
        """The unit of a formula; None is the literal 0, which fits any."""
        match formula:
            case Number():
                return None if formula.value == 0 else SHARE
            case Name():
                return self._name(formula)
            case ItemPart():
                return self._item_part(formula)
            case YearOf():
                return self._year_of(formula)
            case Operation(operator="*" | "/"):
                return self._product(formula)
            case Operation() | Comparison():
                return self._equal(formula.place, formula.left, formula.right)
            case Conditional():
                self.infer(formula.condition)
                return self._equal(formula.place, formula.then, formula.otherwise)
            case Call():
                return self._equal(formula.place, *formula.arguments)
            case Choice():
                return self._choice(formula)

    def _name(self, formula: Name) -> Unit | None:
        if formula.name == UNREAD:
            return ANY
        symbol = self.names.get(formula.name)
        if symbol is None:
            near = likely(formula.name, self.names)
            self.report("name-unknown", formula.place, name=formula.name, nearest=near)
            return ANY
        if symbol.kind == "series":
            self.report("series-without-year", formula.place, name=formula.name)
            return ANY
        return symbol.unit

    def _item_part(self, formula: ItemPart) -> Unit | None:
        if formula.item not in self.items:
            near = likely(formula.item, self.items)
            self.report("item-unknown", formula.place, name=formula.item, nearest=near)
            return ANY
        return POST if formula.part == "posts" else EUR

    def _year_of(self, formula: YearOf) -> Unit | None:
        symbol = self.names.get(formula.series)
        if symbol is None or symbol.kind != "series":
            series = [name for name, known in self.names.items() if known.kind == "series"]
            near = likely(formula.series, series)
            self.report("series-unknown", formula.place, name=formula.series, nearest=near)
            return ANY
        self.infer(formula.lag)
        return SHARE if formula.part else symbol.unit

    def _product(self, formula: Operation) -> Unit | None:
        left, right = self.infer(formula.left), self.infer(formula.right)
        if formula.operator == "/" and self._varies(formula.right):
            self.report("formula-divisor", formula.right.place)
        if left is None or right is None:
            return None
        return left.times(right) if formula.operator == "*" else left.per(right)

    def _varies(self, formula: Formula) -> bool:
        """Whether a value depends on what a case says."""
        reached = self.links.reach(*used_names(formula))
        inputs = {name for name, symbol in self.names.items() if symbol.kind == "input"}
        return bool(reached & inputs) or any(name.endswith(".") for name in reached)

    def _equal(self, place: Place, *formulas: Formula) -> Unit | None:
        return self._same(place, [self.infer(formula) for formula in formulas])

    def _same(self, place: Place, found: list[Unit | None]) -> Unit | None:
        units = [unit for unit in found if unit is not None]
        for unit in units[1:]:
            if not unit.same(units[0]):
                self.report("unit-mismatch", place, left=units[0].text, right=unit.text)
                return ANY
        return max(units, key=Unit.unread, default=None)

    def _choice(self, formula: Choice) -> Unit | None:
        allowed = self.choices.get(formula.by)
        if allowed is None:
            near = likely(formula.by, self.choices)
            self.report("name-unknown", formula.place, name=formula.by, nearest=near)
        else:
            given = [option for option, _ in formula.options]
            missing = [option for option in allowed if option not in given]
            unknown = [option for option in given if option not in allowed]
            if missing or unknown:
                self.report(
                    "choice-options", formula.place, by=formula.by, expected=", ".join(allowed)
                )
        units = [
            self._replace(report=self.report.inside(option)).infer(part)
            for option, part in formula.options
        ]
        return self._same(formula.place, units)
