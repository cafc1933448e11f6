"""What can be changed in a workbook changes its amounts as it would change those of `calc`."""

import json
import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, RULES, run
from spreadsheets import cents, needs_libreoffice, opened, saved_anew

import ki_funding
from ki_funding.calculation.case import Case
from ki_funding.law.programme.dated import Days
from ki_funding.presentation.calculation.shown import Cases
from ki_funding.presentation.page import (
    Applied,
    Block,
    Entry,
    Minus,
    Money,
    Page,
    Place,
    Same,
    Section,
    Sheet,
    Sum,
)
from ki_funding.texts.language import Language, speaking
from ki_funding.values.exact import CENT, Rounding, round_to

UNNA = EXAMPLES / "kreis-unna.yaml"
POSTS = "besetzte Stellen für Fachkräfte (Stellen)"
RATE = "Höchstbetrag je Fachkraftstelle (Euro je Stelle)"
MONTHS = "Dauer der Förderung (Monate)"
LIMIT = "höchstens geförderte Stellen (Stellen)"
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


@dataclass
class Book:
    """A workbook that is calculated exactly, with other numbers in some of its cells."""

    page: Page
    changed: dict[Place, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sheets = {sheet.key: sheet for sheet in _sheets(self.page.blocks) if sheet.key}

    def change(self, title: str, value: str, year: int = 0) -> None:
        """Puts a number where the first row of that title has one."""
        sheet = self.sheets[".free0"]
        row = next(n for n, row in enumerate(sheet.rows) if row.cells[0] == title)
        self.changed[Place(sheet.key, row, 1 + year)] = Fraction(value)

    def amounts(self, programme: str) -> list[Decimal | None]:
        """What is granted by the items of a programme, down to the sum."""
        sheet = self.sheets[programme]
        column = next(n for n, c in enumerate(sheet.columns) if c.title.startswith("Förderung"))
        rows = (n for n, row in enumerate(sheet.rows) if len(row.cells) > 1)
        return [self.money(sheet, row, column) for row in rows]

    def money(self, sheet: Sheet, row: int, column: int) -> Decimal | None:
        cell = sheet.rows[row].cells[column]
        if not isinstance(cell, Money) or cell.amount is None:
            return None
        number = self.value(Place(sheet.key, row, column))
        if number == "unbestimmt":
            return None
        assert (number / CENT).denominator == 1
        return Decimal(number.numerator) / Decimal(number.denominator)

    def value(self, part: Any) -> Any:
        match part:
            case Place():
                if part in self.changed:
                    return self.changed[part]
                return self.value(self.sheets[part.sheet].rows[part.row].cells[part.column])
            case Money(amount, by=by):
                return Fraction(amount or 0) if by is None else self.value(by)
            case Entry(number):
                return Fraction(number or 0)
            case Same(place):
                return self.value(place)
            case Minus(left, right):
                return self.value(left) - self.value(right)
            case Sum(places):
                numbers = map(self.value, places)
                return sum((n for n in numbers if isinstance(n, Fraction)), Fraction(0))
            case Applied("IF", (condition, then, otherwise)):
                return self.value(then if self.value(condition) else otherwise)
            case Applied():
                return applied(part.name, [self.value(term) for term in part.terms])
        return part


def applied(name: str, values: list[Any]) -> Any:
    if name in SIGNS:
        return reduce(SIGNS[name], values)
    match name, values:
        case "MIN", _:
            return min(values)
        case "MAX", _:
            return max(values)
        case "<", [a, b]:
            return a < b
        case "=", [a, b]:
            return a == b
        case "ISNUMBER", [one]:
            return isinstance(one, Fraction)
        case "AND", _:
            return all(values)
        case "SUM", [one]:
            return one
        case _, [number, places]:
            mode = {"ROUND": "half_up", "ROUNDUP": "up", "ROUNDDOWN": "down"}[name]
            return round_to(number, Fraction(1, 10 ** int(places)), Rounding(mode))
    raise AssertionError(name)


def _sheets(blocks: tuple[Block, ...]) -> list[Sheet]:
    found: list[Sheet] = []
    for block in blocks:
        if isinstance(block, Sheet):
            found.append(block)
        elif isinstance(block, Section):
            found += _sheets(block.blocks)
    return found


RULES_ = ki_funding.load_rules(RULES)


def book_of(*cases: Case, full_use: bool = False) -> Book:
    found = [RULES_.calculation(case, full_use=full_use) for case in cases]
    with speaking(Language.DE):
        return Book(Cases(found, RULES_.sources, [(RULES_, case) for case in cases]).workbook())


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("k*.yaml")), ids=lambda path: path.stem)
def test_formulas_come_to_what_was_calculated(file: Path) -> None:
    case = RULES_.case(file)
    book, found = book_of(case), RULES_.calculation(case)
    formulas = 0
    for sheet in book.sheets.values():
        for row, line in enumerate(sheet.rows):
            for column, cell in enumerate(line.cells):
                if isinstance(cell, Money) and cell.amount is not None:
                    assert book.money(sheet, row, column) == cell.amount
                    formulas += isinstance(cell.by, Applied)
    assert formulas >= sum(bool(item.granted) for _, item in found.lines())


