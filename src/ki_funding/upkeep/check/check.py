"""What `ki-funding check` looks at: one file for each kind of file, and nothing is calculated."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from os import PathLike
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from ki_funding.calculation.case_file import read_case
from ki_funding.calculation.rules import Rules
from ki_funding.files.cell_table import is_table
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span, worth_reading
from ki_funding.files.identity import each_once
from ki_funding.files.kinds import Kind
from ki_funding.files.remainder import all_wrong
from ki_funding.law.rulebook.overlaid import unknown_paths
from ki_funding.law.rulebook.overlay import changes_in, overlay_in
from ki_funding.upkeep.check.kinds_of_file import Found, find
from ki_funding.upkeep.check.rule_tests import problems_of_tests
from ki_funding.upkeep.check.rules_folder import check_rules


class Audit(NamedTuple):
    """What was found, and what was looked at; `missing` says that something was not there."""

    findings: tuple[Diagnostic, ...]
    rules: int = 0
    tests: int = 0
    cases: int = 0
    skipped: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    missing: bool = False

    def __repr__(self) -> str:
        return f"<Audit: {len(self.findings)} findings>"


def check(
    paths: Iterable[str | PathLike[str]], rules: Rules | None = None, *, as_of: date | None = None
) -> Audit:
    """Everything that is wrong with some files and folders, in order of place.

    Cases, overlays and scenarios are checked against `rules`, or the shipped ones; a folder of
    rules speaks for itself. With `as_of` every parameter is named that nobody has read again since.
    """
    rules = rules or Rules.load()
    total, findings = Audit(()), list[Diagnostic]()
    folders: dict[Path, Audit] = {}
    for path in each_once(map(Path, paths)):
        try:
            before = total
            for found in find(path):
                one = _checked(found, path, rules, as_of, folders)
                findings += one.findings
                total = _together(total, one)
            if total == before and path.is_dir():  # else a wrong folder would pass in silence
                raise MissingFile([Diagnostic("folder-no-cases", Span(str(path)))])
        except InvalidInput as error:
            findings += error.diagnostics
            total = total._replace(missing=total.missing or isinstance(error, MissingFile))
    return total._replace(findings=worth_reading(findings))


def _checked(
    found: Found, asked: Path, rules: Rules, as_of: date | None, folders: dict[Path, Audit]
) -> Audit:
    if found.folder is not None:
        if found.folder not in folders:
            checked = check_rules(found.folder, str(found.folder), as_of)
            folders[found.folder] = Audit(checked.findings, checked.programmes, checked.tests)
        whole = folders[found.folder]
        if found.path == found.folder:
            return whole
        place = normpath(found.path)
        own = tuple(f for f in whole.findings if normpath(f.span.file) == place)
        return Audit(own, rules=1)
    document = found.document
    if found.kind is Kind.HIDDEN:
        return Audit((), hidden=(str(found.path),))
    if document is None or (found.kind is Kind.UNKNOWN and not document.broken):
        if found.path != asked:
            return Audit((), skipped=(str(found.path),))
        empty = document is not None and document.data is None and not document.problems
        table = "file-table" if is_table(found.path) else "file-unknown"
        code = "file-empty" if empty else table
        return Audit((Diagnostic(code, Span(str(found.path))),))
    if document.broken and found.kind not in {Kind.CASE, Kind.OVERLAY, Kind.SCENARIO}:
        return Audit(document.problems)
    return _by_kind(found, document, rules)


def _by_kind(found: Found, document: Document, rules: Rules) -> Audit:
    match found.kind:
        case Kind.TESTS:
            return Audit(tuple(problems_of_tests(document, rules)), tests=1)
        case Kind.RULES:
            return Audit(_rule_file(found, rules), rules=1)
        case Kind.OVERLAY:
            return Audit(_overlay(document, rules), cases=1)
        case Kind.SCENARIO:
            return Audit(_scenario(found, rules), cases=1)
        case _:
            return Audit(_case(found, rules), cases=1)


def _case(found: Found, rules: Rules) -> tuple[Diagnostic, ...]:
    assert found.document is not None
    try:
        return read_case(found.document, rules.book).warnings
    except InvalidInput as error:
        return tuple(error.diagnostics)


def _overlay(document: Document, rules: Rules) -> tuple[Diagnostic, ...]:
    """An overlay on its own, and put on the rules as far as it can be."""

    def look(document: Document) -> Iterator[Sequence[Diagnostic]]:
        overlay, problems = overlay_in(document)
        paths = unknown_paths(rules.book, document, changes_in(document))
        yield [*problems, *paths, *rules.unknown_readings(document)]
        if overlay is not None and not problems:
            try:
                rules.with_overlay(overlay)
            except InvalidInput as error:
                yield error.diagnostics
            yield ()

    return tuple(all_wrong(document, look, {"overlay": "x"})[0])


def _scenario(found: Found, rules: Rules) -> tuple[Diagnostic, ...]:
    """A scenario with its cases, tables and distributions; nothing is calculated."""
    from ki_funding.sweep.scenario.reader import asked

    assert found.document is not None
    try:
        asked(found.document, found.path.parent, rules)
    except InvalidInput as error:
        return error.diagnostics
    return ()


def _rule_file(found: Found, rules: Rules) -> tuple[Diagnostic, ...]:
    """A programme that lies in no folder of rules, as if it were one more of the rules."""
    assert found.document is not None
    name = found.path.stem
    book = rules.book.with_file(found.path.name, found.document)
    _, problems = book.examined(name)
    return tuple(problems)


def _together(total: Audit, one: Audit) -> Audit:
    return total._replace(
        rules=total.rules + one.rules,
        tests=total.tests + one.tests,
        cases=total.cases + one.cases,
        skipped=(*total.skipped, *one.skipped),
        hidden=(*total.hidden, *one.hidden),
    )
