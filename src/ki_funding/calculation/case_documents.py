"""The documents in a file that may hold cases: the one of YAML, or those of a workbook."""

from pathlib import Path

from ki_funding.calculation.case_file import HEAD
from ki_funding.files.document import Document, Mark
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.xlsx import MAX_BYTES, OLE, OTHERS, ZIP, is_workbook
from ki_funding.files.yaml import parse_file, raw_file, read_bytes

MOST_CALCULATIONS = 600  # of one workbook, in all years together


def parsed_documents(path: Path, years: int = 1) -> list[Document]:
    """The documents with their problems as values; none in a workbook without a case.

    `years` are those for which each case is calculated. Raises MissingFile.
    """
    if not is_workbook(path):
        return [parse_file(path)]
    if path.suffix.casefold() in OTHERS:
        return [_broken(Diagnostic("workbook-other", Span(str(path))))]
    raw = raw_file(path, str(path), MAX_BYTES)
    try:
        return _in_workbook(raw, str(path), years)
    except InvalidInput as error:
        return [_broken(*error.diagnostics)]


def documents_in(path: Path, years: int = 1) -> list[Document]:
    """The documents. Raises InvalidInput for a workbook that cannot be read, MissingFile.

    Cells that say nothing, or a break in YAML, are no reason: what else is wrong with their case
    is told with them.
    """
    if not is_workbook(path):
        return [parse_file(path)]
    return _usable(parsed_documents(path, years), str(path))


def _usable(found: list[Document], name: str) -> list[Document]:
    if not found:
        raise InvalidInput([Diagnostic("workbook-no-case", Span(name))])
    if found[0].broken:
        raise InvalidInput(found[0].problems)
    return found


def document_in(path: Path) -> Document:
    """The only document. Raises InvalidInput if it cannot be read or is one of several."""
    return _only(documents_in(path))


def document_of(raw: bytes, name: str) -> Document:
    """The only document of a file that somebody has read. Raises InvalidInput."""
    if not raw.startswith((ZIP, OLE)):
        return read_bytes(raw, name)
    return _only(_usable(_in_workbook(raw, name), name))


def _in_workbook(raw: bytes, name: str, years: int = 1) -> list[Document]:
    from ki_funding.calculation.case_workbook import cases_in  # most cases are of YAML

    found = cases_in(raw, name)
    if (count := len(found) * years) > MOST_CALCULATIONS:
        params = {"found": str(count), "most": str(MOST_CALCULATIONS)}
        raise InvalidInput([Diagnostic("workbook-cases", Span(name), params)])
    return found


def _only(found: list[Document]) -> Document:
    first, *more = found
    if more:
        kommune, _ = HEAD
        again = Diagnostic("cell-key-twice", more[0].span((kommune,)), {"key": kommune})
        raise InvalidInput([again])
    return first


def _broken(*problems: Diagnostic) -> Document:
    """A document of which nothing can be read."""
    span = problems[0].span
    return Document(span.file, "", None, Mark(span), problems, broken=True)
