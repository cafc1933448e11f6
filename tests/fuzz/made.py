"""The random input of a number, the same again for the same seed."""

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from .growth import grown
from .kinds import FORMATS, KINDS, Input, line_of
from .tables import parquet, table
from .ways import bred, damaged, written
from .words import data_of, like, word
from .workbooks import workbook

SCHEMAS = Path(__file__).parent.parent.parent / "schemas"
PATHS = [
    "narrenhilfe.schwelle",
    "narrenhilfe.satz",
    "narrenhilfe.hoechstzahl.kreis",
    "schellengeld.preise",
    "narrenhilfe.narren",
    "schellengeld.grundbetrag",
    "narrenhilfe.in_force",
    "narrenhilfe.budget.02",
]
RESULT = "set reading year with rules csv-dialect format"
# What a command is about (nothing: any word), and the options that are tried.
COMMANDS = {
    "calc": ("seldwyla.yaml", f"{RESULT} picture"),
    "explain": ("seldwyla.yaml", "set reading year with rules"),
    "state": ("--year=2021", f"{RESULT} by picture"),
    "sweep": ("Seldwyla", f"{RESULT} vary vary vary"),
    "diff": ("--set=narrenhilfe.satz=2", f"{RESULT} case"),
    "rules": ("", "set with rules format"),
    "init": ("", "set with rules year reading"),
    "check": ("rules", "rules format rules"),
    "test": ("rules", "rules format rules"),
    "schema": ("", "lang lang lang"),
}


def made(kind: str, seed: int, number: int) -> Input:
    """An input of a kind."""
    random = Random(f"{seed} {kind} {number}")
    if kind == "options":
        return Input("neu.yaml", b"", _options(random))
    place, seeded = random.choice(KINDS[kind].seeds)
    raw = _raw(kind, seeded, random)
    return Input(place, raw, line_of(random.choice(KINDS[kind].lines), place, random))


def _raw(kind: str, seed: bytes, random: Random) -> bytes:
    if kind == "parquet":
        return parquet(random)
    if kind == "workbook":
        return workbook(bred(data_of(seed), random), random)
    if kind in {"table", "register"}:
        return table(seed, random) if random.random() < 0.6 else damaged(seed, random)
    if random.random() < 0.25:
        return damaged(seed, random)
    if KINDS[kind].schema and random.random() < 0.4:
        data = grown(_schema(KINDS[kind].schema), random)
    else:
        data = bred(data_of(seed), random)
    raw = written(data, random)
    return damaged(raw, random) if random.random() < 0.1 else raw


@cache
def _schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_bytes())
    return found


def _options(random: Random) -> tuple[str, ...]:
    """A command line whose options say anything."""
    path = word(random) if random.random() < 0.2 else random.choice(PATHS)
    day = f"@{like('2020-01-01', random)}" if random.random() < 0.3 else ""
    value = ",".join(like("1", random) for _ in range(random.choice((1, 1, 1, 2, 3))))
    until = f"..{like('2023', random)}" if random.random() < 0.5 else ""
    reading = random.choice(("lesart", "zeitanteil", "rundung", word(random)))
    option = random.choice(("streng", "milde", "tage", "down", word(random)))
    said = {
        "set": f"{path}{day}={value}",
        "vary": f"{path}={value}{random.choice(('', '..', ','))}{like('2', random)}",
        "year": like("2020", random) + until,
        "reading": f"{reading}={option}",
        "with": word(random),
        "csv-dialect": "excel-de",
        "format": random.choice((*FORMATS, word(random))),
        "rules": random.choice(("rules", "rules", "frozen", word(random))),
        "picture": word(random),
        "lang": word(random),
        "case": "seldwyla.yaml",
        "by": random.choice(("kommune", "regierungsbezirk", word(random))),
    }
    command = random.choice(sorted(COMMANDS))
    head, options = COMMANDS[command]
    taken = random.sample(options.split(), random.choice((1, 1, 2, 3)))
    rules = () if "rules" in taken or command == "schema" else ("--rules", "rules")
    words = (part for name in taken for part in (f"--{name}", said[name]))
    return (command, head or word(random), *words, *rules)
