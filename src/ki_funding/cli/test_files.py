"""Which test files a PATH means, and with which rules they are run."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ki_funding.cli.inputs import maintained_rules, matching
from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.law.rulebook.folder import RULEBOOK, shipped_rules
from ki_funding.upkeep.rule_tests.run import FOLDER, files_in, files_of_tests

UP = Path("..")
BESIDE = f"{FOLDER}/*.yaml"


class Batch(NamedTuple):
    """Test files, by how they are shown, that are run with the rules of one folder.

    A folder of None means the shipped rules.
    """

    rules: str | None
    files: dict[str, Path]


def batches(paths: Sequence[str], rules: str | None) -> tuple[list[Batch], list[Diagnostic]]:
    """The test files of some paths by their rules, and the paths that hold none."""
    found: dict[str | None, dict[str, Path]] = {}
    problems, seen = list[Diagnostic](), set[Path]()
    meant: Sequence[str | None] = matching(paths) or [None]
    for wanted in meant:
        try:
            folder, files = _default(rules) if wanted is None else _named(wanted, rules)
        except MissingFile as error:
            problems += error.diagnostics
            continue
        new = {name: path for name, path in files.items() if path.resolve() not in seen}
        seen.update(path.resolve() for path in new.values())
        found.setdefault(folder, {}).update(new)
    return [Batch(folder, files) for folder, files in found.items() if files], problems


def _default(rules: str | None) -> tuple[str | None, dict[str, Path]]:
    folder = maintained_rules(rules)
    if folder is None:
        return None, _some(files_of_tests(shipped_rules(), "rules"), "rules")
    if not Path(folder).is_dir():
        raise MissingFile([Diagnostic("folder-missing", Span(folder))])
    return folder, _some(files_of_tests(Path(folder)), folder)


def _named(name: str, rules: str | None) -> tuple[str | None, dict[str, Path]]:
    """The files of a folder of rules, of a folder of tests, or one file."""
    path = Path(name)
    if not name:  # Path would take it for the current folder
        raise MissingFile([Diagnostic("file-missing", Span("''"))])
    if (path / RULEBOOK).is_file():
        return rules or str(path), _some(files_of_tests(path), str(path))
    if path.is_dir():
        files = _some(files_in(path, str(path)), str(path), "*.yaml")
        return rules or _rules_above(path), files
    if not path.is_file():
        raise MissingFile([Diagnostic("file-missing", Span(str(path)))])
    return rules or _rules_above(path.parent), {str(path): path}


def _some(files: dict[str, Path], folder: str, missing: str = BESIDE) -> dict[str, Path]:
    if not files:
        params = {"files": missing}
        raise MissingFile([Diagnostic("folder-no-tests", Span(folder), params)])
    return files


def _rules_above(tests: Path) -> str | None:
    """The rules that a folder of tests belongs to, else those meant by default."""
    above = tests / UP if tests.name in {"", UP.name} else tests.parent
    return str(above) if (above / RULEBOOK).is_file() else maintained_rules(None)
