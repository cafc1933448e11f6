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
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


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


@cache
def catalogue() -> Mapping[str, tuple[str, str]]:
    """Every text that a run may say by its key, as (German, English)."""
    from ki_funding.texts.checks import CHECKS
    from ki_funding.texts.commands import COMMANDS
    from ki_funding.texts.diff import DIFF
    from ki_funding.texts.errors import ERRORS
    from ki_funding.texts.files import FILES
    from ki_funding.texts.reports import REPORTS
    from ki_funding.texts.results import RESULTS
    from ki_funding.texts.rule_tests import RULE_TESTS
    from ki_funding.texts.rules import RULES
    from ki_funding.texts.scenario import SCENARIO
    from ki_funding.texts.sentences import SENTENCES
    from ki_funding.texts.site import SITE
    from ki_funding.texts.sweep import SWEEP
    from ki_funding.texts.workbooks import WORKBOOKS

    return {
        **COMMANDS,
        **RESULTS,
        **FILES,
        **ERRORS,
        **RULES,
        **RULE_TESTS,
        **CHECKS,
        **DIFF,
        **REPORTS,
        **SCENARIO,
        **SENTENCES,
        **SITE,
        **SWEEP,
        **WORKBOOKS,
    }


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
