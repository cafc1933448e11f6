"""Reads YAML into plain text data, and remembers where every key and value is written.

Only this module knows PyYAML. Scalars stay the text that was written: `05978` keeps its zero,
`NO` is not a truth value, `12.000` is not twelve. What a text means is decided by the type that
reads it. Anchors, aliases and tags are refused because they hide where a figure comes from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ki_funding.diagnostics import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.document import Document, Mark, line_of

MAX_BYTES = 1_000_000
MAX_DEPTH = 32
MAX_ILLEGIBLE = 8
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What libyaml says when it stops, and the code under which the catalogue says it for people.
SYNTAX_CODES = {
    "mapping values are not allowed": "yaml-colon",
    "did not find expected ',' or": "yaml-bracket",
    "did not find expected key": "yaml-indentation",
    "did not find expected '-'": "yaml-indentation",
    "could not find expected ':'": "yaml-no-colon",
    "found unexpected end of stream": "yaml-quote",
}
# Of these the line where it began is more use than the line where YAML gave up.
UNCLOSED = ("did not find expected ',' or", "could not find expected ':'", "found unexpected end")


def read_file(path: Path, name: str | None = None) -> Document:
    """The document in a file. Raises MissingFile, or InvalidInput with all that is wrong."""
    name = name or str(path)
    return read_bytes(raw_file(path, name), name)


def parse_file(path: Path, name: str | None = None) -> Document:
    """The document in a file with its problems as values. Raises MissingFile."""
    name = name or str(path)
    return parse(raw_file(path, name), name)


def raw_file(path: Path, name: str) -> bytes:
    """The bytes of a file, at most one more than are read. Raises MissingFile."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFile([Diagnostic("file-missing", Span(name))]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MissingFile(
            [Diagnostic("file-unreadable", Span(name), {"reason": reason})]
        ) from error


def read_bytes(raw: bytes, name: str) -> Document:
    """The document in some bytes. Raises InvalidInput if they are no UTF-8 text of our YAML."""
    document = parse(raw, name)
    if document.problems:
        raise InvalidInput(document.problems)
    return document


def parse(raw: bytes, name: str) -> Document:
    """The document in some bytes as far as they can be read, with its problems as values."""
    if len(raw) > MAX_BYTES:
        return _unreadable(Diagnostic("file-too-large", Span(name)))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        span = Span(name, line, column, line, column + 1)
        excerpt = raw.split(b"\n")[line - 1].decode("utf-8", "replace").rstrip("\r")
        legible = excerpt.count("\ufffd") <= MAX_ILLEGIBLE and b"\0" not in raw  # no picture
        return _unreadable(Diagnostic("file-not-utf-8", span, {}, excerpt if legible else ""))
    return read_text(text, name)


def _unreadable(problem: Diagnostic) -> Document:
    span = problem.span
    return Document(span.file, "", None, Mark(span), (problem,), broken=True)


def read_text(text: str, name: str) -> Document:
    """The document in a text, with the problems of its YAML as values."""
    return _Builder(name, text).document()


