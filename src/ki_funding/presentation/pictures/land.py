"""Where the tiles of the 54 KI lie: laid out by hand to resemble Nordrhein-Westfalen.

Each tile has the sign of its municipality on number plates (StädteRegion Aachen: ACR). Of the
neighbours on a real map three in four touch here, and all but one pair have at most one tile
between them; who lies clearly north or west of another does so here too, with few exceptions.
"""

from typing import NamedTuple

MAP = """
 .    .    .    .    ST   .    .    .    MI
 .    .    BOR  COE  MS   WAF  .    BI   HF
 KLE  WES  BOT  RE   UN   HAM  GT   LIP  .
 KR   DU   OB   GE   HER  DO   SO   PB   HX
 VIE  D    MH   E    BO   HA   HSK  .    .
 MG   NE   ME   W    EN   MK   OE   SI   .
 HS   BM   LEV  SG   RS   GM   .    .    .
 AC   DN   K    GL   .    .    .    .    .
 ACR  EU   BN   SU   .    .    .    .    .
"""

# The AGS of each sign, and the short name in the lines that fit a tile.
KI = {
    "AC": ("05334002", "Aachen"),
    "ACR": ("05334", "Städte-|Region|Aachen"),
    "BI": ("05711", "Bielefeld"),
    "BM": ("05362", "Rhein-|Erft-Kreis"),
    "BN": ("05314", "Bonn"),
    "BO": ("05911", "Bochum"),
    "BOR": ("05554", "Borken"),
    "BOT": ("05512", "Bottrop"),
    "COE": ("05558", "Coesfeld"),
    "D": ("05111", "Düsseldorf"),
    "DN": ("05358", "Düren"),
    "DO": ("05913", "Dortmund"),
    "DU": ("05112", "Duisburg"),
    "E": ("05113", "Essen"),
    "EN": ("05954", "Ennepe-|Ruhr-Kreis"),
    "EU": ("05366", "Euskirchen"),
    "GE": ("05513", "Gelsen-|kirchen"),
    "GL": ("05378", "Rheinisch-|Bergischer|Kreis"),
    "GM": ("05374", "Ober-|bergischer|Kreis"),
    "GT": ("05754", "Gütersloh"),
    "HA": ("05914", "Hagen"),
    "HAM": ("05915", "Hamm"),
    "HER": ("05916", "Herne"),
    "HF": ("05758", "Herford"),
    "HS": ("05370", "Heinsberg"),
    "HSK": ("05958", "Hoch-|sauerland-|kreis"),
    "HX": ("05762", "Höxter"),
    "K": ("05315", "Köln"),
    "KLE": ("05154", "Kleve"),
    "KR": ("05114", "Krefeld"),
    "LEV": ("05316", "Leverkusen"),
    "LIP": ("05766", "Lippe"),
    "ME": ("05158", "Mettmann"),
    "MG": ("05116", "Mönchen-|gladbach"),
    "MH": ("05117", "Mülheim|an der Ruhr"),
    "MI": ("05770", "Minden-|Lübbecke"),
    "MK": ("05962", "Märkischer|Kreis"),
    "MS": ("05515", "Münster"),
    "NE": ("05162", "Rhein-Kreis|Neuss"),
    "OB": ("05119", "Oberhausen"),
    "OE": ("05966", "Olpe"),
    "PB": ("05774", "Paderborn"),
    "RE": ("05562", "Reckling-|hausen"),
    "RS": ("05120", "Remscheid"),
    "SG": ("05122", "Solingen"),
    "SI": ("05970", "Siegen-|Wittgenstein"),
    "SO": ("05974", "Soest"),
    "ST": ("05566", "Steinfurt"),
    "SU": ("05382", "Rhein-|Sieg-Kreis"),
    "UN": ("05978", "Unna"),
    "VIE": ("05166", "Viersen"),
    "W": ("05124", "Wuppertal"),
    "WAF": ("05570", "Warendorf"),
    "WES": ("05170", "Wesel"),
}


class Place(NamedTuple):
    """A tile: its column from the west, its row from the north, the lines of its name, its sign."""

    column: int
    row: int
    name: tuple[str, ...]
    sign: str = ""


def places() -> dict[str, Place]:
    """The tiles by AGS."""
    rows = [line.split() for line in MAP.strip().splitlines()]
    found = {}
    for row, signs in enumerate(rows):
        for column, sign in enumerate(signs):
            if sign != ".":
                ags, name = KI[sign]
                found[ags] = Place(column, row, tuple(name.split("|")), sign)
    return found
