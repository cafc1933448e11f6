"""What is read, the good files of each kind, and the command lines that read it."""

import json
import shutil
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from .ways import bred, damaged, grown, written
from .words import FROZEN, INVENTED, data_of, known, word

ROOT = Path(__file__).parent.parent.parent
FOUND = Path(__file__).parent / "found"
EXAMPLES = FROZEN / "examples"
OVERLAY = b"""overlay: neu
title: neu
set:
  narrenhilfe.hoechstzahl: [{from: 2021-03-01, until: 2022-05-31, value: {kreis: 7}}]
  schellengeld.preise: {2022: 120.5}
  narrenhilfe.satz: [{from: 2023-01-01, value: 150, note: neu}]
readings: {lesart: milde}
"""
TABLE = b"""kommune,jahr,narrenhilfe.narren,narrenhilfe.ausgaben,narrenhilfe.helfer
Seldwyla,2021,3,5000,1
01,2023,2.5,0,
"""
FINDINGS = ("text", "concise", "json", "github", "sarif")
FORMATS = ("table", "plain", "json", "csv", "md", "html", "xlsx")


class Kind(NamedTuple):
    """Good files, where one is put, its schema, and the lines that read it as `{}`."""

    seeds: tuple[bytes, ...]
    places: tuple[str, ...]
    schema: str
    lines: tuple[str, ...]


class Input(NamedTuple):
    """A file for a place on the desk, and a command line that reads it."""

    place: str
    raw: bytes
    line: tuple[str, ...]


def _files(*paths: Path) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in paths)


RULES = ("check rules -f {f}", "calc seldwyla.yaml --rules rules -f {o}", "explain seldwyla.yaml --rules rules",
         "state --rules rules --year 2020..2024 -f {o}", "rules --rules rules", "rules --sources --rules rules",
         "rules narrenhilfe --rules rules", "rules --readings --rules rules", "test rules --coverage -f {f}",
         "diff before rules --year 2021 -f {o}", "init Seldwyla --rules rules",
         "sweep Seldwyla --rules rules --year 2021 --vary narrenhilfe.narren=1..3")  # fmt: skip
LAW = ("calc fall.yaml --rules frozen -f {o}", "explain fall.yaml --rules frozen", "check frozen/{name} -f {f}",
       "calc fall.yaml --rules frozen --year 2019..2026", "rules --rules frozen")  # fmt: skip
_rules = ("narrenhilfe", "schellengeld", "common", "rulebook")
_law = sorted(p for p in (FROZEN / "rules").glob("*.yaml"))
_cases = sorted(p for p in EXAMPLES.glob("*.yaml") if not p.name.startswith("scenario"))

KINDS = {
    "case": Kind(
        _files(*_cases), ("neu.yaml",), "case",
        ("calc {} -f {o}", "check {} -f {f}", "explain {}", "calc {} --year 2019..2024", "calc {} --full-use",
         "explain {} --year 2023", "calc {} --plan --keep-going -f {o}", "diff --set kim.x=1 --case {}"),
    ),
    "rules": Kind(
        _files(*(INVENTED / f"{name}.yaml" for name in _rules)),
        tuple(f"rules/{name}.yaml" for name in _rules), "rules", RULES,
    ),
    "law": Kind(_files(*_law), tuple(f"frozen/{path.name}" for path in _law), "", LAW),
    "sources": Kind(_files(INVENTED / "sources.yaml"), ("rules/sources.yaml",), "sources", RULES),
    "register": Kind(_files(INVENTED / "register.csv"), ("rules/register.csv",), "", RULES),
    "tests": Kind(
        _files(INVENTED / "tests" / "narrenhilfe.yaml", INVENTED / "tests" / "narrenhilfe.yaml"),
        ("rules/tests/narrenhilfe.yaml", "tests.yaml"), "tests",
        ("test {} --rules rules -f {f}", "test rules", "check {} --rules rules -f {f}", "test {} -f {f}", "check {}"),
    ),
    "overlay": Kind(
        (OVERLAY, *_files(EXAMPLES / "overlays" / "reform-2026.yaml")), ("neu.yaml", "neu.yaml"), "overlay",
        ("check {} -f {f}", "calc seldwyla.yaml --with {} --rules rules -f {o}", "calc fall.yaml --with {} -f {o}",
         "state --with {} --rules rules --year 2020..2024", "rules --with {} --rules rules",
         "diff {} --rules rules -f {o}", "diff --with {} --rules rules --year 2022 -f {o}"),
    ),
    "scenario": Kind(
        _files(*sorted(EXAMPLES.glob("scenario-*.yaml"))), ("neu.yaml",), "scenario",
        ("sweep {} --dry-run", "check {} -f {f}", "sweep {} --engine python -f {o}", "sweep {} --draws 2 --year 2023"),
    ),
    "published": Kind(
        _files(FROZEN / "rules" / "published.yaml"), ("frozen/published.yaml",), "published",
        ("rules --published --rules frozen", "check frozen/published.yaml"),
    ),
    "table": Kind(
        (TABLE,), ("neu.csv",), "",
        ("sweep {} --rules rules --dry-run", "sweep {} --rules rules --engine python", "check {} --rules rules",
         "calc {} --rules rules", "sweep {} --year 2021..2022 --rules rules --vary narrenhilfe.narren=1,2"),
    ),
    "parquet": Kind((), ("neu.parquet",), "", ("sweep {} --rules rules --engine python", "check {}")),
    "options": Kind((), (), "", ()),
}  # fmt: skip
# Of a hundred inputs so many are of a kind.
SHARES = {
    "case": 16, "rules": 22, "law": 6, "sources": 5, "register": 6, "tests": 8, "overlay": 12, "scenario": 8,
    "published": 1, "table": 6, "parquet": 4, "options": 6,
}  # fmt: skip


