"""What testing the rules gave, for people: findings, traces, a summary, and what none reached."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import indent

from ki_funding.files.findings import Span, message
from ki_funding.presentation import foot
from ki_funding.presentation.calculation.explanation import trace
from ki_funding.presentation.findings import text as findings
from ki_funding.presentation.foot import short
from ki_funding.presentation.numbers import day, written
from ki_funding.presentation.page import (
    Block,
    Bullet,
    Bullets,
    Column,
    Page,
    Paragraph,
    Row,
    Section,
    Sheet,
)
from ki_funding.presentation.records import Records
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.style import Style, clean, cleaned, paragraph
from ki_funding.presentation.writers.terminal import write
from ki_funding.texts.language import text
from ki_funding.texts.naming import naming
from ki_funding.upkeep.rule_tests.outcome import Failed, Goal, Outcome, ProgrammeCoverage, Tested

MARGIN = "    "
TRACED = 50  # deviations with their trace; whoever has more changed something for all of them
KINDS = ("value", "limit", "reading", "item")
Covered = Sequence[ProgrammeCoverage]


def render(tested: Tested, sources: foot.Sources, style: Style) -> str:
    """Every finding in order of place, below it the trace of its item, and the summary."""
    traces = _traces(tested, sources, style)
    blocks = []
    for finding in tested.findings:
        blocks.append(findings.render([finding], style))
        blocks += traces.get(finding.span, ())
    if len(traces) == TRACED:
        blocks.append(paragraph(text("test.traced", count=str(TRACED)), style.width) + "\n")
    return "\n".join([*blocks, summary(tested)])


def coverage_text(found: Covered, rules: str, style: Style) -> str:
    """What of the rules the tests do not reach, for a terminal."""
    return "".join(write(cleaned(Page("", coverage(found, rules))), style))


def summary(tested: Tested) -> str:
    """One line: what was run and how many failed."""
    line = text(
        "test.summary",
        rules=clean(tested.rules),
        files=str(len(tested.files)),
        tests=str(len(tested.outcomes)),
        failed=str(tested.failures),
    )
    if tested.not_run:
        line += " · " + text("test.not_run", count=str(tested.not_run))
    if tested.unreadable:
        count = text("test.unreadable", count=str(tested.unreadable))
        line = f"{line} · {count}"
    return f"{line}\n"


def changes(taken: Sequence[Failed]) -> str:
    """A line for each expectation that was replaced."""
    lines = [
        text(
            "test.updated",
            place=clean(str(entry.finding.span)),
            path=clean(entry.path),
            old=clean(entry.expected or "null"),
            new=clean(entry.found or "null"),
        )
        for entry in taken
    ]
    return "".join(f"{line}\n" for line in lines)


def _traces(tested: Tested, sources: foot.Sources, style: Style) -> dict[Span, list[str]]:
    """The traces by the place that they stand below: an item's last finding in a test."""
    wrong = ((outcome, entry) for outcome in tested.outcomes for entry in _last(outcome))
    return {
        entry.finding.span: list(_trace(outcome, entry, sources, style))
        for outcome, entry in islice(wrong, TRACED)
    }


def _last(outcome: Outcome) -> Iterable[Failed]:
    ordered = sorted(outcome.failed, key=lambda entry: entry.finding.span)
    return {entry.subject: entry for entry in ordered}.values()


def _trace(outcome: Outcome, entry: Failed, sources: foot.Sources, style: Style) -> Iterator[str]:
    """How the item, or else the programme, of an expectation was calculated."""
    if outcome.calculation is None or not entry.subject:
        return
    width = style.width and style.width - len(MARGIN)
    with naming(ids=True):  # as the rules and the expectation call things
        drawn = trace(outcome.calculation, sources, style._replace(width=width), entry.subject)
    heading = text("test.trace", name=clean(outcome.name))
    yield indent(f"{heading}\n{drawn.rstrip()}\n", MARGIN)


@dataclass(frozen=True, slots=True)
class RuleTests(Shown):
    """Tests of one or several rulebooks, each with what they reach where that is asked for."""

    found: Sequence[tuple[Tested, Covered]]

    def report(self) -> Page:
        """Each test, and what none of them reaches."""
        blocks = list[Block]()
        for tested, covered in self.found:
            blocks += [Paragraph((summary(tested).rstrip(),), "lead"), _tests(tested)]
            blocks += coverage(covered, tested.rules) if covered else ()
        return Page(text("test.title"), tuple(blocks))

    def records(self) -> Records:
        """A row for each test, and for each thing in the rules that a test should reach."""
        names = ("rules", "kind", "name", "place", "result")
        rows = [[t.rules, *row] for t, covered in self.found for row in _rows(t, covered)]
        return Records(names, rows)


def _rows(tested: Tested, covered: Covered) -> Iterator[tuple[str, str, str, str]]:
    for test in tested.outcomes:
        result = "passed" if test.passed else "failed"
        yield "test", test.name, f"{test.place.file}:{test.place.line}", result
    for goal in (goal for programme in covered for goal in programme.goals):
        yield goal.kind, goal.name, goal.place, "reached" if goal.reached else "missed"


def _tests(tested: Tested) -> Sheet:
    heads = ("test.name", "diff.what", "test.result")
    rows = tuple(
        Row((test.name, f"{test.place.file}:{test.place.line}", _result(test)))
        for test in tested.outcomes
    )
    return Sheet(text("test.title"), tuple(Column(text(head)) for head in heads), rows)


def _result(test: Outcome) -> str:
    return text("test.passed") if test.passed else "; ".join(map(message, test.findings))


def coverage(found: Covered, rules: str) -> tuple[Block, ...]:
    """A line of counts for each programme, below it what is not reached, and the total."""
    entries = [
        Bullet(
            (f"{programme.id}: {_counts(programme.goals)}",),
            tuple(Bullet((_line(goal),)) for goal in programme.goals if not goal.reached),
        )
        for programme in found
    ]
    everything = [goal for programme in found for goal in programme.goals]
    entries.append(Bullet((f"{text('line.total')}: {_counts(everything)}",)))
    return (
        Section(text("coverage.heading", rules=rules), (Bullets(tuple(entries), marked=False),)),
    )


def _counts(goals: Sequence[Goal]) -> str:
    """How many of each kind are reached, without kinds that there are none of."""
    parts = []
    for kind in KINDS:
        some = [goal.reached for goal in goals if goal.kind == kind]
        if some:
            counts = {"reached": str(sum(some)), "all": str(len(some))}
            parts.append(text(f"coverage.counted.{kind}", **counts))
    return " · ".join(parts)


def _line(goal: Goal) -> str:
    use, params = goal.use, {"name": goal.name}
    if use is not None:
        since = f" ({text('rules.from')} {day(use.first)})" if use.first else ""
        value = written(use.value, use.unit)
        params = {"name": f"{short(goal.name)}{since}", "value": value}
    missed = text(f"coverage.{goal.kind}", **params)
    return f"{goal.place}: {missed}"
