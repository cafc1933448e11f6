"""`ki-funding check [PATH...]`: what is wrong with rules, rule tests, overlays and cases."""

from typing import Annotated

import typer

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.options import (
    CheckFormatOption,
    Color,
    ColorOption,
    FindingFormat,
    LangOption,
    OutputOption,
    QuietOption,
    RulesOption,
    StrictOption,
)


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="help.check_paths")
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="help.as_of")] = None,
    strict: StrictOption = False,
    rules: RulesOption = None,
    format_: CheckFormatOption = FindingFormat.AUTO,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import console_for
    from ki_funding.cli.inputs import day_of, maintained_rules, matching, rules_of
    from ki_funding.cli.suffix import format_of
    from ki_funding.files.findings import Severity, stricter
    from ki_funding.law.rulebook.folder import shipped_rules
    from ki_funding.upkeep.check.check import check as audit

    console = console_for(lang, color, quiet=quiet)
    given = None if format_ is FindingFormat.AUTO else format_
    written = format_of(output, given, tuple(FindingFormat), console.language)
    folder = maintained_rules(rules)
    day = day_of(as_of, "--as-of", console.language)
    chosen = rules_of(folder, None, console.language)
    default = folder or str(shipped_rules())
    asked = matching(paths or [default])
    found = audit(asked, chosen, as_of=day)
    findings = stricter(found.findings) if strict else found.findings
    console.report(findings, FindingFormat(written), output)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if found.skipped:
        console.note("check.skipped", names=", ".join(found.skipped))
    console.note(
        "check.summary",
        paths=", ".join(asked),
        rules=str(found.rules),
        tests=str(found.tests),
        cases=str(found.cases),
        errors=str(errors),
        warnings=str(len(findings) - errors),
    )
    if found.missing:
        return USAGE
    return INVALID if errors else OK