def granted(case: Case | Path, programme: str, rules: Any = RULES_) -> list[Decimal | None]:
    found = rules.calculation(case)
    return [item.granted for p, item in found.lines() if p.id == programme and not item.in_kind]


@pytest.mark.parametrize("posts", ["0", "0.001", "5.5", "6", "60.125"])
def test_other_posts_give_what_calc_gives(posts: str) -> None:
    case = RULES_.case(UNNA)
    book = book_of(case)
    book.change(POSTS, posts)
    claim = case.claims["ki_grundfoerderung"]
    inputs = {**claim.inputs, "fachkraft_stellen": Fraction(posts)}
    other = case._replace(claims={"ki_grundfoerderung": claim._replace(inputs=inputs)})
    assert book.amounts("ki_grundfoerderung")[:3] == granted(other, "ki_grundfoerderung")


@pytest.mark.parametrize(
    ("title", "path", "value"),
    [
        (RATE, "ki_grundfoerderung.fachkraft_hoechstbetrag", "61234.56"),
        (LIMIT, "komm_an_i.personal_hoechstzahl", "1.25"),
        (LIMIT, "komm_an_i.personal_hoechstzahl", "2.5"),
    ],
)
def test_another_figure_of_the_rules_gives_what_calc_gives_with_it(
    title: str, path: str, value: str
) -> None:
    book, programme = book_of(RULES_.case(UNNA)), path.partition(".")[0]
    book.change(title, value)
    expected = granted(UNNA, programme, RULES_.with_value(path, value))
    assert book.amounts(programme)[: len(expected)] == expected


@pytest.mark.parametrize("months", [1, 7, 11])
def test_fewer_months_give_what_calc_gives_for_a_part_of_the_year(months: int) -> None:
    case = RULES_.case(UNNA)
    book = book_of(case)
    book.change(MONTHS, str(months))
    claim = case.claims["ki_grundfoerderung"]
    last = date(2023, months + 1, 1) - timedelta(days=1)
    part = claim._replace(foerderzeitraum=Days(date(2023, 1, 1), last))
    other = case._replace(claims={"ki_grundfoerderung": part})
    expected = granted(other, "ki_grundfoerderung")
    assert book.amounts("ki_grundfoerderung")[:3] == expected
    assert None in expected  # of the pool of interpreters nobody says what a part of a year is


def test_months_are_no_number_where_days_count_or_something_changes() -> None:
    by_day = RULES_.with_readings({"zeitanteil": "tage"})
    for rules, name in ((by_day, "kreis-unna"), (RULES_, "kreis-soest-teiljahr")):
        case = rules.case(EXAMPLES / f"{name}.yaml")
        with speaking(Language.DE):
            shown = Cases([rules.calculation(case)], rules.sources, [(rules, case)])
            sheet = Book(shown.workbook()).sheets[".free0"]
        groups = [row.cells[0] for row in sheet.rows]
        assert MONTHS not in groups[: groups.index("KOMM-AN NRW Teil I")]


def test_at_full_use_the_figures_of_the_rules_can_be_changed() -> None:
    case = RULES_.case({"kommune": "Unna", "jahr": 2023}, full_use=True)
    book = book_of(case, full_use=True)
    book.change(RATE, "60000")
    assert book.amounts("ki_grundfoerderung")[0] == Decimal(360_000)


