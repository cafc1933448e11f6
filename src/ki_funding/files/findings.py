"""What is wrong with an input, and where: values that are collected, sorted and only then shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

from ki_funding.texts.language import catalogue, heard, speaking, text

Old = TypeVar("Old")
New = TypeVar("New")

LONGEST = 60  # a longer word is no misspelt one
LONGEST_VALUE = 1_000  # of what fills a text
MOST_FINDINGS = 50  # more of one file tell nobody anything new


class Severity(StrEnum):
    """An error refuses the input; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, columns in characters; 0 is the file.

    Of a workbook it is a cell of a `sheet`.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The name of a cell of a workbook: `C7`; empty elsewhere."""
        if not (self.sheet and self.line):
            return ""
        return f"{letters(self.column)}{self.line}"

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}:{self.sheet}!{self.cell}".rstrip("!")
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


def letters(column: int) -> str:
    """The name of a column of a workbook, counted from 1: `AB`."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


class Diagnostic(NamedTuple):
    """One finding.

    The text of a finding is in the catalogue under its code, filled with `params`, so that it
    exists in every language. `excerpt` is the line of the file that the span points at, `route` the
    keys that lead there.
    """

    code: str
    span: Span
    params: Mapping[str, str] = {}
    excerpt: str = ""
    severity: Severity = Severity.ERROR
    route: tuple[str | int, ...] = ()


class InvalidInput(Exception):
    """Input that cannot be used, with everything that is wrong with it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = worth_reading(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        """Each finding in a line, in the language of the environment where none is spoken."""
        with speaking(heard()):
            return "\n".join(map(_told, self.diagnostics))


class MissingFile(InvalidInput):
    """A file or folder that was named and is not there: a matter of usage, not of content."""


def of_both(
    old: Callable[[], Old], new: Callable[[], New], names: tuple[str, str]
) -> tuple[Old, New]:
    """What the two sides of a comparison give.

    Raises InvalidInput with what is wrong with either; what is wrong with one alone says with which
    (MissingFile where there is nothing else).
    """
    found, errors = list[Any](), list[InvalidInput | None]()
    for side in (old, new):
        try:
            found.append(side())
            errors.append(None)
        except InvalidInput as error:
            errors.append(error)
    if len(found) == len(errors):
        return found[0], found[1]
    told = [error.diagnostics if error else () for error in errors]
    marked = [
        finding if all(finding in other for other in told) else _of_side(finding, side, name)
        for side, name, findings in zip(("old", "new"), names, told, strict=True)
        for finding in findings
    ]
    missing = all(isinstance(error, MissingFile) for error in errors if error)
    raise (MissingFile if missing else InvalidInput)(marked)


def _of_side(finding: Diagnostic, side: str, name: str) -> Diagnostic:
    return finding._replace(params={**finding.params, "side": side, "rules": name})


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each finding once."""
    unique = {(d.span, d.code, tuple(sorted(d.params.items()))): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))


def worth_reading(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same, and of the errors of a file no more than tell anybody anything new."""
    count = Counter[str]()
    told = []
    for finding in in_order(diagnostics):
        count[finding.span.file] += finding.severity is Severity.ERROR
        if finding.severity is not Severity.ERROR or count[finding.span.file] <= MOST_FINDINGS:
            told.append(finding)
    return tuple(told)


def message(finding: Diagnostic) -> str:
    """What is wrong; of what the user wrote never more than anybody reads."""
    params = _shortened(finding.params)
    said = text(f"error.{finding.code}", **params)
    in_a_table = "row" in params and not finding.code.startswith("table-")
    if in_a_table:
        said = text("table.where", said=said, **params)
    return text(f"diff.where.{params['side']}", said=said, **params) if "side" in params else said


def hint(finding: Diagnostic) -> str:
    """What to do about it: the likely spelling, or else the remedy; empty if there is neither."""
    likely = finding.params.get("nearest")
    if likely:
        return text("hint.nearest", nearest=likely.replace(" | ", ", "))
    remedy = f"hint.{finding.code}"
    if finding.span.sheet and f"sheet.{remedy}" in catalogue():
        remedy = f"sheet.{remedy}"
    return text(remedy, **_shortened(finding.params)) if remedy in catalogue() else ""


def place(span: Span) -> str:
    """Where it is: `fall.yaml:3:10`, or `fall.xlsx, Blatt Fall, C7`."""
    return cell(span) or str(span)


def cell(span: Span) -> str:
    """The cell of a workbook in words, for formats that only know lines; empty elsewhere."""
    if not span.cell:
        return ""
    return text("place.cell", file=span.file, sheet=span.sheet, cell=span.cell)


def _shortened(params: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
        for name, value in params.items()
    }


def _told(finding: Diagnostic) -> str:
    """A finding in one line, without what a terminal would obey."""
    said = ". ".join(part for part in (message(finding), hint(finding)) if part)
    line = " ".join(f"{place(finding.span)}: {said}".split())
    return "".join(mark if mark.isprintable() else "\ufffd" for mark in line)


def stricter(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same findings, with warnings as errors."""
    return tuple(finding._replace(severity=Severity.ERROR) for finding in findings)


def likely(word: str, known: Iterable[str]) -> str:
    """The nearest words as a finding names them."""
    return " | ".join(nearest(word, known))


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words most like `word`, at most three: what the user may have meant.

    What was refused as it stands is never among them.
    """
    from difflib import get_close_matches

    if len(word) > LONGEST:
        return ()
    folded = {name.casefold(): name for name in known if name != word}
    meant = normalize("NFC", word).casefold()
    matches = get_close_matches(meant, list(folded), n=3, cutoff=0.7)
    return tuple(folded[match] for match in matches)
