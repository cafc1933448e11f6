"""What is claimed, granted and left unused: a bar for each item, with the amounts above it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ki_funding.presentation.numbers import money
from ki_funding.presentation.pictures.canvas import Canvas, Entry
from ki_funding.presentation.pictures.scales import Scale, scale
from ki_funding.presentation.pictures.theme import INK, MORE, MUTED, NORMAL, SMALL, UNUSED
from ki_funding.presentation.pictures.words import label, lines, width
from ki_funding.texts.language import text

THICK, GAP = 10, 12  # a bar; between texts
LINE, BELOW, BEFORE = 18, 10, 8  # a line of text; below a bar; before a programme
TITLE_LINES = 3


class Claim(NamedTuple):
    """An item: its amounts, None where undetermined."""

    title: str
    claimed: Decimal | None
    granted: Decimal | None
    unused: Decimal | None

    @property
    def end(self) -> Decimal:
        """Where the bar ends: what could be had."""
        return (self.granted or Decimal(0)) + (self.unused or Decimal(0))


class Group(NamedTuple):
    """A programme and its items."""

    title: str
    claims: tuple[Claim, ...]


def claims(canvas: Canvas, groups: Sequence[Group]) -> None:
    """The items below each other, by programme."""
    every = [claim for group in groups for claim in group.claims]
    notes = [text("picture.tick")]
    if any(claim.granted is None for claim in every):
        notes.append(text("picture.dots"))
    canvas.notes(notes)
    amounts = [amount for claim in every for amount in (claim.end, claim.claimed) if amount]
    ground = scale(amounts, 0, canvas.width)
    for place, group in enumerate(groups):
        canvas.bottom += BEFORE if place else 0
        _titled(canvas, group.title, canvas.width, bold=True)
        for claim in group.claims:
            _texts(canvas, claim)
            _bar(canvas, claim, ground)
    canvas.axis(ground)
    names = {name: text(f"column.{name}") for name in ("granted", "unused")}
    canvas.legend([Entry(MORE, names["granted"]), Entry(UNUSED, names["unused"], MORE)])


def _titled(canvas: Canvas, title: str, room: float, *, bold: bool = False) -> None:
    for line in lines(label(title, 300), room, bold=bold, most=TITLE_LINES):
        canvas.write(line, 0, canvas.bottom + LINE / 2, bold=bold)
        canvas.bottom += LINE


def _texts(canvas: Canvas, claim: Claim) -> None:
    """The title, what is granted, and what is claimed or unused besides, on one line if it fits."""
    granted = money(claim.granted)
    middle = canvas.bottom + LINE / 2
    room = canvas.width - width(granted, NORMAL, bold=True) - GAP
    canvas.write(granted, canvas.width, middle, anchor="end", bold=True)
    besides = " · ".join(
        text(f"picture.{name}", amount=money(amount))
        for name, amount in (("claimed", claim.claimed), ("unused", claim.unused))
        if amount and amount != claim.granted
    )
    fits = width(claim.title) + GAP + width(besides, SMALL) <= room
    _titled(canvas, claim.title, room)
    if besides and fits:
        canvas.write(besides, room, middle, anchor="end", size=SMALL, color=MUTED)
    elif besides:
        canvas.paragraph(besides, size=SMALL, color=MUTED)


def _bar(canvas: Canvas, claim: Claim, ground: Scale) -> None:
    """What is granted, as an outline what could be had besides, and a line at what is claimed."""
    top = canvas.bottom + 1
    middle, start = top + THICK / 2, Decimal(0)
    for name, amount, fill, edge in (
        ("granted", claim.granted, MORE, ""),
        ("unused", claim.unused, UNUSED, MORE),
    ):
        if amount:
            said = f"{label(claim.title)} · {text(f'column.{name}')}"
            told = f"{said}: {money(amount)}"
            x, end = ground(start), ground(start + amount)
            canvas.rect(x, top, end - x, THICK, fill, edge=edge, told=told)
            start += amount
    if claim.granted is None:
        canvas.line(0, middle, canvas.width, middle, MUTED, thick=2, dashes="2 6")
    if claim.claimed:
        x = ground(claim.claimed)
        if claim.claimed > claim.end:
            canvas.line(ground(claim.end), middle, x, middle, MUTED)
        canvas.line(x, top - 3, x, top + THICK + 3, INK, thick=2)
    canvas.bottom = top + THICK + BELOW
