"""Numbers and dates for people: `342.000,00 €` in German, `€342,000.00` in English.

Formatting never rounds money: amounts come with exactly two decimals.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ki_funding.texts import language
from ki_funding.texts.language import text, words
from ki_funding.values.basis import Figure
from ki_funding.values.exact import CENT, ONE, Rounding, plain_text, round_to, to_cents
from ki_funding.values.units import Unit, read_unit

NBSP = "\u00a0"
day = language.day
MILLION = 1_000_000
MILLIONTH = Fraction(1, 1_000_000)


def money(amount: Decimal | None) -> str:
    """An amount with its currency; the word for undetermined where there is none."""
    if amount is None:
        return text("amount.undetermined")
    sign, digits = ("-", -amount) if amount < 0 else ("", amount)
    shown = _pointed(f"{digits:,.2f}")
    return words((f"{sign}{shown}{NBSP}€", f"{sign}€{shown}"))


def euros(amount: Decimal | None) -> str:
    """An amount in a sentence: without cents where there are none."""
    return (
        money(amount).replace(words((",00", ".00")), "", 1) if amount is not None else money(None)
    )


def millions(amount: Decimal | None) -> str:
    """A large amount in a sentence, in millions with one decimal; a smaller one as it is."""
    if amount is None or abs(amount) < MILLION:
        return euros(amount)
    rounded = round_to(Fraction(amount) / MILLION, Fraction(1, 10), Rounding.HALF_UP)
    return text(
        "picture.million",
        number=_pointed(f"{Decimal(rounded.numerator) / rounded.denominator:,.1f}"),
    )


def decimal(value: Decimal) -> str:
    """A decimal with all its places."""
    return _pointed(f"{value:,}")


def signed(amount: Decimal | None) -> str:
    """A difference with its sign."""
    shown = money(amount)
    return f"+{shown}" if amount is not None and amount > 0 else shown


def number(value: Fraction) -> str:
    """A number without a unit; of endless decimals the first six, with a sign that it goes on."""
    plain = plain_text(value)
    if "/" in plain:
        near = round_to(value, MILLIONTH, Rounding.HALF_UP)
        return f"≈ {number(near)}"
    whole, point, decimals = plain.partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-") != "0" else whole
    return _pointed(f"{grouped}{point}{decimals}")


def figure(value: Figure) -> str:
    """A number with its unit, as a formula shows it."""
    if value.number is None:
        return text("amount.undetermined")
    powers = dict(value.unit.powers)
    if powers.pop("EUR", 0) == 1:
        amount = _money(value.number)
        below = [name for name, power in powers.items() if power < 0]
        for name in below:
            unit = text(f"unit.{name}.one")
            amount = text("unit.per", amount=amount, unit=unit)
        return amount
    return f"{number(value.number)}{unit_of(value)}"


def unit_of(value: Figure) -> str:
    """The unit as it stands behind a figure that is no amount."""
    return "" if value.number is None else _unit(value.unit, value.number)


def written(value: str | None, unit: str) -> str:
    """A value as the rule file writes it, with the unit that the file names."""
    if value is None:
        return text("status.open")
    try:
        exact = Fraction(value)
    except ValueError:
        return value  # the option of a reading
    over, per, quantity = unit.partition(" per ")
    amount = figure(Figure(exact, read_unit(over)._replace(factor=ONE)))
    if unit == "percent":
        return f"{number(exact)}{NBSP}%"
    if not per:
        return amount
    count, _, name = quantity.partition(" ")
    under = figure(Figure(Fraction(count), read_unit(name)))
    return text("unit.per", amount=amount, unit=under)


def short_written(value: str | None, unit: str) -> str:
    """The same in a sentence: an amount without cents where there are none."""
    said = written(value, unit)
    return said.replace(words((",00", ".00")), "", 1) if unit.startswith("EUR") else said


def unit_words(unit: Unit) -> str:
    """A unit by itself: `Stellen`, `Euro je Stelle`; nothing of a share."""
    over = (name for name, power in unit.powers if power > 0)
    said = " × ".join(text("form.euro" if name == "EUR" else f"unit.{name}") for name in over)
    for name, power in unit.powers:
        if power < 0:
            said = text("unit.per", amount=said, unit=text(f"unit.{name}.one")).strip()
    return said


def unit_as_written(unit: str) -> str:
    """The unit of a figure as its file names it: `Euro je 0,5 Stellen`, `%`."""
    over, _, quantity = unit.partition(" per ")
    said = "%" if over == "percent" else unit_words(read_unit(over))
    if not quantity:
        return said
    count, _, name = quantity.partition(" ")
    under = figure(Figure(Fraction(count), read_unit(name)))
    return text("unit.per", amount=said, unit=under)


def spanned(years: Iterable[int]) -> str:
    """A year, or the first and the last of several."""
    ordered = sorted(set(years))
    return "–".join(map(str, ordered[:1] + ordered[1:][-1:]))


def _money(value: Fraction) -> str:
    """Money inside a formula: exact to the cent, or with a sign that it goes on."""
    if (value / CENT).denominator == 1:
        return money(to_cents(value))
    return f"≈ {money(to_cents(round_to(value, CENT, Rounding.HALF_UP)))}"


def _unit(unit: Unit, value: Fraction) -> str:
    """The unit behind a number: `Stellen`, or `Stellen je Gemeinde` for a rate."""
    over = [name for name, power in unit.powers if power > 0]
    under = [text(f"unit.{name}.one") for name, power in unit.powers if power < 0]
    one = ".one" if abs(value) == 1 else ""
    shown = " × ".join(text(f"unit.{name}{one}") for name in over)
    for name in under:
        shown = text("unit.per", amount=shown, unit=name).strip()
    return f" {shown}" if shown else ""


def _pointed(english: str) -> str:
    """A number as Python writes it, with the points and commas of the language."""
    return words((english.translate(str.maketrans(",.", ".,")), english))
