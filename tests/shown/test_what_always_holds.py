"""What holds for every case under the shipped rules: all programmes, years, readings, formats."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from conftest import ROOT, SHIPPED, examples, process, run
from hypothesis import given
from hypothesis import strategies as st
from oracle.compare import YEARS
from oracle.draw import EUROS, EUROS_OR_NONE, POSTS, Draw

import ki_funding

Case = dict[str, Any]
RULES = ki_funding.load_rules(SHIPPED)
AMOUNTS = ("claimed", "maximum", "granted", "unused")


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Random, Case, ki_funding.Rules]:
    """A source of chance, a case and the rules under an answer to every question."""
    chance = draw(st.randoms(use_true_random=False))
    made, rules = Draw(chance), RULES
    for name, option in made.readings().items():
        rules = rules.reading(name, option)
    return chance, made.case(draw(st.sampled_from(YEARS))), rules


def granted(rules: ki_funding.Rules, case: Case) -> dict[str, Decimal | None]:
    lines = rules.calculate(case, trace=False).calculation.lines()
    return {f"{programme.id}.{item.id}": item.granted for programme, item in lines}


def claims(case: Case) -> Iterator[tuple[Case, str, bool]]:
    """Every claim to posts or euros: the section that it stands in, its name, whether posts."""
    for programme, section in case.items():
        for table, posts in ((POSTS, True), (EUROS, False), (EUROS_OR_NONE, False)):
            yield from ((section, name, posts) for name in table.get(programme, ())
                        if name in section)  # fmt: skip


@given(drawn())
@examples(300)
def test_nobody_gets_more_than_the_limit_and_the_rest_is_unused(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    _, case, rules = found
    result = rules.calculate(case)
    for programme in result.programmes:
        for item in programme.items:
            if item.granted is None or item.maximum is None:
                assert item.unused is None
                continue
            assert item.granted >= 0
            assert item.granted + item.unused == item.maximum
            assert item.granted <= item.maximum or item.notice == item.maximum
        known = [item.granted for item in programme.items if item.granted is not None]
        assert programme.granted == sum(known)
    assert result.granted == sum(programme.granted for programme in result.programmes)
    assert result.granted == result.totals.basic + result.totals.optional
    assert result.granted == sum(result.totals.by_status.values())


@given(drawn())
@examples(200)
def test_who_asks_for_more_never_gets_less(found: tuple[Random, Case, ki_funding.Rules]) -> None:
    chance, case, rules = found
    more = deepcopy(case)
    asked = list(claims(more))
    if not asked:
        return
    section, name, posts = chance.choice(asked)
    if isinstance(section[name], list):
        section[name].append({"stellen": "0.75", **Draw(chance).period(case["jahr"])})
    else:
        step = chance.choice(["0.001", "0.5", "3"] if posts else ["0.01", "999.99", "50000"])
        section[name] = str(Decimal(section[name]) + Decimal(step))
    before, after = granted(rules, case), granted(rules, more)
    for path, amount in before.items():
        assert amount is None or after[path] is None or after[path] >= amount


@given(drawn())
@examples(200)
def test_to_split_a_post_or_its_time_changes_nothing(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    chance, case, rules = found
    split = deepcopy(case)
    for section, name, posts in claims(split):
        if posts and isinstance(section[name], list):
            section[name] = [part for row in section[name] for part in parts(chance, row)]
    assert granted(rules, split) == granted(rules, case)


def parts(chance: Random, row: Case) -> list[Case]:
    """A row in two: half the post each, or one after the other."""
    if chance.random() < 0.5:
        half = Fraction(row["stellen"]) / 2
        rest = round(half, 3)
        return [{**row, "stellen": rest}, {**row, "stellen": Fraction(row["stellen"]) - rest}]
    first, last = days(row)
    middle = first + timedelta(days=chance.randrange((last - first).days + 1))
    if middle == last:
        return [row]
    after = middle + timedelta(days=1)
    return [{**row, "bis": middle.isoformat()}, {**row, "von": after.isoformat()}]


def days(row: Case) -> tuple[date, date]:
    """The first and the last day of a row."""
    first = date.fromisoformat(row["von"] if len(row["von"]) > 7 else f"{row['von']}-01")
    if len(row["bis"]) > 7:
        return first, date.fromisoformat(row["bis"])
    following = date.fromisoformat(f"{row['bis']}-28") + timedelta(days=4)
    return first, following.replace(day=1) - timedelta(days=1)


@given(drawn())
@examples(100)
def test_no_order_of_what_is_asked_changes_anything(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    chance, case, rules = found
    one, other = (rules.calculate(c).to_dict() for c in (case, shuffled(chance, case)))
    assert one["totals"] == other["totals"]
    items = ([programme["items"] for programme in made["programmes"]] for made in (one, other))
    assert next(items) == next(items)  # warnings alone stand in the order of the rows


def shuffled(chance: Random, value: Any) -> Any:
    """The same content with keys and rows in another order."""
    if isinstance(value, dict):
        pairs = [(key, shuffled(chance, inner)) for key, inner in value.items()]
        return dict(chance.sample(pairs, len(pairs)))
    return chance.sample(value, len(value)) if isinstance(value, list) else value


@given(drawn())
@examples(100)
def test_a_plan_changes_no_amount_that_is_known(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    _, case, rules = found
    planned = granted(rules.planned(), case)
    for path, amount in granted(rules, case).items():
        assert amount is None or planned[path] == amount


@given(drawn())
@examples(10)
def test_every_format_shows_the_same_figures_in_both_languages(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    _, case, rules = found
    said = ["--rules", str(SHIPPED), *options(rules.chosen)]
    amounts = amounts_of(rules, case)
    for format_ in ("table", "md", "html", "csv"):
        shown = []
        for language in ("de", "en"):
            done = run("calc", "-", "-f", format_, *said, stdin=json.dumps(case), cwd=ROOT,
                       KI_FUNDING_LANG=language, COLUMNS="200")  # fmt: skip
            assert done.code == 0
            shown.append(figures(done.out, "plain" if format_ == "csv" else language))
        assert shown[0] == shown[1]
        assert amounts <= shown[0]


@pytest.mark.slow
@given(drawn())
@examples(20)
def test_a_workbook_has_the_same_figures_in_both_languages(
    found: tuple[Random, Case, ki_funding.Rules],
) -> None:
    _, case, rules = found
    shown = []
    with TemporaryDirectory() as folder:
        for language in ("de", "en"):
            book = Path(folder) / f"{language}.xlsx"
            done = run("calc", "-", "-o", str(book), "--rules", str(SHIPPED),
                       *options(rules.chosen), stdin=json.dumps(case), cwd=ROOT,
                       KI_FUNDING_LANG=language)  # fmt: skip
            assert done.code == 0
            shown.append(numbers_in(book))
    assert shown[0] == shown[1]
    assert amounts_of(rules, case) <= shown[0]


def numbers_in(book: Path) -> set[Decimal]:
    """Every number of a workbook, to the cent, as it stands there before anybody opens it."""
    sheets = openpyxl.load_workbook(book, data_only=True).worksheets
    cells = (value for sheet in sheets for row in sheet.iter_rows(values_only=True)
             for value in row)  # fmt: skip
    return {Decimal(f"{value:.2f}") for value in cells
            if isinstance(value, int | float) and not isinstance(value, bool)}  # fmt: skip


def amounts_of(rules: ki_funding.Rules, case: Case) -> set[Decimal]:
    """All amounts of all items that a case comes to."""
    return {
        amount
        for programme in rules.calculate(case).programmes
        for item in programme.items
        for name in AMOUNTS
        if (amount := getattr(item, name)) is not None
    }


def figures(text: str, way: str) -> set[Decimal]:
    """The amounts in a text, as a language or a table of plain numbers writes them."""
    written = {"de": r"-?\d[\d.]*,\d\d(?=\s€)", "en": r"-?€\d[\d,]*\.\d\d", "plain": r"-?\d+\.\d\d"}
    found = re.findall(written[way], text.replace("\\", ""))  # as Markdown begins a line: 97\.
    if way == "de":
        found = [one.translate(str.maketrans(".,", ",.")) for one in found]
    return {Decimal(one.replace(",", "").replace("€", "")) for one in found}


@pytest.mark.process
@pytest.mark.parametrize("year", YEARS[::4])
def test_who_has_case_and_receipt_gets_the_same_bytes_anywhere(year: int) -> None:
    made = Draw(Random(year))
    case, call = json.dumps(made.case(year)), ("calc", "-", "-f", "json", "--rules", str(SHIPPED))
    first = run(*call, *options(made.readings()), stdin=case, cwd=ROOT).out
    receipt = json.loads(first)["receipt"]
    for zone, seed in (("UTC", "0"), ("Pacific/Kiritimati", "99")):
        again = process(*call, *options(receipt["readings"]), stdin=case, cwd=ROOT,
                        TZ=zone, PYTHONHASHSEED=seed, HOME="/nonexistent")  # fmt: skip
        assert again.out == first


def options(readings: dict[str, str]) -> list[str]:
    """The readings as the command line takes them."""
    return [f"--reading={name}={option}" for name, option in readings.items()]
