"""How text becomes a number, a date or a name: strictly, and with a remedy when it does not.

Every reader takes what the YAML reader gives (text, None, a list or a mapping) and returns a
value or raises `Unreadable`, whose code is that of a diagnostic. The readers serve parts of files
through the annotated types below and the reading of cases directly.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from ki_funding.values.signs import odd_in_word
from ki_funding.values.unread import UNREAD
from ki_funding.values.unreadable import Unreadable

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
THOUSANDS = r"[1-9][0-9]{0,2}([.\s'_\u2009\u202f\u00a0][0-9]{3})+(,[0-9]+)?"
ENGLISH_THOUSANDS = r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?"
APOSTROPHES = r"[1-9][0-9]{0,2}('[0-9]{3})+(\.[0-9]+)?"
COMMA = r"-?[0-9]+,[0-9]+"
WITH_UNIT = r"(-?[0-9][0-9.,' _]*?)\s*([^\W\d_]+\.?|€|%)"
IDENTIFIER = r"[a-z][a-z0-9_]*"
KEY = r"[a-z][a-z0-9_-]*"
DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
MONTH = r"([0-9]{4})-([0-9]{2})"
GERMAN_DAY = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"
MAX_DIGITS = 15
MAX_DECIMALS = 12
LONGEST = 80  # a longer text is no number, and not worth a closer look
YEARS = range(1900, 2201)


def read_number(raw: Any, *, decimals: int | None = None, minimum: int | None = None) -> Fraction:
    """An exact number with at most so many decimals and not below a minimum."""
    text = _word(raw)
    if not re.fullmatch(NUMBER, text) or _reads_as_thousands(text, decimals):
        raise _not_a_number(text, decimals)
    whole, _, places = text.partition(".")
    places = places.rstrip("0")  # 6.500 is no finer than 6.5
    if len(whole.lstrip("-")) > MAX_DIGITS:
        raise Unreadable("number-large", text=text)
    decimals = MAX_DECIMALS if decimals is None else decimals
    if len(places) > decimals:
        code = "number-whole" if decimals == 0 else "number-decimals"
        raise Unreadable(code, text=text, decimals=str(decimals))
    number = Fraction(int(whole + places), 10 ** len(places))
    if minimum is not None and number < minimum:
        raise Unreadable("number-negative", text=text)
    return number


def read_day(raw: Any) -> date:
    """A calendar day written YYYY-MM-DD."""
    text = _word(raw)
    match = re.fullmatch(DAY, text)
    if not match:
        raise _not_a_day(text)
    return _existing_day(text, *(int(part) for part in match.groups()))


def read_first_day(raw: Any) -> date:
    """The first day of a month written YYYY-MM, or a day."""
    text = _word(raw)
    match = re.fullmatch(MONTH, text)
    if match:
        return _existing_day(text, int(match[1]), int(match[2]), 1)
    return read_day(text)


def read_last_day(raw: Any) -> date:
    """The last day of a month written YYYY-MM, or a day."""
    first = read_first_day(raw)
    if re.fullmatch(MONTH, _scalar(raw)):
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


def read_year(raw: Any) -> int:
    """A calendar year in four digits."""
    text = _word(raw)
    if not re.fullmatch(r"[12][0-9]{3}", text):
        raise Unreadable("year-text", text=text)
    return int(text)


def read_flag(raw: Any) -> bool:
    """`true` or `false`, and no other spelling of them."""
    text = _word(raw)
    if text not in {"true", "false"}:
        raise Unreadable("flag-text", text=text)
    return text == "true"


def read_text(raw: Any) -> str:
    """Some text that is not empty."""
    text = _scalar(raw).strip()
    if not text:
        raise Unreadable("value-missing")
    return text


def read_name(raw: Any) -> str:
    """A proper name."""
    return read_text(_word(raw))


def read_identifier(raw: Any) -> str:
    """A name as rules use it: small letters, digits and underscores."""
    text = _word(raw)
    if raw is UNREAD:
        return text
    if not re.fullmatch(IDENTIFIER, text):
        raise Unreadable("identifier-text", text=text)
    return text


def read_key(raw: Any) -> str:
    """A name for a file or source: small letters, digits, hyphens and underscores."""
    text = _word(raw)
    if not re.fullmatch(KEY, text):
        raise Unreadable("key-text", text=text)
    return text


class Words(NamedTuple):
    """One text in both languages of the program."""

    de: str
    en: str


def read_words(raw: Any) -> Words:
    """`{de: ..., en: ...}`, or one text that serves for both, such as a proper name."""
    if not isinstance(raw, dict):
        text = read_text(raw)
        return Words(text, text)
    if set(raw) != {"de", "en"}:
        raise Unreadable("words-languages")
    return Words(read_text(raw["de"]), read_text(raw["en"]))


class Citation(NamedTuple):
    """An entry of the bibliography and the section in it."""

    source: str
    section: str

    def __str__(self) -> str:
        return f"{self.source} {self.section}".strip()


def read_citations(raw: Any) -> tuple[Citation, ...]:
    """`ID section`, or a list of such."""
    entries = raw if isinstance(raw, list) else [raw]
    if not entries:
        raise Unreadable("value-missing")
    return tuple(Citation(*_id_and_rest(read_text(entry))) for entry in entries)


def read_names(raw: Any) -> tuple[str, ...]:
    """One name, or a list of at least one."""
    if raw == []:
        raise Unreadable("list-empty")
    return tuple(read_identifier(name) for name in (raw if isinstance(raw, list) else [raw]))


class ReadBy:
    """Marks a field that one of the readers reads, and what an editor may be told about it.

    A form that takes more than one line of JSON Schema is only named here, with `shape`: the
    schema package knows it, and who calculates does not load it.
    """

    def __init__(self, reader: Callable[[Any], Any], **schema: Any) -> None:
        self.reader, self.schema = reader, schema


# What an editor is told: it reads 2023 and 0.5 as numbers, but 2020-01-01 as text (YAML 1.2).
Day = Annotated[date, ReadBy(read_day, type="string", pattern=f"^{DAY}$", format="date")]
Year = Annotated[int, ReadBy(read_year, shape="Year")]
Flag = Annotated[bool, ReadBy(read_flag, type="boolean")]
Line = Annotated[str, ReadBy(read_text, type=["string", "number"], pattern=r"\S")]
Name = Annotated[str, ReadBy(read_name, type=["string", "number"], pattern=r"\S")]
Key = Annotated[str, ReadBy(read_key, type="string", pattern=f"^{KEY}$")]
Identifier = Annotated[str, ReadBy(read_identifier, type="string", pattern=f"^{IDENTIFIER}$")]
Names = Annotated[tuple[str, ...], ReadBy(read_names, shape="Names")]
Text = Annotated[Words, ReadBy(read_words, shape="Words")]
Citations = Annotated[tuple[Citation, ...], ReadBy(read_citations, shape="Citations")]
Exact = Annotated[Fraction, ReadBy(read_number, type=["number", "string"], pattern=f"^{NUMBER}$")]


def _scalar(raw: Any) -> str:
    if raw is None:
        raise Unreadable("value-missing")
    if isinstance(raw, dict | list):
        raise Unreadable("value-nested")
    return str(raw)


def _word(raw: Any) -> str:
    """A scalar that is no prose, so that quotation marks are no part of it."""
    text = _scalar(raw)
    if odd := odd_in_word(text):
        code, params = odd
        raise Unreadable(code, **params)
    return text


def _id_and_rest(text: str) -> tuple[str, str]:
    source, _, section = text.partition(" ")
    return source, section.strip()


def _reads_as_thousands(text: str, decimals: int | None) -> bool:
    """12.000: in German twelve thousand, so never taken for twelve."""
    group = "[0-9]{3}" if decimals in {0, 2} else "0{3}"
    return bool(re.fullmatch(rf"-?[1-9][0-9]{{0,2}}\.{group}", text))


def _not_a_number(text: str, decimals: int | None) -> Unreadable:
    """The error for a text that is no number, with what to write instead where that is clear."""
    if len(text) > LONGEST:
        return Unreadable("number-text", text=f"{text[:LONGEST]}…")
    plain = unicodedata.normalize("NFKC", text).strip()
    params = {"text": text}
    if re.fullmatch(DAY, plain):
        return Unreadable("number-date", **params)
    if text.strip() != text and re.fullmatch(NUMBER, text.strip()):
        remedy = text.strip()
        return Unreadable("number-spaces", **params, remedy=remedy)
    if not plain.isascii() and re.fullmatch(NUMBER, plain) is None and any(map(str.isdigit, plain)):
        digits = "".join(str(unicodedata.digit(c, c)) for c in plain)
        plain = digits if re.fullmatch(NUMBER, digits) else plain
    if plain != text and re.fullmatch(NUMBER, plain):
        return Unreadable("number-digits", **params, remedy=plain)
    return _with_unit(plain, params) or _grouped(plain, decimals, params)


def _with_unit(plain: str, params: dict[str, str]) -> Unreadable | None:
    unit = re.fullmatch(WITH_UNIT, re.sub(r"(?i)^(€|eur|euro)\s*(.+)", r"\2 \1", plain))
    if unit and unit[2].casefold() in {"€", "eur", "euro"}:
        return Unreadable("number-unit", **params, remedy=_digits(unit[1]))
    if unit:
        return Unreadable("number-unit-unknown", **params, unit=unit[2])
    return None


def _grouped(plain: str, decimals: int | None, params: dict[str, str]) -> Unreadable:
    """Thousands separators, a decimal comma, leading zeros, or nothing that is known."""
    if decimals not in {0, 2} and re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}", plain):
        remedy = plain.replace(",", ".")  # in German a part of a whole, not thousands
        return Unreadable("number-comma", **params, remedy=remedy)
    sign = "-" if plain.startswith("-") else ""
    magnitude = plain.removeprefix("-")
    if any(re.fullmatch(form, magnitude) for form in (THOUSANDS, ENGLISH_THOUSANDS, APOSTROPHES)):
        remedy = sign + _digits(magnitude)
        return Unreadable("number-thousands", **params, remedy=remedy)
    if re.fullmatch(COMMA, plain):
        remedy = plain.replace(",", ".")
        return Unreadable("number-comma", **params, remedy=remedy)
    if re.fullmatch(r"0[0-9]+(\.[0-9]+)?", plain):
        remedy = plain.lstrip("0") or "0"
        return Unreadable("number-zeros", **params, remedy=remedy)
    return Unreadable("number-text", **params)


def _digits(text: str) -> str:
    """A number in German or English grouping as plain digits with a decimal point."""
    text = re.sub(r"[\s'_\u2009\u202f\u00a0]", "", text)
    if re.fullmatch(ENGLISH_THOUSANDS, text):
        return text.replace(",", "")
    if re.fullmatch(THOUSANDS, text) or "," in text:
        return text.replace(".", "").replace(",", ".")
    return text


def _existing_day(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Unreadable("date-month", text=text)
    if year not in YEARS:
        params = {"text": text, "first": str(YEARS[0]), "last": str(YEARS[-1])}
        raise Unreadable("date-far", **params)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        params = {"text": text, "last": f"{year:04}-{month:02}-{last:02}"}
        raise Unreadable("date-day", **params)
    return date(year, month, day)


def _not_a_day(text: str) -> Unreadable:
    german = re.fullmatch(GERMAN_DAY, text)
    if german:
        remedy = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}"
        return Unreadable("date-german", text=text, remedy=remedy)
    return Unreadable("date-text", text=text)
