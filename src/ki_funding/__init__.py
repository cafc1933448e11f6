"""Funding of the Kommunale Integrationszentren in Nordrhein-Westfalen, exact to the cent.

The public names are loaded when they are first used, so that importing the package costs nothing.
"""

TYPE_CHECKING = False  # `typing` takes a moment, in which nobody would answer Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from ki_funding.api import Rules, calculate, diff, load_rules, merge, messages, test
    from ki_funding.api.results import Contents, Impact, Result, Statewide, Sweep, TestRun
    from ki_funding.calculation.result import (
        Calculation,
        ItemResult,
        MunicipalityFacts,
        ProgrammeResult,
        Receipt,
        Totals,
    )
    from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
    from ki_funding.upkeep.check.check import Audit, check
    from ki_funding.values.basis import Use
    from ki_funding.values.vocabulary import Status

_HOMES = {
    "Audit": "upkeep.check.check",
    "Calculation": "calculation.result",
    "Contents": "api.results",
    "Diagnostic": "files.findings",
    "InvalidInput": "files.findings",
    "Impact": "api.results",
    "ItemResult": "calculation.result",
    "MissingFile": "files.findings",
    "MunicipalityFacts": "calculation.result",
    "ProgrammeResult": "calculation.result",
    "Receipt": "calculation.result",
    "Result": "api.results",
    "Rules": "api",
    "Span": "files.findings",
    "Statewide": "api.results",
    "Status": "values.vocabulary",
    "Sweep": "api.results",
    "TestRun": "api.results",
    "Totals": "calculation.result",
    "Use": "values.basis",
    "calculate": "api",
    "check": "upkeep.check.check",
    "diff": "api",
    "load_rules": "api",
    "merge": "api",
    "messages": "api",
    "test": "api",
}

__all__ = [
    "Audit", "Calculation", "Contents", "Diagnostic", "Impact", "InvalidInput", "ItemResult",
    "MissingFile", "MunicipalityFacts", "ProgrammeResult", "Receipt", "Result", "Rules", "Span",
    "Statewide", "Status", "Sweep", "TestRun", "Totals", "Use", "calculate", "check", "diff",
    "load_rules", "merge", "messages", "test",
]  # fmt: skip


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name == "__version__":
        return import_module("ki_funding.version").__version__
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ki_funding.{_HOMES[name]}"), name)
