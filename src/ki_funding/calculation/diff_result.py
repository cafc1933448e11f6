"""What a comparison of two rulebooks returns: changed figures, and what they come to in euro."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from ki_funding.calculation.result import CENTS, Receipt
from ki_funding.law.rulebook.changes import TextChange, ValueChange
from ki_funding.values.exact import summed
from ki_funding.values.scalars import Words
from ki_funding.values.vocabulary import Art


class Difference(NamedTuple):
    """One item of one municipality under the old and the new rules; None is undetermined."""

    municipality: str
    ags: str | None
    case: str
    programme: str
    item: str
    old: Decimal | None
    new: Decimal | None
    art: Art

    @property
    def amount(self) -> Decimal | None:
        """How much more, or less; None where a side is undetermined."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def changed(self) -> bool:
        """Whether the sides differ at all."""
        return self.old != self.new

    @property
    def whose(self) -> str:
        """The case, or the municipality at full use."""
        return self.case or self.municipality


class Balance(NamedTuple):
    """Several differences of one municipality or programme together.

    `old` and `new` are what is known on each side, None where nothing is; without `old_complete`
    or `new_complete` they are lower bounds. `known` says that no amount is known on one side only.
    """

    name: str
    old: Decimal | None
    new: Decimal | None
    old_complete: bool
    new_complete: bool
    known: bool
    changed: bool
    ags: str | None = None
    art: Art | None = None

    @property
    def amount(self) -> Decimal | None:
        """How much more, or less; None if an amount is known on one side only."""
        if self.old is None or self.new is None or not self.known:
            return None
        return self.new - self.old


class YearDiff(NamedTuple):
    """One year: the items of the programmes that changed, of some municipalities or cases.

    `land` are those of programmes that are addressed to the Land. Where only one side covers the
    year, `only` says which, and every amount of the other is None.
    """

    year: int
    differences: tuple[Difference, ...]
    among: int
    land: tuple[Difference, ...]
    only: Literal["old", "new"] | None = None

    @property
    def total(self) -> Balance:
        """The sum over all municipalities and the programmes that changed."""
        return _balance("", self.differences)

    def municipalities(self) -> list[Balance]:
        """Those with another amount, the greatest gain first."""
        return _changed(self.differences, lambda d: d.whose)

    def programmes(self) -> list[Balance]:
        """Those with another amount, the greatest gain first."""
        return _changed(self.differences, lambda d: d.programme)

    def alike(self) -> list[list[Balance]]:
        """The municipalities with another amount, those of one type with the same ones together."""
        groups: dict[tuple[object, ...], list[Balance]] = {}
        for balance in self.municipalities():
            parts = tuple(one._replace(ags=None) for one in self.of(balance.name))
            key = (*balance._replace(name="", ags=None), *parts)
            groups.setdefault(key, []).append(balance)
        return list(groups.values())

    def of_type(self, art: Art | None) -> int:
        """How many municipalities of a type there are."""
        return len({d.ags for d in self.differences if d.art is art})

    def of(self, whose: str) -> list[Balance]:
        """The programmes of one municipality with another amount."""
        return _changed((d for d in self.differences if d.whose == whose), lambda d: d.programme)

    @property
    def winners(self) -> int:
        """How many get more."""
        return sum((balance.amount or 0) > 0 for balance in self.municipalities())

    @property
    def losers(self) -> int:
        """How many get less."""
        return sum((balance.amount or 0) < 0 for balance in self.municipalities())

    @property
    def undetermined(self) -> int:
        """How many amounts are known under one of the two only."""
        return sum(d.changed and d.amount is None for d in self.differences)

    @property
    def changed(self) -> bool:
        """Whether any amount differs."""
        return any(d.changed for d in (*self.differences, *self.land))


class Diff(NamedTuple):
    """Everything that differs between two rulebooks, which are called `names`.

    `sources` are those that either cites, `current_year` is that of the new one; `titles` are those
    of programmes and items by their names.
    """

    old: Receipt
    new: Receipt
    values: tuple[ValueChange, ...]
    texts: tuple[TextChange, ...]
    years: tuple[YearDiff, ...]
    full_use: bool
    sources: Mapping[str, Any] = {}
    names: tuple[str, str] = ("", "")
    current_year: int = 0
    titles: Mapping[str, Words] = {}

    def years_in_full(self, current: int) -> tuple[int, ...]:
        """The year to show by municipality: this one, else the next that changes, or the last."""
        changed = [year.year for year in self.years if year.changed]
        coming = [year for year in changed if year >= current]
        return tuple(coming[:1] or changed[-1:])

    @property
    def in_part(self) -> bool:
        """Whether sums leave out the programmes that did not change, as in a year of both sides."""
        return self.full_use and any(year.only is None for year in self.years)

    @property
    def over_years(self) -> YearDiff:
        """All years that both sides cover together, as if they were one; its year is the last."""
        both = [year for year in self.years if year.only is None]
        return YearDiff(
            year=both[-1].year if both else 0,
            differences=tuple(d for year in both for d in year.differences),
            among=max((year.among for year in both), default=0),
            land=tuple(d for year in both for d in year.land),
        )

    @property
    def differs(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.values or self.texts or any(year.changed for year in self.years))


def _changed(differences: Iterable[Difference], name: Callable[[Difference], str]) -> list[Balance]:
    groups: dict[str, list[Difference]] = {}
    for difference in differences:
        groups.setdefault(name(difference), []).append(difference)
    found = [_balance(key, group) for key, group in groups.items()]
    return sorted((b for b in found if b.changed), key=_gain)


def _balance(name: str, differences: Iterable[Difference]) -> Balance:
    found = list(differences)
    municipalities, arts = {d.ags for d in found}, {d.art for d in found}
    return Balance(
        name,
        old=_known_sum([d.old for d in found]),
        new=_known_sum([d.new for d in found]),
        old_complete=all(d.old is not None for d in found),
        new_complete=all(d.new is not None for d in found),
        known=not any(d.changed and d.amount is None for d in found),
        changed=any(d.changed for d in found),
        ags=municipalities.pop() if len(municipalities) == 1 else None,
        art=arts.pop() if len(arts) == 1 else None,
    )


def _known_sum(amounts: list[Decimal | None]) -> Decimal | None:
    """What is known together; None where nothing of something is."""
    known = [amount for amount in amounts if amount is not None]
    return summed(known) if known or not amounts else None


def _gain(balance: Balance) -> tuple[bool, Decimal]:
    """The greatest gain first; what is not known comes last."""
    return (balance.amount is None, -(balance.amount or CENTS))
