"""Where the YAML of a file breaks off, and what is left of it without these lines.

A break costs the smallest block of lines without which more of the file can be read: the line
itself, one shortly before it that was never closed, or what encloses it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ki_funding.files.document import Document, Mark, Route
from ki_funding.files.yaml import read_text
from ki_funding.values.unread import UNREAD

BEFORE = 6  # lines: what was not closed is noticed later
MOST_BREAKS = 8
LONGEST = 200_000  # signs: it is read again for every block that may be the reason


class Unbroken(NamedTuple):
    """A document that can be read to its end, what was taken out, and the places of that."""

    document: Document
    lost: str = ""
    holes: tuple[Route, ...] = ()


class _Block(NamedTuple):
    """Lines of a text, from one that counts from 0 to before another."""

    start: int
    end: int

    def encloses(self, line: int) -> bool:
        """Whether a line is one of those inside it."""
        return self.start < line < self.end

    def cost(self, line: int) -> tuple[bool, int]:
        """What comes first of several blocks at a line."""
        return self.encloses(line), self.end - self.start

    def taken_from(self, lines: list[str]) -> list[str]:
        """The other lines, each where it was."""
        return [*lines[: self.start], *[""] * (self.end - self.start), *lines[self.end :]]


def unbroken(document: Document) -> Unbroken:
    """What can be read of a document, with the problems of every place where it breaks."""
    if not document.broken or len(document.text) > LONGEST:
        return Unbroken(document)
    lines, taken, problems = document.text.split("\n"), list[_Block](), [*document.problems]
    rest = document
    while rest.broken and len(taken) < MOST_BREAKS:
        found = _furthest(rest, lines)
        if found is None:
            return Unbroken(document)
        block, rest = found
        taken.append(block)
        lines = block.taken_from(lines)
        problems += (problem for problem in rest.problems if problem not in problems)
    if rest.broken:
        return Unbroken(document)
    whole = document.text.split("\n")
    lost = "\n".join("\n".join(whole[block.start : block.end]) for block in taken)
    holes = tuple(
        _place(rest.marks, block.start + 1, _depth(whole[block.start])) for block in taken
    )
    told = tuple(
        problem._replace(excerpt=whole[problem.span.line - 1].rstrip("\r")) for problem in problems
    )
    return Unbroken(rest._replace(text=document.text, problems=told), lost, holes)


def _furthest(broken: Document, lines: list[str]) -> tuple[_Block, Document] | None:
    """The block without which most can be read, and what can be read then."""
    at = broken.problems[-1].span.line - 1
    best: tuple[_Block, Document] | None = None
    reached = 0
    for block in sorted(_blocks(lines, at), key=lambda block: block.cost(at)):
        if best and block.encloses(at):
            break
        rest = read_text("\n".join(block.taken_from(lines)), broken.name)
        end = rest.problems[-1].span.line if rest.broken else len(lines) + 1
        if end > max(reached, block.end):
            best, reached = (block, rest), end
    return best


def _blocks(lines: list[str], at: int) -> Iterator[_Block]:
    """Each line shortly before another one, that itself, and what encloses it."""
    depth = _depth(lines[at]) if 0 <= at < len(lines) else 0
    for start in range(min(at, len(lines) - 1), -1, -1):
        outer = _depth(lines[start]) < depth
        if lines[start].strip() and (outer or at - start <= BEFORE):
            depth = min(depth, _depth(lines[start]))
            yield _Block(start, _end(lines, start))
        if depth == 0 and at - start > BEFORE:
            return


def _end(lines: list[str], start: int) -> int:
    """Before which line the block of a line ends; one that stands askew is alone."""
    depth = above = _depth(lines[start])
    for line in filter(str.strip, reversed(lines[:start])):
        if _depth(line) <= depth:
            if _depth(line) < depth < above:
                return start + 1
            break
        above = _depth(line)
    below = range(start + 1, len(lines))
    return next((n for n in below if lines[n].strip() and _depth(lines[n]) <= depth), len(lines))


def _depth(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip(" "))


def _place(mark: Mark, line: int, depth: int, at: Route = ()) -> Route:
    """Where something is missing from: in a list -1, and a key that nobody can know."""
    parts: Any = mark.parts or {}
    keys: Any = range(len(parts)) if isinstance(parts, list) else list(parts)
    before = None
    for key in keys:
        part = parts[key]
        begin = part.key or part.span
        lost = part.parts is None and part.key  # all that the key had, perhaps
        below = part.parts is not None and (not part.key or part.span.line > part.key.line)
        if (below or lost) and begin.line <= line and begin.column - 1 < depth:
            before = key
    if before is None:
        return (*at, -1 if isinstance(parts, list) else UNREAD)
    return _place(parts[before], line, depth, (*at, before))
