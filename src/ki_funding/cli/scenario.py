"""What `sweep` is asked about: a scenario, or with `--vary` a case, a table of them, or KI."""

from pathlib import Path

from ki_funding.calculation.case_file import municipality_of
from ki_funding.calculation.rules import Rules
from ki_funding.cli.inputs import STDIN, readable_documents
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.cell_table import is_table
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.law.rulebook.register import Municipality
from ki_funding.sweep.scenario.options import at_full_use, of_case, of_table


def scenario_of(
    named: str | None, rules: Rules, year: str | None, *, varies: bool
) -> tuple[Document, Path]:
    """The scenario, and the folder that its paths start from.

    KI are asked about in the current year unless another is named. Raises UsageProblem, or
    InvalidInput with what is wrong with the YAML.
    """
    if named is None and not varies:
        raise UsageProblem("usage.no_scenario")
    when = year or str(rules.current_year)
    if named is None:
        return at_full_use(when), Path()
    if is_table(Path(named)) or (named != STDIN and Path(named).is_dir()):
        return of_table(named), Path()
    if varies and Path(named).suffix == "" and named != STDIN and not Path(named).exists():
        return at_full_use(when, _ki(named, rules)), Path()
    document, *others = readable_documents([named])
    if others:  # a pattern that fits several files
        raise UsageProblem("usage.one_scenario", pattern=named, first=document.name)
    data = document.data
    folder = Path() if named == STDIN else Path(named).parent
    if not isinstance(data, dict) or "kommune" not in data or "scenario" in data:
        return document, folder
    if not varies:
        raise UsageProblem("usage.sweep_of_case", file=document.name)
    return of_case(document, year), folder


def _ki(named: str, rules: Rules) -> str:
    """The full name of a KI. Raises MissingFile: there is no such file either."""
    found = municipality_of(named, rules.book.register)
    if isinstance(found, Municipality):
        return found.name
    code, params = found
    raise MissingFile([Diagnostic(code, Span(named), params)])
