"""Words that random input is made of: odd ones, those of good files, and formulas of names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FROZEN = Path(__file__).parent.parent / "frozen"
INVENTED = Path(__file__).parent.parent / "invented"
NUMBERS = """0 1 -1 -0 +1 00 007 0.5 .5 5. 1e3 1e99999999 1E-9 0.001 3,5 1.000 1.000,50 1_0 0x10
    0o17 1/3 ٣ ² １２ nan inf -inf 99999999999999 999999999999999 9999999999999999999999
    0.00000000000000001 50% 1:30 2**9"""
DAYS = """2020-01-01 2023-02-29 2024-02-29 2024-02 2023-13 2023-00-00 0001-01-01 9999-12-31 2023-12
    2012 2027 20230101 01.01.2023 2023-1-1 2023-01-01T00:00:00 2020..2024 2024..2020 2012..2027
    1..9 ٢٠٢٣-01-01"""
OTHERS = """~ null NO yes true open else all value kind zap from until by jahr kommune given self
    __class__ a.b ..a a. .a ../../etc/passwd /dev/zero /dev/stdin . .. * & ! % @ ` | > - ? : :: # {}
    [] << = =1+1 $x {0} %s ::stop-commands::t ##[x]t @octocat <b>x</b> https://e.test/ Kreis NRW
    Land 05978 05978000 ÄÖÜ ß EUR*EUR*EUR/post"""
LINES = """max(0, 1)
1 if 0 < 1 else 0
EUR per 1e9 posts
EUR per 0 posts
EUR per -1 posts
amtsblatt § 1
kfi-2022 Nr. 5
x";"=F()
'; --
a b"""
SIGNS = ("\x1b[2J", "\x9b31m", "\u202e", "\u200b", "\ufeff", "\u2028", "\u0378", "\x7f", "\x00")
LONG = ("x" * 300, "(" * 40, "1" * 5_000, "-" * 150 + "x", "é" * 40, "a\nb", "a\r\nb", "\t", " ",
        "", " 1", "1 ", '"', "'", "\\", "\ud7ff")  # fmt: skip
ODD = (*NUMBERS.split(), *DAYS.split(), *OTHERS.split(), *LINES.splitlines(), *SIGNS, *LONG)


def texts(data: Any) -> Iterator[str]:
    """Every key and text in some data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str):
        yield data


def data_of(text: bytes) -> Any:
    """What a good file says; every scalar is a text, as the program has it."""
    return yaml.load(text, yaml.CBaseLoader)


@cache
def known() -> tuple[str, ...]:
    """Every word of the good files."""
    files = sorted([*INVENTED.rglob("*.yaml"), *FROZEN.rglob("*.yaml")])
    words = {word for file in files for word in texts(data_of(file.read_bytes()))}
    return tuple(sorted(word for word in words if len(word) < 60))


@cache
def _fitting(pattern: str) -> tuple[str, ...]:
    form = re.compile(pattern)
    return tuple(word for word in (*known(), *ODD) if form.search(word)) or ODD


def fitting(pattern: str, random: Random) -> str:
    """A word that a schema allows."""
    return random.choice(_fitting(pattern))


def word(random: Random) -> str:
    """Any word: an odd one, one of a good file, a number, a formula."""
    match random.randrange(8):
        case 0 | 1 | 2:
            return random.choice(ODD)
        case 3:
            return str(random.randint(-(10 ** random.randint(0, 30)), 10 ** random.randint(0, 30)))
        case 4:
            return formula(random, random.choices(known(), k=4), random.randint(0, 5))
        case _:
            return random.choice(known())


PLAUSIBLE = [
    "0",
    "0.5",
    "1",
    "2",
    "2.5",
    "3",
    "6",
    "7.25",
    "50",
    "80",
    "100",
    "1500",
    "5000",
    "40000.50",
    "250000",
    "999999999999.99",
    "open",
]
FORMS = """{0} + {1}
{0} - ({1})
({0}) * {1}
{0} / {1}
-{0}
min({0}, {1})
max({0}, {1}, {2})
mean({0})
first_known({0}, {1})
{0} if {1} > {2} else {0}
{0} >= {1}
({0})
{0} ** {1}
{0}[jahr - {1}]
{0}.granted
{0} {1}""".splitlines()
YEARS = [str(year) for year in range(2012, 2030)]


def like(old: str, random: Random) -> str:
    """A word that could stand in the place of another one; now and then any word."""
    if random.random() < 0.25:
        return word(random)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", old):
        month, day = random.randint(1, 12), random.randint(1, 29)
        return f"{random.choice(YEARS)}-{month:02}-{day:02}"
    if re.fullmatch("[12][0-9]{3}", old):
        return random.choice(YEARS)
    if re.fullmatch("-?[0-9.]+", old):
        return random.choice(PLAUSIBLE)
    if re.fullmatch("[a-z][a-z0-9_]*", old):
        return fitting(r"\A[a-z][a-z0-9_]*\Z", random)
    if re.search(r" [-+*/] |\(", old):
        return formula(random, re.findall(r"[a-z_0-9.]+", old), random.randint(0, 4))
    return random.choice(known())


def formula(random: Random, names: Sequence[str], depth: int) -> str:
    """A text that looks like a formula of some names."""
    if depth <= 0:
        return random.choice(
            (*names, "0", "1", f"{random.choice([*names, 'x'])}.posts", "betrag[jahr - 1]")
        )
    one, two, three = (formula(random, names, depth - random.randint(1, 3)) for _ in range(3))
    return random.choice(FORMS).format(one, two, three)
