"""The rules as a git revision has them.

Reads objects only: the working tree is never touched, and nothing that a repository is set to run
is run: no hook, filter, monitor of files or fetch.
"""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from ki_funding.files.findings import Diagnostic, MissingFile, Span
from ki_funding.files.yaml import MAX_BYTES
from ki_funding.law.rulebook.folder import MAX_FILES, RULEBOOK, is_rule_file, refuse_too_large
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
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOC_LIMIT": "64m",  # few bytes can be an object of any size
    "LC_ALL": "C",
}
HARMLESS = (
    "core.fsmonitor=false",
    "core.hooksPath=",
    "core.attributesFile=",
    "protocol.allow=never",
)
ENTRY = 300  # bytes; no entry of a folder has more
SECONDS = 10  # a repository of others may hold a pipe where git reads a file
TOO_LARGE = b"#" * (MAX_BYTES + 1)  # as far as a file of that size is read elsewhere


class Blob(NamedTuple):
    """A file of a revision: its name in the folder, the id of its content, and its size."""

    name: str
    object: str
    size: int


def is_revision(name: str, folder: Path) -> bool:
    """Whether the repository around a folder, if there is one, has a revision of that name."""
    try:
        return _resolved(folder, name) is not None
    except MissingFile:  # no git
        return False


def rulebook_at(revision: str, folder: Path) -> Rulebook:
    """The rules that a folder held in a revision of the repository around it.

    Raises MissingFile if there is no git, no repository, no such revision or no rules in it.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        raise _missing(_why_none(folder), revision, folder=str(folder))
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
    files = _contents(folder, _blobs(folder, tree, revision), revision)
    if RULEBOOK not in files:
        raise _missing("git-no-rules", revision, folder=inside or ".")
    return Rulebook(name, files)


def _resolved(folder: Path, revision: str) -> str | None:
    """The id of what a revision names; None if there is no such thing."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    if revision.startswith((":", "^")):  # a path of the index; all but those before a revision
        return None
    found = _git(folder, *arguments)
    return None if found is None else found.decode().strip()


def _blobs(folder: Path, tree: str, revision: str) -> list[Blob]:
    """The rule files directly in a folder of a revision; links are not followed."""
    listing = int(_git(folder, "cat-file", "-s", tree) or 0)
    least = min(listing // ENTRY, MAX_FILES + 1)
    refuse_too_large([0] * least, revision)  # before it is unpacked
    listed = _git(folder, "ls-tree", "-z", "-l", "--full-tree", tree) or b""
    found = []
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        mode, kind, object_, size, *_ = (*about.split(), b"", b"", b"", b"")
        file = name.decode("utf-8", "replace")
        if kind == b"blob" and mode != LINK and is_rule_file(file):
            if not size.isdigit():  # a partial clone has not fetched it
                raise _missing("git-incomplete", revision, file=file)
            found.append(Blob(file, object_.decode(), int(size)))
    refuse_too_large([blob.size for blob in found], revision)
    return found


def _contents(folder: Path, blobs: list[Blob], revision: str) -> dict[str, bytes]:
    """The bytes of some files, in one go; a small object may hold a file of any size."""
    small = [blob for blob in blobs if blob.size <= MAX_BYTES]
    asked = "".join(f"{blob.object}\n" for blob in small).encode()
    answer = _run(folder, "cat-file", "--batch", stdin=asked).stdout
    files, start = {blob.name: TOO_LARGE for blob in blobs}, 0
    for blob in small:
        head = f"{blob.object} blob {blob.size}\n".encode()
        first, end = start + len(head), start + len(head) + blob.size
        if answer[start:first] != head or len(answer) <= end:  # missing, or damaged
            raise _missing("git-incomplete", revision, file=blob.name)
        files[blob.name], start = answer[first:end], end + 1
    return files


def _why_none(folder: Path) -> str:
    """Why git reads no repository around a folder: there is none, or it is somebody else's."""
    refused = _run(folder, "rev-parse").stderr
    return "git-owner" if b"dubious ownership" in refused else "git-repository"


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What git says; None where it refuses. Raises MissingFile if there is no git."""
    done = _run(folder, *arguments, stdin=stdin)
    return done.stdout if done.returncode == 0 else None


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in OF_HOOKS} | QUIET
    settings = [part for setting in HARMLESS for part in ("-c", setting)]
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *settings, *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env=environment,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _missing("git-missing", "git") from error


def _missing(code: str, what: str, **params: str) -> MissingFile:
    return MissingFile([Diagnostic(code, Span(what), params)])
