"""From the data of a document to parts of a file, or to everything that is wrong with them."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.files.model import TAG, After, AtMost, Before, OneOf, Strict
from ki_funding.files.problems import Problems
from ki_funding.texts.language import catalogue
from ki_funding.values.scalars import ReadBy
from ki_funding.values.signs import odd_in_word

Model = TypeVar("Model", bound=Strict)

# Tells what is wrong with a raw value at a route; what it returns then is of no use to anybody.
Reader = Callable[[Any, Route, "_Wrong"], Any]


def validate(
    model: type[Model], document: Document, data: Any, route: Route = ()
) -> tuple[Model | None, list[Diagnostic]]:
    """A part of a document, or everything that is wrong with it."""
    if data is None:
        return None, [document.diagnostic("rules-empty")]
    wrong = _Wrong(document)
    found: Model = _part(model)(data, route, wrong)
    return (None, [*wrong]) if wrong else (found, [])


def slip_in(key: str) -> str | None:
    """What YAML makes of a decimal comma or of a colon without a space: a key that nobody meant."""
    if re.fullmatch(r"[0-9]+", key):
        return "key-after-comma"
    return "key-colon" if re.fullmatch(r"[a-z_]+:\S+", key) else None


class _Wrong(Problems):
    """What is wrong so far; of very much only the beginning."""

    def add(self, code: str, route: Route = (), **more: Any) -> None:
        if not self.enough:
            super().add(code, route, **more)


def _reader(form: Any) -> Reader:
    """How a form is read."""
    inner = get_args(form)
    origin = get_origin(form)
    if origin is Annotated:
        return _marked(inner[0], inner[1:])
    if NoneType in inner:
        (other,) = (part for part in inner if part is not NoneType)
        return _or_nothing(_reader(other))
    if origin is Literal:
        return _word({word: word for word in inner})
    if origin in {list, tuple}:
        return _listed(origin, _reader(inner[0]))
    if origin is dict:
        (mark,) = get_args(inner[0])[1:]  # a key is a text that a reader reads
        return _mapping(mark.reader, _reader(inner[1]))
    if issubclass(form, StrEnum):
        return _word({str(word): word for word in form})
    return _part(form)


def _marked(form: Any, marks: tuple[Any, ...]) -> Reader:
    """How a form is read that is marked: each mark stands around those before it."""
    read = None
    for mark in marks:
        match mark:
            case ReadBy():
                read = _read_by(mark.reader)
            case OneOf():
                read = _one_of(mark.by_word)
            case Before():
                read = _before(mark.change, read or _reader(form))
            case AtMost():
                read = _at_most(mark.limit, read or _reader(form))
            case After():
                read = _after(mark.check, read or _reader(form))
    return read or _reader(form)


def _read_by(reader: Callable[[Any], Any]) -> Reader:
    return lambda raw, route, wrong: wrong.read(reader, raw, route)


def _or_nothing(read: Reader) -> Reader:
    return lambda raw, route, wrong: None if raw is None else read(raw, route, wrong)


def _before(change: Callable[[Any], Any], read: Reader) -> Reader:
    return lambda raw, route, wrong: read(change(raw), route, wrong)


def _at_most(limit: int, read: Reader) -> Reader:
    def bounded(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if isinstance(raw, dict | list) and len(raw) > limit:
            wrong.add("list-long", route, limit=str(limit))
            return None
        return read(raw, route, wrong)

    return bounded


def _after(check: Callable[[Any], Any], read: Reader) -> Reader:
    def checked(raw: Any, route: Route, wrong: _Wrong) -> Any:
        told = len(wrong)
        value = read(raw, route, wrong)
        return value if len(wrong) > told else wrong.read(check, value, route)

    return checked


def _listed(kind: type[list[Any] | tuple[Any, ...]], read: Reader) -> Reader:
    def listed(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if not isinstance(raw, list | tuple):
            wrong.add("expected-list", route)
            return None
        return kind([read(part, (*route, place), wrong) for place, part in enumerate(raw)])

    return listed


def _mapping(read_key: Callable[[Any], Any], read: Reader) -> Reader:
    def mapping(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if not isinstance(raw, dict):
            wrong.add("expected-mapping", route)
            return None
        return {
            wrong.read(read_key, key, (*route, key), on_key=True): read(part, (*route, key), wrong)
            for key, part in raw.items()
        }

    return mapping


def _word(words: Mapping[str, Any]) -> Reader:
    def word(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if isinstance(raw, str) and raw in words:
            return words[raw]
        _unknown_word(raw, route, wrong, [*words])
        return None

    return word


def _unknown_word(given: Any, route: Route, wrong: _Wrong, words: list[str]) -> None:
    """Tells of a word that is none of those allowed, or of something that is no word at all."""
    if not isinstance(given, str):
        nested = isinstance(given, dict | list)
        wrong.add("value-nested" if nested else "value-missing", route)
        return
    if odd := odd_in_word(given):
        code, params = odd
        wrong.add(code, route, **params)
        return
    near, allowed = _translated(given, words) or likely(given, words), ", ".join(words)
    wrong.add("word-unknown", route, text=given, words=allowed, nearest=near)
    return


def _translated(given: str, words: list[str]) -> str:
    """The status that results call by this word: files have `official` for `amtlich`."""
    texts = ((word, catalogue().get(f"status.{word}", ())) for word in words)
    return next((word for word, said in texts if given.casefold() in map(str.casefold, said)), "")


def _one_of(classes: Mapping[str, type[Strict]]) -> Reader:
    by_word = {word: _part(model) for word, model in classes.items()}

    def one(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if not isinstance(raw, dict):
            wrong.add("expected-mapping", route)
            return None
        if TAG not in raw:
            wrong.add("key-missing", (*route, TAG), on_key=True, key=TAG)
            return None
        word = raw[TAG]
        if isinstance(word, str) and word in by_word:
            return by_word[word](raw, route, wrong)
        _unknown_word(word, (*route, TAG), wrong, [*by_word])
        return None

    return one


def _part(model: type[Strict]) -> Reader:
    """How a part is read; its keys have readers when they are first needed."""

    def part(raw: Any, route: Route, wrong: _Wrong) -> Any:
        if not isinstance(raw, dict):
            wrong.add("expected-mapping", route)
            return None
        values = {}
        readers = _readers(model)
        for key, (name, read) in readers.items():
            if key in raw:
                values[name] = read(raw[key], (*route, key), wrong)
            elif model.fields[name].required:
                wrong.add("key-missing", (*route, key), on_key=True, key=key)
        for key in raw:
            if key not in readers:
                _unknown_key(key, route, wrong, [*readers])
        return model(**values)

    return part


_made: dict[type[Strict], dict[str, tuple[str, Reader]]] = {}


def _readers(model: type[Strict]) -> dict[str, tuple[str, Reader]]:
    """By the keys of a file: the name of each field, and how it is read."""
    if model not in _made:
        fields = model.fields.items()
        _made[model] = {field.key: (name, _reader(field.form)) for name, field in fields}
    return _made[model]


def _unknown_key(key: str, route: Route, wrong: _Wrong, known: list[str]) -> None:
    more = {} if (slip := slip_in(key)) else {"nearest": likely(key, known)}
    wrong.add(slip or "key-unknown", (*route, key), on_key=True, key=key, **more)
