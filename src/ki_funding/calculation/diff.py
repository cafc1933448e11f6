"""What changed between two rulebooks, and what it means for each municipality in euro."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ki_funding.calculation.alike import Alike
from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.case_documents import document_in
from ki_funding.calculation.diff_result import Diff, Difference, YearDiff
from ki_funding.calculation.result import CENTS, Calculation, MunicipalityFacts
from ki_funding.calculation.rules import CaseLike, Rules
from ki_funding.files.document import Document
from ki_funding.files.findings import of_both
from ki_funding.law.programme.programme import Law, titles
from ki_funding.law.rulebook.changes import TextChange, ValueChange, text_changes, value_changes
from ki_funding.law.rulebook.folder import COMMON, REGISTER, RULEBOOK, SOURCES
from ki_funding.law.rulebook.register import Municipality
from ki_funding.values.vocabulary import Art

Amounts = dict[tuple[str, str], Decimal | None]  # by programme and item


class Changed(NamedTuple):
    """The programmes that may give other amounts, and the years in which they may."""

    programmes: frozenset[str]
    years: frozenset[int]


def diff(
    old: Rules,
    new: Rules,
    years: Sequence[int] | None = None,
    cases: Sequence[CaseLike] | None = None,
) -> Diff:
    """Every figure that differs, and every amount that differs for it.

    Amounts are those of all KI at full use, or those of some cases. Without `years` they are given
    for each year in which the rules differ and which both cover; a year that only one side covers
    is compared with nothing. Raises InvalidInput if a side cannot be used.
    """
    of_both(old.book.laws, new.book.laws, (old.book.name, new.book.name))
    ids = dict.fromkeys([*new.ids, *old.ids])
    values = {name: _values(old, new, name) for name in ids}
    texts = {name: _texts(old, new, name) for name in ids}
    shared = tuple(_shared(old, new))
    changed = _changed(old, new, values, texts, shared)
    asked = sorted(changed.years) if years is None else list(years)
    if cases is None:
        differing = [_at_full_use(old, new, year, changed) for year in asked]
    else:
        differing = _of_cases(old, new, years, cases)
    if years is None:  # nobody asked for years in which nothing changes
        differing = [year for year in differing if year.changed]
    return Diff(
        old=old.receipt,
        new=new.receipt,
        values=tuple(change for found in values.values() for change in found),
        texts=(*shared, *(change for found in texts.values() for change in found)),
        years=tuple(differing),
        full_use=cases is None,
        sources={**old.sources, **new.sources},
        names=(old.book.name, new.book.name),
        current_year=new.current_year,
        titles=titles(law for name in ids for law in _sides(old, new, name)),
    )


def _sides(old: Rules, new: Rules, name: str) -> list[Law]:
    return [rules.book.law(name) for rules in (old, new) if name in rules.ids]


def _values(old: Rules, new: Rules, name: str) -> tuple[ValueChange, ...]:
    before = old.book.law(name) if name in old.ids else None
    after = new.book.law(name) if name in new.ids else None
    return () if before is after else value_changes(before, after)


def _texts(old: Rules, new: Rules, name: str) -> tuple[TextChange, ...]:
    """What else differs in a programme; one that is new or gone is one line."""
    if (name in old.ids) != (name in new.ids):
        here = name in new.ids
        return (TextChange(name, None if here else name, name if here else None),)
    before, after = (rules.book.parsed(f"{name}.yaml").data for rules in (old, new))
    return tuple(text_changes(before, after, (name,)))


def _shared(old: Rules, new: Rules) -> Iterator[TextChange]:
    """What differs in the files that all programmes share."""
    for name in (RULEBOOK, COMMON):
        before, after = (rules.book.parsed(name).data for rules in (old, new))
        yield from text_changes(before, after, (name.removesuffix(".yaml"),))
    before, after = (_sources(rules) for rules in (old, new))
    yield from text_changes(before, after, ("sources",))
    before, after = (_cells(rules) for rules in (old, new))
    for key in dict.fromkeys([*after, *before]):
        if before.get(key) != after.get(key):
            yield TextChange(f"register.{key}", before.get(key), after.get(key))
    for reading in dict.fromkeys([*old.chosen, *new.chosen]):
        if old.chosen.get(reading) != new.chosen.get(reading):
            path = f"reading.{reading}"
            yield TextChange(path, old.chosen.get(reading), new.chosen.get(reading))


def _sources(rules: Rules) -> Any:
    """The bibliography; that of an overlay is no part of it."""
    return rules.book.parsed(SOURCES).data


def _cells(rules: Rules) -> dict[str, str]:
    """The cells of the register by AGS and column."""
    text = rules.book.files[REGISTER].decode("utf-8-sig")
    rows = csv.DictReader(StringIO(text))
    return {
        f"{row['ags']}.{column}": cell
        for row in rows
        for column, cell in row.items()
        if column != "ags" and cell
    }


def _changed(
    old: Rules,
    new: Rules,
    values: dict[str, tuple[ValueChange, ...]],
    texts: dict[str, tuple[TextChange, ...]],
    shared: Sequence[TextChange],
) -> Changed:
    """A change of anything but dated figures may show in every year."""
    every = frozenset(new.years) & frozenset(old.years)
    harmless = ("rulebook.", "sources.")
    matters = [change for change in shared if not change.path.startswith(harmless)]
    if matters:
        return Changed(frozenset(values), every)
    programmes = {name for name in values if values[name] or texts[name]}
    years = {year for name, found in values.items() for year in _years(new, old, name, found)}
    return Changed(frozenset(programmes), every if any(texts.values()) else every & years)


def _years(new: Rules, old: Rules, name: str, changes: Sequence[ValueChange]) -> Iterator[int]:
    """The years in which changes of a programme may show; a series reaches into all later ones."""
    rules = new if name in new.ids else old
    chained = bool(rules.book.law(name).series)
    for change in changes:
        last = rules.covers.last.year if chained else change.until.year
        yield from range(change.first.year, last + 1)


def _at_full_use(old: Rules, new: Rules, year: int, changed: Changed) -> YearDiff:
    before, after = (
        rules.book.register.municipalities if year in rules.years else {} for rules in (old, new)
    )
    only = _only(old, new, year)
    programmes = frozenset([*old.ids, *new.ids]) if only else changed.programmes
    full = [_FullUse(rules, year, programmes) for rules in (old, new)]
    found: list[Difference] = []
    for ags in dict.fromkeys([*after, *before]):
        sides = [
            side.amounts(register[ags]) if ags in register else {}
            for side, register in zip(full, (before, after), strict=True)
        ]
        whose = after.get(ags) or before[ags]
        found += _differences(whose, "", *sides, nothing=None if only else CENTS)
    of_land = tuple(_of_the_land(old, new, year, changed))
    return YearDiff(year, tuple(found), len(after or before), of_land, only)


def _only(old: Rules, new: Rules, year: int) -> Literal["old", "new"] | None:
    """The side that alone covers a year; None where both do."""
    if (year in old.years) == (year in new.years):
        return None
    return "old" if year in old.years else "new"


@dataclass(slots=True)
class _FullUse:
    """Every maximum of some programmes in a year, once for all of whom a law knows the same."""

    rules: Rules
    year: int
    programmes: frozenset[str]
    _found: dict[tuple[Any, ...], Amounts] = field(default_factory=dict)
    _alike: dict[str, Alike] = field(default_factory=dict)

    def amounts(self, municipality: Municipality) -> Amounts:
        """What is granted to a municipality."""
        found: Amounts = {}
        for name in filter(self.programmes.__contains__, self.rules.ids):
            law = self.rules.book.law(name)
            if name not in self._alike:
                self._alike[name] = Alike(law, self.rules.book.register)
            key = (name, *self._alike[name].known(municipality, self.year))
            if key not in self._found:
                case = Case(municipality, self.year, {})
                full = self.rules.calculation(case, full_use=True, trace=False, only={name})
                self._found[key] = _amounts(full)
            found |= self._found[key]
        return found


def _of_the_land(old: Rules, new: Rules, year: int, changed: Changed) -> Iterator[Difference]:
    """What programmes addressed to the Land come to."""
    land = Municipality("Nordrhein-Westfalen", None, Art.LAND)
    for name in sorted(changed.programmes):
        sides = []
        for rules in (old, new):
            known = name in rules.book.head.state and year in rules.years
            runs = known and bool(rules.book.law(name).in_force(year))
            case = Case(land, year, {name: Claim()})
            sides.append(_amounts(rules.calculation(case, trace=False)) if runs else {})
        nothing = None if _only(old, new, year) else CENTS
        yield from _differences(land, "", *sides, nothing=nothing)


def _of_cases(
    old: Rules, new: Rules, years: Sequence[int] | None, cases: Iterable[CaseLike]
) -> list[YearDiff]:
    """The amounts of some cases, by year; unlike full use, all that a case claims is compared."""
    by_year: dict[int, list[Difference]] = {}
    counts: dict[int, int] = {}
    for case in cases:
        for year in years if years is not None else (None,):
            sides = of_both(
                partial(_of_case, case, year, old, new),
                partial(_of_case, case, year, new, old),
                (old.book.name, new.book.name),
            )
            shown = sides[1] or sides[0]
            assert shown is not None  # one side covers the year
            counts[shown.year] = counts.get(shown.year, 0) + 1
            nothing = None if _only(old, new, shown.year) else CENTS
            amounts = [_amounts(side) if side else {} for side in sides]
            found = _differences(shown.municipality, shown.case, *amounts, nothing=nothing)
            by_year.setdefault(shown.year, []).extend(found)
    return [
        YearDiff(year, tuple(found), counts[year], (), _only(old, new, year))
        for year, found in sorted(by_year.items())
    ]


def _of_case(case: CaseLike, year: int | None, rules: Rules, other: Rules) -> Calculation | None:
    """A case under one of two rules; None where they do not cover the year."""
    if year is not None and year not in rules.years:
        return None
    return rules.calculation(_known(case, rules, other), year=year, trace=False)


def _known(case: CaseLike, rules: Rules, other: Rules) -> CaseLike:
    """A case without the programmes that only the other rules have: there is nothing of them."""
    foreign = set(other.ids) - set(rules.ids)
    if not foreign or isinstance(case, Case):
        return case
    if isinstance(case, Mapping):
        return {key: claim for key, claim in case.items() if key not in foreign}
    document = case if isinstance(case, Document) else document_in(Path(case))
    if not isinstance(document.data, dict):
        return document
    kept = {key: claim for key, claim in document.data.items() if key not in foreign}
    return document._replace(data=kept)


def _differences(
    whose: Municipality | MunicipalityFacts,
    case: str,
    before: Amounts,
    after: Amounts,
    *,
    nothing: Decimal | None,
) -> Iterator[Difference]:
    """Every item of one municipality under both rules; what one side does not have is `nothing`."""
    for key in dict.fromkeys([*after, *before]):
        sides = (before.get(key, nothing), after.get(key, nothing))
        yield Difference(whose.name, whose.ags, case, *key, *sides, whose.art)


def _amounts(found: Calculation) -> Amounts:
    return {(p.id, item.id): item.granted for p, item in found.lines() if not item.in_kind}
