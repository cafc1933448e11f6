"""What is wrong with a call, in our words: by what typer's errors know, not by what they say."""

from collections.abc import Iterable
from typing import Any

from ki_funding.files.findings import nearest
from ki_funding.texts.language import text

OURS = "ki_funding"
PIP_NAMES = {"yaml": "pyyaml"}  # of libraries that are imported by another one


class UsageProblem(Exception):
    """A wrong call: one sentence of the catalogue and what was likely meant, exit code 2."""

    def __init__(self, key: str, /, *, likely: Iterable[str] = (), **params: str) -> None:
        super().__init__(key)
        self.key, self.likely, self.params = key, likely, params

    def said(self) -> str:
        """The sentence."""
        return with_likely(text(self.key, **self.params), self.likely)


class NoSuchWord(Exception):
    """A value of an option that is none of the words that it takes."""

    def __init__(self, options: Iterable[str], value: str, words: Iterable[str]) -> None:
        super().__init__(value)
        self.options, self.value, self.words = options, value, tuple(words)


def without_library(error: ModuleNotFoundError) -> str | None:
    """What is told where a library is gone that every installation has; None if it is ours."""
    name = (error.name or OURS).partition(".")[0]
    command = f"pip install {PIP_NAMES.get(name, name)}"
    return None if name == OURS else text("usage.extra", reason=str(error), command=command)


def refused(error: Exception, parameters: Iterable[Any]) -> str | None:
    """What typer refused; None of an error that is none of a call.

    `parameters` are those of the command that was called.
    """
    if isinstance(error, NoSuchWord):
        options = " / ".join(f"'{name}'" for name in error.options)
        words = ", ".join(f"'{word}'" for word in error.words)
        said = text("usage.no_word", option=options, value=error.value, words=words)
        return with_likely(said, nearest(error.value, error.words))
    if isinstance(error, ModuleNotFoundError):
        return without_library(error)
    known: Any = error
    if hasattr(error, "possibilities"):
        said = text("usage.no_option", option=known.option_name)
        return with_likely(said, known.possibilities or ())
    if hasattr(error, "option_name"):
        flags = {name for p in parameters if getattr(p, "is_flag", False) for name in p.opts}
        key = "usage.takes_no_value" if known.option_name in flags else "usage.needs_value"
        return text(key, option=known.option_name)
    if hasattr(error, "param_type") and known.param is not None:
        return text("usage.missing", name=known.param.metavar or known.param.opts[0])
    if hasattr(error, "format_message"):  # one of a newer typer, in its own English
        return str(known.format_message())
    return None


def with_likely(said: str, likely: Iterable[str]) -> str:
    """What is wrong, and what was meant where that is likely."""
    words = ", ".join(f"'{word}'" for word in likely)
    return text("usage.likely", said=said, words=words) if words else said
