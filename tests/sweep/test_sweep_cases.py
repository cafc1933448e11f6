"""Cases that differ in numbers share their formulas, and each comes out as it does alone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

import ki_funding
from ki_funding.calculation.case_file import parts_of
from ki_funding.files.cell_table import read_table
from ki_funding.files.findings import InvalidInput
from ki_funding.files.from_python import document_of
from ki_funding.law.programme.file import Input
from ki_funding.sweep.answer import answer
from ki_funding.sweep.answer_table import RowCells, RowColumn
from ki_funding.sweep.engines.engines import engine_for
from ki_funding.sweep.extent import seconds
from ki_funding.sweep.formulas import tracer
from ki_funding.sweep.formulas.plan import Plan, planned
from ki_funding.sweep.question import Measure, Question, Table, Values, Variation
from ki_funding.sweep.rows import write_rows
from ki_funding.sweep.scenario.case_table import cases_in
from ki_funding.sweep.scenario.reader import asked
from ki_funding.values.units import EUR, POST
from ki_funding.values.vocabulary import ProgrammeKind

KOMMUNEN = ("Unna", "Köln")
YEARS = (2022, 2023, 2026)
HALVES = (("01-01", "06-30"), ("03-15", "12-31"))  # rows that overlap, one in mid-month
ENGINES = ("python", "numpy")
Case = dict[str, Any]


def number(choose: Random, entry: Input) -> str:
    """A number that a case may say: often 0, often at a limit, sometimes far above it."""
    if entry.unit.same(EUR):
        return choose.choice(["0", "0.01", "29999.99", "30000", "57000", "123456.78", "9999999.99"])
    if entry.unit.same(POST):
        return choose.choice(["0", "0.001", "0.5", "1", "4.333", "6", "6.001", "250"])
    return choose.choice(["0", "1", "2", "17", "400"])


def claim(choose: Random, inputs: Mapping[str, Input], *, rows: bool) -> Case:
    """What a case says of one programme."""
    found: Case = {}
    for name, entry in inputs.items():
        if rows and entry.over_time and entry.unit.same(POST):
            found[name] = [
                {"stellen": number(choose, entry), "von": f"YEAR-{first}", "bis": f"YEAR-{last}"}
                for first, last in HALVES
            ]
        else:
            found[name] = number(choose, entry)
    return found


def cases(rules: ki_funding.Rules, programme: str, count: int, seed: int) -> list[Case]:
    """Cases of one programme in a few municipalities and years, some with rows, some in part."""
    choose, found = Random(seed), []
    inputs = rules.book.law(programme).spec.inputs
    for _ in range(count):
        year = choose.choice(YEARS)
        told = claim(choose, inputs, rows=choose.random() < 0.3)
        if choose.random() < 0.2:
            told["foerderzeitraum"] = {"von": "YEAR-02", "bis": "YEAR-09"}
        text = repr({"kommune": choose.choice(KOMMUNEN), "jahr": year, programme: told})
        found.append(eval(text.replace("YEAR", str(year))))
    return found


class Kept:
    """Takes rows and keeps them."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def begin(self, columns: Sequence[RowColumn]) -> None:
        self.columns = columns

    def write(self, count: int, cells: Sequence[RowCells]) -> None:
        for place in range(count):
            row = {}
            for column, cell in zip(self.columns, cells, strict=True):
                known = cell.known is None or cell.known[place]
                values = cell.values
                value = values if isinstance(values, str | int) else int(values[place])
                row[column.name] = value if known else None
            self.rows.append(row)

    def end(self) -> None:
        pass


def plan_of(
    rules: ki_funding.Rules, read: Sequence[Any], amounts: Sequence[str], **more: Any
) -> Plan:
    tables = tuple(Table(Measure(*reversed(a.rpartition(".")[::2]))) for a in amounts)
    return planned(rules, Question(tuple(read), more.get("variations", ()), (), 1, 0, tables))


