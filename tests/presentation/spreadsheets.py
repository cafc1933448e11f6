"""Reading workbooks back: as openpyxl sees them, and as LibreOffice calculates them anew."""

import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

# Excel files are calculated anew whatever they say they hold (0 is "always").
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice (soffice) is not installed: nothing here calculates formulas anew",
)


def opened(file: Path, *, values: bool = True) -> Workbook:
    """A workbook with the values of its formulas, or with the formulas."""
    return load_workbook(file, data_only=values)


def table(book: Workbook, tab: str, first: str) -> list[dict[str, Any]]:
    """The rows below the head that begins with `first`, up to the first row without figures."""
    rows = [[cell.value for cell in row] for row in book[tab].iter_rows()]
    start = next(n for n, row in enumerate(rows) if row[0] == first)
    head, found = rows[start], []
    for row in rows[start + 1 :]:
        if all(value is None for value in row[1:]):
            break
        found.append(dict(zip(head, row, strict=True)))
    return found


def cents(value: Any) -> str | None:
    """A figure of a sheet as JSON writes it; a text stays, for that is no figure."""
    if isinstance(value, int | float):
        return str(Decimal(value).quantize(Decimal("0.01")))
    return value


def without_results(file: Path, target: Path) -> int:
    """A copy whose formulas hold no result any more, and how many they are."""
    wiped = 0
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, count = re.subn(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", content)
                wiped += count
            new.writestr(name, content)
    return wiped


def calculated_anew(file: Path, folder: Path) -> Workbook:
    """The workbook as LibreOffice sees it, which gets no results of ours to look at."""
    bare = folder / "bare.xlsx"
    assert without_results(file, bare) > 0
    assert not any(_formula_results(bare)), "the copy still holds results"
    return opened(saved_anew(bare, folder))


def saved_anew(file: Path, folder: Path) -> Path:
    """The workbook that LibreOffice makes of one, with every formula calculated."""
    return converted(file, folder, "xlsx")


def converted(file: Path, folder: Path, suffix: str) -> Path:
    """What LibreOffice makes of a workbook: another one, or what it prints."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    (folder / "out").mkdir()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         "--convert-to", suffix, "--outdir", str(folder / "out"), str(file)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "out" / f"{file.stem}.{suffix}"


def _formula_results(file: Path) -> list[Any]:
    formulas, values = opened(file, values=False), opened(file)
    return [
        values[sheet.title][cell.coordinate].value
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def figures(book: Workbook) -> dict[tuple[str, str], Any]:
    """Every number of a workbook by its sheet and cell, to the cent."""
    return {
        (sheet.title, cell.coordinate): cents(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