def test_a_case_shows_its_years_side_by_side_with_notice_and_actual() -> None:
    cases = [RULES_.case(EXAMPLES / "kreis-unna-bescheid.yaml")]
    years = [RULES_.case(UNNA, year=year) for year in (2022, 2023)]
    table = book_of(*years).sheets[".case0"]
    assert [column.title for column in table.columns[1:3]] == ["2022", "2023"]
    table = book_of(*cases).sheets[".case0"]
    titles = [column.title for column in table.columns]
    assert titles[5:9] == ["Bescheid", "Bescheid gegen Berechnung", "ausgegeben", "zurückzuzahlen"]
    total = next(row for row in table.rows if row.look == "total")
    known = [cell.amount for cell in total.cells[5:8] if isinstance(cell, Money)]
    assert known == [Decimal(387_500), Decimal(-7_000), Decimal("380912.77")]


def written(tmp_path: Path, *call: str) -> Path:
    file = tmp_path / "buch.xlsx"
    assert run("calc", *call, "-o", str(file)).code == 0
    return file


def test_a_reader_sees_what_an_amount_is_made_of(tmp_path: Path) -> None:
    book = opened(written(tmp_path, str(UNNA)), values=False)
    tab = "Übersicht"
    rows: dict[str, str] = {}
    for row in book[tab].iter_rows():
        rows.setdefault(row[0].value, f"'{tab}'!{row[1].coordinate}")
    posts, rate, months = (rows[title] for title in (POSTS, RATE, MONTHS))
    most = rows["höchstens geförderte Stellen für Fachkräfte (Stellen)"]
    formula = book["Rechenweg"]["D5"].value
    assert formula == f"=ROUND(MIN({posts},{most})*{rate}*{months}/12,2)"
    unused = book["Rechenweg"]["E5"].value
    assert unused == '=IF(AND(ISNUMBER(C5),ISNUMBER(D5)),C5-D5,"unbestimmt")'
    assert book[tab]["D6"].value == "='Rechenweg'!D5"
    assert len(book[tab]._charts) == 1


def test_several_cases_can_be_filtered(tmp_path: Path) -> None:
    book = opened(written(tmp_path, str(UNNA), "--year", "2022..2023"))
    assert book["KI-Grundförderung"].auto_filter.ref.startswith("A3:")


CHANGES: Mapping[str, tuple[str, Mapping[str, float], str]] = {
    "posts": ("kreis-unna.yaml", {POSTS: 5.5}, "fachkraft_stellen: 5.5"),
    "cents": ("kreis-unna.yaml", {POSTS: 3.333}, "fachkraft_stellen: 3.333"),
}


@pytest.mark.office
@needs_libreoffice
@pytest.mark.parametrize("name", CHANGES)
def test_libreoffice_comes_to_our_cents_after_a_change(name: str, tmp_path: Path) -> None:
    file, entries, line = CHANGES[name]
    book = opened(written(tmp_path, str(EXAMPLES / file)), values=False)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if row[0].value in entries:
                row[1].value = entries[row[0].value]
    changed = tmp_path / "anders.xlsx"
    book.save(changed)
    values = opened(saved_anew(changed, tmp_path))
    case = tmp_path / "fall.yaml"
    text = (EXAMPLES / file).read_text("utf-8").replace("fachkraft_stellen: 6", line)
    case.write_text(text, "utf-8")
    (expected,) = json.loads(run("calc", str(case), "-f", "json").out)["cases"]
    overview = values["Übersicht"]
    total = next(row for row in overview.iter_rows() if row[0].value == "Gesamt")
    for column, amount in enumerate(("claimed", "maximum", "granted", "unused"), 1):
        assert cents(total[column].value) == expected["totals"][amount]
    items = [item["granted"] for item in expected["programmes"][0]["items"]]
    assert [cents(overview[f"D{row}"].value) for row in (6, 7, 8)] == items


@pytest.mark.parametrize("years", ["2027", "2026..2027"])
def test_what_is_only_planned_has_its_mark_and_stays_a_number(years: str, tmp_path: Path) -> None:
    book = opened(written(tmp_path, str(UNNA), "--year", years, "--plan"), values=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    marked = [cell.value for cell in cells if '"*"' in cell.number_format]
    assert marked
    assert all(isinstance(value, int | float) for value in marked)
    assert "* heißt Planungsannahme: angesetzt wie zuletzt bekannt." in {c.value for c in cells}
