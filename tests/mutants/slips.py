"""Slips in Python: a comparison, an operator, a constant, a condition, a return."""

import ast
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NOT_RUN = {"annotation", "returns", "decorator_list", "bases"}  # types, and what shapes a class


class Slip(NamedTuple):
    """A line of a file before and after; which node it is, and which of its slips."""

    line: int
    old: str
    new: str
    node: int
    kind: int


def slips(source: str) -> Iterator[Slip]:
    """Every slip that can be made in a text."""
    for number, (node, _) in enumerate(_places(ast.parse(source))):
        for kind, new in enumerate(_slipped(node)):
            line = getattr(node, "lineno", 0)
            yield Slip(line, ast.unparse(node), ast.unparse(new), number, kind)


def slipped(source: str, slip: Slip) -> ast.Module:
    """The whole text as it is with a slip."""
    tree = ast.parse(source)
    node, put = next(islice(_places(tree), slip.node, None))
    put(next(islice(_slipped(node), slip.kind, None)))
    return ast.fix_missing_locations(tree)


def _places(node: ast.AST) -> Iterator[tuple[ast.AST, Any]]:
    """Every node that may slip, and how to put another in its place."""
    for name, value in ast.iter_fields(node):
        if name in NOT_RUN or _is_about_types(node):
            continue
        if isinstance(value, ast.AST):
            yield value, lambda new, node=node, name=name: setattr(node, name, new)
            yield from _places(value)
        elif isinstance(value, list):
            for at, inner in enumerate(value):
                if isinstance(inner, ast.AST):
                    yield inner, lambda new, value=value, at=at: value.__setitem__(at, new)
                    yield from _places(inner)


def _is_about_types(node: ast.AST) -> bool:
    """What says what a value may be, or is a text for people, and not what it is."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assert() | ast.Import():
            return True
        case ast.Subscript(value=ast.Name(id="Annotated" | "Literal" | "Mapping" | "Callable")):
            return True
        case ast.Expr(value=ast.Constant()) | ast.ImportFrom() | ast.JoinedStr() | ast.Raise():
            return True
    return False


def _slipped(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in COMPARISONS:
            yield ast.Compare(node.left, [COMPARISONS[type(operator)]()], node.comparators)
        case ast.BinOp(op=operator) if type(operator) in OPERATORS:
            yield ast.BinOp(node.left, OPERATORS[type(operator)](), node.right)
        case ast.BoolOp(op=operator):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield ast.BoolOp(other, node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.Return(value=value) if value is not None:
            yield ast.Return(ast.Constant(None))
        case ast.IfExp():
            yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
