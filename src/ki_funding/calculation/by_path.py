"""What can be expected of a calculation, by path: PROGRAMME.ITEM.KEY, PROGRAMME.KEY, totals.KEY.

The keys are those of the JSON.
"""

from collections.abc import Iterable
from decimal import Decimal

from ki_funding.calculation.result import Calculation, Totals
from ki_funding.values.scalars import Words

_AMOUNTS = ("claimed", "maximum", "granted", "unused", "own_share")
_COMPARED = ("notice", "actual", "difference", "unspent", "repayable")
_QUANTITY = ("quantity", "unit")
OF_ALL = tuple(name for name in Totals._fields if name != "by_status")
OF_A_PROGRAMME = ("id", "kind", "title", "granted", "complete", "warnings")
OF_AN_ITEM = ("id", "title", "kind", "counts_as", *_AMOUNTS, *_QUANTITY, *_COMPARED,
              "status", "reason")  # fmt: skip
MONEY = frozenset({*_AMOUNTS, *_COMPARED, "basic", "optional"})  # written with two decimals


def amounts_by_path(calculation: Calculation) -> dict[str, str | None]:
    """Every amount of a calculation, and the words beside it, as YAML writes them.

    None is undetermined. An item in kind has a quantity, any other has amounts.
    """
    found: dict[str, str | None] = {}
    for programme in calculation.programmes:
        found |= _plain(programme.id, programme, OF_A_PROGRAMME)
        for item in programme.items:
            others = _AMOUNTS if item.in_kind else _QUANTITY
            keys = [key for key in OF_AN_ITEM if key not in others]
            found |= _plain(f"{programme.id}.{item.id}", item, keys)
    return found | _plain("totals", calculation.totals, OF_ALL)


def _plain(prefix: str, of: object, keys: Iterable[str]) -> dict[str, str | None]:
    names = {key: "quantity_unit" if key == "unit" else key for key in keys}
    return {f"{prefix}.{key}": _text(getattr(of, name)) for key, name in names.items()}


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:.2f}"
        case Words():
            return value.en
        case _:
            return str(value)