def prepare(desk: Path) -> None:
    """Lays out what command lines read beside the input."""
    for folder in ("rules", "before"):
        shutil.copytree(INVENTED, desk / folder)
    shutil.copytree(FROZEN / "rules", desk / "frozen", ignore=shutil.ignore_patterns("tests"))
    shutil.copy(EXAMPLES / "kreis-unna.yaml", desk / "fall.yaml")
    shutil.copy(INVENTED.parent / "invented_cases" / "seldwyla.yaml", desk)


def made(kind: str, seed: int, number: int) -> Input:
    """The random input of this number; the same again for the same seed."""
    random = Random(f"{seed} {kind} {number}")
    if kind == "options":
        return Input("neu.yaml", b"", _options(random))
    place, raw = _parquet(random) if kind == "parquet" else _file(kind, random)
    return Input(place, raw, line_of(random.choice(KINDS[kind].lines), place, random))


def line_of(line: str, place: str, random: Random) -> tuple[str, ...]:
    """The words of a command line with formats and the input put in."""
    names = {"o": random.choice(FORMATS), "f": random.choice(FINDINGS), "name": Path(place).name}
    return tuple(w.format(place, **names) for w in line.split())


def _file(kind: str, random: Random) -> tuple[str, bytes]:
    seeds, places, schema, _ = KINDS[kind]
    chosen = random.randrange(len(seeds))
    seed, place = seeds[chosen], places[chosen % len(places)]
    text = place.endswith(".csv")
    if text and random.random() < 0.6:
        return place, _table(seed, random)
    if text or random.random() < 0.25:
        return place, damaged(seed, random)
    if schema and random.random() < 0.45:
        name = Path(place).stem if kind == "rules" and "common rulebook".find(Path(place).stem) >= 0 else schema
        raw = written(grown(_schema(name), random), random)
    else:
        raw = written(bred(data_of(seed), random), random)
    return place, damaged(raw, random) if random.random() < 0.1 else raw


@cache
def _schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_bytes())
    return found


def _table(seed: bytes, random: Random) -> bytes:
    """A table whose columns and cells are others, twice there or gone."""
    rows = [line.split(",") for line in seed.decode().splitlines()]
    rows += [list(random.choice(rows)) for _ in range(random.choice((0, 0, 1, 5, 200)))]
    for _ in range(random.choice((0, 1, 2, 5))):
        row = random.choice(rows)
        match random.randrange(4):
            case 0 if row:
                row[random.randrange(len(row))] = _quoted(word(random), random)
            case 1:
                row.append(_quoted(word(random), random))
            case 2:
                place = random.randrange(5)
                for one in rows:
                    one[place : place + 1] = one[:1] * random.randrange(3)
            case _:
                rows.insert(random.randrange(len(rows)), [word(random)])
    mark = random.choice((",", ",", ",", ";", "\t", "|"))
    text = random.choice(("\n", "\n", "\r\n", "\r", "\n\n")).join(mark.join(row) for row in rows)
    return text.encode("utf-8", "surrogatepass")


