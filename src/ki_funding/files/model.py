"""What a part of a file may say: a class whose annotations are its keys, as a dataclass has them.

Each form that stands there has a reader (`files.reading`) and a schema for editors
(`presentation.schema`): a class of parts, a word of an enumeration or of a `Literal`, lists,
mappings, what may be left empty (`X | None`), and what is `Annotated` by one of the marks below or
by `ReadBy`, which says how a text becomes a value.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from inspect import get_annotations
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    Self,
    dataclass_transform,
    get_args,
    get_origin,
)

from ki_funding.values.unreadable import Unreadable

TAG = "kind"  # what tells the members of our unions apart
_OF_THE_CLASS: Any = ClassVar


class Before(NamedTuple):
    """Marks a form whose raw value is made another before it is read."""

    change: Callable[[Any], Any]


class After(NamedTuple):
    """Marks a form whose value is looked at once more; the check may raise Unreadable."""

    check: Callable[[Any], Any]


def _something(value: Any) -> Any:
    if not value:
        raise Unreadable("list-empty")
    return value


NOT_EMPTY = After(_something)  # a list or mapping that must have something in it


class AtMost(NamedTuple):
    """Marks a list or mapping of which no more is read than so many entries."""

    limit: int


class OneOf(NamedTuple):
    """Marks a part that is of one of some classes: of the one whose word stands at `kind`."""

    classes: "tuple[type[Strict], ...]"

    @property
    def by_word(self) -> "dict[str, type[Strict]]":
        """The classes by their words."""
        return {get_args(one.fields[TAG].form)[0]: one for one in self.classes}


class OrWord(NamedTuple):
    """Tells an editor that one word of an enumeration may stand instead of what it describes."""

    words: type[StrEnum]


class _Said(NamedTuple):
    alias: str | None
    default: Any
    default_factory: Callable[[], Any] | None


def field(
    *,
    alias: str | None = None,
    default: Any = ...,
    default_factory: Callable[[], Any] | None = None,
) -> Any:
    """A key that is called otherwise in a file, or whose value is made where it is missing."""
    return _Said(alias, default, default_factory)


class Field(NamedTuple):
    """A key of a part: how it is called in a file, its form, and what holds where it is missing."""

    key: str
    form: Any
    default: Any
    default_factory: Callable[[], Any] | None

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is ... and self.default_factory is None

    @property
    def marks(self) -> tuple[Any, ...]:
        """How its form is marked."""
        return get_args(self.form)[1:] if get_origin(self.form) is Annotated else ()

    def missing(self) -> Any:
        """What it is where a file does not say it."""
        return self.default_factory() if self.default_factory else self.default


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Strict:
    """A part of a file: unknown keys are errors, nothing changes after reading."""

    fields: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        own = {
            name: _field(name, form, vars(cls).get(name, ...))
            for name, form in get_annotations(cls).items()
            if get_origin(form) is not _OF_THE_CLASS
        }
        cls.fields = {**cls.fields, **own}

    def __init__(self, **given: Any) -> None:
        left = (name for name in self.fields if name not in given)
        vars(self).update({name: self.fields[name].missing() for name in left}, **given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of what was read")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def but(self, **changed: Any) -> Self:
        """The same with other values."""
        return type(self)(**{**vars(self), **changed})


def _field(name: str, form: Any, given: Any) -> Field:
    said = given if isinstance(given, _Said) else _Said(None, given, None)
    return Field(said.alias or name, form, said.default, said.default_factory)
