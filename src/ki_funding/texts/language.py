"""German and English: which of them to speak, and every text of the program in both.

The catalogue is in `texts/`; each entry is a pair, so no text can exist in one language alone.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from itertools import chain
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# The files of texts, in the order in which a run is likely to need them.
_FILES = (
    "commands", "results", "reports", "errors", "checks", "files", "rules", "rule_tests", "workbooks",
    "sentences", "diff", "sweep", "scenario", "site",
)  # fmt: skip


class Language(StrEnum):
    """A language of the program."""

    DE = "de"
    EN = "en"


# Whoever answers people binds it; without a default, so that a text cannot slip into the wrong one.
_SPOKEN: ContextVar[Language] = ContextVar("spoken")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Every text that is made within is in that language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def keeping(said: Callable[P, T]) -> Callable[P, T]:
    """A function that speaks the language of now, wherever and whenever it is called."""
    language = spoken()

    def kept(*args: P.args, **named: P.kwargs) -> T:
        with speaking(language):
            return said(*args, **named)

    return kept


def in_each(said: Callable[[], str]) -> tuple[str, ...]:
    """The same text in German, then in English."""
    found = []
    for language in Language:
        with speaking(language):
            found.append(said())
    return tuple(found)


def spoken() -> Language:
    """The language that is spoken here. Raises LookupError where nobody has said which."""
    return _SPOKEN.get()


def heard() -> Language:
    """The language that is spoken here, or else that of the environment."""
    return _SPOKEN.get(None) or choose(None, os.environ)


def choose(option: str | None, environment: Mapping[str, str]) -> Language:
    """`--lang`, then KI_FUNDING_LANG, then the locale, else English."""
    if option in set(Language):
        return Language(option)
    for variable in ("KI_FUNDING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            return _named(value)
    return _named(_of_windows())


def _named(locale: str) -> Language:
    """The language of a locale: `de_DE.UTF-8`, or `German_Germany` on Windows."""
    return Language.DE if locale.casefold().startswith(("de", "german")) else Language.EN


def _of_windows() -> str:
    """The locale of a user of Windows, where no variable says it."""
    if sys.platform != "win32":
        return ""
    from locale import getlocale

    return getlocale()[0] or ""


class _Catalogue(Mapping[str, tuple[str, str]]):
    """Every text that a run may say by its key; a file is loaded where none before it has it."""

    def __init__(self) -> None:
        self._loaded: dict[str, tuple[str, str]] = {}

    def __getitem__(self, key: str) -> tuple[str, str]:
        files = iter(_FILES)
        while key not in self._loaded:
            if (name := next(files, None)) is None:
                raise KeyError(key)
            self._loaded |= _texts(name)
        return self._loaded[key]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(_texts, _FILES))

    def __len__(self) -> int:
        return sum(map(len, map(_texts, _FILES)))


def _texts(name: str) -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = getattr(
        import_module(f"ki_funding.texts.{name}"), name.upper()
    )
    return texts


@cache
def catalogue() -> Mapping[str, tuple[str, str]]:
    """Every text that a run may say by its key, as (German, English)."""
    return _Catalogue()


@cache
def explanations() -> Mapping[str, tuple[str, str]]:
    """What the keys of files mean, for schemas; apart, so that other runs do not load them."""
    from ki_funding.texts.file_keys import FILE_KEYS
    from ki_funding.texts.result_keys import RESULT_KEYS

    return {**FILE_KEYS, **RESULT_KEYS}


def text(key: str, /, **params: str) -> str:
    """A text of the catalogue, filled. A key that is not there is a bug, so KeyError."""
    pair = catalogue().get(key) or explanations()[key]
    return words(pair).format_map(params)


def words(both: tuple[str, str]) -> str:
    """One of two texts, (German, English), as those of the rules are too."""
    return both[0] if spoken() is Language.DE else both[1]


def day(value: date) -> str:
    """A date as each language writes it."""
    return words((value.strftime("%d.%m.%Y"), value.isoformat()))
