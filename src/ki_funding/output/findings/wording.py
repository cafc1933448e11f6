"""What a finding says, in the words of the catalogue."""

from ki_funding.diagnostics import Diagnostic
from ki_funding.language import Language, catalogue, text


def message(finding: Diagnostic, language: Language) -> str:
    """What is wrong."""
    return text(f"error.{finding.code}", language, **finding.params)


def hint(finding: Diagnostic, language: Language) -> str:
    """What to do about it: the likely spelling, or else the remedy; empty if there is neither."""
    likely = finding.params.get("nearest")
    if likely:
        return text("hint.nearest", language, nearest=likely.replace(" | ", ", "))
    remedy = f"hint.{finding.code}"
    return text(remedy, language, **finding.params) if remedy in catalogue() else ""
