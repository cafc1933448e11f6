"""What is wrong with an input, for people: the message, the place, the line, the remedy."""

from collections.abc import Sequence

from ki_funding.files.findings import Diagnostic, Severity, hint, message
from ki_funding.files.findings import place as place_of
from ki_funding.presentation.findings.pages import link
from ki_funding.presentation.style import Style, clean, paragraph
from ki_funding.texts.language import text

COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m"}
RESET = "\x1b[0m"
LINK, END = "\x1b]8;;", "\x1b\\"
MARK = "…"  # where a line goes on
PIPE = 120  # columns where no terminal says how many it has
NARROW = 20


def render(findings: Sequence[Diagnostic], style: Style) -> str:
    """Every finding as `error[code]: text`, with ` --> file:line:col` and its line below."""
    return "\n".join(_finding(finding, style) for finding in findings)


def counted(findings: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are, in a line; nothing for one that is seen at once."""
    if len(findings) < 2:
        return ""
    parts = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in findings)
        one = ".one" if count == 1 else ""
        if count:
            parts.append(text(f"findings.{severity}{one}", count=str(count)))
    return f"\n{', '.join(parts)}\n"


def _finding(finding: Diagnostic, style: Style) -> str:
    params = {key: clean(value) for key, value in finding.params.items()}
    finding = Diagnostic(finding.code, finding.span, params, finding.excerpt, finding.severity)
    word = f"{finding.severity}[{finding.code}]"  # the same in every language, for grep
    head = paragraph(f"{word}: {message(finding)}", style.width, rest="  ")
    shown = f"{COLORS[finding.severity]}{word}{RESET}" if style.color else word
    if style.links:
        shown = f"{LINK}{link(finding.code)}{END}{shown}{LINK}{END}"
    head = head.replace(word, shown, 1)
    margin = " " * len(str(finding.span.line))
    lines, advice = [head, f"{margin}--> {clean(place_of(finding.span))}"], hint(finding)
    frame = _frame(finding, style.width or PIPE)
    if frame and _fits(frame[-1], advice, style.width):
        frame[-1] = f"{frame[-1]} {advice}".rstrip()
        advice = ""
    if advice:
        frame.append(paragraph(advice, style.width, first="  = ", rest="    "))
    return "\n".join([*lines, *frame]) + "\n"


def _fits(line: str, advice: str, width: int | None) -> bool:
    from rich.cells import cell_len

    return width is None or cell_len(line) + 1 + cell_len(advice) <= width


def _frame(finding: Diagnostic, width: int) -> list[str]:
    """The line of the file, as much of it as there is room for, with carets below what is meant."""
    if not finding.excerpt:
        return []
    from rich.cells import cell_len

    span = finding.span
    margin = " " * len(str(span.line))
    room = max(width - len(f"{margin} | "), NARROW)
    before = max(span.column - 1 - 2 * room, 0)  # of a long line only what may be seen is looked at
    line = clean(finding.excerpt[before : before + 4 * room].replace("\t", " "))
    start = min(span.column - 1 - before, len(line))
    ends = span.end_column - 1 - before if span.end_line == span.line else len(line)
    end = min(ends, len(line))
    from_the_start = cell_len(line[:end]) <= room - 2 * len(MARK)
    first, last = _window(line, 0 if from_the_start else start, room)
    shown = MARK * (first > 0) + line[first:last] + MARK * (last < len(line))
    indent = cell_len(MARK * (first > 0) + line[first:start])
    carets = max(cell_len(line[start : min(end, last)]), 1)
    return [f"{margin} |", f"{span.line} | {shown}", f"{margin} | {' ' * indent}{'^' * carets}"]


def _window(line: str, place: int, room: int) -> tuple[int, int]:
    """From where to where a line is shown: all of it, or as much around a place on both sides."""
    from rich.cells import cell_len

    first, last = 0, len(line)
    if cell_len(line) <= room:
        return first, last
    first = last = place
    room -= 2 * len(MARK)
    while True:
        on_the_left = first > 0 and (last == len(line) or place - first < last - place)
        added = line[first - 1] if on_the_left else line[last]
        room -= cell_len(added)
        if room < 0:
            return first, last
        first, last = (first - 1, last) if on_the_left else (first, last + 1)
