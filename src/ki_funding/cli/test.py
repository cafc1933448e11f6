"""`ki-funding test [PATH...]`: the rules checked with their own tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.call import OfFindings, OfRules
from ki_funding.cli.console import decided
from ki_funding.cli.options import FindingFormat, Word, Words, argument, flag, one_of, option
from ki_funding.cli.targets import write_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import InvalidInput

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.test_files import Batch
    from ki_funding.upkeep.rule_tests.outcome import Tested


class TestCall(OfRules, OfFindings):
    """A call of `test`."""

    paths: Words = argument("PATH", "help.test_paths")
    word: str = option("-k", "WORD", "help.test_word", default="")
    update: bool = flag("--update", "help.test_update")
    junit: Word = option("--junit", "FILE", "help.test_junit")
    coverage: bool = flag("--coverage", "help.test_coverage")

    format_ = one_of(FindingFormat, "--format -f", "help.finding_format", FindingFormat.AUTO)

    def run(self) -> int:
        """Runs the tests, and tells what they found."""
        from ki_funding.cli.test_files import batches

        found, missing = batches(self.paths or [], self.folder)
        if missing:
            self.console.findings(missing)
        results, contents = list["Tested"](), list[str]()
        for batch in found:
            tested, told = self._tested(batch)
            results.append(tested)
            contents += told
        if found and not any(tested.outcomes or tested.findings for tested in results):
            raise UsageProblem("usage.test_word", word=self.word)
        self._write(results, "\n".join(filter(None, contents)))
        if missing:
            return USAGE
        return INVALID if any(tested.findings for tested in results) else OK

    @property
    def _for_people(self) -> bool:
        return decided(self.format_) is FindingFormat.TEXT

    def _tested(self, batch: "Batch") -> "tuple[Tested, list[str]]":
        """What the tests of a batch found, after an update where one is wanted, and its text."""
        from ki_funding.cli.inputs import rules_in
        from ki_funding.presentation.rule_tests import render, summary
        from ki_funding.upkeep.rule_tests.run import run_tests

        rules, contents = rules_in(batch.rules), []
        tested = run_tests(rules, batch.files, word=self.word)
        if self.update and tested.findings:
            contents.append(self._updated(tested, batch.files))
            tested = run_tests(rules, batch.files, word=self.word)
        if self._for_people:
            contents.append(render(tested, rules.sources, self.console.style()))
        else:
            self.console.log(summary(tested))
        if self.coverage:
            contents.append(self._coverage(tested, rules))
        return tested, contents

    def _write(self, results: "Sequence[Tested]", told: str) -> None:
        """The result in the format that is wanted, and for JUnit."""
        if self.junit is not None:
            from ki_funding.presentation.findings.junit import render

            content = render(results, self.console.style(self.junit))
            write_file(Path(self.junit), content)
            self.console.note("note.written", file=self.junit)
        if self._for_people:
            self.console.result(told)
            return
        named = [finding for tested in results for finding in tested.named_findings]
        self.console.report(named, self.format_)
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

    def _coverage(self, tested: "Tested", rules: "Rules") -> str:
        """What of the rules the tests do not reach; nothing if the rules cannot be read."""
        from ki_funding.presentation.rule_tests import coverage
        from ki_funding.upkeep.rule_tests.coverage import coverage_of

        try:
            found = coverage_of(rules.book, tested)
        except InvalidInput as error:
            said = {finding.span for finding in tested.findings}
            self.console.findings([d for d in error.diagnostics if d.span not in said])
            self.console.note("coverage.none", rules=tested.rules)
            return ""
        return coverage(found, tested.rules)
