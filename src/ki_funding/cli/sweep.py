"""`ki-funding sweep SCENARIO`: many cases at once, in the tables that the scenario asks for."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import YEAR, Word, Words, argument, flag, one_format, one_of, option
from ki_funding.cli.suffix import suffix_of
from ki_funding.cli.targets import check_targets, whole_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.presentation.formats import all_but
from ki_funding.presentation.style import Dialect

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.delivery import Wanted
    from ki_funding.cli.sides import Sides
    from ki_funding.cli.sweep_parts import Places
    from ki_funding.files.document import Document
    from ki_funding.sweep.answer_table import Answer, RowWriter
    from ki_funding.sweep.scenario.reader import Asked

LARGE = 10**9  # cases; more are a slip more often than a wish
# Two values as they are written, or one with a decimal comma as it is not.
TWO_VALUES = re.compile(r"= *[0-9]+,[0-9]{1,2} *$")
WATCHED = 10**5  # cases; fewer are done before a bar is read
SCREENFUL = 40  # rows of a table on a terminal


class EngineName(StrEnum):
    """What a sweep is computed with."""

    AUTO = "auto"
    PYTHON = "python"
    NUMPY = "numpy"
    NUMBA = "numba"


class SweepCall(OfAdjustedRules, InFormat):
    """A call of `sweep`."""

    scenario: Word = argument("SCENARIO", "help.scenario")
    dry_run: bool = flag("--dry-run", "help.dry_run")
    yes: bool = flag("--yes", "help.yes")
    draws: Word = option("--draws", "N", "help.draws")
    seed: Word = option("--seed", "N", "help.seed")
    vary: Words = option("--vary", "PATH=VALUES", "help.vary", completion.parameters)
    year: Word = YEAR
    engine: EngineName = one_of(EngineName, "--engine", "help.engine", EngineName.AUTO)
    workers: Word = option("--workers", "N", "help.workers")
    cluster: Word = option("--cluster", "WHERE", "help.cluster")
    resume: Word = option("--resume", "FILE", "help.resume")
    rows: Word = option("--rows", "FILE", "help.rows")
    rejects: Word = option("--rejects", "FILE", "help.rejects")
    against: Word = option("--against", "WHAT", "help.against")

    formats = all_but("plain", "xlsx")
    format_ = one_format(formats)

    def run(self) -> int:
        """Answers the scenario, or says how much it asks."""
        from ki_funding.cli.sweep_plan import plan, time_of, whole
        from ki_funding.presentation.sweep.shown import Answered
        from ki_funding.sweep.against import compared
        from ki_funding.sweep.engines.engines import engine_for, extra_for, workers_for
        from ki_funding.sweep.extent import extent

        wanted = self.wanted
        document, folder = self._scenario()
        for varied in filter(TWO_VALUES.search, self.vary or ()):
            two = varied.rpartition("=")[2].strip()
            self.console.note("note.two_values", text=two, number=two.replace(",", "."))
        found = self._asked(document, folder, self.rules)
        # before anything is computed
        check_targets(
            self.rows, self.rejects, self.resume, wanted.output, *wanted.pictures.values()
        )
        listed = "" if self.rows is None else suffix_of(self.rows)
        if found.table is not None or self.rejects is not None:
            return self._by_row(found, listed)
        question, cases = found.question, extent(found.question).total
        if not question.drawn and (self.draws is not None or self.seed is not None):
            self.console.note("note.sweep_draws", file=document.name)
        engine = engine_for(cases, self.engine)
        places = self._places()
        workers = workers_for(engine, extent(question).scenarios, places.workers)
        if self.dry_run:
            to = self.output if wanted.format_ == "table" else None  # a plan is a text
            self.console.result(plan(found, engine.name, workers, listed) + "\n", to)
            return OK
        if cases > LARGE and not self.yes:
            time = time_of(found, engine.name, workers, listed)
            raise UsageProblem("usage.sweep_large", cases=whole(cases), time=time)
        answer = self._answer(found, places, document.name, self.rows)
        if self.against is not None:
            before = self._asked(document, folder, self._sides.old)
            if before.rules.receipt == found.rules.receipt:
                self.console.note("note.against_same")
            answer = compared(self._answer(before, places, document.name), answer, self.against)
        self.deliver(Answered(answer, found.title, self._most))
        if self.engine is EngineName.AUTO and (missing := extra_for(cases, engine.name)):
            from ki_funding.extras import installing

            self.console.note("note.sweep_slow", command=installing(missing))
        return OK

    def _by_row(self, found: "Asked", listed: str) -> int:
        """Answers over the rows of a table, which are never all in memory."""
        from ki_funding.cli.sweep_by_row import answered_by_row, rejecting
        from ki_funding.presentation.sweep.shown import Answered

        table = found.table
        if table is None:
            raise UsageProblem("usage.rejects_table")
        for other in ("against", "resume"):
            if getattr(self, other) is not None:
                raise UsageProblem("usage.by_row", option=f"--{other}")
        if self.engine is EngineName.PYTHON:
            raise UsageProblem("usage.by_row", option="--engine python")
        places = self._places(by_row=True)
        if self.dry_run:
            from ki_funding.cli.sweep_plan import plan_by_row

            self.console.result(plan_by_row(table, len(found.years), listed) + "\n", None)
            return OK
        with (
            self._progress(table.rows) as progress,
            nullcontext() if self.rows is None else self._writer(self.rows) as writer,
            rejecting(self.rejects, self.csv_dialect, self.console) as rejects,
        ):
            answer = answered_by_row(
                found, table, self.engine, writer, rejects, progress, places.cluster, places.workers
            )
        self.deliver(Answered(answer, found.title, self._most))
        return OK

    @property
    def _most(self) -> int | None:
        """How many rows of a table are shown; None: all."""
        watched = self.wanted.format_ == "table" and self.console.on_terminal(self.output)
        return SCREENFUL if watched else None

    @cached_property
    def wanted(self) -> "Wanted":
        """How the answer is written; the dialect may be about the rows alone."""
        from ki_funding.cli.delivery import check_dialect

        wanted = super().wanted
        if self.rows is not None and suffix_of(self.rows) == ".csv" and wanted.format_ != "csv":
            wanted = wanted._replace(dialect=Dialect.RFC4180)
        check_dialect(wanted)  # before anything is computed or written
        return wanted

    @cached_property
    def rules(self) -> "Rules":
        """The rules as they are named: the scenario puts its own overlays on them first."""
        from ki_funding.cli.inputs import rules_in

        return rules_in(self.folder) if self.against is None else self._sides.new

    @cached_property
    def _sides(self) -> "Sides":
        """The rules before and after, as `diff` understands them. Raises UsageProblem."""
        from ki_funding.cli.sides import sides_of

        if self.resume is not None:
            raise UsageProblem("usage.against_resume")
        return sides_of(self.against, None, self.folder)

    def _scenario(self) -> "tuple[Document, Path]":
        """The scenario, and the folder that its paths start from. Raises UsageProblem."""
        from ki_funding.cli.scenario import scenario_of

        rules = self.rules
        self.years(self.year)
        document, folder = scenario_of(self.scenario, rules, self.year, varies=bool(self.vary))
        self.tell_of_rules_here()
        return document, folder

    def _asked(self, document: "Document", folder: Path, rules: "Rules") -> "Asked":
        """What the scenario asks, with what the options say instead. Raises InvalidInput."""
        from ki_funding.sweep.scenario.options import number_of, with_options
        from ki_funding.sweep.scenario.reader import Override, asked
        from ki_funding.sweep.scenario.scenario_file import read_draws, read_seed

        return asked(
            with_options(document, self.vary or (), self.year),
            folder,
            rules,
            adjust=self.adjusted,
            override=Override(
                self.readings,
                number_of("--draws", self.draws, read_draws),
                number_of("--seed", self.seed, read_seed),
            ),
            by_row=self.rejects is not None,
        )

    def _places(self, *, by_row: bool = False) -> "Places":
        """Where the work is done. Raises UsageProblem."""
        from ki_funding.cli.sweep_parts import Places

        if self.workers is not None and not re.fullmatch(r"[1-9][0-9]{0,2}", self.workers):
            raise UsageProblem("usage.workers", text=self.workers)
        if self.rows is not None and self.cluster is not None and not by_row:
            raise UsageProblem("usage.cluster_rows")
        workers = None if self.workers is None else int(self.workers)
        return Places.of(self.cluster, workers, self.resume)

    def _answer(
        self, found: "Asked", places: "Places", name: str, rows_file: str | None = None
    ) -> "Answer":
        """The answer, and every row in a file where that is asked for. Raises UsageProblem."""
        from ki_funding.sweep.formulas.integers import Overflow
        from ki_funding.sweep.formulas.symbols import Refused
        from ki_funding.sweep.parts import Job
        from ki_funding.sweep.rows import write_rows

        tables = len(found.question.tables) + (rows_file is not None)
        try:
            job = Job.of(found, self.engine)
            with self._progress(job.cases * tables) as progress:
                if rows_file is not None:
                    with self._writer(rows_file) as rows:
                        write_rows(job.plan, job.made(), rows, progress=progress)
                return places.answered(job, progress)
        except (Refused, Overflow) as error:
            raise UsageProblem(f"usage.sweep.{error.why}", item=error.name or name) from error

    @contextmanager
    def _writer(self, rows: str) -> "Iterator[RowWriter]":
        """What writes every row to a file that is there whole or not at all."""
        from ki_funding.presentation.sweep.rows import SUFFIXES, writer

        path, suffix = Path(rows), suffix_of(rows)
        if suffix not in SUFFIXES:
            raise UsageProblem("usage.rows_suffix", file=rows)
        with whole_file(path) as stream:
            made = writer(suffix, stream, self.csv_dialect)
            try:
                yield made
            except BaseException:
                with suppress(Exception):  # half of it may be written, and nothing begun
                    made.end()
                raise
            made.end()
        self.console.note("note.written", file=rows)

    def _progress(self, total: int) -> AbstractContextManager[Callable[[int], None]]:
        """What is told how many cases are done; a bar where a person watches."""
        watched = sys.stderr is not None and sys.stderr.isatty()
        if self.quiet or not watched or total < WATCHED:
            return nullcontext(lambda _: None)
        from ki_funding.presentation.with_rich import bar

        return bar(sys.stderr, total)
