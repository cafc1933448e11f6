"""The figures of a sweep as texts: amounts to the cent, shares with nine decimals or as percent."""

from decimal import Decimal
from fractions import Fraction

from ki_funding.exact import Rounding, round_to, to_cents
from ki_funding.language import Language, text
from ki_funding.output.numbers import NBSP, decimal, money
from ki_funding.results.sweep import SweepValue

BILLIONTH = Fraction(1, 10**9)
HUNDREDTH = Fraction(1, 100)


def exact_text(value: SweepValue) -> str | None:
    """A figure for other programs; a share is rounded half up to nine decimals."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    near = round_to(value, BILLIONTH, Rounding.HALF_UP)
    whole, rest = divmod(abs(near.numerator) * (10**9 // near.denominator), 10**9)
    return f"{'-' if near < 0 else ''}{whole}.{rest:09}"


def shown(value: SweepValue, language: Language) -> str:
    """A figure for people; a share in percent with two decimals."""
    if value is None or isinstance(value, Decimal):
        return money(value, language)
    percent = to_cents(round_to(value * 100, HUNDREDTH, Rounding.HALF_UP))
    return f"{decimal(percent, language)}{NBSP}%"


def key_head(name: str, language: Language) -> str:
    """The heading of what rows are grouped by; paths and readings are their own names."""
    return text(f"column.{name}", language) if name in {"year", "kommune"} else name


def figure_head(name: str, language: Language) -> str:
    """The heading of a statistic."""
    if name.startswith("p") and name[1:].isdecimal():
        return text("sweep.quantile", language, part=name[1:])
    return text(f"sweep.show.{name}", language)
