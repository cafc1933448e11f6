"""Results as JSON: what each object holds is declared by its TypedDict, which is its schema too.

A key takes what the attribute of its name holds, or what `From` says. Amounts become texts with two
decimals, days are written as ISO does, texts in both languages in the one that is spoken.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, get_args, get_origin, is_typeddict

from ki_funding.presentation.json_text import Alike
from ki_funding.texts.language import words
from ki_funding.values.exact import plain_text
from ki_funding.values.scalars import Citation, Words

Getter = Callable[[Any], Any]


class From(NamedTuple):
    """Where the value of a key comes from: `span.line` of what is written, or a function of it."""

    what: str | Getter


class Form:
    """Marks a key with what its schema says, where the type of Python does not tell."""

    def __init__(self, **schema: Any) -> None:
        self.schema = schema


class _Key(NamedTuple):
    """A key, what gives its value, and which object or mapping its form consists of."""

    name: str
    get: Getter
    shape: Any
    pairs: bool


def entry(shape: Any, found: object) -> dict[str, Any]:
    """An object with the keys of a TypedDict."""
    return {key.name: _written(key.get(found), key) for key in _keys(shape)}


@cache
def _keys(shape: Any) -> tuple[_Key, ...]:
    return tuple(_key(name, form) for name, form in shape.__annotations__.items())


def _key(name: str, form: Any) -> _Key:
    what = next((note.what for note in _notes(form) if isinstance(note, From)), name)
    shapes = [part for part in _parts(form) if is_typeddict(part)]
    pairs = any(get_origin(part) is dict for part in _parts(form))
    get = attrgetter(what) if isinstance(what, str) else what
    return _Key(name, get, shapes[0] if shapes else None, pairs)


def _notes(form: Any) -> tuple[Any, ...]:
    return form.__metadata__ if get_origin(form) is Annotated else ()


def _parts(form: Any) -> list[Any]:
    """A form, and those that it consists of."""
    inner = get_args(form)[:1] if get_origin(form) is Annotated else get_args(form)
    return [form, *(part for one in inner for part in _parts(one))]


def _written(value: Any, key: _Key) -> Any:
    if key.pairs:
        return {str(name): _plain(inner) for name, inner in dict(value).items()}
    if isinstance(value, dict | Alike) or value is None:
        return value
    if isinstance(value, Iterator):  # of many, each is made as it is written
        return (_written(one, key) for one in value)
    several = isinstance(value, list) or type(value) is tuple
    if several:
        return [_written(one, key) for one in value]
    return entry(key.shape, value) if key.shape else _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case Words():
            return words(value)
        case Citation() | StrEnum():
            return str(value)
        case Decimal():
            return f"{value:.2f}"
        case Fraction():
            return plain_text(value)
        case date():
            return value.isoformat()
    return value
