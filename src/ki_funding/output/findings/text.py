"""What is wrong with an input, for people: place, what is wrong, the line, a caret, the remedy."""

from collections.abc import Sequence

from ki_funding.diagnostics import Diagnostic
from ki_funding.output.findings.wording import hint, message
from ki_funding.output.writing import Style, clean

COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m"}
RESET = "\x1b[0m"
LONGEST = 300


def render(findings: Sequence[Diagnostic], style: Style) -> str:
    """Every finding as `file:line:col: error[code]: text`, with its line below."""
    return "\n".join(_finding(finding, style) for finding in findings)


def _finding(finding: Diagnostic, style: Style) -> str:
    params = {key: clean(value) for key, value in finding.params.items()}
    finding = Diagnostic(finding.code, finding.span, params, finding.excerpt, finding.severity)
    word = f"{finding.severity}[{finding.code}]"  # the same in every language, for grep
    if style.color:
        word = f"{COLORS[finding.severity]}{word}{RESET}"
    place = clean(str(finding.span))
    head = f"{place}: {word}: {message(finding, style.language)}"
    advice = hint(finding, style.language)
    frame = _frame(finding)
    if not frame:
        return f"{head}\n  = {advice}\n" if advice else f"{head}\n"
    frame[-1] = f"{frame[-1]} {advice}".rstrip()
    return "\n".join([head, *frame]) + "\n"


def _frame(finding: Diagnostic) -> list[str]:
    """The line of the file with carets below what is meant."""
    if not finding.excerpt:
        return []
    from rich.cells import cell_len

    span, line = finding.span, clean(finding.excerpt.replace("\t", " "))
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before = cell_len(line[:start])
    carets = max(cell_len(line[start:end]), 1)
    if len(line) > LONGEST:
        line, carets = line[:LONGEST] + " …", min(carets, LONGEST)
    margin = " " * len(str(span.line))
    return [f"{margin} |", f"{span.line} | {line}", f"{margin} | {' ' * before}{'^' * carets}"]
