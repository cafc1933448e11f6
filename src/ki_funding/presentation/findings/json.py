"""`--format json`: version 1 of the envelope of findings. Its keys are public."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ki_funding.files.findings import Diagnostic, Severity
from ki_funding.presentation.findings.wording import hint, message
from ki_funding.presentation.style import Style

if TYPE_CHECKING:
    from ki_funding.presentation.findings.envelope import FindingEntry, FindingsEnvelope

VERSION = 1


def render(findings: Sequence[Diagnostic], _style: Style) -> str:
    """The envelope as text."""
    envelope: FindingsEnvelope = {
        "ki_funding_findings": VERSION,
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
        "findings": [_entry(finding) for finding in findings],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Diagnostic) -> "FindingEntry":
    """One finding; lines and columns count from 1 and are null where the whole file is meant."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": message(finding),
        "remedy": hint(finding),
        "file": span.file,
        "line": span.line or None,
        "column": span.column or None,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
    }
