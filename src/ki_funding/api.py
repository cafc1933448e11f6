"""The library: what the command line does, from Python.

import ki_funding
rules = ki_funding.load_rules()
result = rules.calculate("kreis.yaml")
result.granted, result.explain(), result.to_rows()
"""

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, Any

from ki_funding.calculation.case import Case
from ki_funding.calculation.diff_result import Diff
from ki_funding.calculation.result import (
    Calculation,
    MunicipalityFacts,
    ProgrammeResult,
    Receipt,
    Totals,
)
from ki_funding.calculation.rules import CaseLike
from ki_funding.calculation.rules import Rules as CalculatingRules
from ki_funding.files.findings import InvalidInput
from ki_funding.texts.language import Language, choose, speaking
from ki_funding.values.vocabulary import Status

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from ki_funding.presentation.calculation.shown import Cases
    from ki_funding.presentation.page import Picture
    from ki_funding.presentation.shown import Shown
    from ki_funding.presentation.sweep.shown import Answered
    from ki_funding.sweep.answer_table import Answer, AnswerTable
    from ki_funding.sweep.job import Job, PartResult
    from ki_funding.values.scalars import Words


@dataclass(frozen=True, slots=True)
class Result:
    """The funding of one municipality in one year, with the means to explain it."""

    calculation: Calculation
    rules: "Rules"
    case: Case

    @property
    def municipality(self) -> MunicipalityFacts:
        """Whose funding it is."""
        return self.calculation.municipality

    @property
    def year(self) -> int:
        """The grant year."""
        return self.calculation.year

    @property
    def programmes(self) -> tuple[ProgrammeResult, ...]:
        """The programmes and their items."""
        return self.calculation.programmes

    @property
    def totals(self) -> Totals:
        """Sums over all programmes."""
        return self.calculation.totals

    @property
    def granted(self) -> Decimal:
        """What is granted in all; a lower bound where `totals.complete` is false."""
        return self.calculation.totals.granted

    @property
    def status(self) -> Status | None:
        """The weakest status of all values used."""
        return self.calculation.status

    @property
    def receipt(self) -> Receipt:
        """What the result was computed with."""
        return self.calculation.receipt

    def explain(self, path: str | None = None, *, lang: str = "en") -> str:
        """How each amount came about, as text; `path` is PROGRAMME or PROGRAMME.ITEM."""
        from ki_funding.presentation.calculation.explanation import render
        from ki_funding.presentation.style import Style

        with speaking(Language(lang)):
            return render(self.calculation, self.rules.sources, Style(), path)

    def to_rows(self, *, lang: str = "en") -> list[dict[str, Any]]:
        """One flat row for each item, ready for a data frame; amounts are Decimal or None."""
        from ki_funding.presentation.calculation.shown import rows

        with speaking(Language(lang)):
            return rows(self.calculation)

    def to_pandas(self, *, lang: str = "en") -> "pandas.DataFrame":
        """The rows of `to_rows` as a data frame; amounts stay Decimal. Needs pandas."""
        import pandas

        return pandas.DataFrame(self.to_rows(lang=lang))

    def to_dict(self, *, lang: str = "en") -> dict[str, Any]:
        """The result as in the JSON envelope's `cases`."""
        from ki_funding.presentation.calculation.envelope import CaseEntry
        from ki_funding.presentation.entry import entry

        with speaking(Language(lang)):
            return entry(CaseEntry, self.calculation)

    def plot(self, name: str | None = None, *, lang: str | None = None) -> "Picture":
        """A picture of the result, which a notebook shows; without a name the first one.

        `svg()` and `png()` give it as a file. Without `lang` it speaks the language of the
        environment, as the command line does. Raises UnknownPicture, a LookupError with the names
        that there are.
        """
        from ki_funding.presentation.formats import picture

        with _in_language(lang):
            return picture(self._shown, name)

    def _repr_html_(self) -> str:
        return _in_notebook(self._shown)

    @property
    def _shown(self) -> "Cases":
        from ki_funding.presentation.calculation.shown import Cases

        return Cases((self.calculation,), self.rules.sources)


