"""The programmes by the name under which a case claims them, and all that a case comes to."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from . import (
    durchstarten,
    familien,
    grundfoerderung,
    kim,
    komm_an_i,
    komm_an_ii,
    nachfolger,
    sachleistungen,
    suedosteuropa,
    tintg,
)
from .ki import find
from .kinds import Asked, Known, Line
from .unspent import with_unspent

PROGRAMMES: dict[str, Callable[[Asked], dict[str, Line]]] = {
    "ki_grundfoerderung": grundfoerderung.lines,
    "komm_an_i": komm_an_i.lines,
    "komm_an_ii": komm_an_ii.lines,
    "ehrenamt_praevention": nachfolger.ehrenamt_praevention,
    "ki_richtlinie_2025": nachfolger.ki_richtlinie_2025,
    "kim": kim.lines,
    "ifkuf": familien.ifkuf,
    "rucksack_schule": familien.rucksack_schule,
    "suedosteuropa": suedosteuropa.lines,
    "durchstarten": durchstarten.lines,
    "integrationspauschale": tintg.integrationspauschale,
    "konfliktmanagement": sachleistungen.konfliktmanagement,
    "lehrkraefte": sachleistungen.lehrkraefte,
}

# The questions that the law leaves open, and how they can be answered.
READINGS = {
    "zeitanteil": ("monate", "volle_monate", "tage"),
    "hoechstzahl": ("je_monat", "jahresdurchschnitt"),
    "rundung": ("half_up", "half_even", "down", "up"),
    "komm_an_grundfoerderung": ("ganz", "personal"),
    "satz_2022": ("wie_2021", "wie_2023"),
    "finanzierungsart": ("vollfinanzierung", "festbetrag"),
    "komm_an_stufen": ("ab_200000_und_500000", "ab_191166_und_450027", "ab_218401_und_1060582"),
    "kim_pauschalen": ("offen", "wie_2023"),
    "ifkuf_qualifizierung": ("darin", "zusaetzlich"),
    "teilhabemanagement_anteil": ("zuwendung", "ausgaben_90", "ausgaben_80"),
}
OF_THE_MINIMUM = {
    "verkettung": ("verkettet", "einzeljahr"),
    "verzoegerung": ("ein_jahr", "keine", "zwei_jahre"),
    "tarifmass": ("stufen", "jahresmittel"),
    "einmalzahlungen": ("ohne", "mit"),
    "aussetzung": ("keine", "ab_2025", "immer"),
    "fehlende_preise": ("offen", "angenommen"),
    "rundung_mindestbetrag": ("euro", "hundert", "tausend"),
}


def lines(
    case: Mapping[str, Any], readings: Mapping[str, str], *, plan: bool = False
) -> dict[str, Line]:
    """Every item of every programme that the case claims, in cents."""
    found: dict[str, Line] = {}
    for programme, claim in case.items():
        if programme not in PROGRAMMES:
            continue
        asked = Asked(find(case["kommune"]), case["jahr"], claim, readings, plan)
        for item, without in PROGRAMMES[programme](asked).items():
            line = with_unspent(programme, item, asked, without)
            # The sum of KOMM-AN II is worked back from published ones: its cents are no law.
            how = "half_up" if item == "kontingent" else readings["rundung"]
            found[f"{programme}.{item}"] = line if line.in_kind else line._replace(
                granted=cents(line.granted, how), maximum=cents(line.maximum, how),
                unspent=cents(line.unspent, "half_up"), repayable=cents(line.repayable, "half_up"),
            )  # fmt: skip
    return found


def alternatives(
    case: Mapping[str, Any], readings: Mapping[str, str], *, plan: bool
) -> dict[tuple[str, str], tuple[Known, Known]]:
    """What other answers would give in all, and how much more: where any amount changes."""
    found = {}
    before = _granted(case, readings, plan=plan)
    for name, options in READINGS.items():
        for option in options:
            after = _granted(case, {**readings, name: option}, plan=plan)
            if option != readings[name] and after != before:
                alike = _unknown(before) == _unknown(after)
                more = _sum(after) - _sum(before) if alike and _any(after) else None
                found[name, option] = (_sum(after) if _any(after) else None, more)
    return found


def _granted(
    case: Mapping[str, Any], readings: Mapping[str, str], *, plan: bool
) -> dict[str, Known]:
    found = lines(case, readings, plan=plan)
    return {path: line.granted for path, line in found.items() if not line.in_kind}


def _unknown(amounts: Mapping[str, Known]) -> set[str]:
    return {path for path, amount in amounts.items() if amount is None}


def _any(amounts: Mapping[str, Known]) -> bool:
    return any(amount is not None for amount in amounts.values())


def _sum(amounts: Mapping[str, Known]) -> Fraction:
    return sum((amount for amount in amounts.values() if amount is not None), Fraction(0))


def cents(amount: Known, how: str) -> Known:
    """Rounded to cents, once, at the end."""
    if amount is None:
        return None
    whole, rest = divmod(amount * 100, 1)
    half, odd = Fraction(1, 2), whole % 2 == 1
    up = {"up": rest > 0, "down": False, "half_up": rest >= half,
          "half_even": rest > half or (rest == half and odd)}[how]  # fmt: skip
    return Fraction(whole + up, 100)
