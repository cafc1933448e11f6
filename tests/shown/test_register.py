"""The column of the shipped register that is worked out and not taken from a table."""

from fractions import Fraction

import flueag
from conftest import SHIPPED

import ki_funding


def test_the_shares_of_the_flueag_are_what_their_program_writes() -> None:
    text = (SHIPPED / "register.csv").read_text("utf-8")
    assert flueag.written(text) == text, "python register/flueag.py"


def test_all_ki_together_have_the_whole(shipped: ki_funding.Rules) -> None:
    register = shipped.book.register
    served = [register.served(m, flueag.COLUMN) for m in register.municipalities.values()]
    assert abs(sum(served, Fraction(0)) - 100) < Fraction(1, 10**5)  # each is rounded


def test_the_rules_quote_the_law_that_the_program_counts_with(shipped: ki_funding.Rules) -> None:
    words = shipped.book.sources["flueag"].wording["§ 3 Abs. 1"]
    conditions = shipped.book.law("komm_an_ii").spec.conditions
    assert any(words in condition.text.de for condition in conditions)
    for number in (flueag.key().inhabitants, flueag.key().area, flueag.key().rise):
        assert f"{100 * number} v.H." in words
