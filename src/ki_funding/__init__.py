"""Funding of the Kommunale Integrationszentren in Nordrhein-Westfalen, exact to the cent.

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ki_funding.api import Result, Rules, calculate, load_rules
    from ki_funding.diagnostics import Diagnostic, InvalidInput, MissingFile, Span
    from ki_funding.result import (
        Calculation,
        ItemResult,
        MunicipalityFacts,
        ProgrammeResult,
        Receipt,
        Totals,
        Use,
    )
    from ki_funding.vocabulary import Status

_HOMES = {
    "Calculation": "result",
    "Diagnostic": "diagnostics",
    "InvalidInput": "diagnostics",
    "ItemResult": "result",
    "MissingFile": "diagnostics",
    "MunicipalityFacts": "result",
    "ProgrammeResult": "result",
    "Receipt": "result",
    "Result": "api",
    "Rules": "api",
    "Span": "diagnostics",
    "Status": "vocabulary",
    "Totals": "result",
    "Use": "result",
    "calculate": "api",
    "load_rules": "api",
}

__all__ = [
    "Calculation",
    "Diagnostic",
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
    "load_rules",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "__version__":
        return import_module("ki_funding.version").__version__
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ki_funding.{_HOMES[name]}"), name)
