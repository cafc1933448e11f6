"""Random tables: cells of good ones changed, and parquet with columns of many types."""

from io import BytesIO
from random import Random
from typing import Any

from .ways import damaged
from .words import known, like, word

GOOD: dict[str, list[Any]] = {
    "kommune": ["Seldwyla", "01"],
    "jahr": [2020, 2021],
    "narrenhilfe.narren": [1.5, 2.25],
    "narrenhilfe.ausgaben": [0, 5000],
}
OTHERS = ("string", "float32", "date32[day]", "timestamp[us]", "bool", "binary")


def table(seed: bytes, random: Random) -> bytes:
    """A table whose columns, rows and cells are others, twice there or gone."""
    rows = [line.split(",") for line in seed.decode().splitlines()]
    rows += [list(random.choice(rows)) for _ in range(random.choice((0, 0, 1, 5, 200)))]
    for _ in range(random.choice((0, 1, 2, 5))):
        row = random.choice(rows)
        place = random.randrange(5)
        match random.randrange(10):
            case 0:
                row.append(word(random))
            case 1:
                for one in rows:
                    one[place : place + 1] = one[:1] * random.randrange(3)
            case 2:
                rows.insert(place, [word(random)])
            case _:
                row[place : place + 1] = [like(cell, random) for cell in row[place : place + 1]]
    mark = random.choice((*[","] * 12, ";", "\t", "|"))
    ending = random.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    text = ending.join(mark.join(_quoted(cell, random) for cell in row) for row in rows)
    return text.encode("utf-8", "surrogatepass")


def _quoted(cell: str, random: Random) -> str:
    return f'"{cell}"' if random.random() < 0.05 else cell


def parquet(random: Random) -> bytes:
    """A table of columns of many types; of some a few bytes are changed."""
    import pyarrow
    from pyarrow.parquet import write_table

    rows = random.choice((0, 1, 2, 2, 50, 20_000))
    names = list(GOOD)
    if random.random() < 0.3:
        names = [*random.sample(names, random.randint(1, 4)), random.choice(known())]
    columns = {name: pyarrow.array(*_column(name, rows, random)) for name in names}
    target = BytesIO()
    packed = random.choice(("snappy", "gzip", "none"))
    write_table(pyarrow.table(columns), target, compression=packed)
    return damaged(target.getvalue(), random) if random.random() < 0.3 else target.getvalue()


def _column(name: str, rows: int, random: Random) -> tuple[list[Any], str | None]:
    """Values and their type; None is whatever they are."""
    if random.random() < 0.85:
        values = random.choices(GOOD.get(name, GOOD["jahr"]), k=rows)
        empty = random.random() < 0.2
        return [None if empty and random.random() < 0.5 else value for value in values], None
    kind = random.choice(OTHERS)
    match kind:
        case "string":
            text = word(random).encode("utf-8", "replace").decode()
            return [text] * rows, kind
        case "bool":
            return [True] * rows, kind
        case "binary":
            return [random.randbytes(3) for _ in range(rows)], kind
        case "float32":
            return random.choices((0.1, float("nan"), 1e38), k=rows), kind
    return [random.randint(-(2**31), 2**31 - 1) for _ in range(rows)], kind
