"""The names of the files in a folder of rules, and where the shipped ones lie.

Every YAML file that is not named here is a programme.
"""

from codecs import BOM_UTF8
from pathlib import Path

RULEBOOK, COMMON, SOURCES, REGISTER = "rulebook.yaml", "common.yaml", "sources.yaml", "register.csv"
PUBLISHED = "published.yaml"
SHARED = frozenset({RULEBOOK, COMMON, SOURCES, PUBLISHED})
MAX_FILES = 2000
_PACKAGE = Path(__file__).parents[2]
_IN_THE_WHEEL, _BESIDE_A_CHECKOUT = _PACKAGE / "rules", _PACKAGE.parents[1] / "rules"
SHIPPED = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _BESIDE_A_CHECKOUT


def is_rule_file(name: str) -> bool:
    """Whether a file of the folder is read: every YAML file, and the register."""
    return name.endswith(".yaml") or name == REGISTER


def as_text(raw: bytes) -> bytes:
    """What a file says: a byte order mark and the line ends of Windows are no part of it."""
    return raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def shipped_rules() -> Path:
    """The folder of the rules that come with the program."""
    return SHIPPED
