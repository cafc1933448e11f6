"""Runs the engine with symbols: what comes out are the formulas of the amounts of an item."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case
from ki_funding.calculation.items import item_of
from ki_funding.calculation.result import ItemResult
from ki_funding.calculation.run import Recall, Run
from ki_funding.law.formulas import ItemPart, leaves
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.sweep.formulas.graph import Graph, Taken
from ki_funding.sweep.formulas.symbols import NotLinear, Number, Refused, Symbol, same
from ki_funding.values.exact import ONE, ZERO
from ki_funding.values.value import Value
from ki_funding.values.vocabulary import ProgrammeKind

AMOUNTS = ("claimed", "maximum", "granted")
KEPT = ("posts", "granted")


class Formulas(NamedTuple):
    """The amounts of one item in euros, and for each 1 where it is known and 0 where not."""

    programme: str
    item: str
    counts_as: ProgrammeKind
    amounts: Mapping[str, Number]
    known: Mapping[str, Number]


Block = tuple[Formulas, ...]  # the items of one programme


class End(NamedTuple):
    """Where one path ends: the item, and what both passes remember of it."""

    item: ItemResult
    kept: list[dict[str, dict[str, Value]]]


def traced(
    graph: Graph,
    law: Law,
    case: Case,
    register: Register,
    readings: Mapping[str, str],
    *,
    full_use: bool = False,
    recall: Recall | None = None,
    amounts: Sequence[str] = AMOUNTS,
    part: Number = ONE,
) -> list[Formulas]:
    """The formulas of every item with money of a programme, for a case or law with symbols.

    Without symbols `recall` may give series as they were worked out before.
    Raises NotLinear or TooManyPaths where the amounts cannot be written as formulas.
    """
    claim = Run(law, case, register, readings, full_use, recall=recall, part=part)
    full = replace(claim, full_use=True, posts={}, granted={})
    found, needed = [], _needed(law)
    for name in law.order:
        try:
            formulas = _item(name, graph, claim, full, needed, amounts)
        except Refused as refused:
            refused.name = f"{law.id}.{name}"
            raise
        if formulas is not None:
            found.append(formulas)
    return found


def _item(
    name: str,
    graph: Graph,
    claim: Run,
    full: Run,
    needed: set[tuple[str, str]],
    amounts: Sequence[str],
) -> Formulas | None:
    """The formulas of one item, which both passes remember for those after it; None in kind."""
    before = [{key: dict(getattr(run, key)) for key in KEPT} for run in (claim, full)]
    ends = list(graph.paths(partial(_run, name, claim, full, before)))
    for run, place in ((claim, 0), (full, 1)):
        for key in KEPT:
            if (name, key) in needed:
                kept = [(path, end.kept[place][key].get(name)) for path, end in ends]
                if (value := _merged_value(graph, kept)) is not None:
                    getattr(run, key)[name] = value
    item = ends[0][1].item
    if item.in_kind:
        return None
    merged = {
        amount: _merged(graph, [(path, getattr(end.item, amount)) for path, end in ends])
        for amount in amounts
    }
    return Formulas(
        claim.law.id,
        name,
        item.counts_as,
        {amount: number for amount, (number, _) in merged.items()},
        {amount: known for amount, (_, known) in merged.items()},
    )


def _needed(law: Law) -> set[tuple[str, str]]:
    """The parts of items that other items use."""
    spec = law.spec
    if not any(f"{item}." in law.links.back for item in spec.items):
        return set()
    formulas = [written.formula for item in spec.items.values() for written in item.formulas()]
    formulas += [entry.formula for entry in spec.formulas.values()]
    return {
        (leaf.item, leaf.part) for f in formulas for leaf in leaves(f) if isinstance(leaf, ItemPart)
    }


def _run(name: str, claim: Run, full: Run, before: list[dict[str, dict[str, Value]]]) -> End:
    """One path of one item, from the same beginning."""
    for run, kept in zip((claim, full), before, strict=True):
        run.posts, run.granted = dict(kept["posts"]), dict(kept["granted"])
    item = item_of(name, claim, full)
    return End(item, [{key: dict(getattr(run, key)) for key in KEPT} for run in (claim, full)])


def _merged(graph: Graph, leaves: list[tuple[Taken, Any]], depth: int = 0) -> tuple[Number, Number]:
    """The paths as one formula: the number, and whether it is known."""
    path, value = leaves[0]
    if all(same(value, other) for _, other in leaves):
        if isinstance(value, Symbol):
            return value, ONE
        return (ZERO, ZERO) if value is None else (Fraction(value), ONE)
    condition = path[depth][0]
    then = _merged(graph, [(p, v) for p, v in leaves if p[depth][1]], depth + 1)
    otherwise = _merged(graph, [(p, v) for p, v in leaves if not p[depth][1]], depth + 1)
    return (
        graph.where(condition, then[0], otherwise[0]),
        graph.where(condition, then[1], otherwise[1]),
    )


def _merged_value(graph: Graph, leaves: list[tuple[Taken, Value | None]]) -> Value | None:
    first = leaves[0][1]
    if first is None:
        return None
    number, known = _merged(graph, [(p, None if v is None else v.number) for p, v in leaves])
    if isinstance(known, Symbol):
        raise NotLinear  # a limit that another item needs is known in some cases only
    return first._replace(number=number if known else None)
