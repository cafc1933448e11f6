"""Zuwanderung aus Südosteuropa: the answer to Kleine Anfrage 896 and the list of the ministry."""

from fractions import Fraction

from .kinds import NOTHING, Asked, Known, Line, costs

# Duisburg, Essen, Krefeld, Mönchengladbach, Mettmann (Velbert), Düren, Rhein-Erft (Bergheim,
# Wesseling), Gelsenkirchen, Recklinghausen (Gladbeck, Oer-Erkenschwick), Warendorf (Ahlen), Lippe
# (Augustdorf, Horn-Bad Meinberg), Dortmund, Hagen, Hamm, Herne, Ennepe-Ruhr (Gevelsberg),
# Märkischer Kreis (Werdohl), Siegen-Wittgenstein (Kreuztal)
PART_1 = {"05112": 1, "05113": 1, "05114": 1, "05116": 1, "05158": 1, "05358": 1, "05362": 2,
          "05513": 1, "05562": 2, "05570": 1, "05766": 2, "05913": 1, "05914": 1, "05915": 1,
          "05916": 1, "05954": 1, "05962": 1, "05970": 1}  # fmt: skip
GUETERSLOH = {"05754": 1}  # only in the list of 2023
# Mülheim, Wuppertal, Kleve (Emmerich), Borken (Bocholt, Gronau, Stadtlohn), Coesfeld, Steinfurt
# (Lengerich), Gütersloh (Herzebrock-Clarholz, Rheda-Wiedenbrück), Lippe (Bad Salzuflen),
# Märkischer Kreis (Plettenberg), Unna (Bönen)
PART_3 = {"05117": 1, "05124": 1, "05154": 1, "05554": 3, "05558": 1, "05566": 1, "05754": 2,
          "05766": 1, "05962": 1, "05978": 1}  # fmt: skip


def lines(asked: Asked) -> dict[str, Line]:
    """By twelfths, as Werdohl got 310,000 for 31 months at 120,000; no programme in 2025."""
    days = None if asked.year == 2025 else asked.days("2017-01-01")
    if days is None:
        return {"foerderung": NOTHING}
    phase = min(asked.year, 2024) if asked.plan else asked.year
    in_1 = asked.number(
        "gemeinden_teil_1", _listed(asked, phase, {2020: PART_1, 2023: PART_1 | GUETERSLOH})
    )
    in_3 = asked.number("gemeinden_teil_3", _listed(asked, phase, {2020: {}, 2023: PART_3}))
    if in_1 == in_3 == 0:
        return {"foerderung": NOTHING}
    cap: Known = None
    if 2020 <= phase <= 2024 and in_1 is not None and in_3 is not None:
        cap = _part_1(asked.ki.art, in_1) + in_3 * _part_3(asked)
    spent = asked.euros("ausgaben")
    return {"foerderung": costs(asked, days, spent, cap, part_year="twelfths")}


def _listed(asked: Asked, year: int, lists: dict[int, dict[str, int]]) -> Known:
    """How many are in the list of the phase; of 2017 to 2019 and of 2026 none was found."""
    if not 2020 <= year <= 2024:
        return None
    phase = lists[2023 if year >= 2023 else 2020]
    return Fraction(phase.get(asked.ki.ags or "", 0))


def _part_1(art: str, municipalities: Fraction) -> Fraction:
    most = {"kreis": [0, 120_000, 250_000, 350_000], "kreisfreie_stadt": [0, 350_000]}[art]
    return Fraction(most[min(int(municipalities), len(most) - 1)])


def _part_3(asked: Asked) -> Fraction:
    """Bönen and Bad Salzuflen got 50,000, Mülheim 80,000; there is a part 3 since 2023 alone."""
    if asked.year < 2023:
        return Fraction(0)
    return Fraction({"kreis": 50_000, "kreisfreie_stadt": 80_000}[asked.ki.art])
