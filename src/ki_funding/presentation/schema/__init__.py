"""JSON Schemas (draft 2020-12) of every file that is read and of the JSON that is written.

A new one is a line in `SCHEMAS`, the text `schema.NAME`, and a text for each of its keys.
"""

from typing import Annotated, Any

from ki_funding.calculation.rules import Rules
from ki_funding.law.programme.file import Common, ProgrammeFile, RulebookFile, SourceEntry
from ki_funding.law.rulebook.overlay_file import OverlayFile
from ki_funding.presentation.calculation.envelope import ResultEnvelope
from ki_funding.presentation.diff.envelope import DiffEnvelope
from ki_funding.presentation.findings.envelope import FindingsEnvelope
from ki_funding.presentation.json_text import json_text
from ki_funding.presentation.schema.bundle import bundled
from ki_funding.presentation.schema.describe import both
from ki_funding.presentation.state.envelope import StateEnvelope
from ki_funding.presentation.sweep.envelope import SweepEnvelope
from ki_funding.sweep.scenario.scenario_file import ScenarioFile
from ki_funding.upkeep.published import PublishedFile
from ki_funding.upkeep.rule_tests.run import FileOfTests
from ki_funding.values.scalars import ReadBy

DIALECT = "https://json-schema.org/draft/2020-12/schema"

CaseFile = Annotated[Any, ReadBy(lambda raw: raw, shape="Case")]
SourceId = Annotated[str, ReadBy(str, type="string", pattern=r"^[^\s#:]+$")]

# What each schema is derived from; the order is that of the list that users see.
SCHEMAS: dict[str, Any] = {
    "case": CaseFile,
    "rules": ProgrammeFile,
    "rulebook": RulebookFile,
    "common": Common,
    "sources": dict[SourceId, SourceEntry],
    "overlay": OverlayFile,
    "scenario": ScenarioFile,
    "published": PublishedFile,
    "tests": FileOfTests,
    "result": ResultEnvelope,
    "state": StateEnvelope,
    "findings": FindingsEnvelope,
    "diff": DiffEnvelope,
    "sweep": SweepEnvelope,
}


def schema_of(name: str, rules: Rules) -> dict[str, Any]:
    """The schema of that name, complete in itself; what cases may say is taken from the rules."""
    head = {
        "$schema": DIALECT,
        "title": f"ki-funding {name}",
        "description": both(f"schema.{name}"),
    }
    return {**head, **bundled(SCHEMAS[name], rules)}


def schema_text(name: str, rules: Rules) -> str:
    """The schema as the text of a file."""
    return json_text(schema_of(name, rules))
