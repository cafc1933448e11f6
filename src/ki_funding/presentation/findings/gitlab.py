"""`--format gitlab`: the report on code quality that GitLab, and so openCode, shows in requests.

Fingerprints are those of what is wrong and not of its line, so that a finding stays the same one
when lines are added above it; alike findings of a file are numbered.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from ki_funding.files.findings import Diagnostic, Severity, Span, cell, hint, message
from ki_funding.presentation.findings.github import in_workspace
from ki_funding.presentation.findings.pages import on_the_web
from ki_funding.presentation.json_text import json_text

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(findings: Sequence[Diagnostic]) -> str:
    """A list of issues as Code Climate writes them."""
    return json_text(list(_issues(findings)))


def _issues(findings: Sequence[Diagnostic]) -> Iterator[dict[str, Any]]:
    seen = Counter[str]()
    for finding in findings:
        path = in_workspace(finding.span.file).as_posix()
        what = "\0".join((finding.code, path, finding.excerpt.strip(), *finding.params.values()))
        seen[what] += 1
        said = [cell(finding.span), message(finding), hint(finding), on_the_web(finding.code)]
        yield {
            "description": ". ".join(part for part in said if part),
            "check_name": finding.code,
            "fingerprint": sha256(f"{what}\0{seen[what]}".encode()).hexdigest(),
            "severity": SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": _line(finding.span)}},
        }


def _line(span: Span) -> int:
    """A line, which every issue must have; a workbook has none."""
    return 1 if span.sheet else max(span.line, 1)
