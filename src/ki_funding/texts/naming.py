"""Titles or ids: by which of the two things are called, bound where somebody asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ki_funding.texts.language import words

_BY_IDS: ContextVar[bool] = ContextVar("by_ids", default=False)


@contextmanager
def naming(*, ids: bool) -> Iterator[None]:
    """Everything that is named within goes by its id, or by its title."""
    before = _BY_IDS.set(ids)
    try:
        yield
    finally:
        _BY_IDS.reset(before)


def by_ids() -> bool:
    """Whether things go by their ids here, for those who write rules."""
    return _BY_IDS.get()


def called(name: str, title: tuple[str, str] | None) -> str:
    """What something is called; without a title it has only its id."""
    return name if by_ids() or title is None else words(title)
