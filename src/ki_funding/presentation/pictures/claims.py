"""What is claimed, granted, noticed and spent of an item: one bar each, with the amounts above it.

A bullet chart: pale how far the maximum goes, on it what is granted, in that what is spent, and
marks at what is claimed and at what the notice says.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.presentation.numbers import money
from ki_funding.presentation.pictures.canvas import SQUARE, Canvas
from ki_funding.presentation.pictures.scales import Scale, scale
from ki_funding.presentation.pictures.theme import INK, MUTED, NORMAL, PAPER, SMALL, color_of
from ki_funding.presentation.pictures.words import label, lines, width
from ki_funding.texts.language import text

THICK, INNER, GAP = 12, 4, 12  # a bar; what is spent in it; between texts
LINE, BELOW, BEFORE = 18, 10, 8  # a line of text; below a bar; before a programme
TITLE_LINES = 3
PALE = 0.3


class Claim(NamedTuple):
    """An item: its amounts, None where undetermined or not said."""

    title: str
    claimed: Decimal | None
    granted: Decimal | None
    unused: Decimal | None
    notice: Decimal | None = None
    actual: Decimal | None = None

    @property
    def end(self) -> Decimal:
        """Where the bar ends: what could be had."""
        return (self.granted or Decimal(0)) + (self.unused or Decimal(0))

    @property
    def beside(self) -> Iterator[tuple[str, Decimal]]:
        """What else is to be said of it: every amount that is another than what is granted."""
        for name in ("claimed", "notice", "actual", "unused"):
            amount = getattr(self, name)
            told = amount or (amount is not None and name == "actual")
            if told and amount != self.granted:
                yield name, amount


class Group(NamedTuple):
    """A programme and its items."""

    title: str
    claims: tuple[Claim, ...]
    programme: str = ""


def claims(canvas: Canvas, groups: Sequence[Group]) -> None:
    """The items below each other, by programme; those without an amount share a line."""
    every = [claim for group in groups for claim in group.claims]
    shown = {"granted": True, "claimed": any(claim.claimed for claim in every)} | {
        name: any(getattr(claim, name) for claim in every)
        for name in ("unused", "notice", "actual")
    }
    marks = [text(f"picture.mark.{name}") for name, there in shown.items() if there]
    canvas.notes([f"{'; '.join(marks)}."])
    amounts = [claim.end for claim in every]
    amounts += [amount for claim in every for _, amount in claim.beside]
    ground = scale(amounts, 0, canvas.width)
    for place, group in enumerate(groups):
        color = color_of(group.programme)
        canvas.bottom += BEFORE if place else 0
        canvas.rect(0, canvas.bottom + (LINE - SQUARE) / 2, SQUARE, SQUARE, color)
        _titled(canvas, group.title, canvas.width, left=SQUARE + 6, bold=True)
        for claim in group.claims:
            if claim.granted is not None:
                _texts(canvas, claim)
                _bar(canvas, claim, color, ground)
        _undetermined(canvas, [claim for claim in group.claims if claim.granted is None])
    canvas.axis(ground)


def _titled(
    canvas: Canvas, title: str, room: float, *, left: float = 0, bold: bool = False
) -> None:
    for line in lines(label(title, 300), room - left, bold=bold, most=TITLE_LINES):
        canvas.write(line, left, canvas.bottom + LINE / 2, bold=bold)
        canvas.bottom += LINE


def _texts(canvas: Canvas, claim: Claim) -> None:
    """The title, what is granted, and other amounts besides, on one line if they fit."""
    granted = money(claim.granted)
    middle = canvas.bottom + LINE / 2
    room = canvas.width - width(granted, NORMAL, bold=True) - GAP
    canvas.write(granted, canvas.width, middle, anchor="end", bold=True)
    besides = _besides(claim)
    fits = width(claim.title) + GAP + width(besides, SMALL) <= room
    _titled(canvas, claim.title, room)
    if besides and fits:
        canvas.write(besides, room, middle, anchor="end", size=SMALL, color=MUTED)
    elif besides:
        canvas.paragraph(besides, size=SMALL, color=MUTED)


def _besides(claim: Claim) -> str:
    return " · ".join(
        text(f"picture.{name}", amount=money(amount)) for name, amount in claim.beside
    )


def _bar(canvas: Canvas, claim: Claim, color: str, ground: Scale) -> None:
    """What is granted, pale what could be had, what is spent within it, and the marks."""
    top = canvas.bottom + 1
    middle, start = top + THICK / 2, Decimal(0)
    for name, amount, opacity in (("granted", claim.granted, 1.0), ("unused", claim.unused, PALE)):
        if amount:
            told = f"{label(claim.title)} · {text(f'column.{name}')}: {money(amount)}"
            x, end = ground(start), ground(start + amount)
            canvas.rect(x, top, end - x, THICK, color, opacity=opacity, told=told)
            start += amount
    if claim.actual:
        told = f"{label(claim.title)} · {text('picture.actual', amount=money(claim.actual))}"
        canvas.rect(0, middle - INNER / 2, ground(claim.actual), INNER, PAPER, edge=INK, told=told)
    if claim.claimed:
        x = ground(claim.claimed)
        if claim.claimed > claim.end:
            canvas.line(ground(claim.end), middle, x, middle, MUTED)
        canvas.line(x, top - 3, x, top + THICK + 3, INK, thick=2)
    if claim.notice:
        canvas.diamond(ground(claim.notice), middle, 5.5, edge=PAPER)
    canvas.bottom = top + THICK + BELOW


def _undetermined(canvas: Canvas, opened: Sequence[Claim]) -> None:
    """A dashed field, and which items have no amount."""
    if not opened:
        return
    names = "; ".join(
        label(claim.title, 300) + (f" ({besides})" if (besides := _besides(claim)) else "")
        for claim in opened
    )
    left = 30
    canvas.unknown(0, canvas.bottom + 3, left - 6, THICK)
    for line in lines(text("picture.open", names=names), canvas.width - left, SMALL):
        canvas.write(line, left, canvas.bottom + 3 + THICK / 2, size=SMALL)
        canvas.bottom += LINE
    canvas.bottom += BELOW / 2
