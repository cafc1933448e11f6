"""The pictures of a report on cases."""

from collections.abc import Sequence

from ki_funding.output import foot
from ki_funding.output.page import Picture
from ki_funding.output.writing import Style
from ki_funding.results.calculation import Calculation


def pictures(
    calculations: Sequence[Calculation], sources: foot.Sources, style: Style
) -> list[Picture]:
    """Those that fit what is given."""
    del calculations, sources, style
    return []
