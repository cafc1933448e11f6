"""The pictures of the whole Land: a map of its KI, and the sums beside the minimum."""

from collections.abc import Iterable, Iterator

from ki_funding.calculation.result import CENTS
from ki_funding.calculation.state import Minimum, State, YearState
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import money, spanned
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.pictures.bars import Band, Bar, Part, in_words, stacked
from ki_funding.presentation.pictures.canvas import Canvas
from ki_funding.presentation.pictures.strips import strips
from ki_funding.presentation.pictures.tiles import Tile, tile_map
from ki_funding.presentation.pictures.words import label, named
from ki_funding.texts.language import text, words
from ki_funding.values.scalars import Citation


def pictures(result: State, sources: foot.Sources) -> list[Picture]:
    """The map of the last year, and the sums of all years."""
    years = [year for year in result.years if year.calculations]
    if not years:
        return []
    drawn = [(_map(years[-1]), years[-1:]), (_sums(years), years)]
    computed = [foot.computed(result.receipt)]
    return [
        picture._replace(source=foot.below_picture(cited(of), sources, computed))
        for picture, of in drawn
    ]


def cited(years: Iterable[YearState]) -> Iterator[Citation]:
    """What the sums of some years rest on."""
    for year in years:
        for calculation in year.calculations:
            for _, item in calculation.lines():
                yield from item.sources


def _map(year: YearState) -> Picture:
    """Each KI with what is known of all, so that no tile is darker for being better known."""
    shared = year.known_everywhere()
    tiles = [
        Tile(
            group.name,
            calculation.municipality.ags,
            group.sum.maximum if shared else None,
            not calculation.totals.undetermined,
        )
        for calculation, group in zip(year.calculations, year.comparable(), strict=True)
    ]
    left_out = dict.fromkeys(
        words(item.title) for item in year.items() if (item.programme, item.item) not in shared
    )
    title = text("picture.map", year=str(year.year))
    return Picture(
        "map",
        title,
        _map_in_words(tiles),
        lambda canvas: tile_map(canvas, tiles, tuple(left_out)),
    )


def _map_in_words(tiles: list[Tile]) -> str:
    """Who gets most and least, and of whom nothing is known."""
    known = [tile for tile in tiles if tile.amount is not None]
    said = []
    if known:
        least, most = (pick(known, key=lambda tile: tile.amount or CENTS) for pick in (min, max))
        shown = {name: _tile_in_words(tile, known)
                 for name, tile in (("most", most), ("least", least))}  # fmt: skip
        said.append(text("picture.map_alt", **shown))
    unknown = [label(tile.name) for tile in tiles if tile.amount is None]
    if unknown:
        said.append(text("picture.open", names=named(unknown)))
    return " ".join(said)


def _tile_in_words(tile: Tile, known: list[Tile]) -> str:
    others = sum(other.amount == tile.amount for other in known) - 1
    amount = money(tile.amount)
    key = "picture.tile_of_several" if others else "picture.tile"
    return text(key, name=label(tile.name), amount=amount, others=str(others))


def _sums(years: list[YearState]) -> Picture:
    bars = [_bar(year) for year in years]
    when = spanned(year.year for year in years)
    without = [bar.label for bar in bars if bar.band is None]
    minimum = text("state.minimum")
    compared = len(without) < len(bars)
    band = minimum if compared else ""
    notes = []
    if compared:
        notes.append(text("picture.band"))
        if without:
            notes.append(text("picture.no_band", years=", ".join(without)))
    title = text("picture.sums" if compared else "picture.sums_plain", when=when)
    said = [in_words(bars)]
    if compared:
        bands = "; ".join(_band_in_words(bar.label, bar.band) for bar in bars if bar.band)
        said.append(text("picture.sum_minimum", minimum=minimum, years=bands))
    total = text("state.sum")

    def draw(canvas: Canvas) -> None:
        if len(bars) == 1:
            stacked(canvas, bars, notes=notes, band=band)
        else:
            strips(canvas, bars, total, notes=notes, band=band)

    return Picture("sums", title, " ".join(said), draw)


def _bar(year: YearState) -> Bar:
    """The maxima by programme, and the minimum where it is known."""
    parts: dict[str, Part] = {}
    for item in year.items():
        before = parts.get(item.programme)
        amount = item.sum.maximum + (before.amount if before else 0)
        complete = not item.sum.undetermined and (before is None or before.complete)
        title = words(item.programme_title)
        parts[item.programme] = Part(item.programme, title, amount, complete)
    complete = not year.total.undetermined
    return Bar(str(year.year), tuple(parts.values()), complete, band=_band(year.minimum))


def _band(minimum: Minimum | None) -> Band | None:
    if minimum is None or minimum.low is None or minimum.high is None:
        return None
    return Band(minimum.low, minimum.high, minimum.default)


def _band_in_words(year: str, band: Band) -> str:
    low, high, default = (money(amount) for amount in band)
    ends = {"low": low, "high": high, "default": default}
    return text("picture.sum_band", year=year, **ends)
