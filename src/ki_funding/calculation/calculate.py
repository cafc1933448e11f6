"""The funding of a case: every programme that it claims, and what else is to be said of it."""

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from ki_funding.calculation.case import Case
from ki_funding.calculation.items import calculate_programme
from ki_funding.calculation.result import Calculation, MunicipalityFacts, ProgrammeResult, Receipt
from ki_funding.law.rulebook.register import Municipality
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.values.vocabulary import Art

if TYPE_CHECKING:
    from ki_funding.law.rulebook.changes import ValueChange


def calculated(
    book: Rulebook,
    chosen: Mapping[str, str],
    case: Case,
    receipt: Receipt,
    *,
    full_use: bool = False,
    trace: bool = True,
    only: Container[str] | None = None,
) -> Calculation:
    """The funding of a case; see `api.Rules.calculate`."""
    ids = _programmes(book, case, full_use=full_use)
    if only is not None:
        ids = tuple(name for name in ids if name in only)
    readings = book.readings(ids)
    options = {name: chosen.get(name, entry.default) for name, entry in readings.items()}
    programmes = tuple(
        calculate_programme(
            book.law(name),
            case,
            book.register,
            options,
            full_use=full_use,
            trace=trace,
            rules_name=book.name,
        )
        for name in ids
    )
    land, known = case.municipality.art is Art.LAND, {*ids, *book.head.state}
    others = [] if land else book.concerning(case.municipality, case.year, known)
    return Calculation(
        municipality=_facts(book, case.municipality, case.year),
        year=case.year,
        programmes=programmes,
        not_claimed=tuple([name for name, _ in others]),
        receipt=receipt,
        unbounded=_unbounded(programmes) if full_use else (),
        full_use=full_use,
        case=case.name,
        changes=_changes(book, ids, case.year),
        titles=tuple([(name, title) for name, title in others if title]),
    )


def _programmes(book: Rulebook, case: Case, *, full_use: bool) -> tuple[str, ...]:
    """Those that the case claims; at full use all that are for such a municipality, or the Land."""
    if not full_use:
        return tuple(name for name in book.ids if name in case.claims)
    land = case.municipality.art is Art.LAND
    addressed = [name for name in book.ids if (name in book.head.state) is land]
    return tuple(
        name for name in addressed if name in case.claims or book.law(name).in_force(case.year)
    )


def _changes(book: Rulebook, ids: Sequence[str], year: int) -> "tuple[ValueChange, ...]":
    """What the overlays change of some programmes in a year."""
    if not book.overlays:
        return ()
    from ki_funding.law.rulebook.overlaid import changes_of

    return tuple(
        change
        for name in ids
        for change in changes_of(book, name)
        if change.first.year <= year <= change.until.year
    )


def _facts(book: Rulebook, municipality: Municipality, year: int) -> MunicipalityFacts:
    """The municipality with the newest population before the year that is known."""
    if municipality.invented:
        given = int(municipality.given["einwohner"])
        return MunicipalityFacts(municipality.name, None, municipality.art, given)
    newest = None
    if municipality.art is Art.LAND:
        return MunicipalityFacts(municipality.name, None, municipality.art, None)
    for fact in book.common.facts.values():
        number = book.register.served(municipality, fact.column)
        fits = fact.given_as == "einwohner" and fact.as_of.year < year and number is not None
        if fits and (newest is None or fact.as_of > newest[0].as_of):
            newest = (fact, number)
    if newest is None or newest[1] is None:
        return MunicipalityFacts(municipality.name, municipality.ags, municipality.art, None)
    return MunicipalityFacts(
        municipality.name,
        municipality.ags,
        municipality.art,
        int(newest[1]),
        newest[0].as_of.isoformat(),
    )


def _unbounded(programmes: Sequence[ProgrammeResult]) -> tuple[str, ...]:
    """Inputs without a limit, which full use therefore does not claim."""
    return tuple(
        dict.fromkeys(
            use.name
            for programme in programmes
            for item in programme.items
            for use in item.open_uses
            if use.kind == "input"
        )
    )