@dataclass(slots=True)
class _Builder:
    """Builds data and marks from YAML events, without recursion, so that depth cannot crash it."""

    name: str
    text: str
    root: tuple[Any, Mark] | None = None
    open_nodes: list["_Open"] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    stopped: bool = False

    def document(self) -> Document:
        documents = 0
        for event in self._events():
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem("yaml-second-document", self._span(event))
                    self.stopped = True
                    break
            self._take(event)
            if self.stopped:
                break
        data, marks = self.root or (None, Mark(Span(self.name)))
        return Document(self.name, self.text, data, marks, tuple(self.problems), self.stopped)

    def _events(self) -> Iterator[Event]:
        try:
            loader = LOADER(self.text)
            while loader.check_event():
                yield loader.get_event()
        except yaml.MarkedYAMLError as error:
            self._syntax(error.problem or "", self._stop(error))
        except yaml.reader.ReaderError as error:
            before = self.text[: error.position]
            line = before.count("\n") + 1
            column = len(before) - before.rfind("\n")
            span = Span(self.name, line, column, line, column + 1)
            found = error.character
            number = ord(found[0]) if isinstance(found, str) else int(found)
            self._problem("yaml-character", span, character=f"U+{number:04X}")
            self.stopped = True

    def _stop(self, error: yaml.MarkedYAMLError) -> Span:
        """Where YAML stopped; what was opened on an earlier line and never closed begins there."""
        mark, opened = error.problem_mark or error.context_mark, error.context_mark
        if mark and opened and opened.line < mark.line:
            mark = opened if str(error.problem).startswith(UNCLOSED) else mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Span(self.name, line, column, line, column + 1)

    def _syntax(self, problem: str, span: Span) -> None:
        self.stopped = True
        line = self._line(span)
        before = line[: span.column]
        if "\t" in before and not before.strip():
            self._problem("yaml-tab", span)
        elif "cannot start any token" in problem:
            self._problem("yaml-token", span, character=line[span.column - 1 : span.column])
        else:
            codes = (code for start, code in SYNTAX_CODES.items() if problem.startswith(start))
            self._problem(next(codes, "yaml-syntax"), span, problem=problem)

    def _take(self, event: Event) -> None:
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            self._scalar(event)  # nearly all events
            return
        if isinstance(event, AliasEvent):
            self._problem("yaml-alias", self._span(event), name=str(event.anchor))
            self._place(None, Mark(self._span(event)))
            return
        if getattr(event, "anchor", None):
            self._problem("yaml-anchor", self._span(event), name=str(getattr(event, "anchor", "")))
        if getattr(event, "tag", None):
            self._problem("yaml-tag", self._span(event), name=str(getattr(event, "tag", "")))
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(self.open_nodes) == MAX_DEPTH:
                self._problem("yaml-depth", self._span(event), depth=str(MAX_DEPTH))
                self.stopped = True
                return
            is_map = isinstance(event, MappingStartEvent)
            self.open_nodes.append(
                _Open({} if is_map else [], Mark(self._span(event), parts={} if is_map else []))
            )
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            node = self.open_nodes.pop()
            self._place(node.data, node.mark)

    def _scalar(self, event: ScalarEvent) -> None:
        plain = not event.style  # "" from libyaml, None from the pure parser
        inside = self.open_nodes[-1] if self.open_nodes else None
        is_key = inside is not None and isinstance(inside.data, dict) and inside.key is None
        if "\t" in event.value and plain:
            self._problem("yaml-tab", self._span(event))
        value = None if plain and not is_key and event.value in NULLS else event.value
        self._place(value, Mark(self._span(event)))

    def _place(self, value: Any, mark: Mark) -> None:
        if not self.open_nodes:
            self.root = (value, mark)
            return
        node = self.open_nodes[-1]
        if isinstance(node.data, list):
            node.data.append(value)
            assert isinstance(node.mark.parts, list)
            node.mark.parts.append(mark)
        elif node.key is None:
            if not isinstance(value, str):
                self._problem("yaml-key", mark.span)
            node.key = (value if isinstance(value, str) else repr(value), mark.span)
        else:
            self._entry(node, value, mark)

    def _entry(self, node: "_Open", value: Any, mark: Mark) -> None:
        assert node.key is not None
        assert isinstance(node.mark.parts, dict)
        key, mark.key = node.key
        node.key = None
        if key in node.data:
            first = node.mark.parts[key].key
            line = str(first.line) if first else "?"
            self._problem("yaml-duplicate-key", mark.key, key=key, first=line)
            return
        node.data[key] = value
        node.mark.parts[key] = mark

    def _problem(self, code: str, span: Span, **params: str) -> None:
        self.problems.append(Diagnostic(code, span, params, self._line(span)))

    def _line(self, span: Span) -> str:
        return line_of(self.text, span.line)

    def _span(self, event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        return Span(self.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet; `key` waits for its value."""

    data: Any
    mark: Mark
    key: tuple[str, Span] | None = None
