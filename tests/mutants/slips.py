"""Slips in Python: a comparison, an operator, a constant, a condition, a return, a step less."""

import ast
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NOT_RUN = {"annotation", "returns", "decorator_list", "bases"}  # types, and what shapes a class
NAMED = (ast.FunctionDef, ast.ClassDef)


class Slip(NamedTuple):
    """A line before and after, in which function; which node it is, and which of its slips."""

    line: int
    name: str
    old: str
    new: str
    node: int
    kind: int


class Place(NamedTuple):
    """A node that may slip, the function it stands in, and how to put another in its place."""

    node: ast.AST
    name: str
    put: Callable[[ast.AST], None]


def slips(source: str) -> Iterator[Slip]:
    """Every slip that can be made in a text."""
    for number, (node, name, _) in enumerate(_places(ast.parse(source))):
        for kind, new in enumerate(_slipped(node)):
            line = getattr(node, "lineno", 0)
            yield Slip(line, name, ast.unparse(node), ast.unparse(new), number, kind)


def slipped(source: str, slip: Slip) -> ast.Module:
    """The whole text as it is with a slip."""
    tree = ast.parse(source)
    node, _, put = next(islice(_places(tree), slip.node, None))
    put(next(islice(_slipped(node), slip.kind, None)))
    return ast.fix_missing_locations(tree)


def _places(node: ast.AST, name: str = "") -> Iterator[Place]:
    if isinstance(node, NAMED):
        name = f"{name}.{node.name}".lstrip(".")
    for field, value in ast.iter_fields(node):
        if field in NOT_RUN or _is_about_types(node):
            continue
        inner: Any = value if isinstance(value, list) else [value]
        for at, one in enumerate(inner):
            if isinstance(one, ast.AST):
                yield Place(one, name, _putter(node, field, value, at))
                yield from _places(one, name)


def _putter(node: ast.AST, field: str, value: Any, at: int) -> Callable[[ast.AST], None]:
    def put(new: ast.AST) -> None:
        if isinstance(value, list):
            value[at] = new
        else:
            setattr(node, field, new)

    return put


def _is_about_types(node: ast.AST) -> bool:
    """What says what a value may be, or is a text for people, and not what it is."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assert() | ast.Import():
            return True
        case ast.Subscript(value=ast.Name(id="Annotated" | "Literal" | "Mapping" | "Callable")):
            return True
        case ast.Expr(value=ast.Constant()) | ast.ImportFrom() | ast.JoinedStr() | ast.Raise():
            return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar")):
            return True
    return False


def _slipped(node: ast.AST) -> Iterator[ast.AST]:
    yield from _statements(node) if isinstance(node, ast.stmt) else _expressions(node)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise():
            yield ast.Pass()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()


def _expressions(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator]):
            for table in (COMPARISONS, TURNED):
                if type(operator) in table:
                    yield ast.Compare(node.left, [table[type(operator)]()], node.comparators)
        case ast.BinOp(op=operator) if type(operator) in OPERATORS:
            yield ast.BinOp(node.left, OPERATORS[type(operator)](), node.right)
        case ast.BoolOp(op=operator):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield ast.BoolOp(other, node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.IfExp():
            yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
