"""Random workbooks: forms of cases with other cells, and the bytes of one part changed."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from .ways import damaged
from .words import like, word

HEAD = ["Schlüssel", "Eintrag", "von", "bis"]
DAYS = ("von", "bis")
FORMS = ("0%", "yyyy-mm-dd", "mm/yyyy", "@", "General", '[$-407]0"%"')
MOST_CELLS = 6_000
Cells = list[list[Any]]


def workbook(data: Any, random: Random) -> bytes:
    """What a case says, in one of the two forms of sheet."""
    said = list(_said(data, ()))
    across = random.random() < 0.3
    cells = _in_a_row(said, random) if across else [HEAD, *(list(row) for row in said)]
    for _ in range(random.choice((0, 1, 2, 5))):
        _change(cells, random)
    raw = _written(cells, random)
    if random.random() < 0.2:
        raw = _with_damaged_part(raw, random)
    return damaged(raw, random) if random.random() < 0.1 else raw


def _said(data: Any, route: tuple[str, ...]) -> Iterator[tuple[str, Any, Any, Any]]:
    """A line for each entry: its key, what is said, and on which days."""
    if isinstance(data, dict):
        if not any(isinstance(value, dict | list) for value in data.values()):
            days = [data.get(day) for day in DAYS]
            for key, value in data.items():
                yield ".".join((*route, str(key))), value, *days
            return
        for key, value in data.items():
            yield from _said(value, (*route, str(key)))
    elif isinstance(data, list):
        for value in data:
            yield from _said(value, route)
    else:
        yield ".".join(route), data, None, None


def _in_a_row(said: list[tuple[str, Any, Any, Any]], random: Random) -> Cells:
    keys, entries = [key for key, *_ in said], [entry for _, entry, *_ in said]
    return [keys, *([*entries] for _ in range(random.choice((0, 1, 3, 30))))]


def _change(cells: Cells, random: Random) -> None:
    row = random.choice(cells)
    place = random.randrange(len(row) + 1)
    match random.randrange(8):
        case 0:
            row.insert(place, word(random))
        case 1:
            cells.insert(random.randint(0, len(cells)), [word(random) for _ in row])
        case 2:
            cells += [
                list(row)
                for _ in range(random.choice((1, 1, 2, 2, 3, MOST_CELLS // (len(row) + 1))))
            ]
        case 3 if len(cells) < 100 and len(row) < 500:
            row += row * random.choice((1, 80))
        case _:
            row[place : place + 1] = [_other(cell, random) for cell in row[place : place + 1]]


def _other(cell: Any, random: Random) -> Any:
    """Another entry, of any type that a cell has."""
    day = date(random.choice((1900, 2023, 2024)), random.randint(1, 12), random.randint(1, 28))
    number = random.choice((0, -1, 0.1 + 0.2, 1e300, 5e-324, 10**15, 2023))
    more = (None, True, number, day, "=1+1", '=""', "#DIV/0!", "ja", "no")
    return random.choice((like(str(cell), random), like(str(cell), random), random.choice(more)))


def _written(cells: Cells, random: Random) -> bytes:
    from xlsxwriter import Workbook

    target = BytesIO()
    book = Workbook(target, {"strings_to_urls": False})
    looks = [book.add_format({"num_format": form}) for form in FORMS]
    sheets = [book.add_worksheet() for _ in range(random.choice((1, 1, 1, 2, 3)))]
    for row, line in enumerate(cells):
        sheet = random.choice(sheets)
        for column, cell in enumerate(line):
            _put(sheet, row, column, cell, random.choice(looks))
    book.close()
    return target.getvalue()


def _put(sheet: Any, row: int, column: int, cell: Any, looks: Any) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, cell)
        case date():
            sheet.write_datetime(row, column, cell, looks)
        case str() if cell.startswith("="):
            sheet.write_formula(row, column, cell, looks, "5")
        case str():
            sheet.write_string(row, column, cell.encode("utf-8", "replace").decode())
        case int() | float():
            sheet.write_number(row, column, cell, looks)


def _with_damaged_part(raw: bytes, random: Random) -> bytes:
    """The workbook packed again, with damage in the XML of one of its parts."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([*parts, *[part for part in parts if "sheet" in part]])
    parts[name] = damaged(parts[name], random)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
