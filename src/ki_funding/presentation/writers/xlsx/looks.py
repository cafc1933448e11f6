"""How the cells of a workbook look: the properties that XlsxWriter makes formats of."""

from typing import Any

from ki_funding.presentation.numbers import unit_of
from ki_funding.presentation.page import (
    Cell,
    Code,
    Count,
    Derived,
    Entry,
    Jump,
    Link,
    Marked,
    Money,
)
from ki_funding.presentation.writers.xlsx.tabs import SPANNING, Look
from ki_funding.texts.language import words
from ki_funding.values.basis import Figure
from ki_funding.values.exact import decimal_places
from ki_funding.values.units import EUR
from ki_funding.values.vocabulary import Status

BASE: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
LEFT = {"align": "left", "indent": 1}  # keeps texts apart from the figures before them
LINE = {"bottom": 1, "bottom_color": "#D0D0D0"}
LOOKS: dict[Look, dict[str, Any]] = {
    "": LINE,
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "text": {"text_wrap": True},
    "section": {"bold": True, "font_size": 11, "text_wrap": True, "valign": "bottom"},
    "below": {"bold": True, "text_wrap": True, "valign": "bottom"},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#E7EBF0",
             "bottom": 1, "bottom_color": "#5B6B7F"},
    "part": {"bold": True, "top": 1, "bg_color": "#F2F4F7"},
    "total": {"bold": True, "top": 1, "bottom": 6},
    "dim": {**LINE, "font_color": "#595959"},
}  # fmt: skip
STATUS = {
    Status.OFFICIAL: "#E2EFDA",
    Status.SECONDARY: "#DDEBF7",
    Status.INFERRED: "#DDEBF7",
    Status.ASSUMED: "#FFF2CC",
    Status.PLANNED: "#FCE4D6",
    Status.GIVEN: "#EADCF4",
    Status.OPEN: "#F8CBAD",
}
ENTRY = {"bg_color": "#FFF9DB", "border": 1, "border_color": "#B8A24A", "locked": False}
NUMBERS = {"text": "General", "number": "General", "money": "#,##0.00", "day": "dd.mm.yyyy"}
MOST_PLACES = 6  # of an endless decimal
LINKED = {**LEFT, "font_color": "#0B5394", "underline": 1, "text_wrap": True}
KINDS: dict[type, dict[str, Any]] = {
    Count: {"align": "right", "num_format": "#,##0"},
    Derived: {**LEFT, "font_color": "#B00020", "text_wrap": True},
    Code: {**LEFT, "font_color": "#707070", "font_size": 8},
    Link: LINKED,
    Jump: LINKED,
}


def look(cell: Cell, row: Look, *, figures: bool) -> dict[str, Any]:
    """The properties of a cell; heads of columns with figures end at the right as they do."""
    found = {**BASE, **LOOKS[row]}
    match cell:
        case Money(amount, at_least, signed):
            shown = euro(at_least=at_least and amount is not None, signed=signed)
            return {**found, "align": "right", "num_format": shown, "italic": amount is None}
        case Marked(inner, mark):
            inside = look(inner, row, figures=figures)
            shown = inside.get("num_format", "General")
            return {**inside, "num_format": ";".join(f'{x}"{mark}"' for x in shown.split(";"))}
        case int():
            return {**found, **LEFT, "num_format": "0"}
        case Entry(_, kind):
            aligned = LEFT if kind == "text" else {"align": "right"}
            return {
                **found,
                **ENTRY,
                **aligned,
                **({"num_format": NUMBERS[kind]} if kind in NUMBERS else {}),
            }
        case Figure(number) if number is not None:
            return {**found, "align": "right", "num_format": counted(cell)}
        case Status():
            return {**found, **LEFT, "bg_color": STATUS[cell]}
        case Count() | Derived() | Code() | Link() | Jump():
            return {**found, **KINDS[type(cell)]}
    if row in SPANNING:
        return found
    return {**found, "text_wrap": True, **({"align": "right"} if figures else LEFT)}


def counted(figure: Figure) -> str:
    """The number format of a figure, with its unit behind it."""
    assert figure.number is not None
    places = decimal_places(figure.number.denominator)
    shown = "#,##0" if places == 0 else f"#,##0.{'0' * min(places or MOST_PLACES, MOST_PLACES)}"
    if figure.unit.same(EUR):
        return euro()
    unit = unit_of(figure).replace('"', "")
    return f'{shown}"{unit}"' if unit else shown


def euro(*, at_least: bool = False, signed: bool = False) -> str:
    """The number format of an amount; lower bounds show their sign and stay numbers."""
    digits = "#,##0.00"
    shown = words((f'{digits}\\ "€"', f'"€"{digits}'))
    if signed:
        return f"+{shown};-{shown};{shown}"
    return f'"≥ "{shown};"≥ "-{shown}' if at_least else shown
