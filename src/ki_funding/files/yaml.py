"""Reads YAML into plain text data, and remembers where every key and value is written.

Only this module knows PyYAML. Scalars stay the text that was written: `05978` keeps its zero,
`NO` is not a truth value, `12.000` is not twelve. What a text means is decided by the type that
reads it. Anchors, aliases and tags are refused because they hide where a figure comes from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)
from yaml.parser import ParserError

from ki_funding.files.document import Document, Mark, line_of
from ki_funding.files.findings import (
    MOST_FINDINGS,
    Diagnostic,
    InvalidInput,
    MissingFile,
    Span,
    likely,
)
from ki_funding.files.read_so_far import note_file
from ki_funding.files.yaml_syntax import FORBIDDEN, parser_code, place_of, scanner_code
from ki_funding.values.signs import INDENTED, QUOTES, WIDTHLESS, in_the_way, named, without_quotes
from ki_funding.values.unread import UNREAD

MAX_BYTES = 1_000_000
READ = (".yaml", ".yml", ".xlsx", ".json", ".csv")
MOST_BESIDE = 1_000  # files of a folder that are looked at for one that may be meant
MAX_DEPTH = 32
MAX_ILLEGIBLE = 8
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# A typographic quotation mark at the end of a line in which a straight one was opened.
CLOSING = re.compile(rf"([{QUOTES}]) *(?:[,\]}}\r#]|$)", re.M)
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_file(path: Path, name: str | None = None) -> Document:
    """The document in a file. Raises MissingFile, or InvalidInput with all that is wrong."""
    name = name or str(path)
    return read_bytes(raw_file(path, name), name)


def parse_file(path: Path, name: str | None = None) -> Document:
    """The document in a file with its problems as values. Raises MissingFile."""
    name = name or str(path)
    return parse(raw_file(path, name), name)


def _alike(path: Path) -> str:
    """The files beside it that may be meant: those of that name with a suffix, or nearly so."""
    try:
        names = [found.name for found in islice(path.parent.iterdir(), MOST_BESIDE)]
    except (OSError, ValueError):
        return ""
    same = [f"{path.name}{end}" for end in READ if f"{path.name}{end}" in names]
    return " | ".join(same[:3]) or likely(path.name, names)


def raw_file(path: Path, name: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most one more than are read. Raises MissingFile."""
    try:
        with path.open("rb") as stream:
            note_file(stream.fileno())
            return stream.read(most + 1)
    except FileNotFoundError as error:
        alike = _alike(path)
        missing = Diagnostic("file-missing", Span(name), {"nearest": alike} if alike else {})
        raise MissingFile([missing]) from error
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


