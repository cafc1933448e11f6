"""What holds for every case, whatever it claims: tried on many that nobody thought of."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

import ki_funding

RULES = ki_funding.load_rules()
YEARS = st.integers(2012, 2027)
KOMMUNEN = st.sampled_from(sorted(RULES.book.register.municipalities))
POSTS = st.decimals(0, 20, places=2).map(str)
EUROS = st.decimals(0, 500_000, places=2).map(str)


@st.composite
def rows(draw: st.DrawFn, year: int) -> list[dict[str, str]]:
    """Who was there when, as a case file writes it."""
    periods = draw(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), POSTS), max_size=4))
    return [
        {"stellen": posts, "von": f"{year}-{min(a, b):02}", "bis": f"{year}-{max(a, b):02}"}
        for a, b, posts in periods
    ]


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A case of any municipality and year with any claims to the core programmes."""
    year = draw(YEARS)
    posts = st.one_of(POSTS, rows(year))
    grund = {
        "fachkraft_stellen": draw(posts),
        "verwaltungsassistenz_stellen": draw(posts),
        "laiensprachmittler_ausgaben": draw(EUROS),
    }
    if draw(st.booleans()):
        grund["fachkraft_ausgaben"] = draw(EUROS)
    komm_an = {"personal_stellen": draw(posts), "massnahmen_ausgaben": draw(EUROS)}
    return {
        "kommune": draw(KOMMUNEN),
        "jahr": year,
        "ki_grundfoerderung": grund,
        "komm_an_i": komm_an,
        "lehrkraefte": {},
    }


@given(cases())
@examples(200)
def test_granted_is_never_above_maximum_or_claimed_and_parts_sum_to_totals(
    case: dict[str, Any],
) -> None:
    result = RULES.calculate(case)
    items = [item for _, item in result.calculation.lines() if not item.in_kind]
    for item in items:
        if item.granted is not None and item.maximum is not None:
            assert Decimal(0) <= item.granted <= item.maximum
            assert item.unused == item.maximum - item.granted
        if item.granted is not None and item.claimed is not None:
            assert item.granted <= item.claimed
        if item.own_share is not None:
            assert item.own_share >= 0
    totals = result.totals
    for name in ("claimed", "maximum", "granted", "unused", "own_share"):
        known = [amount for item in items if (amount := getattr(item, name)) is not None]
        assert getattr(totals, name) == sum(known, Decimal(0))
    assert totals.basic + totals.optional == totals.granted
    assert totals.complete == all(item.granted is not None for item in items)
    assert totals.maximum_complete == all(item.maximum is not None for item in items)


@given(cases(), st.integers(1, 500))
@examples(100)
def test_more_posts_never_give_less(case: dict[str, Any], hundredths: int) -> None:
    more = {**case, "ki_grundfoerderung": dict(case["ki_grundfoerderung"])}
    posts = case["ki_grundfoerderung"]["fachkraft_stellen"]
    extra = Fraction(hundredths, 100)
    year = case["jahr"]
    if isinstance(posts, str):
        more["ki_grundfoerderung"]["fachkraft_stellen"] = Fraction(posts) + extra
    else:
        row = {"stellen": extra, "von": f"{year}-03", "bis": f"{year}-09"}
        more["ki_grundfoerderung"]["fachkraft_stellen"] = [*posts, row]
    assert RULES.calculate(more).granted >= RULES.calculate(case).granted


@given(cases())
@examples(60)
def test_full_use_gives_the_maximum_of_any_claim(case: dict[str, Any]) -> None:
    claimed, full = RULES.calculate(case), RULES.calculate(case, full_use=True)
    maximum = {(p.id, i.id): i.maximum for p, i in claimed.calculation.lines()}
    granted = {(p.id, i.id): i.granted for p, i in full.calculation.lines()}
    assert {key: granted[key] for key in maximum} == maximum


@given(cases())
@examples(60)
def test_months_and_days_agree_on_whole_years(case: dict[str, Any]) -> None:
    posts = case["ki_grundfoerderung"]["fachkraft_stellen"]
    by_months = RULES.calculate(case)
    by_days = RULES.reading("zeitanteil", "tage").calculate(case)
    first = by_months.programmes[0].items[0]
    other = by_days.programmes[0].items[0]
    if isinstance(posts, str):
        assert first.granted == other.granted
    used = {use.name for use in first.uses}
    differ = (first.granted, first.maximum) != (other.granted, other.maximum)
    assert ("zeitanteil" in used) == differ
