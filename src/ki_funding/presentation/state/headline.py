"""The finding of a report on all KI in two sentences."""

from ki_funding.calculation.state import YearState
from ki_funding.presentation.numbers import millions
from ki_funding.texts.language import text


def headline(year: YearState) -> str:
    """What the KI can get, and what the Land must provide."""
    total, minimum = year.total, year.minimum
    key = "report.state_at_least" if total.undetermined else "report.state"
    said = text(
        key, year=str(year.year), amount=millions(total.maximum), count=str(total.undetermined)
    )
    if minimum is None:
        return said
    band = {name: millions(getattr(minimum, name)) for name in ("default", "low", "high")}
    key = "report.state_minimum" if minimum.default is not None else "report.state_minimum_open"
    return f"{said} {text(key, **band)}"