def _quoted(text: str, random: Random) -> str:
    return f'"{text}"' if random.random() < 0.3 else text


def _parquet(random: Random) -> tuple[str, bytes]:
    """A table of columns of many types, half of them with a few bytes changed."""
    import pyarrow
    from pyarrow import parquet

    rows = random.choice((0, 1, 2, 50, 20_000))
    names = ["kommune", "jahr", "narrenhilfe.narren", "narrenhilfe.ausgaben"]
    names = random.sample(names, random.randint(1, 4)) + random.sample(known(), random.choice((0, 0, 1)))
    columns = {name: _column(name, rows, random, pyarrow) for name in names}
    target = BytesIO()
    parquet.write_table(pyarrow.table(columns), target, compression=random.choice(("snappy", "gzip", "none")))
    raw = target.getvalue()
    return "neu.parquet", damaged(raw, random) if random.random() < 0.5 else raw


def _column(name: str, rows: int, random: Random, pyarrow: Any) -> Any:
    good = {"kommune": ["Seldwyla", "01"], "jahr": [2020, 2021], "narrenhilfe.narren": [1.5, 2.25]}.get(name, [0, 5000])
    form = random.choice((None, None, None, "string", "float32", "date32[day]", "timestamp[us]", "bool", "binary"))
    values = [random.choice(good) for _ in range(rows)]
    if random.random() < 0.2:
        values = [random.choice((None, v)) for v in values]
    if form is None:
        return pyarrow.array(values)
    odd = {"string": lambda: word(random).encode("utf-8", "replace").decode(), "float32": lambda: random.choice((0.1, float("nan"), 1e38)),
           "bool": lambda: True, "binary": lambda: random.randbytes(3)}  # fmt: skip
    make = odd.get(form)
    if make:
        return pyarrow.array([make() for _ in range(rows)], form)
    return pyarrow.array([random.randint(-(2**31), 2**31 - 1) for _ in range(rows)], "int32" if "32" in form else "int64").cast(form)


PATHS = ("narrenhilfe.schwelle", "narrenhilfe.satz", "narrenhilfe.hoechstzahl.kreis", "schellengeld.preise",
         "narrenhilfe.narren", "schellengeld.grundbetrag", "narrenhilfe.in_force", "narrenhilfe.budget.02")  # fmt: skip


def _options(random: Random) -> tuple[str, ...]:
    """A command line whose options say anything."""
    path = word(random) if random.random() < 0.2 else random.choice(PATHS)
    day = f"@{word(random)}" if random.random() < 0.3 else ""
    value = ",".join(word(random) for _ in range(random.choice((1, 1, 1, 2, 3))))
    said = {
        "--set": f"{path}{day}={value}", "--year": word(random), "--reading": f"{random.choice(('lesart', word(random)))}={word(random)}",
        "--with": word(random), "--csv-dialect": "excel-de", "--format": random.choice((*FORMATS, word(random))),
        "--rules": random.choice(("rules", "rules", "frozen", word(random))), "--picture": word(random),
        "--case": "seldwyla.yaml", "--by": random.choice(("kommune", "regierungsbezirk", word(random))),
    }  # fmt: skip
    heads = {"calc": "seldwyla.yaml", "explain": "seldwyla.yaml", "state": "--year=2021", "rules": word(random),
             "sweep": "Seldwyla", "diff": "--year=2021", "init": word(random), "check": "rules", "test": "rules",
             "schema": word(random)}  # fmt: skip
    command = random.choice((*heads, "calc", "calc", "sweep"))
    said |= {"--vary": f"{path}={word(random)}{random.choice(('', '..', ',', '/'))}{word(random)}"} if command == "sweep" else {}
    named = random.sample(sorted(said), random.randint(1, 3))
    rules = () if "--rules" in named or command == "schema" else ("--rules", "rules")
    return (command, heads[command], *(w for name in named for w in (name, said[name])), *rules)
