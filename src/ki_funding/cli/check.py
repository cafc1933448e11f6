"""`ki-funding check [PATH...]`: what is wrong with rules, rule tests, overlays and cases."""

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.call import OfFindings, ToFile
from ki_funding.cli.options import FindingFormat, Word, Words, argument, flag, one_of, option
from ki_funding.cli.suffix import format_of
from ki_funding.cli.watch import Watching
from ki_funding.files.findings import Severity, stricter


class CheckCall(Watching, OfFindings, ToFile):
    """A call of `check`."""

    paths: Words = argument("PATH", "help.check_paths")
    as_of: Word = option("--as-of", "DAY", "help.as_of")
    strict: bool = flag("--strict", "help.strict")

    format_ = one_of(FindingFormat, "--format -f", "help.check_format", FindingFormat.AUTO)
    ids = False

    def once(self) -> int:
        """Tells what is wrong, and of how many files."""
        from ki_funding.cli.inputs import day_of, maintained_rules, matching, rules_in
        from ki_funding.law.rulebook.folder import shipped_rules
        from ki_funding.upkeep.check.check import check

        given = None if self.format_ == FindingFormat.AUTO else self.format_
        written = format_of(self.output, given, tuple(FindingFormat))
        folder = maintained_rules(self.folder)
        day = day_of(self.as_of, "--as-of")
        paths = matching(self.paths or [folder or str(shipped_rules())])
        found = check(paths, rules_in(folder), as_of=day)
        findings = stricter(found.findings) if self.strict else found.findings
        self.console.report(findings, FindingFormat(written), self.output)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if found.skipped:
            self.console.note("check.skipped", names=", ".join(found.skipped))
        if found.hidden:
            self.console.note("left_out.hidden", names=", ".join(found.hidden))
        self.console.note(
            "check.summary",
            paths=", ".join(paths),
            rules=str(found.rules),
            tests=str(found.tests),
            cases=str(found.cases),
            errors=str(errors),
            warnings=str(len(findings) - errors),
        )
        if found.missing:
            return USAGE
        return INVALID if errors else OK
