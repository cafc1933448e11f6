"""The form of a case, and of several: pages whose entries `calculation.case_workbook` reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ki_funding.calculation.case_file import HEAD
from ki_funding.calculation.inputs import amount_key
from ki_funding.calculation.rules import Rules
from ki_funding.law.rulebook.register import Municipality
from ki_funding.presentation import foot
from ki_funding.presentation.form import entries
from ki_funding.presentation.numbers import spanned, unit_words
from ki_funding.presentation.page import (
    About,
    Cell,
    Code,
    Column,
    Entry,
    Page,
    Paragraph,
    Place,
    Row,
    Section,
    Sheet,
    Term,
    paragraphs,
)
from ki_funding.presentation.remarks import deadlines_of
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text, words
from ki_funding.upkeep.new_case import Asked, Programme, asked
from ki_funding.values.basis import Figure

KOMMUNE, YEAR = HEAD
CASE, CASES, AMOUNTS = ".case", ".cases", ".amounts"
ENTRY, FROM, UNTIL, FULL = 2, 3, 4, 5
SPARE = 10  # rows for further cases


@dataclass(frozen=True, slots=True)
class CaseForm(Shown):
    """The form for some municipalities in some years: one below each other, or a row each."""

    rules: Rules
    municipalities: Sequence[Municipality]
    years: Sequence[int]

    def report(self) -> Page:
        """The form, and the list of the municipalities to choose from."""
        names = tuple(Row((name,)) for name in sorted(self.rules.book.register.names()))
        title = text("sheet.municipalities")
        listed = Sheet(title, (Column(title),), names, entries.NAMES)
        alone = len(self.municipalities) == 1 == len(self.years)
        sheets = self._case() if alone else (self._cases(),)
        whose = f"{', '.join(m.name for m in self.municipalities)} {spanned(self.years)}"
        receipt = self.rules.receipt
        about = About(whose, foot.receipt_line(receipt), date.fromisoformat(receipt.rules_version))
        return Page(text("form.title", whose=whose), (*sheets, Section(title, (listed,))), about)

    def _how(self, key: str) -> tuple[Paragraph, ...]:
        """What to do with the form, and with which command."""
        plan = " --plan" if self.rules.receipt.plan else ""
        return paragraphs(text(key, plan=plan, year=str(self.years[0])).split("\n"))

    @property
    def _names(self) -> tuple[Place, Place]:
        last = len(self.rules.book.register.names()) - 1
        return Place(entries.NAMES, 0, 0), Place(entries.NAMES, last, 0)

    def _case(self) -> tuple[Section, Section]:
        (municipality,), (year,) = self.municipalities, self.years
        programmes = list(asked(self.rules, municipality, year))
        rows = [*_head(municipality.name, year, self.rules.years, self._names)]
        for programme in programmes:
            rows += _programme(programme, year, len(rows))
        columns = (
            Column(text("form.figure"), widest=44),
            Column(text("form.unit")),
            Column(text("form.entry"), right=True),
            Column(text("form.from")),
            Column(text("form.until")),
            Column(text("form.full"), right=True),
            Column(text("form.check"), widest=24),
            Column(text("form.remark"), widest=60),
            Column(text("form.key"), widest=60),
        )
        table = Sheet(text("site.test.name"), columns, tuple(rows), CASE)
        how = self._how("form.how")
        title = text("form.title", whose=f"{municipality.name} {year}")
        form = Section(title, (*how, table), short=text("site.test.name"))
        return form, _amounts(programmes)

    def _cases(self) -> Section:
        """A row a case, with a column for each input that any of them asks for."""
        found = [
            (m, year, list(asked(self.rules, m, year)))
            for m in self.municipalities
            for year in self.years
        ]
        inputs = {
            (programme.result.id, one.name): (programme, one)
            for _, _, programmes in found
            for programme in programmes
            for one in programme.inputs
        }
        titles = [
            f"{words(programme.result.title)}: {entries.titled(one)}"
            for programme, one in inputs.values()
        ]
        columns = (
            Column(text("column.kommune"), widest=28),
            Column(text("column.year")),
            *(Column(title, right=True, widest=16) for title in titles),
        )
        keys = Row(tuple(map(Code, (KOMMUNE, YEAR, *(f"{name}.{key}" for name, key in inputs)))))
        rows = [keys]
        nobody: tuple[None, None, list[Programme]] = (None, None, [])
        for municipality, year, programmes in [*found, *[nobody] * SPARE]:
            values = {(p.result.id, one.name): one.value for p in programmes for one in p.inputs}
            cells: list[Cell] = [
                entries.municipality(municipality and municipality.name, *self._names),
                entries.year_of(year, self.rules.years),
            ]
            for column, (key, (_, one)) in enumerate(inputs.items(), len(cells)):
                place = Place(CASES, len(rows), column)
                cells.append(entries.number(one, place, values.get(key)))
            rows.append(Row(tuple(cells)))
        table = Sheet(text("form.cases"), columns, tuple(rows), CASES, fixed=2)
        how = self._how("form.how_rows")
        return Section(text("form.cases"), (*how, table))


def _head(name: str, year: int, years: range, names: tuple[Place, Place]) -> Iterator[Row]:
    """Whose case it is, and when; a note where the figures beside the entries are not theirs."""
    other = text("form.other", whose=f"{name} {year}")
    same: tuple[tuple[str, Entry, Term], ...] = (
        (KOMMUNE, entries.municipality(name, *names), name),
        (YEAR, entries.year_of(year, years), Fraction(year)),
    )
    for row, (key, entry, value) in enumerate(same):
        note = entries.same_as(Place(CASE, row, ENTRY), value, other)
        title = text("column.kommune" if key == KOMMUNE else "column.year")
        yield Row((title, None, entry, None, None, None, note, None, Code(key)))


def _programme(programme: Programme, year: int, row: int) -> Iterator[Row]:
    """A programme with its switch, and its inputs below."""
    result = programme.result
    title = words(result.title)
    if programme.why_not:
        yield Row((f"{title}: {programme.why_not}",), "group")
        return
    switch = Place(CASE, row, ENTRY)
    remark = " ".join(deadlines_of(result, year, None))
    days = _days(row, text("form.period"))
    yield Row((title, None, entries.claimed(), *days, None, None, remark, Code(result.id)), "part")
    for place, one in enumerate(programme.inputs, row + 1):
        yield _input(one, result.id, place, switch)


def _input(one: Asked, programme: str, row: int, switch: Place) -> Row:
    place = Place(CASE, row, ENTRY)
    full = None if one.value is None else Place(CASE, row, FULL)
    unit, key = one.entry.unit, f"{programme}.{one.name}"
    days: Sequence[Cell] = (None, None)
    if one.entry.over_time:
        days, key = _days(row, text("form.over_time")), f"{key}.{amount_key(unit)}"
    return Row(
        (
            words(one.entry.title),
            unit_words(unit),
            entries.number(one, place, one.value),
            *days,
            None if one.value is None else Figure(one.value, unit),
            entries.check(one, place, full, switch),
            entries.remarks(one),
            Code(key),
        )
    )


def _days(row: int, prompt: str) -> Sequence[Cell]:
    year = Place(CASE, 1, ENTRY)
    return [entries.day(Place(CASE, row, column), year, prompt) for column in (FROM, UNTIL)]


def _amounts(programmes: Sequence[Programme]) -> Section:
    """What was granted and what was spent, side by side, item by item, and what is left."""
    rows: list[Row] = []
    for programme in programmes:
        items = [item for item in programme.result.items if item.runs and not item.in_kind]
        if not items or programme.why_not:
            continue
        rows.append(Row((words(programme.result.title),), "group"))
        for item in items:
            said = f"{words(programme.result.title)}: {words(item.title)}"
            pair = [Place(AMOUNTS, len(rows), column) for column in (1, 2)]
            rows.append(
                Row(
                    (
                        words(item.title),
                        *(entries.amount(place, said) for place in pair),
                        entries.left_of(*pair),
                        Code(f"{programme.result.id}.{item.id}"),
                    )
                )
            )
    titles = ("form.notice", "sheet.actual", "sheet.unspent")
    columns = (
        Column(text("column.item"), widest=60),
        *(Column(text(title), right=True) for title in titles),
        Column(text("form.key"), widest=60),
    )
    title = text("form.amounts")
    table = Sheet(title, columns, tuple(rows), AMOUNTS)
    return Section(title, (*paragraphs([text("form.how_amounts")]), table))
