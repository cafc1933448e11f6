"""What the JSON of `check` and `test` consists of: its keys are public."""

from typing import Annotated

from pydantic import with_config
from pydantic.json_schema import WithJsonSchema
from typing_extensions import TypedDict

from ki_funding.files.findings import Severity
from ki_funding.presentation.calculation.envelope import CLOSED, ResultVersion

SeverityWord = Annotated[str, WithJsonSchema({"type": "string", "enum": [*Severity]})]


@with_config(CLOSED)
class FindingEntry(TypedDict):
    """One finding; lines and columns count from 1 and are null where a whole file is meant."""

    code: str
    severity: SeverityWord
    message: str
    remedy: str
    file: str
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None


@with_config(CLOSED)
class FindingsEnvelope(TypedDict):
    """The JSON of `check --format json` and `test --format json`."""

    ki_funding_findings: ResultVersion
    errors: int
    warnings: int
    findings: list[FindingEntry]
