"""Reads a folder of rules."""

from pathlib import Path

from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.yaml import raw_file
from ki_funding.law.rulebook.files import MAX_FILES, RULEBOOK, is_rule_file
from ki_funding.law.rulebook.rulebook import Rulebook


def read_rulebook(folder: Path, name: str) -> Rulebook:
    """The rulebook in a folder. Raises MissingFile if there is none."""
    if not folder.is_dir():
        raise MissingFile([Diagnostic("folder-missing", Span(name))])
    paths = [path for path in sorted(folder.iterdir()) if is_rule_file(path.name)]
    if len(paths) > MAX_FILES:
        params = {"limit": str(MAX_FILES), "found": str(len(paths))}
        raise InvalidInput([Diagnostic("folder-large", Span(name), params)])
    files = {
        path.name: raw_file(path, path.name if name == "." else f"{name}/{path.name}")
        for path in paths
        if path.is_file()
    }
    if RULEBOOK not in files:
        raise MissingFile([Diagnostic("folder-no-rules", Span(name), {"file": RULEBOOK})])
    return Rulebook(name, files)
