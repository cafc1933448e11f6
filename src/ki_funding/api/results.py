"""What the library returns: each result with its figures, and with what it can tell of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ki_funding.api.table import Table, in_language
from ki_funding.calculation.case import Case
from ki_funding.calculation.diff_result import Diff
from ki_funding.calculation.result import (
    Calculation,
    MunicipalityFacts,
    ProgrammeResult,
    Receipt,
    Totals,
)
from ki_funding.upkeep.rule_tests.outcome import Outcome, ProgrammeCoverage, Tested
from ki_funding.values.vocabulary import Status

if TYPE_CHECKING:
    from ki_funding.api import Rules
    from ki_funding.calculation.state import State, YearState
    from ki_funding.files.findings import Diagnostic
    from ki_funding.presentation.calculation.shown import Cases
    from ki_funding.presentation.diff.shown import Differences
    from ki_funding.presentation.records import Records
    from ki_funding.presentation.rule_tests import RuleTests
    from ki_funding.presentation.shown import Shown
    from ki_funding.presentation.state.shown import Land
    from ki_funding.presentation.sweep.shown import Answered
    from ki_funding.sweep.answer_table import Answer, AnswerTable
    from ki_funding.values.scalars import Words


@dataclass(frozen=True, slots=True)
class Result(Table):
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

        with in_language(lang):
            return render(self.calculation, self.rules.sources, Style(), path)

    def to_rows(self, *, lang: str | None = "en") -> list[dict[str, Any]]:
        """One flat row for each item, ready for a data frame; amounts are Decimal or None."""
        from ki_funding.presentation.calculation.shown import rows

        with in_language(lang):
            return rows(self.calculation)

    def to_dict(self, *, lang: str = "en") -> dict[str, Any]:
        """The result as in the JSON envelope's `cases`."""
        from ki_funding.presentation.calculation.envelope import CaseEntry
        from ki_funding.presentation.entry import entry

        with in_language(lang):
            return entry(CaseEntry, self.calculation)

    def __repr__(self) -> str:
        at_least = "" if self.totals.complete else "at least "
        return f"<Result: {self.municipality.name} {self.year}, {at_least}{self.granted} EUR>"

    def _records(self, lang: str | None) -> "Records":
        return Table._records(self, lang or "en")

    @property
    def _shown(self) -> "Cases":
        from ki_funding.presentation.calculation.shown import Cases

        return Cases((self.calculation,), self.rules.sources, ((self.rules, self.case),))


@dataclass(frozen=True, slots=True)
class Sweep(Table):
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
        return self.to_rows()

    def as_text(self, *, lang: str | None = None) -> str:
        """The tables as `ki-funding sweep` shows them."""
        from ki_funding.presentation.formats import render
        from ki_funding.presentation.style import Style

        with in_language(lang):
            return str(render(self._shown, "table", Style()))

    def __repr__(self) -> str:
        return f"<Sweep: {self.title.en}, {self.cases} cases, {len(self.tables)} tables>"

    @property
    def _shown(self) -> "Answered":
        from ki_funding.presentation.sweep.shown import Answered

        return Answered(self.answer, self.title)


class Impact(Table, Diff):
    """What two rulebooks differ in, with what a notebook shows of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        years = ", ".join(str(year.year) for year in self.years)
        total = self.over_years.total.amount
        return f"<Impact: {len(self.values)} figures differ; {years}: {total} EUR>"

    @property
    def _shown(self) -> "Differences":
        from ki_funding.presentation.diff.shown import Differences

        return Differences(self, self.years_in_full(self.current_year))


@dataclass(frozen=True, slots=True)
class Statewide(Table):
    """What all KI could get in some years, by `programme`, `kommune` or `regierungsbezirk`."""

    state: "State"
    by: str
    rules: "Rules"

    @property
    def years(self) -> "tuple[YearState, ...]":
        """Each year with its sums."""
        return self.state.years

    def __repr__(self) -> str:
        sums = ", ".join(f"{year.year}: {year.total.known} EUR" for year in self.years)
        return f"<Statewide: {sums}>"

    @property
    def _shown(self) -> "Land":
        from ki_funding.presentation.state.shown import Land

        return Land(self.state, self.by, self.rules.sources)


@dataclass(frozen=True, slots=True)
class Contents(Table):
    """What is in a rulebook: a row for each figure, answer to a legal question, or source."""

    what: str
    found: "Shown"

    def __repr__(self) -> str:
        return f"<Contents: {len(self.to_rows())} rows of {self.what}>"

    @property
    def _shown(self) -> "Shown":
        return self.found


@dataclass(frozen=True, slots=True)
class TestRun(Table):
    """The rules' own tests, and what of the rules they reach."""

    __test__ = False  # none of pytest's

    tested: Tested
    covered: "tuple[ProgrammeCoverage, ...]"

    @property
    def tests(self) -> tuple[Outcome, ...]:
        """Every test with what it compared and what failed."""
        return self.tested.outcomes

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.tested.findings

    @property
    def findings(self) -> "list[Diagnostic]":
        """Everything that is wrong, in order of place."""
        return self.tested.findings

    def __repr__(self) -> str:
        return f"<TestRun: {len(self.tests)} tests, {self.tested.failures} failed>"

    @property
    def _shown(self) -> "RuleTests":
        from ki_funding.presentation.rule_tests import RuleTests

        return RuleTests([(self.tested, self.covered)])
