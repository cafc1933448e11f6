"""`--format json`: version 1 of the envelope of findings. Its keys are public."""

from collections.abc import Sequence

from ki_funding.files.findings import Diagnostic
from ki_funding.presentation.entry import entry
from ki_funding.presentation.findings.envelope import FindingsEnvelope
from ki_funding.presentation.json_text import json_text


def render(findings: Sequence[Diagnostic]) -> str:
    """The envelope as text."""
    return json_text(entry(FindingsEnvelope, findings))
