"""What the JSON of `check` and `test` consists of: its keys are public."""

from typing import Annotated, TypedDict

from ki_funding.files.findings import Diagnostic, Severity, hint, message
from ki_funding.presentation.calculation.envelope import ResultVersion
from ki_funding.presentation.entry import Form, From

SeverityWord = Annotated[str, Form(type="string", enum=[*Severity])]


def _place(name: str) -> From:
    return From(lambda finding: getattr(finding.span, name) or None)


class FindingEntry(TypedDict):
    """One finding; lines and columns count from 1 and are null where a whole file is meant.

    In a workbook they are those of the cell, which `sheet` and `cell` name.
    """

    code: str
    severity: SeverityWord
    message: Annotated[str, From(message)]
    remedy: Annotated[str, From(hint)]
    file: Annotated[str, From("span.file")]
    line: Annotated[int | None, _place("line")]
    column: Annotated[int | None, _place("column")]
    end_line: Annotated[int | None, _place("end_line")]
    end_column: Annotated[int | None, _place("end_column")]
    sheet: Annotated[str | None, _place("sheet")]
    cell: Annotated[str | None, _place("cell")]


def _count(severity: Severity) -> From:
    return From(lambda findings: sum(finding.severity is severity for finding in findings))


class FindingsEnvelope(TypedDict):
    """The JSON of `check --format json` and `test --format json`."""

    ki_funding_findings: ResultVersion
    errors: Annotated[int, _count(Severity.ERROR)]
    warnings: Annotated[int, _count(Severity.WARNING)]
    findings: Annotated[list[FindingEntry], From(list[Diagnostic])]
