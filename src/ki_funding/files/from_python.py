"""Cases and overlays that were written in Python instead of a file, as documents like any other."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import isnan
from typing import Any

from ki_funding.files.document import Document, marked
from ki_funding.files.findings import Span
from ki_funding.values.exact import plain_text

MIDNIGHT = frozenset("0:.")
MANY = 1000  # digits or bits: no number of a file has so many, and Python refuses to write some


def document_of(content: Any, name: str = "case") -> Document:
    """A document of something written in Python, with numbers as the text that writes them."""
    data = as_text(content)
    return Document(name, repr(data), data, marked(data, Span(name)))


def case_of(content: Any) -> Document:
    """A case as a mapping, or as a row of a data frame with columns `PROGRAMME.INPUT`."""
    data: dict[str, Any] = {}
    if hasattr(content, "_asdict"):  # of itertuples
        content = content._asdict()
    for key, value in content.items():
        programme, dot, name = str(key).partition(".")
        if not dot:
            data[programme] = value
        elif not is_missing(value):
            data[programme] = {**(data.get(programme) or {}), name: value}
    return document_of(data)


def is_missing(value: Any) -> bool:
    """Whether a value of a data frame says that there is none: None, NaN, NaT, NA, Arrow's null."""
    unknown = type(value).__name__ in {"NoneType", "NaTType", "NAType"}
    if isinstance(value, float | Decimal):
        return value.is_nan() if isinstance(value, Decimal) else isnan(value)
    return unknown or getattr(value, "is_valid", True) is False


def as_text(value: Any) -> Any:
    """A value as a file would write it."""
    if isinstance(value, Mapping):
        return {str(key): as_text(inner) for key, inner in value.items()}
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if kind and not getattr(value, "shape", (0,)):
        return None if str(value) == "NaT" else _of_numpy(value, kind)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [as_text(inner) for inner in value]  # a list, an array, a column
    return None if is_missing(value) else _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Fraction):
        if max(abs(value.numerator), value.denominator).bit_length() > MANY:
            return f"{Decimal(value.numerator)}/{Decimal(value.denominator)}"
        return plain_text(value) if isinstance(value, Fraction) else str(value)
    if isinstance(value, datetime):
        return _day(value.isoformat(" "))
    if isinstance(value, float):
        return _plain(Decimal(repr(value)))
    if isinstance(value, Decimal):
        return _plain(value)
    return str(value)


def _of_numpy(value: Any, kind: str) -> Any:
    """A single value of numpy: of its short floats the text that it shows itself."""
    if kind == "M":
        return _day(str(value))
    if kind == "f":
        return None if isnan(value) else _plain(Decimal(str(value)))
    return as_text(value.item())


def _day(text: str) -> str:
    """A moment as a day, where it is the beginning of one."""
    day, _, rest = text.replace("T", " ").partition(" ")
    return day if MIDNIGHT.issuperset(rest) else text


def _plain(number: Decimal) -> str:
    """A number without an exponent; a whole one without decimals."""
    if not number.is_finite() or abs(number.adjusted()) > MANY:
        return str(number)
    return f"{number.to_integral_value() if number == int(number) else number:f}"
