"""Files that a scenario names: beside it or below, so that a scenario of others reads no more."""

from os.path import normpath
from pathlib import Path

from ki_funding.files.document import Route
from ki_funding.files.identity import lies_below
from ki_funding.files.problems import Problems


def beside(name: str, route: Route, folder: Path, problems: Problems) -> Path | None:
    """A file that a scenario in a folder names; None, and a finding, where it must not.

    What the command line or a program in Python names may lie anywhere.
    """
    path = Path(normpath(folder / name))
    written = problems.document.marks.span.line > 0
    if written and not lies_below(path, folder):
        problems.add("file-outside", route)
        return None
    if written and _is_no_file(path):  # a pipe would be waited for
        problems.add("file-missing", route)
        return None
    return path


def _is_no_file(path: Path) -> bool:
    try:
        return path.exists() and not (path.is_file() or path.is_dir())
    except (OSError, ValueError):
        return False
