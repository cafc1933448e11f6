"""The library: what the command line does, from Python.

import ki_funding
rules = ki_funding.load_rules()
result = rules.calculate("kreis.yaml")
result.granted, result.explain(), result.to_rows()
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ki_funding.api.results import Contents, Impact, Result, Statewide, Sweep, TestRun
from ki_funding.api.table import in_language
from ki_funding.calculation.rules import CaseLike
from ki_funding.calculation.rules import Rules as CalculatingRules
from ki_funding.files.findings import InvalidInput
from ki_funding.values.vocabulary import Status

if TYPE_CHECKING:
    from ki_funding.api.batches import Batches
    from ki_funding.sweep.parts import Job, PartResult


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
        that is wrong with the case, ValueError for a year that the rules do not cover.
        """
        self._cover([] if year is None else [year])
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
        against: "Rules | None" = None,
    ) -> "Sweep":
        """Many cases at once, as a scenario file, or its content as a mapping, asks for.

        `engine` is python, numpy, numba or auto; all give the same cents, with any number of
        `workers` (threads; as many as there are cores unless told). With `against` each figure
        stands beside what it is by those rules, with the same draws. Raises MissingFile,
        InvalidInput with everything that is wrong with the scenario, MissingExtra without the
        library of an engine, and Refused or Overflow, with the name of the item, where its amounts
        cannot be written in whole numbers.
        """
        job = self.plan(scenario, draws=draws, seed=seed, engine=engine)
        answer = job.answered(workers)
        if against is not None:
            from ki_funding.sweep.against import compared

            before = against.plan(scenario, draws=draws, seed=seed, engine=engine)
            answer = compared(before.answered(workers), answer)
        return Sweep(job.title, answer)

    def state(
        self, years: Iterable[int] | int | None = None, *, by: str = "programme"
    ) -> "Statewide":
        """What all KI could get at full use, beside the minimum; without `years` of this year.

        `by` is programme, kommune or regierungsbezirk. Raises ValueError for any other, and for a
        year that the rules do not cover.
        """
        from ki_funding.calculation.state import state

        if by not in {"programme", "kommune", "regierungsbezirk"}:
            raise ValueError(f"by {by!r}: programme, kommune or regierungsbezirk")
        wanted = [years] if isinstance(years, int) else list(years or [self.current_year])
        self._cover(wanted)
        return Statewide(state(self, wanted), by, self)

    def init(self, kommune: str, *, year: int | None = None, lang: str | None = None) -> str:
        """The text of a case file for a KI to fill in, at full use.

        Raises LookupError for a name that is none, or several.
        """
        from ki_funding.upkeep.new_case import template

        found = self.book.register.find(kommune.strip())
        if len(found) != 1:
            names = ", ".join(municipality.name for municipality in found) or "none"
            raise LookupError(f"{kommune!r}: one municipality is meant; found: {names}")
        with in_language(lang):
            return template(self, found[0], year or self.current_year)

    def contents(
        self, what: str = "figures", *, programme: str | None = None, status: Iterable[str] = ()
    ) -> Contents:
        """What is in the rulebook: figures, readings, sources, or published, as `rules` lists them.

        Figures are those of a programme, or with one of some `status` (open, assumed, …); published
        ones stand beside what the rules come to. Raises LookupError for a name that is none.
        """
        from ki_funding.presentation.rulebook.contents import What, contents

        wanted = [status] if isinstance(status, str) else list(status)
        _known([what], list(What))
        _known(wanted, list(Status))
        _known([programme] if programme else [], self.ids)
        return Contents(what, contents(self, What(what), programme, list(map(Status, wanted))))

    def schema(self, name: str) -> dict[str, Any]:
        """The JSON Schema of a file or of a result; what a case may say depends on the rules."""
        from ki_funding.presentation.schema import SCHEMAS, schema_of

        _known([name], list(SCHEMAS))
        return schema_of(name, self)

    def _cover(self, years: Iterable[int]) -> None:
        """Raises ValueError for the first year of which the rules say nothing."""
        for year in years:
            if year not in self.years:
                known = f"{self.years[0]} to {self.years[-1]}"
                raise ValueError(f"{year}: the rules cover {known}; carried_forward goes further")

    def __repr__(self) -> str:
        years = f"{self.years[0]} to {self.years[-1]}"
        return f"<Rules: {self.book.head.version}, {len(self.ids)} programmes, {years}>"

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
        from ki_funding.sweep.parts import Job
        from ki_funding.sweep.scenario.options import check_numbers, written_or_read
        from ki_funding.sweep.scenario.reader import Override, asked

        document, folder = written_or_read(scenario)
        if engine not in ENGINES:
            raise ValueError(f"engine {engine!r}: one of {', '.join(ENGINES)}")
        check_numbers(draws, seed)
        found = asked(document, folder, self, override=Override({}, draws, seed))
        return Job.of(found, engine)

    def batches(
        self,
        scenario: "str | PathLike[str] | Mapping[str, Any] | None" = None,
        *,
        keep: Sequence[str] = (),
        mark_wrong: bool = False,
        engine: str = "auto",
    ) -> "Batches":
        """A function from batches of Arrow to batches of Arrow: one case in each row.

        They have the columns of tables of cases, and come out as `sweep --rows` writes them, with
        the amounts that the scenario reports (`granted` without one); its cases are not read.
        Columns named in `keep` are handed on. Wrong rows raise InvalidInput; with `mark_wrong`
        they have no amounts, and a column `finding` says why. `engine` is numpy, numba or auto.
        """
        from ki_funding.api.batches import Batches
        from ki_funding.sweep.scenario.options import of_table, written_or_read
        from ki_funding.sweep.scenario.reader import asked

        if engine not in {"auto", "numpy", "numba"}:
            raise ValueError(f"engine {engine!r}: auto, numpy or numba")
        own = of_table("batches").data
        if scenario is None or isinstance(scenario, Mapping):
            scenario = {**own, **(scenario or {})}
        document, folder = written_or_read(scenario)
        found = asked(document, folder, self, later=True)
        return Batches(found, keep=keep, mark_wrong=mark_wrong, engine=engine)


def _known(asked: Iterable[str], names: Sequence[str]) -> None:
    """Raises LookupError for the first name that is none of some names."""
    for name in asked:
        if name not in names:
            raise LookupError(f"{name!r}: {', '.join(names)}")


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


def test(
    folder: str | PathLike[str] | None = None, *, word: str = "", coverage: bool = False
) -> TestRun:
    """The rules' own tests, or those whose name contains a word; the shipped ones by default.

    With `coverage` also what of the rules they reach. Raises MissingFile if there are no rules, and
    InvalidInput for coverage of rules that cannot be read.
    """
    from ki_funding.law.rulebook.folder import shipped_rules
    from ki_funding.upkeep.rule_tests.coverage import coverage_of
    from ki_funding.upkeep.rule_tests.run import files_of_tests, run_tests

    rules = load_rules(folder)
    where = Path(folder or shipped_rules())
    tested = run_tests(rules, files_of_tests(where, str(folder or "rules")), word=word)
    return TestRun(tested, coverage_of(rules.book, tested) if coverage else ())


test.__test__ = False  # type: ignore[attr-defined]  # none of pytest's


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

    with in_language(lang):
        return text.render(error.diagnostics, Style())
