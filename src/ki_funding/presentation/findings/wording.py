"""What a finding says, in the words of the catalogue."""

from collections.abc import Mapping

from ki_funding.files.findings import Diagnostic, Span
from ki_funding.texts.language import catalogue, text

LONGEST = 1_000  # of what fills a text


def message(finding: Diagnostic) -> str:
    """What is wrong; of what the user wrote never more than anybody reads."""
    params = _shortened(finding.params)
    said = text(f"error.{finding.code}", **params)
    in_a_table = "row" in params and not finding.code.startswith("table-")
    if in_a_table:
        said = text("table.where", said=said, **params)
    return text(f"diff.where.{params['side']}", said=said, **params) if "side" in params else said


def hint(finding: Diagnostic) -> str:
    """What to do about it: the likely spelling, or else the remedy; empty if there is neither."""
    likely = finding.params.get("nearest")
    if likely:
        return text("hint.nearest", nearest=likely.replace(" | ", ", "))
    remedy = f"hint.{finding.code}"
    if finding.span.sheet and f"sheet.{remedy}" in catalogue():
        remedy = f"sheet.{remedy}"
    return text(remedy, **_shortened(finding.params)) if remedy in catalogue() else ""


def place(span: Span) -> str:
    """Where it is: `fall.yaml:3:10`, or `fall.xlsx, Blatt Fall, C7`."""
    return cell(span) or str(span)


def cell(span: Span) -> str:
    """The cell of a workbook in words, for formats that only know lines; empty elsewhere."""
    if not span.cell:
        return ""
    return text("place.cell", file=span.file, sheet=span.sheet, cell=span.cell)


def _shortened(params: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        for name, value in params.items()
    }