@dataclass(frozen=True, slots=True)
class Rules(CalculatingRules):
    """A rulebook to calculate with, and the readings chosen for it."""

    def calculate(
        self,
        case: CaseLike,
        *,
        year: int | None = None,
        full_use: bool = False,
        trace: bool = True,
        only: Container[str] | None = None,
    ) -> Result:
        """The funding of one case.

        `case` is a path, a mapping as in a case file, or a case. `year` reads its claims for
        another year; `full_use` claims every maximum; `trace` keeps how amounts came about, which
        `explain` needs; `only` leaves out all other programmes. Raises InvalidInput with everything
        that is wrong with the case.
        """
        read = self.case(case, year=year, full_use=full_use)
        found = self.calculation(read, full_use=full_use, trace=trace, only=only)
        return Result(found, self, read)

    def sweep(
        self,
        scenario: "str | PathLike[str] | Mapping[str, Any]",
        *,
        draws: int | None = None,
        seed: int | None = None,
        engine: str = "auto",
        workers: int | None = None,
    ) -> "Sweep":
        """Many cases at once, as a scenario file, or its content as a mapping, asks for.

        `engine` is python, numpy, numba or auto; all give the same cents, with any number of
        `workers` (threads; as many as there are cores unless told). Raises MissingFile,
        InvalidInput with everything that is wrong with the scenario, MissingExtra without the
        library of an engine, and Refused or Overflow, with the name of the item, where its amounts
        cannot be written in whole numbers.
        """
        job = self.plan(scenario, draws=draws, seed=seed, engine=engine)
        return Sweep(job.title, job.answered(workers))

    def plan(
        self,
        scenario: "str | PathLike[str] | Mapping[str, Any]",
        *,
        draws: int | None = None,
        seed: int | None = None,
        engine: str = "auto",
    ) -> "Job":
        """A sweep as a job that travels: `job.parts(n)` may run anywhere, and `merge` joins them.

        Takes and raises what `sweep` does.
        """
        from ki_funding.sweep.engines.engines import ENGINES
        from ki_funding.sweep.job import Job
        from ki_funding.sweep.scenario.file import Override, asked
        from ki_funding.sweep.scenario.options import check_numbers, written_or_read

        document, folder = written_or_read(scenario)
        if engine not in ENGINES:
            raise ValueError(f"engine {engine!r}: one of {', '.join(ENGINES)}")
        check_numbers(draws, seed)
        found = asked(document, folder, self, override=Override({}, draws, seed))
        return Job.of(found, engine)


@dataclass(frozen=True, slots=True)
class Sweep:
    """The answer to a scenario. Amounts are exact; what is not known is None and never 0."""

    title: "Words"
    answer: "Answer"

    @property
    def tables(self) -> "tuple[AnswerTable, ...]":
        """The tables that the scenario asks for."""
        return self.answer.tables

    @property
    def cases(self) -> int:
        """How many cases were computed."""
        return self.answer.cases

    @property
    def summary(self) -> list[dict[str, Any]]:
        """A row for each figure: its table and amount, what it belongs to, which, and its value."""
        with _in_language():
            found = self._shown.records()
            return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    def as_text(self, *, lang: str | None = None) -> str:
        """The tables as `ki-funding sweep` shows them."""
        from ki_funding.presentation.formats import render
        from ki_funding.presentation.style import Style

        with _in_language(lang):
            return str(render(self._shown, "table", Style()))

    def to_arrow(self) -> "pyarrow.Table":
        """The summary as an Arrow table with decimals. Raises MissingExtra without pyarrow."""
        from ki_funding.presentation.writers import parquet

        with _in_language():
            return parquet.arrow_table(self._shown.records())

    def to_pandas(self) -> "pandas.DataFrame":
        """The summary as a data frame. Raises MissingExtra without pyarrow."""
        return self.to_arrow().to_pandas()

    def _repr_html_(self) -> str:
        return _in_notebook(self._shown)

    @property
    def _shown(self) -> "Answered":
        from ki_funding.presentation.sweep.shown import Answered

        return Answered(self.answer, self.title)


class Impact(Diff):
    """What two rulebooks differ in, with what a notebook shows of it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ki_funding.presentation.diff.shown import Differences

        return _in_notebook(Differences(self, self.years_in_full(self.current_year)))


def load_rules(
    folder: str | PathLike[str] | None = None, *, readings: Mapping[str, str] | None = None
) -> Rules:
    """The shipped rules, or those of a folder, with readings chosen by id.

    Raises MissingFile if the folder holds no rules, InvalidInput for an unknown reading.
    """
    return Rules.load(folder, readings=readings)


def calculate(case: CaseLike, *, year: int | None = None, full_use: bool = False) -> Result:
    """The funding of one case with the shipped rules; see `Rules.calculate`."""
    return load_rules().calculate(case, year=year, full_use=full_use)


def diff(
    old: Rules,
    new: Rules,
    years: Sequence[int] | None = None,
    cases: Sequence[CaseLike] | None = None,
) -> Impact:
    """Every figure that differs, and every amount that differs for it.

    Amounts are those of all KI at full use, or those of some cases. Without `years` they are given
    for each year in which the rules differ. Raises InvalidInput if a side cannot be used.
    """
    from ki_funding.calculation.diff import diff as compared

    return Impact(*compared(old, new, years, cases))


def merge(job: "Job", results: "Iterable[PartResult]") -> Sweep:
    """The sweep that all parts of a job make up: what each `part.run()` gave, in any order.

    Raises NotOfThisJob unless every part of this very job is there once.
    """
    return Sweep(job.title, job.merged(results))


def messages(error: InvalidInput, *, lang: str | None = None) -> str:
    """Every finding with its place, what was expected and the remedy, as text.

    Without `lang` it speaks the language of the environment, as the command line does.
    """
    from ki_funding.presentation.findings import text
    from ki_funding.presentation.style import Style

    with _in_language(lang):
        return text.render(error.diagnostics, Style())


def _in_notebook(shown: "Shown") -> str:
    """What a notebook shows of a result: the report without pictures."""
    from ki_funding.presentation.writers.html.document import fragment

    with _in_language():
        return fragment(shown.report())


def _in_language(lang: str | None = None) -> AbstractContextManager[None]:
    """Speaks a language; without one that of the environment."""
    return speaking(choose(lang, os.environ))
