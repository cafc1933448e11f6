"""How findings look: one file a format. A further format is a writer and a name here."""

from collections.abc import Sequence

from ki_funding.files.findings import Diagnostic
from ki_funding.presentation.style import Style


def written(findings: Sequence[Diagnostic], format_: str, style: Style) -> str:
    """Findings in a format; other programs' are imported when one is chosen."""
    if format_ == "text":
        from ki_funding.presentation.findings import text

        return text.render(findings, style)
    from ki_funding.presentation.findings import concise, github, gitlab, json, sarif

    writers = {
        "concise": concise.render,
        "github": github.render,
        "gitlab": gitlab.render,
        "json": json.render,
        "sarif": sarif.render,
    }
    return writers[format_](findings)
