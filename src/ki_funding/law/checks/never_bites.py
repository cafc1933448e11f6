"""A limit, a branch or a fallback that can never make a difference, whatever a case says.

Often the sign of a figure with a digit too many, or of two limits that were mixed up.
"""

from collections.abc import Iterator
from datetime import date

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic, Severity
from ki_funding.law.formulas import Call, Conditional, Formula, parts
from ki_funding.law.programme.names import Field, fields, node
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.ranges import Ranges
from ki_funding.values.vocabulary import Art


def check(law: Law) -> Iterator[Diagnostic]:
    """Every argument of `min`, `max`, `first_known`, every branch and every cap of a part."""
    for field in fields(law.spec):
        if field.route[0] == "inputs" or not parts(field.formula):
            continue
        ranges = list(_ranges(law, law.users(node(field.route))))
        if ranges:
            yield from _in_formula(law, field, field.formula, ranges)
    for name, item in law.spec.items.items():
        inner = item.inner()
        ranges = list(_ranges(law, [name])) if inner else []
        for part, (keys, _, bites) in inner.items():
            if ranges and all(one.always(bites) is False for one in ranges):
                yield _finding(law, ("items", name, *keys), None, part)


def _in_formula(
    law: Law, field: Field, formula: Formula, ranges: list[Ranges]
) -> Iterator[Diagnostic]:
    if isinstance(formula, Call) and formula.function != "mean":
        for place, argument in enumerate(formula.arguments):
            if _idle(formula, place, ranges):
                yield _finding(law, field.route, argument.place, _text(law, field, argument))
    if isinstance(formula, Conditional):
        results = {one.always(formula.condition) for one in ranges}
        if len(results) == 1 and None not in results:
            dead = formula.otherwise if True in results else formula.then
            yield _finding(law, field.route, dead.place, _text(law, field, dead))
    for part in parts(formula):
        yield from _in_formula(law, field, part, ranges)


def _idle(call: Call, place: int, ranges: list[Ranges]) -> bool:
    """Whether another argument decides wherever it is used."""
    argument = call.arguments[place]
    for at, other in enumerate(call.arguments):
        if at == place or (call.function == "first_known" and at > place):
            continue
        if all(_decides(call.function, s, other, argument, at < place) for s in ranges):
            return True
    return False


def _decides(
    function: str,
    one: Ranges,
    other: Formula,
    argument: Formula,
    before: bool,  # noqa: FBT001
) -> bool:
    if function == "first_known":
        return not one.of(other).may_be_open
    mine, its = one.of(argument), one.of(other)
    if mine == its and not before:
        return False  # of two equals the first stays
    return mine.never_below(its) if function == "min" else its.never_below(mine)


def _ranges(law: Law, items: list[str]) -> Iterator[Ranges]:
    """One for each type and each stretch of time in which the figures stay the same."""
    arts = [str(art) for art in law.spec.recipients if art is not Art.LAND]
    starts = sorted({start for p in law.parameters.values() for start in p.firsts})
    days: set[date] = set()
    for item in items:
        for span in law.running(item):
            days |= {span.first, *(s for s in starts if span.first < s <= span.last)}
    yield from (Ranges(law, day, art) for day in sorted(days) for art in arts)


def _text(law: Law, field: Field, formula: Formula) -> str:
    data = law.document.data
    for key in field.route:
        data = data[key]
    return str(data)[slice(*formula.place)] if isinstance(data, str) else str(field.route[-1])


def _finding(law: Law, route: Route, within: tuple[int, int] | None, text: str) -> Diagnostic:
    return law.document.diagnostic(
        "never-bites", route, within=within, severity=Severity.WARNING, text=text
    )
