"""`--format json`: version 1 of the envelope of findings. Its keys are public."""

import json
from collections.abc import Sequence

from ki_funding.files.findings import Diagnostic
from ki_funding.presentation.entry import entry
from ki_funding.presentation.findings.envelope import FindingsEnvelope


def render(findings: Sequence[Diagnostic]) -> str:
    """The envelope as text."""
    return json.dumps(entry(FindingsEnvelope, findings), ensure_ascii=False, indent=2) + "\n"
