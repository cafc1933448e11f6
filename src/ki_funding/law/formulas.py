"""Short, total formulas: their tree, and how text becomes one.

Allowed are names, `ITEM.posts`, `ITEM.granted`, the numbers 0 and 1, `+ - * /`, unary minus,
one comparison, `a if c else b`, and `min`, `max`, `mean`, `first_known`. A figure of the law is
never written into a formula: it belongs into a parameter, with its source. Python's own parser
reads the text; nothing is ever executed.
"""

import ast
from collections.abc import Iterator
from fractions import Fraction
from keyword import iskeyword
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

OPERATORS: dict[type[ast.AST], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARISONS: dict[type[ast.AST], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
FUNCTIONS = ("min", "max", "mean", "first_known")
ITEM_PARTS = ("posts", "granted")
SERIES_PARTS = ("rise", "mean")
YEAR = "jahr"
MAX_LENGTH = 1000
MAX_DEPTH = 100

Place = tuple[int, int]


class Name(NamedTuple):
    """A parameter, input, formula, fact or reading."""

    name: str
    place: Place


class Number(NamedTuple):
    """The literal 0 or 1."""

    value: Fraction
    place: Place


class ItemPart(NamedTuple):
    """`ITEM.posts` or `ITEM.granted` of another item of the programme."""

    item: str
    part: str
    place: Place


class YearOf(NamedTuple):
    """`SERIES[jahr - lag]`, or the `rise` or `mean` of a series of dated rises in that year."""

    series: str
    part: str
    lag: "Name | Number"
    place: Place


class Operation(NamedTuple):
    """Two operands and one of `+ - * /`."""

    operator: str
    left: "Formula"
    right: "Formula"
    place: Place


class Comparison(NamedTuple):
    """Two operands and how they are compared."""

    operator: str
    left: "Formula"
    right: "Formula"
    place: Place


class Conditional(NamedTuple):
    """`then if condition else otherwise`; only the taken branch counts."""

    condition: Comparison
    then: "Formula"
    otherwise: "Formula"
    place: Place


class Call(NamedTuple):
    """One of the four functions and its arguments."""

    function: str
    arguments: tuple["Formula", ...]
    place: Place


class Choice(NamedTuple):
    """A formula for each type of municipality, or for each option of a reading."""

    by: str
    options: tuple[tuple[str, "Formula"], ...]
    place: Place = (0, 0)


Formula = Name | Number | ItemPart | YearOf | Operation | Comparison | Conditional | Call | Choice


class FormulaError(ValueError):
    """A text that is no formula: a code of the catalogue, and its place in the text."""

    def __init__(self, code: str, place: Place, **params: str) -> None:
        super().__init__(code)
        self.code, self.place, self.params = code, place, params


def read_formula(text: str) -> Formula:
    """The tree of a formula. Raises FormulaError."""
    if len(text) > MAX_LENGTH:
        raise FormulaError("formula-long", (0, 1), limit=str(MAX_LENGTH))
    text = text.strip()
    if text.isidentifier() and text.isascii() and not iskeyword(text):
        return Name(text, (0, len(text)))  # most formulas are a name; no parser is needed
    try:
        with catch_warnings():  # Python would tell its own language from the user's, on stderr
            simplefilter("ignore")
            tree = ast.parse(text, mode="eval")
        formula = _Reader(text).read(tree.body)
        if _depth(formula) > MAX_DEPTH:  # what walks through it goes down step by step
            raise FormulaError("formula-deep", (0, len(text)), limit=str(MAX_DEPTH))
        return formula
    except FormulaError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        offset = getattr(error, "offset", 1)  # 0 where the text ends too early
        column = (len(text) if offset == 0 else offset or 1) - 1
        raise FormulaError("formula-syntax", (column, column + 1)) from error


def _depth(formula: Formula) -> int:
    """How many operations lie inside each other."""
    found, level = 0, [formula]
    while level:
        found += 1
        level = [part for one in level for part in parts(one)]
    return found


def parts(formula: Formula) -> tuple[Formula, ...]:
    """The formulas directly inside a formula."""
    match formula:
        case YearOf():
            return (formula.lag,)
        case Operation() | Comparison():
            return (formula.left, formula.right)
        case Conditional():
            return (formula.condition, formula.then, formula.otherwise)
        case Call():
            return formula.arguments
        case Choice():
            return tuple(option for _, option in formula.options)
        case _:
            return ()


def leaves(formula: Formula) -> Iterator[Name | ItemPart | YearOf]:
    """Every name and item part in a formula, in the order of the text."""
    if isinstance(formula, Name | ItemPart | YearOf):
        yield formula
    for part in parts(formula):
        yield from leaves(part)


class _Reader(NamedTuple):
    """Turns Python's tree into ours, refusing everything that is not in the language."""

    text: str

    def read(self, node: ast.expr) -> Formula:
        place = self._place(node)
        match node:
            case ast.Name():
                return Name(node.id, place)
            case ast.Constant():
                return self._number(node)
            case ast.Attribute(value=ast.Name(id=item), attr=part) if part in ITEM_PARTS:
                return ItemPart(item, part, place)
            case ast.Subscript():
                return self._year_of(node)
            case ast.UnaryOp(op=ast.USub()):
                zero = Number(Fraction(0), place)
                return Operation("-", zero, self.read(node.operand), place)
            case ast.BinOp() if type(node.op) in OPERATORS:
                operator = OPERATORS[type(node.op)]
                return Operation(operator, self.read(node.left), self.read(node.right), place)
            case ast.Compare():
                return self._comparison(node)
            case ast.IfExp():
                return self._conditional(node)
            case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
                return self._call(name, node)
            case _:
                raise self._refused(node)

    def _year_of(self, node: ast.Subscript) -> YearOf:
        match node.value:
            case ast.Name(id=series):
                part = ""
            case ast.Attribute(value=ast.Name(id=series), attr=part) if part in SERIES_PARTS:
                pass
            case _:
                raise self._refused(node)
        place = self._place(node)
        match node.slice:
            case ast.Name(id=name) if name == YEAR:
                return YearOf(series, part, Number(Fraction(0), place), place)
            case ast.BinOp(left=ast.Name(id=name), op=ast.Sub(), right=lag) if name == YEAR:
                return YearOf(series, part, self._lag(lag), place)
        raise self._refused(node)

    def _lag(self, node: ast.expr) -> Name | Number:
        match node:
            case ast.Name():
                return Name(node.id, self._place(node))
            case ast.Constant() if self._segment(node) in {"0", "1", "2"}:
                return Number(Fraction(self._segment(node)), self._place(node))
        raise self._refused(node)

    def _number(self, node: ast.Constant) -> Number:
        text = self._segment(node)
        if text not in {"0", "1"}:
            raise FormulaError("formula-number", self._place(node), text=text)
        return Number(Fraction(text), self._place(node))

    def _comparison(self, node: ast.expr) -> Comparison:
        if not isinstance(node, ast.Compare):
            raise FormulaError("formula-condition", self._place(node), text=self._segment(node))
        if len(node.ops) != 1 or type(node.ops[0]) not in COMPARISONS:
            raise self._refused(node)
        operator = COMPARISONS[type(node.ops[0])]
        left, right = self.read(node.left), self.read(node.comparators[0])
        return Comparison(operator, left, right, self._place(node))

    def _conditional(self, node: ast.IfExp) -> Conditional:
        condition = self._comparison(node.test)
        then, otherwise = self.read(node.body), self.read(node.orelse)
        return Conditional(condition, then, otherwise, self._place(node))

    def _call(self, name: str, node: ast.Call) -> Call:
        enough = len(node.args) == 1 if name == "mean" else len(node.args) >= 2
        if node.keywords or not enough:
            raise FormulaError("formula-arguments", self._place(node), name=name)
        arguments = tuple(self.read(argument) for argument in node.args)
        return Call(name, arguments, self._place(node))

    def _refused(self, node: ast.expr) -> FormulaError:
        return FormulaError("formula-refused", self._place(node), text=self._segment(node))

    def _segment(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.text, node) or self.text

    def _place(self, node: ast.expr) -> Place:
        """Python counts bytes; people and carets count characters."""
        line = self.text.encode()
        start = len(line[: node.col_offset].decode(errors="ignore"))
        end = len(line[: node.end_col_offset or 0].decode(errors="ignore"))
        return (start, max(end, start + 1))
