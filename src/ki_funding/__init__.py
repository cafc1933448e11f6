"""Funding of the Kommunale Integrationszentren in Nordrhein-Westfalen, exact to the cent.

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ki_funding.api import Result, Rules, calculate, diff, load_rules, messages
    from ki_funding.audit import Audit, check
    from ki_funding.diagnostics import Diagnostic, InvalidInput, MissingFile, Span
    from ki_funding.results.basis import Use
    from ki_funding.results.calculation import (
        Calculation,
        ItemResult,
        MunicipalityFacts,
        ProgrammeResult,
        Totals,
    )
    from ki_funding.results.change import Receipt
    from ki_funding.results.impact import Impact
    from ki_funding.vocabulary import Status

_HOMES = {
    "Audit": "audit",
    "Calculation": "results.calculation",
    "Diagnostic": "diagnostics",
    "InvalidInput": "diagnostics",
    "Impact": "results.impact",
    "ItemResult": "results.calculation",
    "MissingFile": "diagnostics",
    "MunicipalityFacts": "results.calculation",
    "ProgrammeResult": "results.calculation",
    "Receipt": "results.change",
    "Result": "api",
    "Rules": "api",
    "Span": "diagnostics",
    "Status": "vocabulary",
    "Totals": "results.calculation",
    "Use": "results.basis",
    "calculate": "api",
    "check": "audit",
    "diff": "api",
    "load_rules": "api",
    "messages": "api",
}

__all__ = [
    "Audit",
    "Calculation",
    "Diagnostic",
    "Impact",
    "InvalidInput",
    "ItemResult",
    "MissingFile",
    "MunicipalityFacts",
    "ProgrammeResult",
    "Receipt",
    "Result",
    "Rules",
    "Span",
    "Status",
    "Totals",
    "Use",
    "calculate",
    "check",
    "diff",
    "load_rules",
    "messages",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "__version__":
        return import_module("ki_funding.version").__version__
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ki_funding.{_HOMES[name]}"), name)
