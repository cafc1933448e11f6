"""The rules' own tests, and what holds for every rule file that is shipped."""

import ast
import re

import pytest
from conftest import ROOT, SHIPPED

import ki_funding
from ki_funding.law.programme.tables import leaves
from ki_funding.presentation.findings.text import render
from ki_funding.presentation.style import Style
from ki_funding.upkeep.rule_tests.run import files_of_tests, outcome, read_tests

FILES = files_of_tests(SHIPPED).values()
LOCATED = [located for path in FILES for located in read_tests(path)[0]]


@pytest.mark.usefixtures("german")
def test_the_rules_give_what_their_sources_print(shipped: ki_funding.Rules) -> None:
    found = [finding for located in LOCATED for finding in outcome(located, shipped).findings]
    assert not found, render(found, Style())


def test_every_programme_has_tests_beside_it(shipped: ki_funding.Rules) -> None:
    assert {path.stem for path in FILES} == set(shipped.ids)


def test_every_programme_loads_without_a_finding(shipped: ki_funding.Rules) -> None:
    assert len(shipped.book.laws()) == len(shipped.ids)


def test_every_source_that_a_test_cites_is_in_the_bibliography(shipped: ki_funding.Rules) -> None:
    cited = {citation.source for located in LOCATED for citation in located.test.source}
    assert cited <= set(shipped.sources)


def test_every_entry_of_the_bibliography_is_readable_and_cited(shipped: ki_funding.Rules) -> None:
    files = [*SHIPPED.glob("*.yaml"), *(SHIPPED / "tests").glob("*.yaml")]
    texts = "\n".join(p.read_text("utf-8") for p in files if p.name != "sources.yaml")
    for name in shipped.sources:
        assert shipped.sources[name].title
        assert re.search(rf"\b{re.escape(name)}\b", texts), f"nothing cites {name}"


def test_every_weak_value_says_why(shipped: ki_funding.Rules) -> None:
    for law in shipped.book.laws():
        for name, parameter in law.parameters.items():
            for leaf in (leaf for row in parameter.rows for leaf in leaves(row.table)):
                if leaf.use.status in {"inferred", "assumed", "open"}:
                    assert leaf.use.note, f"{law.id}.{name}: {leaf.use.place} has no note"


def test_no_figure_of_the_law_stands_in_the_program(shipped: ki_funding.Rules) -> None:
    figures = {
        leaf.number
        for law in shipped.book.laws()
        for parameter in law.parameters.values()
        for row in parameter.rows
        for leaf in leaves(row.table)
        if leaf.number is not None and leaf.number >= 5000
    }
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        numbers = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
        assert not figures & {n for n in numbers if isinstance(n, int)}, path


def test_the_register_has_the_54_and_counts_nobody_twice(shipped: ki_funding.Rules) -> None:
    register = shipped.book.register
    assert len(register.municipalities) == 54
    arts = [str(m.art) for m in register.municipalities.values()]
    assert (arts.count("kreis"), arts.count("kreisfreie_stadt")) == (31, 23)
    served = [register.served(m, "einwohner_2015_z11") for m in register.municipalities.values()]
    assert None not in served
    assert sum(number for number in served if number is not None) == 17_865_516


def test_every_column_of_the_register_has_a_fact_with_a_source(shipped: ki_funding.Rules) -> None:
    columns = {fact.column for fact in shipped.book.common.facts.values()}
    assert columns == set(shipped.book.register.columns)
