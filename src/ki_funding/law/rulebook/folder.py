"""A folder of rules: the names of its files, where the shipped ones lie, and how they are read.

Every YAML file that is not named here is a programme.
"""

from codecs import BOM_UTF8
from pathlib import Path

from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.identity import refuse_links_out
from ki_funding.files.read_so_far import note_rules
from ki_funding.files.yaml import raw_file

RULEBOOK, COMMON, SOURCES, REGISTER = "rulebook.yaml", "common.yaml", "sources.yaml", "register.csv"
PUBLISHED = "published.yaml"
SHARED = frozenset({RULEBOOK, COMMON, SOURCES, PUBLISHED})
MAX_FILES = 2000
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


def read_folder(folder: Path, name: str) -> dict[str, bytes]:
    """The bytes of every rule file of a folder by its name. Raises MissingFile if none is one."""
    if not folder.is_dir():
        raise MissingFile([Diagnostic("folder-missing", Span(name))])
    note_rules(folder)
    paths = [path for path in sorted(folder.iterdir()) if is_rule_file(path.name)]
    if len(paths) > MAX_FILES:
        params = {"limit": str(MAX_FILES), "found": str(len(paths))}
        raise InvalidInput([Diagnostic("folder-large", Span(name), params)])
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
