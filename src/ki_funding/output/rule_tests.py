"""What running the rules' tests gave, for people: findings, how it was calculated, a summary."""

from collections.abc import Iterator, Sequence
from textwrap import indent

from ki_funding.language import Language, text
from ki_funding.output import findings, foot
from ki_funding.output.explanation import trace
from ki_funding.output.writing import Style, clean
from ki_funding.rule_test_results import Failed, Outcome, Tested

MARGIN = "    "


def render(tested: Tested, sources: foot.Sources, style: Style) -> str:
    """Every finding in order of place, below it the trace of its item, and the summary."""
    blocks = []
    for file in tested.files:
        if file.problems:
            blocks.append(findings.render(file.problems, style))
        for outcome in file.outcomes:
            blocks += _blocks(outcome, sources, style)
    return "\n".join([*blocks, summary(tested, style)])


def summary(tested: Tested, style: Style) -> str:
    """One line: what was run and how many failed."""
    language = style.language
    line = text(
        "test.summary",
        language,
        rules=clean(tested.rules),
        files=str(len(tested.files)),
        tests=str(len(tested.outcomes)),
        failed=str(tested.failures),
    )
    if tested.unreadable:
        count = text("test.unreadable", language, count=str(tested.unreadable))
        line = f"{line} · {count}"
    return f"{line}\n"


def changes(taken: Sequence[Failed], language: Language) -> str:
    """A line for each expectation that was replaced."""
    lines = [
        text(
            "test.updated",
            language,
            place=clean(str(entry.finding.span)),
            path=clean(entry.path),
            old=clean(entry.expected or "null"),
            new=clean(entry.found or "null"),
        )
        for entry in taken
    ]
    return "".join(f"{line}\n" for line in lines)


def _blocks(outcome: Outcome, sources: foot.Sources, style: Style) -> Iterator[str]:
    """Each finding of a test; the trace of an item stands below the last of its findings."""
    failed = {entry.finding.span: entry for entry in outcome.failed}
    waiting = [entry.subject for entry in sorted(outcome.failed, key=lambda e: e.finding.span)]
    for finding in outcome.findings:
        yield findings.render([finding], style)
        entry = failed.get(finding.span)
        if entry is not None and finding is entry.finding:
            waiting.remove(entry.subject)
            if entry.subject not in waiting:
                yield from _trace(outcome, entry, sources, style)


def _trace(outcome: Outcome, entry: Failed, sources: foot.Sources, style: Style) -> Iterator[str]:
    """How the item, or else the programme, of an expectation was calculated."""
    if outcome.calculation is None or not entry.subject:
        return
    width = style.width and style.width - len(MARGIN)
    drawn = trace(outcome.calculation, sources, style._replace(width=width), entry.subject)
    heading = text("test.trace", style.language, name=clean(outcome.name))
    yield indent(f"{heading}\n{drawn.rstrip()}\n", MARGIN)
