"""What a law knows of a municipality decides whose amounts are worked out once for all."""

import pytest

import ki_funding
from ki_funding.calculation.alike import Alike
from ki_funding.law.rulebook.register import Municipality


def knower(rules: ki_funding.Rules, programme: str) -> Alike:
    return Alike(rules.book.law(programme), rules.book.register)


def named(rules: ki_funding.Rules, name: str) -> Municipality:
    (found,) = rules.book.register.find(name)
    return found


def test_ki_within_one_bracket_of_a_scale_are_alike(rules: ki_funding.Rules) -> None:
    alike = knower(rules, "komm_an_i")
    one, other, smaller = (named(rules, name) for name in ("Essen", "Düsseldorf", "Duisburg"))
    assert alike.known(one, 2022) == alike.known(other, 2022)
    assert alike.known(one, 2022) != alike.known(smaller, 2022)


@pytest.mark.parametrize("programme", ["komm_an_i", "komm_an_ii", "kim", "durchstarten"])
def test_ki_that_are_alike_get_the_same(programme: str, rules: ki_funding.Rules) -> None:
    alike, found = knower(rules, programme), dict[object, set[object]]()
    for municipality in rules.book.register.municipalities.values():
        case = {"kommune": municipality.ags, "jahr": 2022}
        amounts = rules.calculate(case, full_use=True).programmes
        own = [one.granted for one in amounts if one.id == programme]
        found.setdefault(alike.known(municipality, 2022), set()).add(tuple(own))
    assert all(len(amounts) == 1 for amounts in found.values())


def test_figures_by_name_and_facts_tell_ki_apart(rules: ki_funding.Rules) -> None:
    alike = knower(rules, "komm_an_ii")
    one, other, listed = (named(rules, name) for name in ("Hagen", "Hamm", "Duisburg"))
    assert alike.form(one, 2016) == alike.form(other, 2016) != alike.form(listed, 2016)
    assert alike.known(one, 2016) != alike.known(other, 2016)
