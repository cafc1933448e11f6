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
PALETTE = tuple(PROGRAMMES.values())[:7]  # lines beside each other that are no programmes
REST = "#7f868e"  # what belongs to no programme: sums
MORE, LESS = "#0072b2", "#d55e00"
UNUSED = "#cde2f0"  # with an edge of MORE

# From little to much: one hue, away from the ground; on a dark ground more is lighter.
RAMP = ("#e6f0f8", "#c9ddef", "#a6c9e6", "#7db0da", "#5596cb", "#2f78b4", "#165a98", "#0a3a78")
IN_THE_DARK = tuple(reversed(RAMP))
UNKNOWN = "none"  # a tile without an amount lets the ground through

# Areas and letters of a ramp are named by their place; what they are depends on the ground.
SHADES = tuple(f"map-{place}" for place in range(len(RAMP)))
ON_SHADES = tuple(f"on-map-{place}" for place in range(len(RAMP)))

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


ALONE: Mapping[str, str] = MappingProxyType(
    dict(zip(SHADES, RAMP, strict=True)) | dict(zip(ON_SHADES, map(on, RAMP), strict=True))
)
IN_PAGE: Mapping[str, str] = MappingProxyType(
    {INK: "var(--ink)", MUTED: "var(--muted)", GRID: "var(--line)"}
    | {name: f"var(--{name})" for name in ALONE}
)


def variables() -> str:
    """What a page says once of the colours that change with its ground, as CSS."""
    named = (
        (names, light, dark)
        for names, light, dark in (
            (SHADES, RAMP, IN_THE_DARK),
            (ON_SHADES, map(on, RAMP), map(on, IN_THE_DARK)),
        )
    )
    return " ".join(
        f"--{name}: light-dark({by_day}, {by_night});"
        for names, light, dark in named
        for name, by_day, by_night in zip(names, light, dark, strict=True)
    )
