"""What every result from Python can do: rows, data frames, Arrow, and what a notebook shows."""

import os
from abc import abstractmethod
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ki_funding.texts.language import choose, speaking

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ki_funding.presentation.picture import Picture
    from ki_funding.presentation.records import Records
    from ki_funding.presentation.shown import Shown


class Table:
    """A result whose figures are rows: years are numbers, money is decimal, None is not known.

    Without `lang` titles are in the language of the environment, as on the command line; the names
    of columns are the same in every language.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def _shown(self) -> "Shown":
        """The result as every format asks for it."""

    def to_rows(self, *, lang: str | None = None) -> list[dict[str, Any]]:
        """A flat row for each figure."""
        found = self._records(lang)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def to_pandas(self, *, lang: str | None = None) -> "pandas.DataFrame":
        """The rows as a data frame. Raises MissingExtra without pandas."""
        from ki_funding.presentation import frames

        return frames.pandas(self._records(lang))

    def to_polars(self, *, lang: str | None = None) -> "polars.DataFrame":
        """The rows as a data frame of Polars. Raises MissingExtra without polars."""
        from ki_funding.presentation import frames

        frame: polars.DataFrame = frames.polars(self._records(lang))
        return frame

    def to_arrow(self, *, lang: str | None = None) -> "pyarrow.Table":
        """The rows as an Arrow table. Raises MissingExtra without pyarrow."""
        from ki_funding.presentation import frames

        return frames.arrow(self._records(lang))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows for any library that knows Arrow's capsules, such as DuckDB."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def plot(self, name: str | None = None, *, lang: str | None = None) -> "Picture":
        """A picture of the result, which a notebook shows; without a name the first one.

        `svg()` and `png()` give it as a file. Without `lang` it speaks the language of the
        environment, as the command line does. Raises UnknownPicture, a LookupError with the names
        that there are.
        """
        from ki_funding.presentation.formats import picture

        with in_language(lang):
            return picture(self._shown, name)

    def _records(self, lang: str | None) -> "Records":
        with in_language(lang):
            found = self._shown.records()
            return found._replace(rows=[tuple(row) for row in found.rows])

    def _repr_html_(self) -> str:
        """What a notebook shows: the report without pictures."""
        from ki_funding.presentation.writers.html.document import fragment

        with in_language():
            return fragment(self._shown.report())


def in_language(lang: str | None = None) -> AbstractContextManager[None]:
    """Speaks a language; without one that of the environment."""
    return speaking(choose(lang, os.environ))
