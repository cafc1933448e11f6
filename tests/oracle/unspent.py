"""What a notice granted and nobody spent, and how much of that the law wants back."""

from fractions import Fraction

from .durchstarten import LAND
from .kinds import ZERO, Asked, Known, Line, times

ALL, NOTHING = Fraction(1), Fraction(0)
# Part 1 of KIM pays "up to"; the other two are lump sums for a purpose (as § 29a HG 2014 has them),
# part 2 until the guideline of 12.12.2024.
KIM = {"case_management": {2020: ALL, 2025: None}, "auslaenderbehoerden": {2020: ALL}}
# Remscheid paid the rest of part II back in 2016; fixed amounts since the guideline of 27.11.2019.
KOMM_AN_II = {2016: ALL, 2020: None}


def with_unspent(programme: str, item: str, asked: Asked, line: Line) -> Line:
    """The line with what is left of a notice, where the case says what was spent."""
    granted, spent = asked.notice(item), asked.spent(item)
    if line.in_kind or granted is None or spent is None:
        return line
    share = asked.since({0: None, 2020: LAND}) if item == "bausteine_f1_f4" else ALL
    paid = times(share, spent)
    if paid is None:
        return line
    unspent = max(granted - paid, ZERO)
    repayable = times(unspent, _repaid(programme, item, asked))
    return line._replace(unspent=unspent, repayable=repayable)


def _repaid(programme: str, item: str, asked: Asked) -> Known:
    """Which share of it is paid back; of most programmes no word was found."""
    # Fixed amounts until the decree of 30.10.2020 names full financing; then the two contradict.
    later = {"vollfinanzierung": ALL, "festbetrag": NOTHING}[asked.readings["finanzierungsart"]]
    begun = item != "laiensprachmittler" and asked.days_of_ki("2012-06-25") is not None
    basic = {2012: NOTHING if begun else None, 2013: NOTHING, 2021: ALL, 2023: later}
    values = {
        "ki_grundfoerderung": basic,
        "komm_an_ii": KOMM_AN_II,
        "kim": KIM.get(item, {}),
        "ifkuf": {2018: ALL},  # full financing
        "durchstarten": {2020: ALL} if item == "bausteine_f1_f4" else {},
    }.get(programme, {})
    return asked.since({0: None, **values})
