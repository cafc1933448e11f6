"""A sweep from Python: what it found, as text, rows, an Arrow table or a data frame."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ki_funding.document import Document
from ki_funding.language import choose
from ki_funding.output import formats
from ki_funding.output.sweep.shown import Answered
from ki_funding.output.writers import parquet
from ki_funding.output.writing import Style
from ki_funding.results.sweep import Answer, AnswerTable
from ki_funding.sweep.answer import answer
from ki_funding.sweep.extent import extent
from ki_funding.sweep.formulas.plan import planned
from ki_funding.sweep.programs.engines import ENGINES, engine_for
from ki_funding.sweep.question import Rules
from ki_funding.sweep.scenario.file import Override, asked
from ki_funding.text_types import Words

if TYPE_CHECKING:
    import pandas
    import pyarrow


def swept(
    rules: Rules, document: Document, folder: Path, *, draws: int | None, seed: int | None,
    engine: str,
) -> "Sweep":  # fmt: skip
    """The answer to the scenario in a document, whose paths are relative to a folder."""
    if engine not in ENGINES:
        raise ValueError(f"engine {engine!r}: one of {', '.join(ENGINES)}")
    for name, number, least in (("draws", draws, 1), ("seed", seed, 0)):
        if number is not None and (type(number) is not int or number < least):
            raise ValueError(f"{name} {number!r}: a whole number from {least} on")
    found = asked(document, folder, rules, override=Override({}, draws, seed))
    chosen = engine_for(extent(found.question).total, engine)
    return Sweep(found.title, answer(planned(found.rules, found.question), chosen))


@dataclass(frozen=True, slots=True)
class Sweep:
    """The answer to a scenario. Amounts are exact; what is not known is None and never 0."""

    title: Words
    answer: Answer

    @property
    def tables(self) -> tuple[AnswerTable, ...]:
        """The tables that the scenario asks for."""
        return self.answer.tables

    @property
    def cases(self) -> int:
        """How many cases were computed."""
        return self.answer.cases

    @property
    def summary(self) -> list[dict[str, Any]]:
        """A row for each figure: its table and amount, what it belongs to, which, and its value."""
        found = self._shown.records(choose(None, os.environ))
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def as_text(self, *, lang: str | None = None) -> str:
        """The tables as `ki-funding sweep` shows them."""
        return str(formats.render(self._shown, "table", Style(choose(lang, os.environ))))

    def to_arrow(self) -> "pyarrow.Table":
        """The summary as an Arrow table with decimals. Raises MissingExtra without pyarrow."""
        return parquet.arrow_table(self._shown.records(choose(None, os.environ)))

    def to_pandas(self) -> "pandas.DataFrame":
        """The summary as a data frame. Raises MissingExtra without pyarrow and pandas."""
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        from ki_funding.output.writers.notebook import as_html

        return as_html(self._shown, choose(None, os.environ))

    @property
    def _shown(self) -> Answered:
        return Answered(self.answer, self.title)
