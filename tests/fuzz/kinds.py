"""What is read, the good files of each kind, and the command lines that read it."""

import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from .words import FROZEN, INVENTED

FOUND = Path(__file__).parent / "found"
EXAMPLES = FROZEN / "examples"
FINDINGS = ("text", "concise", "json", "github", "sarif")
FORMATS = ("table", "json", "csv", "md", "html")
OF_CASES = (*FORMATS, "plain", "xlsx")
OVERLAY = b"""overlay: neu
title: neu
set:
  narrenhilfe.hoechstzahl: [{from: 2021-01-01, until: 2022-12-31, value: {kreis: 7}}]
  schellengeld.preise: {2022: 120.5}
  narrenhilfe.satz: [{from: 2023-01-01, value: 150, note: neu}]
readings: {lesart: milde}
"""
TABLE = b"""kommune,jahr,narrenhilfe.narren,narrenhilfe.ausgaben,narrenhilfe.helfer
Seldwyla,2021,3,5000,1
01,2023,2.5,0,
"""
# Where the input stands, `{}`; in lines with {o} a format of results, with {f} one of findings.
CASE = """
calc {} -f {o}
check {} -f {f}
explain {}
explain {} --year 2023
calc {} --full-use --year 2019..2024
calc {} --plan --keep-going -f {o}
diff --set ki_grundfoerderung.fachkraft_hoechstbetrag=1 --case {}
"""
RULES = """
check rules -f {f}
calc seldwyla.yaml --rules rules -f {o}
explain seldwyla.yaml --rules rules
state --rules rules --year 2020..2024 -f {o}
rules --rules rules
rules --sources --rules rules
rules narrenhilfe --rules rules
rules --readings --rules rules
test rules --coverage -f {f}
diff before rules --year 2021 -f {o}
init Seldwyla --rules rules
sweep Seldwyla --rules rules --year 2021 --vary narrenhilfe.narren=1..3
"""
LAW = """
calc fall.yaml --rules frozen -f {o}
explain fall.yaml --rules frozen
check {} -f {f}
calc fall.yaml --rules frozen --year 2019..2026
rules --rules frozen
"""
TESTS = """
test {} --rules rules -f {f}
test rules
check {} --rules rules -f {f}
test {} -f {f}
check {}
"""
LAID_ON = """
check {} -f {f}
calc seldwyla.yaml --with {} --rules rules -f {o}
calc fall.yaml --with {} -f {o}
state --with {} --rules rules --year 2020..2024
rules --with {} --rules rules
diff {} --rules rules -f {o}
diff --with {} --rules rules --year 2022 -f {o}
"""
SCENARIO = """
sweep {} --dry-run
check {} -f {f}
sweep {} --engine python -f {o}
sweep {} --draws 2 --year 2023
"""
PUBLISHED = """
rules --published --rules frozen
check {}
"""
CELLS = """
sweep {} --rules rules --dry-run
sweep {} --rules rules --engine python
sweep {} --rules rules --year 2021..2022 --vary narrenhilfe.narren=1,2
check {} --rules rules
"""


class Kind(NamedTuple):
    """How many of a hundred inputs are of it, the lines that read it, its schema, good files."""

    share: int
    lines: tuple[str, ...]
    schema: str = ""
    seeds: tuple[tuple[str, bytes], ...] = ()  # where each is put, and what it says


class Input(NamedTuple):
    """A file for a place on the desk, and a command line that reads it."""

    place: str
    raw: bytes
    line: tuple[str, ...]


def _kind(share: int, lines: str, schema: str, *seeds: tuple[str, bytes | Path]) -> Kind:
    read = ((p, raw.read_bytes() if isinstance(raw, Path) else raw) for p, raw in seeds)
    return Kind(share, tuple(lines.strip().splitlines()), schema, tuple(read))


def _put(folder: str, *paths: Path) -> list[tuple[str, bytes | Path]]:
    return [(f"{folder}/{path.name}", path) for path in paths]


_rules = [INVENTED / f"{name}.yaml" for name in ("narrenhilfe", "schellengeld")]
_shared = _put("rules", INVENTED / "common.yaml", INVENTED / "rulebook.yaml")
_law = sorted((FROZEN / "rules").glob("*.yaml"))
_scenarios = sorted(EXAMPLES.glob("scenario-*.yaml"))
_cases = sorted({*EXAMPLES.glob("*.yaml")}.difference(_scenarios))
_test = INVENTED / "tests" / "narrenhilfe.yaml"
_reform = EXAMPLES / "overlays" / "reform-2026.yaml"
_register = INVENTED / "register.csv"

KINDS = {
    "case": _kind(17, CASE, "case", *(("neu.yaml", path) for path in _cases)),
    "rules": _kind(17, RULES, "rules", *_put("rules", *_rules)),
    "common": _kind(4, RULES, "common", _shared[0]),
    "rulebook": _kind(3, RULES, "rulebook", _shared[1]),
    "sources": _kind(4, RULES, "sources", *_put("rules", INVENTED / "sources.yaml")),
    "register": _kind(6, RULES, "", *_put("rules", _register)),
    "law": _kind(4, LAW, "", *_put("frozen", *_law)),
    "tests": _kind(8, TESTS, "tests", *_put("rules/tests", _test), ("tests.yaml", _test)),
    "overlay": _kind(12, LAID_ON, "overlay", ("neu.yaml", OVERLAY), ("neu.yaml", _reform)),
    "scenario": _kind(5, SCENARIO, "scenario", *(("neu.yaml", path) for path in _scenarios)),
    "published": _kind(1, PUBLISHED, "published", *_put("frozen", FROZEN / "rules/published.yaml")),
    "table": _kind(7, CELLS, "", ("neu.csv", TABLE)),
    "parquet": _kind(3, CELLS, "", ("neu.parquet", b"")),
    "workbook": _kind(3, CASE, "", *(("neu.xlsx", path) for path in _cases)),
    "options": Kind(6, ()),
}


def prepare(desk: Path) -> None:
    """Lays out what command lines read beside the input."""
    for folder in ("rules", "before"):
        shutil.copytree(INVENTED, desk / folder)
    shutil.copytree(FROZEN / "rules", desk / "frozen", ignore=shutil.ignore_patterns("tests"))
    shutil.copy(EXAMPLES / "kreis-unna.yaml", desk / "fall.yaml")
    shutil.copy(INVENTED.parent / "invented_cases" / "seldwyla.yaml", desk)


def line_of(line: str, place: str, random: Random) -> tuple[str, ...]:
    """The words of a command line with formats and the input put in."""
    formats = OF_CASES if line.startswith("calc") else FORMATS
    names = {"o": random.choice(formats), "f": random.choice(FINDINGS)}
    return tuple(word.format(place, **names) for word in line.split())
