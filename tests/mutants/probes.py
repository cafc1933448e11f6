"""Which blocks of the program does a test run? Each block of a function tells when it begins."""

import ast
import builtins
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

SOURCE = Path(__file__).parents[2] / "src"
SEEN = set[int]()  # the blocks that began


class Block(NamedTuple):
    """Statements of a function that begin at the first and, left too early, not at the last."""

    path: Path
    first: int
    last: int


BLOCKS: list[Block] = []


def block_at(path: Path, line: int) -> Block | None:
    """The innermost block around a line; none around what runs when a module is imported."""
    around = (block for block in BLOCKS if block.path == path and block.first <= line <= block.last)
    return max(around, key=lambda block: block.first, default=None)


def probed(path: Path) -> ast.Module:
    """The text of a file with a probe in each block of its functions."""
    tree = ast.parse(path.read_text("utf-8"))
    for statements in list(_blocks(tree, inside=False)):
        begin = int(_is_text(statements[0]) and len(statements) > 1)
        first, last = statements[begin], statements[-1]
        probe = ast.parse(f"__seen__({len(BLOCKS)})").body[0]
        for node in ast.walk(probe):
            ast.copy_location(node, first)
        BLOCKS.append(Block(path, statements[0].lineno, last.end_lineno or last.lineno))
        statements.insert(begin, probe)
    return tree


def _blocks(node: ast.AST, *, inside: bool) -> Iterator[list[Any]]:
    inside = inside or isinstance(node, ast.FunctionDef)
    for _, value in ast.iter_fields(node):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                yield from _blocks(one, inside=inside)
        if inside and isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            yield value


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


class Finder(MetaPathFinder):
    """Finds modules of the program and compiles them as something else than what they say."""

    def __init__(self, paths: Iterable[Path], tree: Callable[[Path], ast.Module]) -> None:
        self.modules = {_module(path): path for path in paths}
        self.tree = tree

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if (file := self.modules.get(fullname)) is None:
            return None
        loader = _Loader(fullname, str(file))
        loader.tree = self.tree
        inner = [str(file.parent)] if file.name == "__init__.py" else None
        return spec_from_file_location(
            fullname, file, loader=loader, submodule_search_locations=inner
        )

    def first(self) -> None:
        """Is asked before all others."""
        builtins.__seen__ = SEEN.add  # type: ignore[attr-defined]
        sys.meta_path.insert(0, self)


class _Loader(SourceFileLoader):
    tree: Callable[[Path], ast.Module]

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree(Path(self.path)), self.path, "exec")


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
