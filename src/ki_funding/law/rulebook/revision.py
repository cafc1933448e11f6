"""The rules as a git revision has them. Reads objects only: the working tree is never touched."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.law.rulebook.folder import RULEBOOK, is_rule_file
from ki_funding.law.rulebook.rulebook import Rulebook

# What a hook of git sets for its own use would lead away from the folder that was asked for.
OF_HOOKS = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
)  # fmt: skip
LINK = b"120000"
QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # no network, whatever the clone
    "LC_ALL": "C",
}


class Blob(NamedTuple):
    """A file of a revision: its name in the folder, and the id of its content."""

    name: str
    object: str


def rulebook_at(revision: str, folder: Path) -> Rulebook:
    """The rules that a folder held in a revision of the repository around it.

    Raises MissingFile if there is no git, no repository, no such revision or no rules in it.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        raise _missing("git-repository", revision, folder=str(folder))
    found = _resolved(folder, revision)
    if found is None:  # REVISION:FOLDER with the backslashes of Windows
        found = _resolved(folder, revision.replace("\\", "/"))
    if found is None:
        remote = f"origin/{revision}"  # what a fresh clone calls a branch that it did not check out
        likely = remote if _resolved(folder, remote) is not None else ""
        raise _missing("git-revision", revision, folder=str(folder), nearest=likely)
    inside = prefix.decode().strip().rstrip("/")
    if _resolved(folder, f"{found}^{{commit}}") is None:  # REVISION:FOLDER names a folder itself
        tree, name = found, revision
    else:
        tree, name = f"{found}:{inside}" if inside else found, f"{revision}:{inside or '.'}"
    files = _contents(folder, _blobs(folder, tree), revision)
    if RULEBOOK not in files:
        raise _missing("git-no-rules", revision, folder=inside or ".")
    return Rulebook(name, files)


def _resolved(folder: Path, revision: str) -> str | None:
    """The id of what a revision names; None if there is no such thing."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    found = _git(folder, *arguments)
    return None if found is None else found.decode().strip()


def _blobs(folder: Path, tree: str) -> list[Blob]:
    """The rule files directly in a folder of a revision; links are not followed."""
    listed = _git(folder, "ls-tree", "-z", "--full-tree", tree) or b""
    found = []
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        kind = about.split(b" ")
        regular = len(kind) == 3 and kind[1] == b"blob" and kind[0] != LINK
        if regular and is_rule_file(name.decode("utf-8", "replace")):
            found.append(Blob(name.decode("utf-8", "replace"), kind[2].decode()))
    return found


def _contents(folder: Path, blobs: list[Blob], revision: str) -> dict[str, bytes]:
    """The bytes of some files, in one go."""
    asked = "".join(f"{blob.object}\n" for blob in blobs).encode()
    answer = _git(folder, "cat-file", "--batch", stdin=asked) or b""
    files, start = {}, 0
    for blob in blobs:
        head, _, _ = answer[start:].partition(b"\n")
        size_text = head.rpartition(b" ")[2]
        if not size_text.isdigit():  # a partial clone has not fetched it
            raise _missing("git-incomplete", revision, file=blob.name)
        size = int(size_text)
        first = start + len(head) + 1
        files[blob.name] = answer[first : first + size]
        start = first + size + 1
    return files


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git says; None where it refuses. Raises MissingFile if there is no git."""
    environment = {k: v for k, v in os.environ.items() if k not in OF_HOOKS} | QUIET
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise _missing("git-missing", "git") from error
    return done.stdout if done.returncode == 0 else None


def _missing(code: str, what: str, **params: str) -> MissingFile:
    return MissingFile([Diagnostic(code, Span(what), params)])
