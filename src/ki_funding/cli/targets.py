"""Where results are written: whole or not at all, and never over anything that the run reads."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.identity import identity, lies_below
from ki_funding.files.read_so_far import is_read, lies_in_rules

STDOUT = "-"
PART = ".part"
RANDOM = r"[a-z0-9_]+"  # what stands between the two ends of a name
RULES = frozenset({".yaml", ".yml"})
# Without them a system keeps a file that is open, as Windows does.
LOCKS = sys.platform != "win32"


def write_file(path: Path, content: str | bytes, *, replaces: bool = False) -> None:
    """Writes a file whole or not at all; see `whole_file`."""
    content = content.encode("utf-8") if isinstance(content, str) else content
    with whole_file(path, replaces=replaces) as stream:
        stream.write(content)


def add_line(path: Path, line: str) -> None:
    """Adds a line to a file of lines, of which only whole ones count. Raises UsageProblem."""
    try:
        with path.open("ab") as stream:
            stream.write(line.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageProblem("usage.output", file=str(path), reason=reason) from error


@contextmanager
def whole_file(path: Path, *, replaces: bool = False) -> Iterator[BinaryIO]:
    """A stream beside the file, which is moved there once the block has ended without an error.

    Nobody sees half of it, and what was there before stays if the block fails or is interrupted;
    what a run left behind that was killed is removed. Raises UsageProblem if it cannot be written.
    With `replaces` it may be a file that was read: it is written anew.
    """
    check_target(str(path), replaces=replaces)
    path = Path(os.path.realpath(path))
    try:
        _remove_left_behind(path)
        part = path.with_name(f"{_beginning(path)}{os.urandom(8).hex()}{PART}")
        try:  # from here on, for a signal may end the run before it holds the file
            with _locked_new(part) as stream:
                yield stream
                stream.flush()
                part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
                if LOCKS:  # it ends with the stream
                    _put(part, path)
            if not LOCKS:
                _put(part, path)
        except BaseException:
            with suppress(FileNotFoundError):
                part.unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageProblem("usage.output", file=str(path), reason=reason) from error


def check_below(folder: Path, names: Iterable[str]) -> None:
    """Raises InvalidInput if a link would lead what is written into a folder out of it."""
    paths = [folder / name for name in names]
    if out := [str(path) for path in paths if not lies_below(path, folder)]:
        raise InvalidInput([Diagnostic("file-outside", Span(path)) for path in out])


def check_targets(*files: str | None) -> None:
    """Raises UsageProblem if one of some files cannot be written, or two are the same."""
    named = [file for file in files if file is not None]
    for file in named:
        check_target(file)
    real = [file if file == STDOUT else os.path.realpath(file) for file in named]
    for place, file in enumerate(real):
        if file in real[:place]:
            raise UsageProblem("usage.output_twice", file=named[place])


def check_target(file: str, *, replaces: bool = False) -> None:
    """Raises UsageProblem for a file that cannot be written, or must not be."""
    path = Path(file)
    if file == STDOUT:
        return
    if not file or _is_folder(path):
        raise UsageProblem("usage.output_is_folder", file=file or "''")
    if not _is_folder(path.parent):
        raise UsageProblem("usage.output_folder", file=file)
    found = identity(path)
    if found is None and os.path.lexists(path):
        raise UsageProblem("usage.output_dangling", file=file)
    if found is not None and (not path.is_file() or found in _streams()):
        raise UsageProblem("usage.output_special", file=file)
    if not replaces and (is_read(path) or (_is_rule(path) and lies_in_rules(path))):
        raise UsageProblem("usage.output_read", file=file)
    if found is not None and not _writable(path):
        raise UsageProblem("usage.output_protected", file=file)


def _is_rule(path: Path) -> bool:
    from ki_funding.law.rulebook.folder import REGISTER

    name = os.path.basename(os.path.realpath(path)).casefold()  # noqa: PTH119
    return name == REGISTER or Path(name).suffix in RULES


def _streams() -> "set[tuple[int, int] | None]":
    """The files that the streams of this run lead to."""
    found = set()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            found.add(identity(stream.fileno()))
    return found


def _writable(path: Path) -> bool:
    """Whether a file may be written; root may write any, but not by accident."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, for one
        return False


def _beginning(path: Path) -> str:
    return f".{path.name[:40]}."


def _locked_new(part: Path) -> BinaryIO:
    """A new file, for this user alone and locked as long as it is open."""
    while True:
        stream = open(part, "xb", opener=_for_us_alone)  # noqa: SIM115 - whoever called closes it
        with suppress(OSError):  # a file system without locks
            _locked(stream.fileno(), wait=True)
        if identity(part) == identity(stream.fileno()):
            return stream
        stream.close()  # another run took it for one that was left behind, and has removed it


def _for_us_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _remove_left_behind(path: Path) -> None:
    """Removes what runs that were killed have left of a file: nobody holds it any more."""
    ours = re.compile(re.escape(_beginning(path)) + RANDOM + re.escape(PART))
    for entry in os.scandir(path.parent):
        if ours.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            with suppress(OSError):
                if not LOCKS:
                    Path(entry.path).unlink()
                    continue
                with Path(entry.path).open("rb+") as stream:
                    if _locked(stream.fileno()):
                        Path(entry.path).unlink()


def _locked(descriptor: int, *, wait: bool = False) -> bool:
    """Takes the lock of a file; False if another run has it. Raises OSError if there are none."""
    if sys.platform != "win32":
        from fcntl import LOCK_EX, LOCK_NB, flock

        try:
            flock(descriptor, LOCK_EX if wait else LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _put(new: Path, path: Path) -> None:
    """Moves a file to its place, which Windows refuses while a program has the old one open."""
    try:
        new.replace(path)
    except PermissionError as error:
        reason = error.strerror or str(error)
        raise UsageProblem("usage.locked", file=str(path), reason=reason) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
