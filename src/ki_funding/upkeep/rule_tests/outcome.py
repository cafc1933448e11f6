"""What running the rules' own tests returns: plain frozen values, findings included."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ki_funding.calculation.result import Calculation
from ki_funding.files.findings import Diagnostic, Span, in_order
from ki_funding.values.basis import Use


class Failed(NamedTuple):
    """An expectation that is not met: its path, what came out instead, and the finding of it."""

    path: str
    expected: str | None
    found: str | None
    finding: Diagnostic

    @property
    def subject(self) -> str:
        """What the path is about: PROGRAMME.ITEM, PROGRAMME, or nothing for a sum over all."""
        subject = self.path.rpartition(".")[0]
        return "" if subject == "totals" else subject


class Outcome(NamedTuple):
    """One test: the paths that were compared, what failed, and what kept it from being run.

    `place` is where the test begins; `number` its position in the file, from 0.
    """

    name: str
    number: int
    place: Span
    compared: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    calculation: Calculation | None = None

    @property
    def passed(self) -> bool:
        """Whether every expectation was compared and met."""
        return not self.failed and not self.problems

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, in order of place."""
        return in_order([*self.problems, *(entry.finding for entry in self.failed)])


class FileOutcome(NamedTuple):
    """The tests of one file; `problems` are those of the file itself."""

    file: str
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the file and its tests, in order of place."""
        return in_order([*self.problems, *(d for test in self.outcomes for d in test.findings)])

    @property
    def readable(self) -> bool:
        """Whether nothing is wrong but expectations that are not met."""
        return not self.problems and not any(test.problems for test in self.outcomes)


class Tested(NamedTuple):
    """Some files of tests, run with the rules of one folder."""

    rules: str
    files: tuple[FileOutcome, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every test, file by file."""
        return tuple(outcome for file in self.files for outcome in file.outcomes)

    @property
    def findings(self) -> list[Diagnostic]:
        """Everything that is wrong, file by file and in order of place, each once.

        An error in a rule file keeps many tests from being run and is still one finding.
        """
        unique: dict[object, Diagnostic] = {}
        for finding in (finding for file in self.files for finding in file.findings):
            what = (finding.span, finding.code, *sorted(finding.params.items()))
            unique.setdefault(what, finding)
        return list(unique.values())

    @property
    def named_findings(self) -> list[Diagnostic]:
        """The findings, those of an expectation with the name of its test, to stand alone."""
        names = {
            entry.finding.span: outcome.name
            for outcome in self.outcomes
            for entry in outcome.failed
        }
        return [
            finding._replace(
                params={
                    **finding.params,
                    "path": f"{finding.params['path']} ({names[finding.span]})",
                }
            )
            if finding.span in names and "path" in finding.params
            else finding
            for finding in self.findings
        ]

    @property
    def failures(self) -> int:
        """How many tests did not pass."""
        return sum(not outcome.passed for outcome in self.outcomes)

    @property
    def not_run(self) -> int:
        """How many tests were not calculated, because of an error in their case or in the rules."""
        return sum(outcome.calculation is None for outcome in self.outcomes)

    @property
    def unreadable(self) -> int:
        """How many files have errors of their own, so that some of their tests may be missing."""
        return sum(bool(file.problems) for file in self.files)

    def calculated(self) -> Iterator[tuple[Outcome, Calculation]]:
        """The tests that were calculated, with their results."""
        for outcome in self.outcomes:
            if outcome.calculation is not None:
                yield outcome, outcome.calculation


class Goal(NamedTuple):
    """Something in a rule file that tests should reach; `use` says more of a value."""

    kind: Literal["value", "limit", "reading", "item"]
    name: str
    place: str
    reached: bool
    use: Use | None = None


class ProgrammeCoverage(NamedTuple):
    """The goals of one programme, or of what all programmes share."""

    id: str
    goals: tuple[Goal, ...]
