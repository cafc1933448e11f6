"""A bibliography is cut at its keys; what it says of an entry stands where the entry does."""

import pytest

from ki_funding.files.findings import InvalidInput
from ki_funding.law.rulebook.bibliography import Bibliography

ENTRY = "{}:\n  title: Amtsblatt\n  short: {{de: Amtsblatt, en: gazette}}\n  kind: gazette\n"
TWO = f"# Schilda\n\n{ENTRY.format('erste')}\n{ENTRY.format('zweite')}"


def test_entries_are_read_one_by_one_and_all_together() -> None:
    sources = Bibliography(TWO.encode(), "sources.yaml")
    assert "zweite" in sources
    assert "dritte" not in sources
    assert sources["zweite"].title == sources["erste"].title
    with pytest.raises(KeyError):
        sources["dritte"]
    sources.add("dritte", sources["erste"])
    assert (list(sources), len(sources)) == (["erste", "zweite", "dritte"], 3)


def test_a_slip_is_told_at_its_line() -> None:
    raw = TWO.replace("kind", "sorte")
    with pytest.raises(InvalidInput) as told:
        Bibliography(raw.encode(), "sources.yaml")["zweite"]
    assert {one.span.line for one in told.value.diagnostics} == {8, 11}  # one lacks, one is unknown


def test_an_entry_that_is_there_twice_is_told_with_both_its_lines() -> None:
    raw = TWO + ENTRY.format('"erste"')
    with pytest.raises(InvalidInput) as told:
        Bibliography(raw.encode(), "sources.yaml")
    (twice,) = told.value.diagnostics
    assert (twice.code, twice.params) == ("yaml-duplicate-key", {"key": "erste", "first": "3"})
    assert twice.span[:5] == ("sources.yaml", 12, 1, 12, 8)
    assert twice.excerpt == '"erste":'
