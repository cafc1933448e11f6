"""`--format sarif`: SARIF 2.1.0, for code scanning and for editors.

The same bytes for the same findings: no times, no absolute paths.
"""

from collections.abc import Sequence
from pathlib import PurePath
from string import Formatter
from typing import Any
from urllib.parse import quote

from ki_funding.files.findings import Diagnostic, Span, hint, message
from ki_funding.presentation.findings.github import in_workspace
from ki_funding.presentation.findings.pages import on_the_web
from ki_funding.presentation.json_text import json_text
from ki_funding.texts.language import catalogue, words
from ki_funding.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BLANK = "…"


def render(findings: Sequence[Diagnostic]) -> str:
    """A log with one run."""
    codes = sorted({finding.code for finding in findings})
    places = {code: place for place, code in enumerate(codes)}
    driver = {
        "name": "ki-funding",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, places) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(code: str) -> dict[str, Any]:
    """A code with its text, the blanks left open, and its page where the docs are published."""
    address = on_the_web(code)
    return {
        "id": code,
        "shortDescription": {"text": _blanked(f"error.{code}")},
        "help": {"text": _blanked(f"hint.{code}")},
        **({"helpUri": address} if address else {}),
    }


def _blanked(key: str) -> str:
    pair = catalogue()[key]
    template = words(pair)
    names = {name: BLANK for _, name, _, _ in Formatter().parse(template) if name}
    return template.format_map(names)


def uri(path: PurePath) -> str:
    """A path as an address; with a drive it is no relative one, whose `C:` would be a scheme."""
    named = path.as_posix()
    return path.as_uri() if path.drive and path.is_absolute() else quote(named, errors="replace")


def _cell(span: Span) -> dict[str, Any]:
    """A cell of a workbook, which has no lines."""
    if not span.cell:
        return {}
    return {
        "logicalLocations": [{"name": span.cell, "fullyQualifiedName": f"{span.sheet}!{span.cell}"}]
    }


def _result(finding: Diagnostic, places: dict[str, int]) -> dict[str, Any]:
    span = finding.span
    said = [message(finding), hint(finding)]
    location: dict[str, Any] = {"artifactLocation": {"uri": uri(in_workspace(span.file))}}
    if span.line and not span.sheet:
        region = {"startLine": span.line, "startColumn": max(span.column, 1)}
        if span.end_line:
            region |= {"endLine": span.end_line, "endColumn": max(span.end_column, 1)}
        location["region"] = region
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": str(finding.severity),
        "message": {"text": ". ".join(part for part in said if part)},
        "locations": [{"physicalLocation": location, **_cell(span)}],
    }
