"""What the charts with bars share: amounts from left to right, pixels from top to bottom."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.language import Language
from ki_funding.output.pictures.scales import marks, short
from ki_funding.output.pictures.theme import INK, NORMAL

if TYPE_CHECKING:
    import altair


class Ground(NamedTuple):
    """The area of a chart: its size in pixels, the amounts at both ends, its round marks."""

    width: int
    height: int
    low: float
    high: float
    marks: tuple[tuple[int, str], ...]

    def x(self, name: str) -> "altair.X":
        """Where an amount lies, above round marks."""
        alt = extra("altair", "report")
        values = [value for value, _ in self.marks]
        labels = {str(value): shown for value, shown in self.marks}
        axis = alt.Axis(values=values, labelExpr=f"{labels}[datum.value]")
        scale = alt.Scale(domain=[self.low, self.high], nice=False, zero=False)
        found: altair.X = alt.X(f"{name}:Q", axis=axis, scale=scale)
        return found

    def y(self, name: str) -> "altair.Y":
        """Where a pixel lies, from the top."""
        alt = extra("altair", "report")
        scale = alt.Scale(domain=[0, self.height], range=[0, self.height], nice=False)
        found: altair.Y = alt.Y(f"{name}:Q", axis=None, scale=scale)
        return found


def ground(
    size: tuple[int, int],
    low: Decimal,
    high: Decimal,
    language: Language,
    margins: tuple[int, int] = (0, 0),
) -> Ground:
    """The area for bars between two amounts, with room in pixels for what stands beside them."""
    (width, height), (left, right) = size, margins
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    values = marks(low, high) if low < high else [0]
    high = high if low < high else Decimal(1)  # nothing is known: all stands at the left end
    pixel = float(high - low) / (width - left - right)
    largest = max(abs(value) for value in values)
    return Ground(
        width,
        height,
        float(low) - left * pixel,
        float(high) + right * pixel,
        tuple((value, short(value, language, largest=largest)) for value in values),
    )


def writing(
    records: list[dict[str, Any]], on: Ground, *, x: Any = None, **look: Any
) -> "altair.Chart":
    """Texts: each record has `text` and `y`, and `x` as an amount unless all begin at one place."""
    alt = extra("altair", "report")
    style = {"align": "left", "baseline": "middle", "fontSize": NORMAL, "color": INK, **look}
    place = on.x("x") if x is None else alt.value(x)
    chart: altair.Chart = (
        alt.Chart(alt.Data(values=records))
        .mark_text(aria=False, **style)
        .encode(x=place, y=on.y("y"), text="text:N")
    )
    return chart
