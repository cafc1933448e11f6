"""The pictures of a report on cases: one case by item, one over the years, or several cases."""

from collections.abc import Iterator, Sequence

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation import foot
from ki_funding.presentation.calculation.years import changes
from ki_funding.presentation.numbers import money
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.bars import Bar, Part, in_words, stacked
from ki_funding.presentation.pictures.claims import Claim, Group, claims
from ki_funding.presentation.pictures.strips import strips
from ki_funding.presentation.pictures.words import label, named
from ki_funding.texts.language import text, words
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import Art, ProgrammeKind

GREATEST = 3  # items that a text names


def pictures(calculations: Sequence[Calculation], sources: foot.Sources) -> list[Picture]:
    """Those that fit what is given; none where there is no money."""
    if not any(_with_money(calculation) for calculation in calculations):
        return []
    if len(calculations) == 1:
        picture = _items(calculations[0])
    elif len({(c.case, c.municipality.name) for c in calculations}) == 1:
        picture = _years(calculations)
    else:
        picture = _cases(calculations)
    return [picture._replace(source=_source(calculations, sources))]


def _source(calculations: Sequence[Calculation], sources: foot.Sources) -> tuple[str, ...]:
    cited = (
        citation
        for calculation in calculations
        for _, items in _with_money(calculation)
        for item in items
        for citation in item.sources
    )
    receipts = dict.fromkeys(calculation.receipt for calculation in calculations)
    computed = [foot.computed(receipt) for receipt in receipts]
    owed = all(calculation.for_land for calculation in calculations)
    return foot.below_picture(cited, sources, computed, owed=owed)


def _items(calculation: Calculation) -> Picture:
    groups = [
        Group(
            words(programme.title),
            tuple(
                Claim(words(item.title), *(getattr(item, name) for name in Claim._fields[1:]))
                for item in items
            ),
            programme.id,
        )
        for programme, items in _with_money(calculation)
    ]
    total = _bar(calculation, text("column.granted"))
    name, year = label(calculation.municipality.name), str(calculation.year)
    return Picture(
        "items",
        text("picture.items", name=name, year=year),
        " ".join([in_words([total]), *_greatest(groups)]),
        lambda canvas: claims(canvas, groups),
    )


def _greatest(groups: Sequence[Group]) -> Iterator[str]:
    """The greatest items, and how many are undetermined."""
    claims = [claim for group in groups for claim in group.claims]
    known = [(claim.granted, claim) for claim in claims if claim.granted]
    greatest = sorted(known, key=lambda pair: pair[0], reverse=True)[:GREATEST]
    if greatest:
        said = ", ".join(f"{label(c.title)} {money(amount)}" for amount, c in greatest)
        yield text("picture.greatest", items=said)
    if opened := [label(claim.title) for claim in claims if claim.granted is None]:
        yield text("picture.open", names=named(opened))


def _years(calculations: Sequence[Calculation]) -> Picture:
    changed = {year for year, _ in changes(calculations)}
    bars = [
        _bar(calculation, str(calculation.year), marked=calculation.year in changed)
        for calculation in calculations
    ]
    notes = [text("picture.marked")] if changed else []
    title = text(
        "picture.years",
        name=label(calculations[0].municipality.name),
        first=bars[0].label,
        last=bars[-1].label,
    )
    total = text("column.granted")
    return Picture(
        "years",
        title,
        f"{_course(bars)} {in_words(bars)}",
        lambda canvas: strips(canvas, bars, total, notes=notes),
    )


def _course(bars: Sequence[Bar]) -> str:
    """From where to where the sums go, the greatest of them, and which are not known in full."""
    first, most, last = bars[0], max(bars, key=lambda bar: bar.end), bars[-1]
    found = [text("picture.course", **{
        name: f"{bar.total()} ({bar.label})"
        for name, bar in (("first", first), ("most", most), ("last", last))
    })]  # fmt: skip
    if opened := [bar.label for bar in bars if not bar.complete]:
        found.append(text("picture.course_open", years=", ".join(opened)))
    return " ".join(found)


def _cases(calculations: Sequence[Calculation]) -> Picture:
    land = all(calculation.for_land for calculation in calculations)
    bars = [
        _bar(calculation, f"{label(calculation.municipality.name)} {calculation.year}")
        for calculation in calculations
        if land or not calculation.for_land  # beside the Land all others would be nothing
    ]
    title = text("picture.cases")
    return Picture("cases", title, in_words(bars), lambda canvas: stacked(canvas, bars))


def _bar(calculation: Calculation, name: str, *, marked: bool = False) -> Bar:
    """What is granted by programme."""
    found = _with_money(calculation)
    parts = tuple(
        Part(
            programme.id,
            words(programme.title),
            summed(item.granted for item in items if item.granted is not None),
            all(item.complete for item in items),
        )
        for programme, items in found
    )
    complete = all(item.complete for _, items in found for item in items)
    return Bar(name, parts, complete, marked)


def _with_money(calculation: Calculation) -> list[tuple[ProgrammeResult, list[ItemResult]]]:
    """The programmes with their items of money, as far as the total counts them."""
    land = calculation.municipality.art is Art.LAND

    def counts(item: ItemResult) -> bool:
        nothing = item.granted == 0 and not item.claimed and not item.unused
        for_it = land or item.counts_as is not ProgrammeKind.STATE
        return for_it and not item.in_kind and not nothing

    found = (
        (programme, list(filter(counts, programme.items))) for programme in calculation.programmes
    )
    return [(programme, items) for programme, items in found if items]
