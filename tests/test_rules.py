"""The rules' own tests, and what holds for every rule file that is shipped."""

import ast
import re

from conftest import ROOT, RULES

import ki_funding
from ki_funding.language import Language
from ki_funding.law.tables import leaves
from ki_funding.output.findings.text import render
from ki_funding.output.writing import Style
from ki_funding.rule_tests.run import files_of_tests, outcome, read_tests

FILES = files_of_tests(RULES).values()
LOCATED = [located for path in FILES for located in read_tests(path)[0]]


def test_the_rules_give_what_their_sources_print(rules: ki_funding.Rules) -> None:
    found = [finding for located in LOCATED for finding in outcome(located, rules).findings]
    assert not found, render(found, Style(Language.EN))


def test_every_programme_has_tests_beside_it(rules: ki_funding.Rules) -> None:
    assert {path.stem for path in FILES} == set(rules.ids)


def test_every_programme_loads_without_a_finding(rules: ki_funding.Rules) -> None:
    assert len(rules.book.laws()) == len(rules.ids)


def test_every_source_that_a_test_cites_is_in_the_bibliography(rules: ki_funding.Rules) -> None:
    cited = {citation.source for located in LOCATED for citation in located.test.source}
    assert cited <= set(rules.sources)


def test_every_entry_of_the_bibliography_is_readable_and_cited(rules: ki_funding.Rules) -> None:
    files = [*RULES.glob("*.yaml"), *(RULES / "tests").glob("*.yaml")]
    texts = "\n".join(p.read_text("utf-8") for p in files if p.name != "sources.yaml")
    for name in rules.sources:
        assert rules.sources[name].title
        assert re.search(rf"\b{re.escape(name)}\b", texts), f"nothing cites {name}"


def test_every_weak_value_says_why(rules: ki_funding.Rules) -> None:
    for law in rules.book.laws():
        for name, parameter in law.parameters.items():
            for leaf in (leaf for row in parameter.rows for leaf in leaves(row.table)):
                if leaf.use.status in {"inferred", "assumed", "open"}:
                    assert leaf.use.note, f"{law.id}.{name}: {leaf.use.place} has no note"


def test_no_figure_of_the_law_stands_in_the_program(rules: ki_funding.Rules) -> None:
    figures = {
        leaf.number
        for law in rules.book.laws()
        for parameter in law.parameters.values()
        for row in parameter.rows
        for leaf in leaves(row.table)
        if leaf.number is not None and leaf.number >= 5000
    }
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        numbers = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
        assert not figures & {n for n in numbers if isinstance(n, int)}, path


def test_the_register_has_the_54_and_counts_nobody_twice(rules: ki_funding.Rules) -> None:
    register = rules.book.register
    assert len(register.municipalities) == 54
    arts = [str(m.art) for m in register.municipalities.values()]
    assert (arts.count("kreis"), arts.count("kreisfreie_stadt")) == (31, 23)
    served = [register.served(m, "einwohner_2015_z11") for m in register.municipalities.values()]
    assert None not in served
    assert sum(number for number in served if number is not None) == 17_865_516


def test_every_column_of_the_register_has_a_fact_with_a_source(rules: ki_funding.Rules) -> None:
    columns = {fact.column for fact in rules.book.common.facts.values()}
    assert columns == set(rules.book.register.columns)
