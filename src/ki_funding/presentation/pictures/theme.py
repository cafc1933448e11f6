"""How all pictures look: colours, letters and sizes.

INK, MUTED and GRID are the only colours of text, axes and lines; within a page they are those of
the page, light or dark. All other colours lie on areas and stay: each has at least 3:1 against
white and against near-black, or an edge of GRID and a letter in it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from zlib import crc32

INK = "#1b1f24"  # text, marks that must be seen
MUTED = "#59636e"  # text and lines beside the point
GRID = "#c4ccd4"  # axes, edges of areas
PAPER = "#ffffff"  # below a picture by itself, which may land on any ground

ALONE: Mapping[str, str] = MappingProxyType({})
IN_PAGE: Mapping[str, str] = MappingProxyType(
    {INK: "var(--ink)", MUTED: "var(--muted)", GRID: "var(--line)"}
)

# Each programme has one colour for ever, whatever stands beside it; its name always stands with it.
# A new programme is written below the others; one of other rules gets its colour from its name.
PROGRAMMES = MappingProxyType({
    "ki_grundfoerderung": "#0072b2",
    "komm_an_i": "#c98200",
    "komm_an_ii": "#b8609a",
    "kim": "#d55e00",
    "durchstarten": "#7a6fc4",
    "ifkuf": "#4398d3",
    "ehrenamt_praevention": "#009e73",
    "ki_richtlinie_2025": "#7d8b1f",
    "rucksack_schule": "#c23b56",
    "suedosteuropa": "#8c6a3f",
    "konfliktmanagement": "#2a8c94",
    "integrationspauschale": "#a35ac2",
    "lehrkraefte": "#5f8f3e",
    "tintg_mindestbetrag": "#6d7f93",
})  # fmt: skip
REST = "#7f868e"  # what belongs to no programme: sums
MORE, LESS = "#0072b2", "#d55e00"
UNUSED = "#cde2f0"  # with an edge of MORE

# From little to much: one hue, each step darker.
RAMP = ("#deebf7", "#b9d3ea", "#85b6dc", "#4a8fc6", "#1c64a5", "#0a3a78")
UNKNOWN = "none"  # a tile without an amount lets the ground through

# A family that most computers have, then those with letters of the same width.
FONT = "Liberation Sans, Arial, Helvetica, Arimo, sans-serif"
SMALL, NORMAL, LARGE = 12, 13, 15
WIDE, NARROW = 720, 328  # pixels: on a desk or on paper; on a phone of 360 pixels between margins


def color_of(programme: str) -> str:
    """The colour of a programme by its id."""
    known = PROGRAMMES.get(programme)
    return known or list(PROGRAMMES.values())[crc32(programme.encode()) % len(PROGRAMMES)]


def on(area: str) -> str:
    """Black or white, whichever is easier to read on a colour."""
    return max("#000000", "#ffffff", key=lambda text: contrast(text, area))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
