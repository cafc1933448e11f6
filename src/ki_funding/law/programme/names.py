"""Which names a programme's formulas may use, what each is measured in, and what it leads to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic
from ki_funding.law.formulas import (
    MAX_DEPTH,
    Call,
    Choice,
    Formula,
    ItemPart,
    Name,
    YearOf,
    leaves,
    parts,
)
from ki_funding.law.programme.dated import DatedParameter
from ki_funding.law.programme.file import Common, ProgrammeFile
from ki_funding.law.programme.series import PREVIOUS, series_formulas
from ki_funding.law.programme.tables import Dimension, names_in
from ki_funding.values.units import SHARE, Unit
from ki_funding.values.vocabulary import Art

REPAID = "repaid"  # decides no amount of an item, but what becomes of what was not spent
MOST_STEPS = 1000  # of a formula, names put in: each of them is gone through again and again

Kind = Literal["input", "parameter", "formula", "fact", "reading", "series"]


class Symbol(NamedTuple):
    """Something a formula may call by name."""

    name: str
    kind: Kind
    unit: Unit
    over_time: bool = False


class Field(NamedTuple):
    """A place in a rule file that holds a formula, and the unit that it must have."""

    route: Route
    formula: Formula
    unit: Unit | None
    over_time: bool = False


def symbols(spec: ProgrammeFile, common: Common) -> dict[str, Symbol]:
    """Every name of a programme and of what all programmes share; the programme's own win."""
    named: list[Symbol] = []
    named += [Symbol(name, "fact", fact.unit) for name, fact in common.facts.items()]
    for readings in (common.readings, spec.readings):
        named += [Symbol(name, "reading", SHARE) for name in readings]
    for parameters in (common.parameters, spec.parameters):
        named += [Symbol(name, "parameter", p.unit) for name, p in parameters.items()]
    named += [Symbol(name, "formula", f.unit) for name, f in spec.formulas.items()]
    named += [Symbol(name, "series", series.unit) for name, series in spec.series.items()]
    named += [Symbol(name, "input", i.unit, i.over_time) for name, i in spec.inputs.items()]
    return {symbol.name: symbol for symbol in named}


def shadowed(spec: ProgrammeFile, common: Common, document: Document) -> Iterator[Diagnostic]:
    """Names that a programme gives twice, or that everybody shares already."""
    seen: dict[str, str] = {
        **dict.fromkeys(common.facts, "common.yaml"),
        **dict.fromkeys(common.readings, "common.yaml"),
        **dict.fromkeys(common.parameters, "common.yaml"),
    }
    for section in ("inputs", "parameters", "formulas", "series", "readings"):
        for name in getattr(spec, section):
            if name in seen or name in {"art", "kommune", "jahr"}:
                where = seen.get(name, "rule language")
                yield document.diagnostic(
                    "name-shadowed", (section, name), on_key=True, name=name, where=where
                )
            seen[name] = section


def fields(spec: ProgrammeFile) -> Iterator[Field]:
    """Every formula of a programme with the unit that its place demands."""
    for name, entry in spec.inputs.items():
        for key in ("default", "full_use", "warn_below"):
            formula = getattr(entry, key)
            if formula is not None:
                yield Field(("inputs", name, key), formula, entry.unit)
    for name, named in spec.formulas.items():
        yield Field(("formulas", name, "formula"), named.formula, named.unit, over_time=True)
    for name, item in spec.items.items():
        for keys, formula, part in item.formulas():
            yield Field(("items", name, *keys), formula, part.unit, part.over_time)
        if item.repaid is not None:
            yield Field(("items", name, REPAID), item.repaid, SHARE)


def dimension(
    name: str,
    spec: ProgrammeFile,
    common: Common,
    register: frozenset[str],
    names: Mapping[str, Symbol],
) -> Dimension | None:
    """What a name after `by` splits a value by; None if it is no dimension."""
    if name == "art":
        arts = tuple(spec.recipients)
        return Dimension(name, arts, tuple(art for art in Art if art is not Art.LAND) + arts)
    if name == "kommune":
        return Dimension(name, (), tuple(sorted(register)))
    reading = spec.readings.get(name) or common.readings.get(name)
    if reading:
        options = tuple(reading.options)
        return Dimension(name, options, options)
    symbol = names.get(name)
    return Dimension(name, unit=symbol.unit) if symbol else None


