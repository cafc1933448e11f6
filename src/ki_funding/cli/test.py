"""`ki-funding test [PATH...]`: the rules checked with their own tests."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.call import OfFindings, ToFile
from ki_funding.cli.console import decided
from ki_funding.cli.options import FindingFormat, Word, Words, argument, flag, one_format, option
from ki_funding.cli.suffix import format_of
from ki_funding.cli.targets import write_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.cli.watch import Watching
from ki_funding.files.findings import InvalidInput
from ki_funding.presentation.formats import all_but

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.test_files import Batch
    from ki_funding.upkeep.rule_tests.outcome import ProgrammeCoverage, Tested

    Ran = tuple[Tested, Sequence[ProgrammeCoverage]]

TABLES = all_but("table", "plain", "json", "parquet")  # the first three are for findings


class TestCall(Watching, OfFindings, ToFile):
    """A call of `test`."""

    paths: Words = argument("PATH", "help.test_paths")
    word: str = option("-k", "WORD", "help.test_word", default="")
    update: bool = flag("--update", "help.test_update")
    junit: Word = option("--junit", "FILE", "help.test_junit")
    coverage: bool = flag("--coverage", "help.test_coverage")

    format_ = one_format((*FindingFormat, *TABLES), "help.test_format", FindingFormat.AUTO)
    ids = False

    def once(self) -> int:
        """Runs the tests, and tells what they found."""
        from ki_funding.cli.test_files import batches

        written = self.written  # a wrong format is told before anything runs
        format_of(self.junit, None, ("xml",))
        found, missing = batches(self.paths or [], self.folder)
        if missing:
            self.console.findings(missing)
        ran, contents = list["Ran"](), list[str]()
        for batch in found:
            tested, told = self._tested(batch)
            ran.append(tested)
            contents += told
        results = [tested for tested, _ in ran]
        if found and not any(tested.outcomes or tested.findings for tested in results):
            raise UsageProblem("usage.test_word", word=self.word)
        self._junit(results)
        self._write(ran, "\n".join(filter(None, contents)), written)
        if missing:
            return USAGE
        return INVALID if any(tested.findings for tested in results) else OK

    @cached_property
    def written(self) -> str:
        """The format of the result. Raises UsageProblem."""
        given = None if self.format_ == FindingFormat.AUTO else self.format_
        found = format_of(self.output, given, (*FindingFormat, *TABLES))
        return found if found in TABLES else decided(FindingFormat(found))

    def _tested(self, batch: "Batch") -> "tuple[Ran, list[str]]":
        """What the tests of a batch found, after an update where one is wanted, and its text."""
        from ki_funding.cli.inputs import rules_in
        from ki_funding.presentation.rule_tests import coverage_text, render, summary
        from ki_funding.upkeep.rule_tests.run import run_tests

        rules, contents = rules_in(batch.rules), []
        tested = run_tests(rules, batch.files, word=self.word)
        if self.update and tested.findings:
            contents.append(self._updated(tested, batch.files))
            tested = run_tests(rules, batch.files, word=self.word)
        style = self.console.style(self.output)
        if self.written == FindingFormat.TEXT:
            contents.append(render(tested, rules.sources, style))
        else:
            self.console.log(summary(tested))
        covered = self._covered(tested, rules) if self.coverage else ()
        if covered:
            contents.append(coverage_text(covered, tested.rules, style))
        return (tested, covered), contents

    def _junit(self, results: "Sequence[Tested]") -> None:
        if self.junit is not None:
            from ki_funding.presentation.findings.junit import render

            content = render(results, self.console.style(self.junit))
            write_file(Path(self.junit), content)
            self.console.note("note.written", file=self.junit)

    def _write(self, ran: "Sequence[Ran]", told: str, written: str) -> None:
        """The result in the format that is wanted: as text, as a table, or as findings."""
        if written == FindingFormat.TEXT:
            self.console.result(told, self.output)
        elif written in TABLES:
            from ki_funding.cli.delivery import Wanted, deliver
            from ki_funding.presentation.rule_tests import RuleTests

            deliver(self.console, Wanted(written, self.output), RuleTests(ran))
        else:
            named = [finding for tested, _ in ran for finding in tested.named_findings]
            self.console.report(named, FindingFormat(written), self.output)
            self.console.log(told)

    def _updated(self, tested: "Tested", files: dict[str, Path]) -> str:
        """Rewrites the files whose only errors are expectations, and says what changed in them."""
        from ki_funding.presentation.rule_tests import changes
        from ki_funding.upkeep.rule_tests.update import updated

        lines = []
        for file in tested.files:
            if not file.readable:
                self.console.note("test.not_updated", file=file.file)
            elif file.findings:
                try:
                    update = updated(files[file.file], file)
                except InvalidInput as error:
                    self.console.findings(error.diagnostics)
                    continue
                write_file(files[file.file], update.text, replaces=True)
                lines.append(changes(update.taken))
        return "".join(lines)

    def _covered(self, tested: "Tested", rules: "Rules") -> "Sequence[ProgrammeCoverage]":
        """What of the rules the tests reach; nothing if the rules cannot be read."""
        from ki_funding.upkeep.rule_tests.coverage import coverage_of

        try:
            return coverage_of(rules.book, tested)
        except InvalidInput as error:
            said = {finding.span for finding in tested.findings}
            self.console.findings([d for d in error.diagnostics if d.span not in said])
            self.console.note("coverage.none", rules=tested.rules)
            return ()
