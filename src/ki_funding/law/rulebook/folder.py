"""A folder of rules: the names of its files, where the shipped ones lie, and how they are read.

Every YAML file that is not named here is a programme.
"""

from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.identity import refuse_links_out
from ki_funding.files.read_so_far import note_rules
from ki_funding.files.yaml import MAX_BYTES, raw_file

RULEBOOK, COMMON, SOURCES, REGISTER = "rulebook.yaml", "common.yaml", "sources.yaml", "register.csv"
PUBLISHED = "published.yaml"
SHARED = frozenset({RULEBOOK, COMMON, SOURCES, PUBLISHED})
MAX_FILES = 2000
MAX_TOTAL = 10_000_000  # bytes of all of them
_PACKAGE = Path(__file__).parents[2]
_IN_THE_WHEEL, _BESIDE_A_CHECKOUT = _PACKAGE / "rules", _PACKAGE.parents[1] / "rules"
SHIPPED = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _BESIDE_A_CHECKOUT


def is_rule_file(name: str) -> bool:
    """Whether a file of the folder is read: every YAML file but hidden ones, and the register."""
    return (name.endswith(".yaml") and not name.startswith(".")) or name == REGISTER


def is_rulebook(folder: Path) -> bool:
    """Whether a folder holds rules."""
    return (folder / RULEBOOK).is_file()


def as_text(raw: bytes) -> bytes:
    """What a file says: a byte order mark and the line ends of Windows are no part of it."""
    return raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def shipped_rules() -> Path:
    """The folder of the rules that come with the program."""
    return SHIPPED


def refuse_too_large(sizes: Sequence[int], name: str) -> None:
    """Raises InvalidInput for more rule files, or longer ones, than a rulebook has.

    Of a file that is too long itself no more is read either.
    """
    for code, found, most in (
        ("folder-large", len(sizes), MAX_FILES),
        ("folder-bytes", sum(min(size, MAX_BYTES) for size in sizes), MAX_TOTAL),
    ):
        if found > most:
            raise InvalidInput([Diagnostic(code, Span(name), {"limit": str(most)})])


def read_folder(folder: Path, name: str) -> dict[str, bytes]:
    """The bytes of every rule file of a folder by its name. Raises MissingFile if none is one."""
    if not folder.is_dir():
        raise MissingFile([Diagnostic("folder-missing", Span(name))])
    note_rules(folder)
    paths = [path for path in sorted(folder.iterdir()) if is_rule_file(path.name)]
    refuse_too_large([path.stat().st_size for path in paths if path.is_file()], name)
    if folder != SHIPPED:  # who installs the program may link its files
        refuse_links_out(paths, folder, name)
    files = {
        path.name: raw_file(path, path.name if name == "." else f"{name}/{path.name}")
        for path in paths
        if path.is_file()
    }
    if RULEBOOK not in files:
        raise MissingFile([Diagnostic("folder-no-rules", Span(name), {"file": RULEBOOK})])
    return files