def _events(text: str) -> Iterator[Event]:
    loader = LOADER(text)
    while loader.check_event():
        yield loader.get_event()


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
        forbidden = FORBIDDEN.search(self.text)
        if forbidden:
            sign = named(forbidden.group())
            self._stop("yaml-character", self._at(forbidden.start()), character=sign)
        else:
            self._read()
        data, marks = self.root or (None, Mark(Span(self.name)))
        return Document(self.name, self.text, data, marks, tuple(self.problems), self.stopped)

    def _read(self) -> None:
        documents = 0
        try:
            for event in _events(self.text):
                documents += isinstance(event, DocumentStartEvent)
                if documents > 1:
                    self._stop("yaml-second-document", self._span(event))
                else:
                    self._take(event)
                self.stopped |= len(self.problems) >= MOST_FINDINGS
                if self.stopped:
                    break
        except yaml.MarkedYAMLError as error:
            self._broken(error)

    def _broken(self, error: yaml.MarkedYAMLError) -> None:
        """Tells why YAML gave up and where, or what lies too deep before that place."""
        begun, stop = error.context_mark, error.problem_mark
        here = stop.index if stop else 0
        opened = begun.index if begun else here
        deep = self._beyond_depth(here)
        if deep:
            self._too_deep(deep)
            return
        code_of = parser_code if isinstance(error, ParserError) else scanner_code
        code = code_of(self.text, here, opened)
        span = self._at(place_of(self.text, code, here, opened))
        begin = self.text.rfind("\n", 0, opened) + 1
        for odd, form in (("yaml-space", INDENTED), ("yaml-invisible", WIDTHLESS)):
            if match := form.search(self.text, begin, here + 1):
                place = match.end() - 1
                self._stop(odd, self._at(place), character=named(self.text[place]))
                return
        if code == "yaml-quote" and (quote := CLOSING.search(self.text, opened)):
            self._stop("yaml-quote-typographic", self._at(quote.start(1)), character=quote[1])
            return
        sign = self.text[here : here + 1]
        self._stop(code, span, problem=error.problem or "", character=sign)

    def _beyond_depth(self, end: int) -> Event | None:
        """What is nested too deep before a character: YAML reads on before it hands out events."""
        depth = 0
        try:
            for event in _events(self.text[:end]):
                depth += isinstance(event, CollectionStartEvent)
                depth -= isinstance(event, CollectionEndEvent)
                if depth > MAX_DEPTH:
                    return event
        except yaml.YAMLError:  # what stands before the character is not whole either
            pass
        return None

    def _too_deep(self, event: Event) -> None:
        self._stop("yaml-depth", self._span(event), depth=str(MAX_DEPTH))

    def _take(self, event: Event) -> None:
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            self._scalar(event)  # nearly all events
            return
        if isinstance(event, AliasEvent):
            self._problem("yaml-alias", self._span(event), name=str(event.anchor))
            self._place(UNREAD, Mark(self._span(event)))
            return
        if getattr(event, "anchor", None):
            self._problem("yaml-anchor", self._span(event), name=str(getattr(event, "anchor", "")))
        if getattr(event, "tag", None):
            self._problem("yaml-tag", self._span(event), name=str(getattr(event, "tag", "")))
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            if len(self.open_nodes) == MAX_DEPTH:
                self._too_deep(event)
                return
            is_map = isinstance(event, MappingStartEvent)
            self.open_nodes.append(
                _Open({} if is_map else [], Mark(self._span(event), parts={} if is_map else []))
            )
        elif isinstance(event, CollectionEndEvent):
            node = self.open_nodes.pop()
            self._place(node.data, node.mark)

    def _scalar(self, event: ScalarEvent) -> None:
        plain = not event.style  # "" from libyaml, None from the pure parser
        inside = self.open_nodes[-1] if self.open_nodes else None
        is_key = inside is not None and isinstance(inside.data, dict) and inside.key is None
        if "\t" in event.value and plain:
            self._problem("yaml-tab", self._span(event))
        if plain and (odd := in_the_way(event.value, key=is_key)):
            self._odd(event, *odd)
        value = None if plain and not is_key and event.value in NULLS else event.value
        self._place(value, Mark(self._span(event)))

    def _odd(self, event: ScalarEvent, code: str, place: int) -> None:
        """A sign of an unquoted text that nobody sees or that is another than it seems."""
        sign = event.value[place]
        if code == "quotes-typographic":
            params = {"text": event.value, "remedy": without_quotes(event.value) or ""}
            self._problem(code, self._span(event), **params)
        else:
            assert event.start_mark is not None
            here = self.text.index(sign, event.start_mark.index)
            self._problem(code, self._at(here), character=named(sign))

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

    def _stop(self, code: str, span: Span, **params: str) -> None:
        """A problem behind which nothing can be read."""
        self._problem(code, span, **params)
        self.stopped = True

    def _line(self, span: Span) -> str:
        return line_of(self.text, span.line)

    def _at(self, place: int) -> Span:
        """The character of the text at an index."""
        line = self.text.count("\n", 0, place) + 1
        column = place - self.text.rfind("\n", 0, place)
        return Span(self.name, line, column, line, column + 1)

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
