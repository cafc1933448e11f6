"""`ki-funding test [PATH...]`: the rules checked with their own tests."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.options import (
    Color,
    ColorOption,
    FindingFormat,
    FindingFormatOption,
    LangOption,
    QuietOption,
    RulesOption,
)

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.console import Console
    from ki_funding.upkeep.rule_tests.outcome import Tested


def test(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="help.test_paths")
    ] = None,
    word: Annotated[str, typer.Option("-k", metavar="WORD", help="help.test_word")] = "",
    update: Annotated[bool, typer.Option("--update", help="help.test_update")] = False,
    junit: Annotated[
        str | None, typer.Option("--junit", metavar="FILE", help="help.test_junit")
    ] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="help.test_coverage")] = False,
    rules: RulesOption = None,
    format_: FindingFormatOption = FindingFormat.AUTO,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for, decided, write_file
    from ki_funding.cli.inputs import rules_of
    from ki_funding.cli.test_files import batches
    from ki_funding.presentation.rule_tests import render, summary
    from ki_funding.texts.language import text
    from ki_funding.upkeep.rule_tests.run import run_tests

    console = console_for(lang, color, quiet=quiet)
    for_people = decided(format_) is FindingFormat.TEXT
    found, missing = batches(paths or [], rules)
    if missing:
        console.findings(missing)
    results, contents = [], []
    for batch in found:
        chosen = rules_of(batch.rules, None, console.language)
        tested = run_tests(chosen, batch.files, word=word)
        if update and tested.findings:
            contents.append(_updated(tested, batch.files, console))
            tested = run_tests(chosen, batch.files, word=word)
        results.append(tested)
        if for_people:
            contents.append(render(tested, chosen.sources, console.style()))
        else:
            console.log(summary(tested, console.style()))
        if coverage:
            contents.append(_coverage(tested, chosen, console))
    if found and not any(tested.outcomes or tested.findings for tested in results):
        raise UsageProblem(text("usage.test_word", console.language, word=word))
    if junit is not None:
        from ki_funding.presentation.findings import junit as writer

        write_file(Path(junit), writer.render(results, console.style(junit)), console.language)
        console.note("note.written", file=junit)
    if not for_people:
        console.report(
            [finding for tested in results for finding in tested.named_findings], format_
        )
    (console.result if for_people else console.log)("\n".join(filter(None, contents)))
    if missing:
        return USAGE
    return INVALID if any(tested.findings for tested in results) else OK


def _updated(tested: "Tested", files: dict[str, Path], console: "Console") -> str:
    """Rewrites the files whose only errors are expectations, and says what changed in them."""
    from ki_funding.cli.console import write_file
    from ki_funding.files.findings import InvalidInput
    from ki_funding.presentation.rule_tests import changes
    from ki_funding.upkeep.rule_tests.update import updated

    lines = []
    for file in tested.files:
        if not file.readable:
            console.note("test.not_updated", file=file.file)
        elif file.findings:
            try:
                update = updated(files[file.file], file)
            except InvalidInput as error:
                console.findings(error.diagnostics)
                continue
            write_file(files[file.file], update.text, console.language)
            lines.append(changes(update.taken, console.language))
    return "".join(lines)


def _coverage(tested: "Tested", rules: "Rules", console: "Console") -> str:
    """What of the rules the tests do not reach; nothing if the rules cannot be read."""
    from ki_funding.files.findings import InvalidInput
    from ki_funding.presentation.rule_tests import coverage
    from ki_funding.upkeep.rule_tests.coverage import coverage_of

    try:
        found = coverage_of(rules.book, tested)
    except InvalidInput as error:
        said = {finding.span for finding in tested.findings}
        console.findings([d for d in error.diagnostics if d.span not in said])
        console.note("coverage.none", rules=tested.rules)
        return ""
    return coverage(found, tested.rules, console.style())