class Links(NamedTuple):
    """What each name of a programme leads to, for order, cycles and reach."""

    edges: Mapping[str, frozenset[str]]
    back: Mapping[str, frozenset[str]]

    def reach(self, *starts: str) -> frozenset[str]:
        """Every name that some names lead to, themselves included."""
        return _along(self.edges, starts)

    def users(self, name: str) -> frozenset[str]:
        """Every name that leads to a name, itself included."""
        return _along(self.back, [name])


def _along(edges: Mapping[str, frozenset[str]], starts: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(edges.get(name, ()))
    return frozenset(found)


class Size(NamedTuple):
    """How many steps a formula takes, and how many of them lie inside each other."""

    steps: int
    depth: int


def sizes(spec: ProgrammeFile, names: Iterable[str], linked: Links) -> Iterator[tuple[Route, Size]]:
    """The size of each formula once each name is replaced by its formula.

    `names` come after what they lead to. One that is told as too long counts no further.
    """
    own: dict[str, list[tuple[Route, Formula]]] = {}
    for route, formula in formulas(spec):
        own.setdefault(node(route), []).append((route, formula))
    known: dict[str, Size] = {}
    for name in names:
        if name not in own:  # a table, with what it is split by
            known[name] = _around(
                known.get(edge, Size(1, 1)) for edge in linked.edges.get(name, ())
            )
            continue
        found = [(route, _size(formula, known)) for route, formula in own[name]]
        yield from found
        fit = [size for _, size in found if size.steps <= MOST_STEPS and size.depth <= MAX_DEPTH]
        known[name] = _around(fit, own=0)


def _size(formula: Formula, known: Mapping[str, Size]) -> Size:
    """The size of a formula; what an item came to is known when it is asked for."""
    if isinstance(formula, Name | YearOf):
        return _around([known.get(_target(formula), Size(0, 0))])
    return _around(_size(part, known) for part in parts(formula))


def _around(inner: Iterable[Size], own: int = 1) -> Size:
    found = list(inner)
    depth = max((size.depth for size in found), default=0)
    return Size(own + sum(size.steps for size in found), own + depth)


def formulas(spec: ProgrammeFile) -> Iterator[tuple[Route, Formula]]:
    """Every formula of a programme, those of its series included."""
    yield from ((field.route, field.formula) for field in fields(spec))
    yield from ((route, formula) for route, formula, _ in series_formulas(spec))


def links(spec: ProgrammeFile, parameters: Mapping[str, DatedParameter]) -> Links:
    """The edges from inputs (their defaults), formulas, parameters (their scales) and items."""
    edges: dict[str, set[str]] = {}
    for field in fields(spec):
        edges.setdefault(node(field.route), set()).update(used_names(field.formula))
    for name, parameter in parameters.items():
        own = edges.setdefault(name, set())
        own.update(*(names_in(row.table) for row in parameter.rows))
        own.update(spec.parameters[name].by if name in spec.parameters else ())
    for route, formula, _ in series_formulas(spec):
        inside = {PREVIOUS, *(spec.series[str(route[1])].where or {})}
        edges.setdefault(str(route[1]), set()).update(used_names(formula) - inside)
    for name, item in spec.items.items():
        edges.setdefault(f"{name}.", set()).update(item.inner())
    back: dict[str, set[str]] = {}
    for name, targets in edges.items():
        for target in targets:
            back.setdefault(target, set()).add(name)
    return Links(*({name: frozenset(to) for name, to in way.items()} for way in (edges, back)))


def node(route: Route) -> str:
    """The name of the thing that a route belongs to; items end in a point to live apart."""
    if route[0] != "items":
        return str(route[1])
    return f"{route[1]}.{REPAID}" if route[2:] == (REPAID,) else f"{route[1]}."


def used_names(formula: Formula) -> set[str]:
    """The names in a formula, items as `ITEM.`, readings of choices included."""
    found = {_target(leaf) for leaf in leaves(formula)}
    return found | _choices(formula)


def _target(leaf: Name | ItemPart | YearOf) -> str:
    match leaf:
        case Name():
            return leaf.name
        case ItemPart():
            return f"{leaf.item}."
        case YearOf():
            return leaf.series


def bare_names(formula: Formula) -> Iterator[Name]:
    """Names outside `mean(...)`, where a value must stand for the whole year."""
    if isinstance(formula, Name):
        yield formula
    if isinstance(formula, Call) and formula.function == "mean":
        return
    for part in parts(formula):
        yield from bare_names(part)


def _choices(formula: Formula) -> set[str]:
    own = {formula.by} if isinstance(formula, Choice) else set()
    return own.union(*(_choices(part) for part in parts(formula)))
