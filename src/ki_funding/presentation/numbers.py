"""Numbers and dates for people: `342.000,00 €` in German, `€342,000.00` in English.

Formatting never rounds money: amounts come with exactly two decimals.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from ki_funding.texts.language import Language, text
from ki_funding.values.basis import Figure
from ki_funding.values.exact import CENT, ONE, Rounding, plain_text, round_to, to_cents
from ki_funding.values.units import Unit, read_unit

NBSP = "\u00a0"
MILLIONTH = Fraction(1, 1_000_000)


def money(amount: Decimal | None, language: Language) -> str:
    """An amount with its currency; the word for undetermined where there is none."""
    if amount is None:
        return text("amount.undetermined", language)
    sign, digits = ("-", -amount) if amount < 0 else ("", amount)
    if language is Language.DE:
        return f"{sign}{_german(f'{digits:,.2f}')}{NBSP}€"
    return f"{sign}€{digits:,.2f}"


def decimal(value: Decimal, language: Language) -> str:
    """A decimal with all its places."""
    english = f"{value:,}"
    return _german(english) if language is Language.DE else english


def signed(amount: Decimal | None, language: Language) -> str:
    """A difference with its sign."""
    shown = money(amount, language)
    return f"+{shown}" if amount is not None and amount > 0 else shown


def number(value: Fraction, language: Language) -> str:
    """A number without a unit; of endless decimals the first six, with a sign that it goes on."""
    plain = plain_text(value)
    if "/" in plain:
        near = round_to(value, MILLIONTH, Rounding.HALF_UP)
        return f"≈ {number(near, language)}"
    whole, point, decimals = plain.partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-") != "0" else whole
    english = f"{grouped}{point}{decimals}"
    return _german(english) if language is Language.DE else english


def figure(value: Figure, language: Language) -> str:
    """A number with its unit, as a formula shows it."""
    if value.number is None:
        return text("amount.undetermined", language)
    powers = dict(value.unit.powers)
    if powers.pop("EUR", 0) == 1:
        amount = _money(value.number, language)
        below = [name for name, power in powers.items() if power < 0]
        for name in below:
            unit = text(f"unit.{name}.one", language)
            amount = text("unit.per", language, amount=amount, unit=unit)
        return amount
    return f"{number(value.number, language)}{_unit(value.unit, value.number, language)}"


def written(value: str | None, unit: str, language: Language) -> str:
    """A value as the rule file writes it, with the unit that the file names."""
    if value is None:
        return text("status.open", language)
    try:
        exact = Fraction(value)
    except ValueError:
        return value  # the option of a reading
    over, per, quantity = unit.partition(" per ")
    amount = figure(Figure(exact, read_unit(over)._replace(factor=ONE)), language)
    if unit == "percent":
        return f"{number(exact, language)}{NBSP}%"
    if not per:
        return amount
    count, _, name = quantity.partition(" ")
    under = figure(Figure(Fraction(count), read_unit(name)), language)
    return text("unit.per", language, amount=amount, unit=under)


def day(value: date, language: Language) -> str:
    """A date as each language writes it."""
    return value.strftime("%d.%m.%Y") if language is Language.DE else value.isoformat()


def _money(value: Fraction, language: Language) -> str:
    """Money inside a formula: exact to the cent, or with a sign that it goes on."""
    if (value / CENT).denominator == 1:
        return money(to_cents(value), language)
    return f"≈ {money(to_cents(round_to(value, CENT, Rounding.HALF_UP)), language)}"


def _unit(unit: Unit, value: Fraction, language: Language) -> str:
    """The unit behind a number: `Stellen`, or `Stellen je Gemeinde` for a rate."""
    over = [name for name, power in unit.powers if power > 0]
    under = [text(f"unit.{name}.one", language) for name, power in unit.powers if power < 0]
    one = ".one" if abs(value) == 1 else ""
    shown = " × ".join(text(f"unit.{name}{one}", language) for name in over)
    for name in under:
        shown = text("unit.per", language, amount=shown, unit=name).strip()
    return f" {shown}" if shown else ""


def _german(english: str) -> str:
    return english.translate(str.maketrans(",.", ".,"))