def by_rows(plan: Plan, engine: str) -> list[dict[str, Any]]:
    kept = Kept()
    write_rows(plan, engine_for(1, engine), kept)
    return kept.rows


def alone(rules: ki_funding.Rules, case: Any, amount: str) -> int | None:
    """An amount of one case in cents as `calc` has it: what is known of it."""
    items = [item for p in rules.calculate(case, trace=False).programmes for item in p.items]
    known = [
        getattr(item, amount)
        for item in items
        if not item.in_kind and item.counts_as is not ProgrammeKind.STATE
    ]
    numbers = [number for number in known if number is not None]
    return int(sum(numbers, Decimal(0)) * 100) if numbers else None


PROGRAMMES = ("ki_grundfoerderung", "komm_an_i", "komm_an_ii", "kim", "rucksack_schule")


@pytest.mark.few(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_case_of_many_has_the_cents_that_it_has_alone(
    programme: str, engine: str, rules: ki_funding.Rules
) -> None:
    read = [rules.case(case) for case in cases(rules, programme, 60, seed=7)]
    plan = plan_of(rules, read, ["claimed", "maximum", "granted"])
    for row, case in zip(by_rows(plan, engine), read, strict=True):
        for amount in ("claimed", "maximum", "granted"):
            assert row[amount] == alone(rules, case, amount), (case, amount)


def test_cases_of_one_shape_are_traced_once(
    rules: ki_funding.Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced, count = tracer.traced, []

    def counted(*given: Any, **more: Any) -> Any:
        count.append(1)
        return traced(*given, **more)

    monkeypatch.setattr(tracer, "traced", counted)
    some = {"kommune": "Unna", "jahr": 2023}
    inputs = rules.book.law("ki_grundfoerderung").spec.inputs
    read = [
        rules.case({**some, "ki_grundfoerderung": claim(Random(n), inputs, rows=False)})
        for n in range(300)
    ]
    plan = plan_of(rules, read, ["granted"])
    assert len(count) == 1
    assert plan.slots


@pytest.mark.few(2)
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("of", ["case", "land"])
@pytest.mark.parametrize("axis", [False, True])
def test_tables_of_many_cases_are_what_their_rows_add_up_to(
    engine: str,
    of: str,
    axis: bool,  # noqa: FBT001
    rules: ki_funding.Rules,
) -> None:
    path = "ki_grundfoerderung.fachkraft_hoechstbetrag"
    rates = (Fraction(50_000), Fraction(57_000), Fraction(65_000))
    read = [rules.case(case) for case in cases(rules, "ki_grundfoerderung", 40, seed=3)]
    by, variations = ("kommune", "year"), ()
    if axis:
        by, variations = ("kommune", path, "year"), (Variation(path, Values(rates)),)
    show = ("mean", "least", "most") if of == "case" else ("mean",)
    table = Table(Measure("granted"), of, by, show)
    question = Question(tuple(read), variations, (), 1, 0, (table,))
    found = answer(planned(rules, question), engine_for(1, engine)).tables[0].rows
    assert len(found) == len({(c.municipality.name, c.year) for c in read}) * (3 if axis else 1)
    for row in found:
        key = dict(zip(by, row.key, strict=True))
        other = rules.with_option(f"{path}={key[path]}") if axis else rules
        amounts = [
            alone(other, case, "granted") or 0
            for case in read
            if (case.municipality.name, str(case.year)) == (key["kommune"], key["year"])
        ]
        if of == "land":
            assert row.values == (Decimal(sum(amounts)) / 100,)
            continue
        mean = Decimal(int(Fraction(sum(amounts), len(amounts)) + Fraction(1, 2))) / 100
        assert row.values == (mean, Decimal(min(amounts)) / 100, Decimal(max(amounts)) / 100)
        assert row.count == len(amounts)


GRUND = {"fachkraft_stellen": 6, "verwaltungsassistenz_stellen": 1}


def test_what_a_notice_grants_is_the_case_s_own(rules: ki_funding.Rules) -> None:
    grants = range(1000, 11_000, 1000)
    told = dict.fromkeys(rules.book.law("kim").spec.inputs, "1")
    read = [
        rules.case(
            {
                "kommune": "Unna",
                "jahr": 2023,
                "kim": {**told, "bescheid": {"case_management": str(grant)}},
            }
        )
        for grant in grants
    ]
    found = [row["maximum"] for row in by_rows(plan_of(rules, read, ["maximum"]), "python")]
    assert found == [alone(rules, case, "maximum") for case in read]
    assert len(set(found)) == len(grants)


def test_an_item_is_open_only_if_some_case_asks_for_it(rules: ki_funding.Rules) -> None:
    def open_in(asked_for: Sequence[tuple[int, str]]) -> tuple[str, ...]:
        read = [
            rules.case({"kommune": "Lippe", "jahr": year, "rucksack_schule": {"ausgaben": spent}})
            for year, spent in asked_for
        ]
        return answer(plan_of(rules, read, ["granted"]), engine_for(1, "python")).open_items

    some, nothing = [(2023, str(n)) for n in range(9)], [(2023, "0")] * 9
    assert open_in(some) == ("rucksack_schule.foerderung",)
    assert open_in(nothing) == ()
    assert open_in([*nothing, *((2026, spent) for _, spent in some)]) == open_in(
        [(2026, spent) for _, spent in some]
    )


def test_invented_municipalities_of_one_name_have_their_own_figures(
    rules: ki_funding.Rules,
) -> None:
    read = [
        rules.case(
            {
                "kommune": {
                    "name": "Seldwyla",
                    "art": "kreis",
                    "einwohner": count,
                    "flaeche": "100",
                },
                "jahr": 2023,
                "komm_an_i": {"personal_stellen": 3, "massnahmen_ausgaben": 50_000},
            }
        )
        for count in (1000, 250_000, 900_000)
    ]
    found = [row["maximum"] for row in by_rows(plan_of(rules, read, ["maximum"]), "python")]
    assert found == [alone(rules, case, "maximum") for case in read]
    assert len(set(found)) == 3


def test_numbers_that_no_engine_can_hold_together_are_computed_alone(
    rules: ki_funding.Rules,
) -> None:
    read = [
        rules.case(
            {
                "kommune": "Unna",
                "jahr": 2023,
                "ki_grundfoerderung": {**GRUND, "laiensprachmittler_ausgaben": amount},
            }
        )
        for amount in ("0.01", "30000", "99999999999.99", "7", "8", "9")
    ]
    found = [row["granted"] for row in by_rows(plan_of(rules, read, ["granted"]), "numpy")]
    assert found == [alone(rules, case, "granted") for case in read]


def test_rows_of_a_table_are_the_cases_that_they_say(
    rules: ki_funding.Rules, tmp_path: Path
) -> None:
    choose, path = Random(4), tmp_path / "faelle.csv"
    inputs = rules.book.law("ki_grundfoerderung").spec.inputs
    needed = [name for name, entry in inputs.items() if not entry.optional]
    header = ["kommune", "jahr", *(f"ki_grundfoerderung.{name}" for name in inputs)]
    rows, written = [], []
    for _ in range(200):
        told = claim(choose, inputs, rows=False)
        said = {name: told[name] for name in inputs if name in needed or choose.random() < 0.5}
        kommune, year = choose.choice(["Unna", "05978", "Köln"]), choose.choice(YEARS)
        rows.append({"kommune": kommune, "jahr": year, "ki_grundfoerderung": said})
        cells = (said.get(name, "") for name in inputs)
        written.append(",".join([kommune, str(year), *cells]))
    path.write_text("\n".join([",".join(header), *written]), "utf-8")
    found = cases_in(read_table(path), rules.book)
    assert [case._replace(name="") for case in found] == [
        rules.case(row)._replace(name="") for row in rows
    ]
    assert [case.name for case in found] == [f"{path}:{line}" for line in range(2, 202)]


@pytest.mark.parametrize("wrong", ["-1", "1.5.2", "0.0001", "viel"])
def test_a_wrong_number_far_down_a_table_is_told_at_its_cell(
    wrong: str, rules: ki_funding.Rules, tmp_path: Path
) -> None:
    path = tmp_path / "faelle.csv"
    good = [f"Unna,2023,{number}" for number in range(50)]
    header = "kommune;jahr;komm_an_i.personal_stellen;komm_an_i.massnahmen_ausgaben"
    rows = [f"{row},1" for row in (*good, "Unna,2023,WRONG", *good)]
    text = "\n".join(row.replace(",", ";").replace("WRONG", wrong) for row in rows)
    path.write_text(f"{header}\n{text}", "utf-8")
    with pytest.raises(InvalidInput) as refused:
        cases_in(read_table(path), rules.book)
    (finding,) = refused.value.diagnostics
    assert (finding.span.line, finding.span.column) == (52, 11)


def test_a_part_above_its_whole_is_told_in_every_row(
    rules: ki_funding.Rules, tmp_path: Path
) -> None:
    pairs = [(law, *pair) for law in rules.ids for pair in parts_of(rules.book.law(law))]
    programme, part, _ = pairs[0]
    inputs = rules.book.law(programme).spec.inputs
    path = tmp_path / "faelle.csv"
    numbers = [dict.fromkeys(inputs, "5") | {part: str(n)} for n in (1, 2, 6, 3)]
    lines = [",".join(["Unna", "2023", *row.values()]) for row in numbers]
    header = ",".join(["kommune", "jahr", *(f"{programme}.{name}" for name in inputs)])
    path.write_text("\n".join([header, *lines]), "utf-8")
    with pytest.raises(InvalidInput) as refused:
        cases_in(read_table(path), rules.book)
    (finding,) = refused.value.diagnostics
    assert (finding.code, finding.span.line) == ("part-too-large", 4)


def test_an_estimate_knows_what_takes_long(rules: ki_funding.Rules) -> None:
    def about(scenario: dict[str, Any], engine: str = "numpy", listed: str = "") -> int:
        head = {"scenario": "s", "title": {"de": "s", "en": "s"}, **scenario}
        found = asked(document_of(head, "s"), Path(), rules)
        return seconds(found.rules, found.question, engine, listed=listed)

    all_ki = {"cases": "all", "years": "2018..2027"}
    path = "ki_grundfoerderung.fachkraft_stellen"
    drawn = {"uniform": [0, 1], "step": 0.01, "share": True, "each": "kommune"}
    report = [{"amount": "ki_grundfoerderung.granted", "of": "land"}]
    own = {**all_ki, "vary": {path: drawn}, "report": report}
    named = ("zeitanteil", "rundung", "satz_2022", "komm_an_stufen")
    read = {**all_ki, "readings": dict.fromkeys(named, "all")}
    assert about({**all_ki, "report": report}) <= 2
    assert 2 <= about(read) <= 8
    assert 20 <= about({**own, "draws": {"number": 10**6, "seed": 1}}) <= 60
    rate = "ki_grundfoerderung.fachkraft_hoechstbetrag"
    by_ki = [{"amount": "maximum", "by": ["kommune"], "show": ["mean"]}]
    drawn = {"vary": {rate: {"uniform": [50000, 60000], "step": 1}}, "report": by_ki}
    draws = {"cases": "all", "years": 2026, **drawn, "draws": {"number": 20_000, "seed": 1}}
    assert 3 <= about(draws, "python") <= 6  # each KI has a sum of its own
    tried = {rate: {"values": [*range(50_000, 70_000)]}}
    of_all = [{"amount": "granted", "of": "land", "by": [rate]}]
    values = {"cases": "all", "years": 2026, "vary": tried, "report": of_all}
    assert 1 <= about(values, "python") <= 3  # the other programmes are not computed again
    assert about({**values, "years": 2025}, listed=".csv") >= 20 + about(values)
