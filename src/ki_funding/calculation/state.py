"""All KI of the register at full use in some years, beside the minimum that the Land guarantees."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.calculation.band import Band, band
from ki_funding.calculation.case import Case, Claim
from ki_funding.calculation.result import CENTS, Calculation, ItemResult, Receipt
from ki_funding.calculation.rules import Rules
from ki_funding.files.findings import InvalidInput
from ki_funding.law.checks.minimum import unknown_names
from ki_funding.law.programme.needed import questions
from ki_funding.law.rulebook.changes import ValueChange
from ki_funding.law.rulebook.folder import RULEBOOK
from ki_funding.law.rulebook.overlaid import changes_of
from ki_funding.law.rulebook.register import Municipality
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Art, ProgrammeKind

LAND = Municipality("Nordrhein-Westfalen", None, Art.LAND)


class Sum(NamedTuple):
    """The maxima of some KI: their sum as far as known, how many there are, how many are open."""

    maximum: Decimal = CENTS
    funded: int = 0
    undetermined: int = 0

    @property
    def known(self) -> Decimal | None:
        """The sum as far as known; None where nothing of it is, which is never 0."""
        return self.maximum if self.funded or not self.undetermined else None

    def with_item(self, item: ItemResult) -> "Sum":
        """The sum with one more item; what is 0 does not count as a KI that is funded."""
        if item.maximum is None:
            return self._replace(undetermined=self.undetermined + 1)
        return Sum(self.maximum + item.maximum, self.funded + (item.maximum > 0), self.undetermined)


class ItemSum(NamedTuple):
    """One item over all KI."""

    programme: str
    programme_title: Words
    item: str
    title: Words
    kind: ProgrammeKind
    sum: Sum


class GroupSum(NamedTuple):
    """All items of one municipality, or of those of one Regierungsbezirk."""

    name: str
    sum: Sum


class Line(NamedTuple):
    """The minimum under some readings."""

    title: Words
    amount: Decimal | None


class Minimum(NamedTuple):
    """The minimum of a year: under the readings chosen, from and to over others, and further lines.

    The range is over all options of `questions`; `band` says how many combinations give an amount.
    """

    default: Decimal | None
    band: Band
    questions: tuple[Words, ...]
    lines: tuple[Line, ...]
    also_pays: Words

    @property
    def low(self) -> Decimal | None:
        """The least amount of the range."""
        return self.band.low

    @property
    def high(self) -> Decimal | None:
        """The greatest amount of the range."""
        return self.band.high


class YearState(NamedTuple):
    """One year of the whole Land."""

    year: int
    calculations: tuple[Calculation, ...]
    minimum: Minimum | None
    bezirke: Mapping[str, str]

    def __repr__(self) -> str:
        return f"<YearState: {self.year}, {len(self.calculations)} KI>"

    def items(self) -> list[ItemSum]:
        """Every item with money, in the order of the programmes."""
        found: dict[tuple[str, str], ItemSum] = {}
        for calculation in self.calculations:
            for programme, item in calculation.lines():
                if item.in_kind:
                    continue
                key = (programme.id, item.id)
                before = found.get(key) or ItemSum(
                    programme.id, programme.title, item.id, item.title, item.counts_as, Sum()
                )
                found[key] = before._replace(sum=before.sum.with_item(item))
        return list(found.values())

    def by_municipality(self) -> list[GroupSum]:
        """Every municipality, in the order of the register."""
        return [GroupSum(c.municipality.name, _sum([c])) for c in self.calculations]

    def known_everywhere(self) -> set[tuple[str, str]]:
        """The items with money whose maximum is known for every municipality that has them."""
        items = {
            (calculation.municipality, programme.id, item.id): item
            for calculation in self.calculations
            for programme, item in calculation.lines()
            if not item.in_kind
        }
        unknown = {key[1:] for key, item in items.items() if item.maximum is None}
        return {key[1:] for key in items} - unknown

    def comparable(self) -> list[GroupSum]:
        """Every municipality with what is known of all of them, so that sums can be compared."""
        shared = self.known_everywhere()
        found = []
        for calculation in self.calculations:
            total = Sum()
            for programme, item in calculation.lines():
                if (programme.id, item.id) in shared:
                    total = total.with_item(item)
            found.append(GroupSum(calculation.municipality.name, total))
        return found

    def by_regierungsbezirk(self) -> list[GroupSum]:
        """Every Regierungsbezirk, in the order of the register."""
        groups: dict[str, list[Calculation]] = {}
        for calculation in self.calculations:
            bezirk = self.bezirke[calculation.municipality.ags or ""]
            groups.setdefault(bezirk, []).append(calculation)
        return [GroupSum(name, _sum(group)) for name, group in groups.items()]

    def groups(self, by: str) -> list[GroupSum]:
        """The sums by `kommune` or by `regierungsbezirk`."""
        return self.by_municipality() if by == "kommune" else self.by_regierungsbezirk()

    @property
    def begun(self) -> Sequence[bool | None]:
        """Of each municipality whether it has begun in this year; None where nobody knows."""
        return [calculation.begun for calculation in self.calculations]

    @property
    def total(self) -> Sum:
        """Everything that is known, over all KI and items."""
        return _sum(self.calculations)


class State(NamedTuple):
    """The Land over some years."""

    years: tuple[YearState, ...]
    receipt: Receipt
    changes: tuple[ValueChange, ...] = ()

    def __repr__(self) -> str:
        return f"<State: {', '.join(str(year.year) for year in self.years)}>"


def _sum(calculations: Sequence[Calculation]) -> Sum:
    total, funded, opened = CENTS, 0, 0
    for calculation in calculations:
        items = [item for _, item in calculation.lines() if not item.in_kind]
        total += calculation.totals.maximum
        funded += calculation.totals.maximum > 0
        opened += sum(item.maximum is None for item in items)
    return Sum(total, funded, opened)


def state(rules: Rules, years: Iterable[int]) -> State:
    """All KI at full use in each of some years."""
    found = tuple(_year(rules, year) for year in years)
    asked = [year.year for year in found]
    changes = tuple(
        change
        for name in rules.ids
        for change in changes_of(rules.book, name)
        if any(change.first.year <= year <= change.until.year for year in asked)
    )
    return State(found, rules.receipt, changes)


def _year(rules: Rules, year: int) -> YearState:
    municipalities = rules.book.register.municipalities.values()
    calculations = tuple(
        rules.calculation(Case(m, year, {}, m.name), full_use=True, trace=False)
        for m in municipalities
    )
    bezirke = {m.ags or "": m.regierungsbezirk for m in municipalities}
    return YearState(year, calculations, _minimum(rules, year), bezirke)


def _minimum(rules: Rules, year: int) -> Minimum | None:
    """The minimum as the rulebook says to compare it; None where it does not run."""
    spec = rules.book.head.minimum
    if spec is None:
        return None
    found = rules.book.law(spec.programme) if spec.programme in rules.ids else None
    problems = list(unknown_names(spec, rules.book.document(RULEBOOK), found, rules.ids))
    if problems:
        raise InvalidInput(problems)
    law = rules.book.law(spec.programme)
    if not law.in_force(year):
        return None
    asked = questions(law)
    axes = {n: tuple(asked[n].options) for n in asked if not spec.band} | dict(spec.band)
    lines = tuple(
        Line(line.title, _amount(rules, line.readings, spec.programme, spec.item, year))
        for line in spec.lines
    )
    case = Case(LAND, year, {spec.programme: Claim()}, LAND.name)
    return Minimum(
        default=_amount(rules, {}, spec.programme, spec.item, year),
        band=band(law, spec.item, case, rules.book.register, rules.chosen, axes),
        questions=tuple(law.readings[name].title for name in axes),
        lines=lines,
        also_pays=spec.also_pays,
    )


def _amount(
    rules: Rules, readings: Mapping[str, str], programme: str, item: str, year: int
) -> Decimal | None:
    for name, option in readings.items():
        rules = rules.reading(name, option)
    case = Case(LAND, year, {programme: Claim()}, LAND.name)
    found = rules.calculation(case, trace=False)
    return next(i.granted for _, i in found.lines() if i.id == item)
