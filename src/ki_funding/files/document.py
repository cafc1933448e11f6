"""A YAML file as plain text data that remembers where every key and value is written."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from ki_funding.files.findings import Diagnostic, Severity, Span

Route = tuple[str | int, ...]


@dataclass(slots=True)
class Mark:
    """Where one value is written, where its key is, and the marks of its parts."""

    span: Span
    key: Span | None = None
    parts: "dict[str, Mark] | list[Mark] | None" = None


class Document(NamedTuple):
    """One YAML file: its name as the user knows it, its text, its data and its marks.

    A `broken` one ends where its YAML could not be read any further. A part of a document says
    with `at` what leads to it.
    """

    name: str
    text: str
    data: Any
    marks: Mark
    problems: tuple[Diagnostic, ...] = ()
    broken: bool = False
    at: Route = ()

    def span(self, route: Route = (), *, on_key: bool = False) -> Span:
        """Where a route of keys leads; parts of the route that do not exist are skipped."""
        mark = self.mark(route)
        block = mark.parts is not None
        return mark.key if mark.key and (on_key or block) else _first_place(mark)

    def diagnostic(
        self,
        code: str,
        route: Route = (),
        *,
        on_key: bool = False,
        within: tuple[int, int] | None = None,
        severity: Severity = Severity.ERROR,
        **params: str,
    ) -> Diagnostic:
        """A finding at a route of keys; `within` narrows it to characters of a plain scalar."""
        span = self.span(route, on_key=on_key)
        line = line_of(self.text, span.line)
        scalar = self.mark(route).parts is None
        if within and scalar and span.line == span.end_line and not span.sheet:
            quoted = line[span.column - 1 : span.column] in {"'", '"'}
            start = span.column + within[0] + quoted
            span = Span(span.file, span.line, start, span.line, span.column + within[1] + quoted)
        return Diagnostic(code, span, params, line, severity, (*self.at, *route))

    def place(self, route: Route) -> str:
        """Where a route leads, as results name it: `file:line`."""
        span = self.span(route)
        return f"{span.file}:{span.line}" if span.line and not span.sheet else str(span)

    def part(self, route: Route) -> "Document":
        """What a route leads to, as a document of its own with its places in this one."""
        data = self.data
        for key in route:
            data = data[key]
        return self._replace(data=data, marks=self.mark(route), at=(*self.at, *route))

    def with_value(self, route: Route, value: Any, span: Span) -> "Document":
        """The document with a value put in, or replaced, that belongs to a place."""
        data, marks = _with(self.data, self.marks, route, (value, marked(value, span)))
        return self._replace(data=data, marks=marks)

    def mark(self, route: Route) -> Mark:
        """The marks of what a route leads to, or of the last part of it that exists."""
        mark = self.marks
        for part in route:
            parts = mark.parts
            if isinstance(parts, dict) and str(part) in parts:
                mark = parts[str(part)]
            elif isinstance(parts, list) and isinstance(part, int) and part < len(parts):
                mark = parts[part]
        return mark


def _with(data: Any, mark: Mark, route: Route, part: tuple[Any, Mark]) -> tuple[Any, Mark]:
    """Data and its marks with a part at a route of keys; nothing of the old ones is changed."""
    if not route:
        return part
    key, inside = str(route[0]), mark.parts if isinstance(mark.parts, dict) else {}
    inner = inside.get(key) or Mark(mark.span, mark.key, {})
    value, found = _with((data or {}).get(key), inner, route[1:], part)
    return {**(data or {}), key: value}, Mark(mark.span, mark.key, {**inside, key: found})


def marked(value: Any, span: Span) -> Mark:
    """Marks for a value that was written in no file but belongs to a place."""
    if isinstance(value, dict):
        return Mark(span, span, {key: marked(inner, span) for key, inner in value.items()})
    if isinstance(value, list):
        return Mark(span, span, [marked(inner, span) for inner in value])
    return Mark(span, span)


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def line_of(text: str, number: int) -> str:
    lines = _lines(text)
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def _first_place(mark: Mark) -> Span:
    """A scalar as a whole; of a block its first key, since libyaml ends blocks too late."""
    while mark.parts:
        first = next(iter(mark.parts.values())) if isinstance(mark.parts, dict) else mark.parts[0]
        if first.key:
            return first.key
        mark = first
    return mark.span
