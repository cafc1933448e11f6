"""`--format concise`: one line a finding, as compilers write it and editors read it."""

from collections.abc import Sequence

from ki_funding.files.findings import Diagnostic, message
from ki_funding.presentation.style import clean


def render(findings: Sequence[Diagnostic]) -> str:
    """Every finding as `file:line:column: error[code]: text`."""
    return "".join(
        f"{clean(str(f.span))}: {f.severity}[{f.code}]: {one_line(message(f))}\n" for f in findings
    )


def one_line(text: str) -> str:
    """A text without line breaks and invisible marks."""
    return clean(" ".join(text.split()))
