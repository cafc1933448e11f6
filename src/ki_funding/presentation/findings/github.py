"""`--format github`: annotations, which GitHub shows on the changed lines of a pull request.

Only the first ten of a step are shown there, so the command says everything on stderr as well.
"""

import os
from collections.abc import Sequence
from pathlib import PurePath

from ki_funding.files.findings import Diagnostic, cell, hint, message
from ki_funding.presentation.findings.concise import one_line
from ki_funding.presentation.findings.pages import on_the_web
from ki_funding.presentation.style import clean, no_command

# What ends a message or a property early, as GitHub's own runner escapes it.
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(findings: Sequence[Diagnostic]) -> str:
    """Every finding as a workflow command."""
    return "".join(_annotation(finding) for finding in findings)


def _annotation(finding: Diagnostic) -> str:
    span = finding.span
    properties = {"file": no_command(clean(in_workspace(span.file).as_posix()))}
    if span.line and not span.sheet:
        properties["line"] = str(span.line)
        properties["endLine"] = str(span.end_line or span.line)
        if span.end_line == span.line:  # GitHub takes columns only within one line
            properties["col"], properties["endColumn"] = str(span.column), str(span.end_column)
    properties["title"] = finding.code
    listed = ",".join(f"{key}={value.translate(PROPERTY)}" for key, value in properties.items())
    said = [cell(span), message(finding), hint(finding), on_the_web(finding.code)]
    text = no_command(one_line(". ".join(part for part in said if part))).translate(MESSAGE)
    return f"::{finding.severity} {listed}::{text}\n"


def in_workspace(file: str) -> PurePath:
    """A path as seen from the root of the repository that a workflow has checked out."""
    workspace = os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")
    if workspace:
        real, root = PurePath(os.path.realpath(file)), os.path.realpath(workspace)
        if real.is_relative_to(root):
            return real.relative_to(root)
    return PurePath(file)
