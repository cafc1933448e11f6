"""Charts: what they show is what the JSON says, whatever names and amounts are given."""

import json
import math
import re
import sys
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import EXAMPLES, INVENTED, run

import ki_funding
from ki_funding import Rules
from ki_funding.presentation import picture
from ki_funding.presentation.pictures.land import KI, MAP, places
from ki_funding.presentation.pictures.theme import (
    GRID,
    IN_THE_DARK,
    INK,
    MUTED,
    ON_SHADES,
    PROGRAMMES,
    RAMP,
    REST,
    SHADES,
    color_of,
    contrast,
    on,
    variables,
)

UNNA = str(EXAMPLES / "kreis-unna.yaml")
REFORM = str(EXAMPLES / "overlays" / "reform-2026.yaml")
SVG = "{http://www.w3.org/2000/svg}"
NBSP = "\u00a0"
HOSTILE = '<script>alert("x")</script> & evil 🦊 שלום ' + "a" * 300


def drawn(*arguments: str, language: str = "de") -> ElementTree.Element:
    """A picture that the command line draws; it must be XML."""
    return ElementTree.fromstring(said(*arguments, "--svg", "-", language=language))


def data(*arguments: str) -> Any:
    return json.loads(said(*arguments, "--format", "json"))


@cache
def said(*arguments: str, language: str = "de") -> str:
    """What the command line says; several tests look at the same files."""
    done = run(*arguments, KI_FUNDING_LANG=language)
    assert done.code == 0, done.err
    return done.out


def texts(root: ElementTree.Element) -> list[str]:
    """Every line of text that a reader sees."""
    return [line for element in root.iter(f"{SVG}text") for line in element.itertext()]


def areas(root: ElementTree.Element) -> dict[str, tuple[float, float]]:
    """Where the area with a tooltip begins, and how wide it is; an edge lies half within."""
    return {
        title.text or "": (
            float(rect.attrib["x"]),
            float(rect.attrib["width"]) + ("stroke" in rect.attrib),
        )
        for rect in root.iter(f"{SVG}rect")
        for title in rect.iter(f"{SVG}title")
    }


def tooltips(root: ElementTree.Element) -> list[str]:
    return [title.text or "" for rect in root.iter(f"{SVG}rect") for title in rect]


def german(amount: str) -> str:
    digits = f"{float(amount):,.2f}".translate(str.maketrans(",.", ".,"))
    return f"{digits}{NBSP}€"


def case(folder: Path, name: str = "Musterstadt") -> str:
    """A case of an invented city; some of its amounts are undetermined, one is above its limit."""
    path = folder / "case.yaml"
    claims = {
        "ki_grundfoerderung": {
            "fachkraft_stellen": 3,
            "verwaltungsassistenz_stellen": 0.5,
            "laiensprachmittler_ausgaben": 90000,
        },
        "komm_an_i": {"personal_stellen": 1, "massnahmen_ausgaben": 0},
    }
    kommune = {"name": name, "art": "kreisfreie_stadt", "einwohner": 198500}
    content = json.dumps({"kommune": kommune, "jahr": 2025, **claims}, ensure_ascii=False)
    path.write_text(content, "utf-8")
    return str(path)


# one case


def test_the_amounts_of_the_items_are_those_of_the_json() -> None:
    shown = texts(drawn("calc", UNNA))
    [result] = data("calc", UNNA)["cases"]
    for programme in result["programmes"]:
        assert programme["title"] in shown
        for item in programme["items"]:
            assert item["title"] in shown
            assert german(item["granted"]) in shown
    assert f"nicht genutzt {german('2000.00')}" in shown


def test_the_bars_of_the_items_are_as_long_as_their_amounts() -> None:
    root = drawn("calc", UNNA)
    widths = areas(root)
    label = f"Fachkräfte · Förderung (berechnet): {german('342000.00')}"
    pixel = widths[label][1] / 342000
    assert widths[label][0] == 0
    for told, (_, width) in widths.items():
        amount = told.split(": ")[1].removesuffix(f"{NBSP}€").replace(".", "").replace(",", ".")
        assert width == pytest.approx(float(amount) * pixel, abs=0.02)


def test_an_undetermined_item_has_its_name_and_a_field_of_dashes_and_no_zero(
    tmp_path: Path,
) -> None:
    root = drawn("calc", case(tmp_path))
    assert "Unbestimmt: Personal." in texts(root)
    assert "?" in texts(root)
    assert german("0.00") not in texts(root)
    assert any(line.get("stroke-dasharray") for line in root.iter(f"{SVG}line"))


def test_what_is_claimed_beyond_its_limit_is_said(tmp_path: Path) -> None:
    assert f"beantragt {german('90000.00')}" in texts(drawn("calc", case(tmp_path)))


def test_several_years_have_a_bar_each_and_marks_where_the_law_changed() -> None:
    arguments = ("calc", UNNA, "--full-use", "--year", "2019..2025")
    root = drawn(*arguments)
    shown = texts(root)
    results = data(*arguments)["cases"]
    assert [text for text in shown if re.fullmatch(r"20\d\d", text)] == [
        str(year) for year in range(2019, 2026)
    ]
    told = tooltips(root)
    for result in results:
        year, sign = result["year"], "" if result["totals"]["complete"] else "≥ "
        total = german(result["totals"]["granted"])
        assert f"{year} · Förderung (berechnet): {sign}{total}" in told
    assert any(text.startswith("≥ und ein gestricheltes Feld") for text in shown)
    assert "Beträge in Tausend Euro" in shown
    table = run("calc", UNNA, "--full-use", "--year", "2019..2025").out
    changed = set(re.findall(r"^- (20\d\d):", table, re.M))
    [note] = [text for text in shown if text.startswith("Raute")]
    assert "geändert" in note
    diamonds = [path for path in root.iter(f"{SVG}path") if path.get("fill") == INK]
    assert len(diamonds) == len(changed)


def test_the_parts_of_a_year_add_up_to_its_sum() -> None:
    told = tooltips(drawn("calc", UNNA, "--full-use", "--year", "2023..2024"))
    results = data("calc", UNNA, "--full-use", "--year", "2023..2024")["cases"]
    for result in results:
        for programme in result["programmes"]:
            known = [i["granted"] for i in programme["items"] if i.get("granted") is not None]
            amount = sum(float(granted) for granted in known)
            label = f"{result['year']} · "
            if amount:
                assert any(t.startswith(label) and t.endswith(german(str(amount))) for t in told)


def test_several_cases_have_a_bar_each(tmp_path: Path) -> None:
    shown = texts(drawn("calc", UNNA, case(tmp_path)))
    assert {"Kreis Unna 2023", "Musterstadt 2025"} <= set(shown)
    assert german("513000.00") in shown


def test_a_case_without_money_has_no_picture(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("kommune: Kreis Unna\njahr: 2023\n", "utf-8")
    done = run("calc", str(empty), "--svg", str(tmp_path / "x.svg"))
    assert done.code == 2
    assert "nichts zu zeichnen" in done.err


# the Land


def test_every_ki_of_the_register_has_one_tile(rules: Rules) -> None:
    signs = [sign for sign in MAP.split() if sign != "."]
    assert sorted(signs) == sorted(KI)
    assert sorted(places()) == sorted(rules.book.register.municipalities)
    taken = [(place.column, place.row) for place in places().values()]
    assert len(set(taken)) == len(taken) == 54


# The middle of each area, as (degrees east, degrees north), from a map.
MIDDLES = {
    "AC": (6.10, 50.77), "ACR": (6.27, 50.68), "BI": (8.53, 52.01), "BM": (6.72, 50.88),
    "BN": (7.11, 50.71), "BO": (7.22, 51.48), "BOR": (6.90, 51.95), "BOT": (6.92, 51.57),
    "COE": (7.35, 51.87), "D": (6.78, 51.23), "DN": (6.48, 50.80), "DO": (7.47, 51.51),
    "DU": (6.75, 51.43), "E": (7.01, 51.45), "EN": (7.30, 51.32), "EU": (6.62, 50.53),
    "GE": (7.07, 51.55), "GL": (7.18, 51.03), "GM": (7.53, 51.02), "GT": (8.36, 51.93),
    "HA": (7.50, 51.36), "HAM": (7.82, 51.68), "HER": (7.21, 51.54), "HF": (8.60, 52.16),
    "HS": (6.14, 51.06), "HSK": (8.35, 51.33), "HX": (9.18, 51.70), "K": (6.95, 50.95),
    "KLE": (6.20, 51.67), "KR": (6.56, 51.34), "LEV": (7.02, 51.05), "LIP": (8.95, 51.98),
    "ME": (6.96, 51.29), "MG": (6.43, 51.18), "MH": (6.88, 51.42), "MI": (8.72, 52.36),
    "MK": (7.70, 51.28), "MS": (7.62, 51.95), "NE": (6.66, 51.13), "OB": (6.86, 51.50),
    "OE": (7.98, 51.07), "PB": (8.75, 51.65), "RE": (7.15, 51.67), "RS": (7.20, 51.18),
    "SG": (7.06, 51.16), "SI": (8.20, 50.97), "SO": (8.17, 51.56), "ST": (7.57, 52.22),
    "SU": (7.30, 50.77), "UN": (7.65, 51.58), "VIE": (6.32, 51.27), "W": (7.18, 51.26),
    "WAF": (8.02, 51.87), "WES": (6.58, 51.60),
}  # fmt: skip

# Who shares a border with whom.
NEIGHBOURS = {
    "KLE": "WES VIE BOR", "WES": "BOR RE BOT OB DU KR VIE", "BOR": "RE COE ST", "ST": "COE MS WAF",
    "COE": "MS WAF HAM UN RE", "MS": "WAF", "WAF": "HAM SO GT", "GT": "SO PB LIP BI HF",
    "BI": "HF LIP", "HF": "LIP MI", "LIP": "PB HX", "HX": "PB HSK", "PB": "HSK SO",
    "SO": "HAM HSK MK UN", "HSK": "SI OE MK", "MK": "HA UN OE GM EN", "OE": "SI GM",
    "GM": "SU GL EN RS W", "GL": "LEV K SU RS SG ME", "SU": "K BN BM EU", "K": "LEV BM NE ME",
    "LEV": "ME", "BM": "NE DN EU", "DN": "EU ACR HS NE", "ACR": "EU HS AC", "HS": "MG VIE NE",
    "MG": "VIE NE", "VIE": "KR NE", "KR": "DU NE", "NE": "D ME", "D": "DU ME", "DU": "OB MH ME",
    "MH": "OB E ME", "OB": "BOT E", "E": "BOT GE BO EN ME", "BOT": "RE", "GE": "RE HER BO",
    "HER": "RE BO", "BO": "RE DO EN", "DO": "RE UN HA EN", "HA": "UN EN", "EN": "W ME",
    "W": "ME RS SG", "SG": "ME RS", "UN": "HAM RE",
}  # fmt: skip


def tile(sign: str) -> tuple[int, int]:
    place = places()[KI[sign][0]]
    return place.column, place.row


def apart(one: str, other: str) -> int:
    """How many steps lie between two tiles, also slantwise; 1 if they touch."""
    (x, y), (u, v) = tile(one), tile(other)
    return max(abs(x - u), abs(y - v))


def test_real_neighbours_touch_or_nearly_touch_on_the_map() -> None:
    pairs = [(one, other) for one, others in NEIGHBOURS.items() for other in others.split()]
    assert len(pairs) == 134
    distances = [apart(*pair) for pair in pairs]
    assert sum(distance == 1 for distance in distances) >= 0.75 * len(pairs)
    assert sum(distance <= 2 for distance in distances) >= len(pairs) - 1
    assert max(distances) == 3


def test_west_is_left_and_north_is_up() -> None:
    """Of all pairs that lie 15 km or more apart in a direction, 99 % do so on the map."""
    right = wrong = 0
    for one, other in combinations(MIDDLES, 2):
        (x, y), (u, v) = tile(one), tile(other)
        east = (MIDDLES[other][0] - MIDDLES[one][0]) * 111 * math.cos(math.radians(51.5))
        south = (MIDDLES[one][1] - MIDDLES[other][1]) * 111
        for real, shown in ((east, u - x), (south, v - y)):
            if abs(real) >= 15:
                right, wrong = right + (real * shown >= 0), wrong + (real * shown < 0)
    assert right / (right + wrong) > 0.99


@pytest.mark.parametrize(
    ("corner", "sign"),
    [("north", "ST"), ("north", "MI"), ("east", "HX"), ("east", "MI"), ("south", "EU"),
     ("south", "ACR"), ("west", "KLE"), ("west", "HS"), ("west", "AC")],
)  # fmt: skip
def test_who_lies_at_the_edge_of_the_land_lies_at_the_edge_of_the_map(
    corner: str, sign: str
) -> None:
    x, y = tile(sign)
    tiles = [tile(other) for other in KI]
    edges = {
        "north": y == min(v for _, v in tiles),
        "south": y == max(v for _, v in tiles),
        "west": x == min(u for u, _ in tiles),
        "east": x == max(u for u, _ in tiles),
    }
    assert edges[corner]


def test_the_cities_of_the_ruhr_stand_in_their_order() -> None:
    for order in ("DU OB GE HER DO", "DU MH E BO HA", "KR DU BOT RE UN HAM"):
        columns = [tile(sign)[0] for sign in order.split()]
        assert columns == sorted(set(columns))
    for pair in ("DO HA", "DU D", "RE GE", "BO EN", "LEV K", "K BN", "OB MH"):
        above, below = pair.split()
        assert tile(above)[1] < tile(below)[1]


def test_the_map_shows_every_ki_with_what_is_known_of_all(rules: Rules) -> None:
    root = drawn("state", "--year", "2023")
    told = tooltips(root)
    assert len(told) == 54
    everyone = [m.ags for m in rules.book.register.municipalities.values()]
    found = [rules.calculate({"kommune": ags, "jahr": 2023}, full_use=True) for ags in everyone]
    items = [
        {(programme.id, item.id): item.maximum for programme, item in case.calculation.lines()
         if not item.in_kind}
        for case in found
    ]  # fmt: skip
    unknown = {key for case in items for key, amount in case.items() if amount is None}
    assert unknown
    for case, amounts in zip(found, items, strict=True):
        shared = sum(amount or 0 for key, amount in amounts.items() if key not in unknown)
        assert f"{case.calculation.municipality.name}: {german(str(shared))}" in told
    notes = " ".join(texts(root))
    assert "Ohne, weil nicht für alle bekannt:" in notes
    assert "≥" not in notes


def test_the_names_on_the_map_are_those_of_the_register(rules: Rules) -> None:
    for municipality in rules.book.register.municipalities.values():
        lines = places()[municipality.ags or ""].name
        shown = "".join(lines).replace("-", "").replace(" ", "").casefold()
        assert municipality.name.replace("-", "").replace(" ", "").casefold().endswith(shown)
        assert all(len(line) <= 12 for line in lines)


@pytest.mark.slow
def test_the_last_of_several_years_is_on_the_map_and_in_its_title() -> None:
    assert "Die Kommunalen Integrationszentren 2024" in texts(
        drawn("state", "--year", "2023..2024")
    )


def test_a_municipality_of_other_rules_gets_a_tile_too() -> None:
    root = drawn("state", "--rules", str(INVENTED), "--year", "2023")
    [year] = data("state", "--rules", str(INVENTED), "--year", "2023", "--by", "kommune")["years"]
    assert len(tooltips(root)) == len(year["kommune"])


@pytest.mark.slow
def test_the_sums_are_those_of_the_json_beside_the_minimum() -> None:
    shown = texts(drawn("state", "--year", "2026..2027", "--picture", "sums"))
    for year in data("state", "--year", "2026..2027")["years"]:
        sign = "≥ " if year["total"]["undetermined"] else ""
        assert f"{sign}{german(year['total']['maximum'])}" in shown
        default = year["minimum"]["default"]
        assert (german(default) if default else "?") in shown


@pytest.mark.slow
def test_years_without_a_minimum_are_named() -> None:
    shown = texts(drawn("state", "--year", "2021..2022", "--picture", "sums"))
    [note] = [text for text in shown if text.startswith("Kein Mindestbetrag")]
    years = data("state", "--year", "2021..2022")["years"]
    for year in years:
        assert (str(year["year"]) in note) == (year["minimum"] is None)


# comparisons


@pytest.mark.slow
def test_gains_and_losses_have_their_exact_amounts() -> None:
    shown = texts(drawn("diff", REFORM))
    year = data("diff", REFORM)["years"][0]
    gains = sorted(text for text in shown if text.startswith("+"))
    assert gains == sorted({f"+{german(m['difference'])}" for m in year["municipalities"]})


def test_who_gets_the_same_has_one_bar() -> None:
    more = "ki_grundfoerderung.laiensprachmittler_hoechstbetrag@2026-01-01=90000"
    shown = " ".join(texts(drawn("diff", "rules", "--set", more, "--year", "2026")))
    assert "alle 31 Kreise, je" in shown
    assert "Kreis Kleve" not in shown


def test_losses_go_to_the_left_and_gains_to_the_right() -> None:
    fewer = "ki_grundfoerderung.fachkraft_hoechstzahl.kreis@2026-01-01=5"
    more = "ki_grundfoerderung.fachkraft_hoechstzahl.kreisfreie_stadt@2026-01-01=9"
    root = drawn("diff", "rules", "--set", fewer, "--set", more, "--year", "2026")
    found = areas(root)
    gains = {start for told, (start, _) in found.items() if "+" in told}
    losses = {round(start + width, 1) for told, (start, width) in found.items() if ": -" in told}
    assert len(found) == 2
    [nothing] = gains
    assert losses == {round(nothing, 1)}


def test_what_is_undetermined_stands_apart() -> None:
    known_now = "kim.koordination_hoechstbetrag@2020-01-01=70000"
    root = drawn("diff", "rules", "--set", known_now, "--year", "2020")
    shown = texts(root)
    assert shown.count("unbestimmt") == 1 + 2
    assert shown.count("?") == 2
    assert not tooltips(root)


def test_differences_over_years_stand_by_programme() -> None:
    shown = texts(drawn("diff", REFORM, "--picture", "years"))
    for year in data("diff", REFORM)["years"]:
        assert f"+{german(year['total']['difference'])}" in shown
        assert str(year["year"]) in shown


def test_rules_that_do_not_differ_have_no_picture(tmp_path: Path) -> None:
    done = run("diff", "rules", "--svg", str(tmp_path / "x.svg"))
    assert done.code == 2
    assert "nichts zu zeichnen" in done.err


# all pictures

ALL = {
    "items": ("calc", UNNA),
    "years": ("calc", UNNA, "--year", "2022..2024"),
    "cases": ("calc", UNNA, str(EXAMPLES / "koeln-2020.yaml")),
    "map": ("state", "--year", "2023"),
    "sums": ("state", "--year", "2023..2024", "--picture", "sums"),
    "winners": ("diff", REFORM),
    "change": ("diff", REFORM, "--picture", "years"),
}


@pytest.mark.few(4)
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_picture_is_one_image_with_a_text_and_its_own_colours(name: str, language: str) -> None:
    root = drawn(*ALL[name], language=language)
    assert root.get("role") == "img"
    title, said = root[:2]
    assert (title.tag, said.tag) == (f"{SVG}title", f"{SVG}desc")
    assert len(f"{title.text} {said.text}") > 60
    assert all(element.get("role") is None for element in root.iter() if element is not root)
    assert re.fullmatch(r"0 0 \d+ \d+", root.get("viewBox") or "")
    assert int(root.get("width") or 0) <= 760
    assert not list(root.iter(f"{SVG}image"))
    assert not any("href" in key for element in root.iter() for key in element.attrib)
    words = {element.get("fill") for element in root.iter(f"{SVG}text")}
    assert words <= {INK, MUTED, "#000000", "#ffffff"}


@pytest.mark.few(4)
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_picture_speaks_one_language(name: str, language: str) -> None:
    shown = " ".join(texts(drawn(*ALL[name], language=language)))
    money = r"€\d" if language == "en" else rf"\d{NBSP}€"
    other = r"€\d" if language == "de" else rf"\d{NBSP}€"
    assert not re.search(other, shown)
    assert name == "map" or re.search(money, shown)


@pytest.mark.slow
def test_the_same_picture_has_the_same_bytes() -> None:
    once, again = (run("state", "--year", "2023", "--svg", "-").out for _ in range(2))
    assert once == again


def test_hostile_names_stay_texts(tmp_path: Path) -> None:
    root = drawn("calc", case(tmp_path, HOSTILE))
    assert not list(root.iter(f"{SVG}script"))
    [title] = [text for text in texts(root) if "<script>" in text]
    assert len(title) < 120
    both = drawn("calc", case(tmp_path, HOSTILE), UNNA)
    assert int(both.get("width") or 0) <= 760


def test_a_png_is_twice_as_large_as_its_svg_and_white(tmp_path: Path) -> None:
    svg, png = tmp_path / "x.svg", tmp_path / "x.png"
    assert run("calc", UNNA, "--svg", str(svg), "--png", str(png)).code == 0
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG")
    root = ElementTree.fromstring(svg.read_text("utf-8"))
    size = [int.from_bytes(content[place : place + 4], "big") for place in (16, 20)]
    assert size == [2 * int(root.attrib[name]) for name in ("width", "height")]


def test_a_picture_that_is_too_high_for_a_png_is_an_svg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "MOST_HIGH", 100)
    done = run("calc", UNNA, "--png", str(tmp_path / "x.png"))
    assert (done.code, "--svg DATEI" in done.err) == (2, True)
    assert run("calc", UNNA, "--svg", str(tmp_path / "x.svg")).code == 0


def test_an_unknown_picture_names_those_that_there_are(tmp_path: Path) -> None:
    done = run("state", "--year", "2023", "--svg", str(tmp_path / "x.svg"), "--picture", "karte")
    assert done.code == 2
    assert "map, sums" in done.err
    assert not (tmp_path / "x.svg").exists()


def test_a_picture_needs_a_file() -> None:
    done = run("calc", UNNA, "--picture", "items")
    assert done.code == 2
    assert "--svg" in done.err


def test_without_the_extra_the_command_to_install_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    svg, png = tmp_path / "x.svg", tmp_path / "x.png"
    done = run("calc", UNNA, "--svg", str(svg), "--png", str(png))
    assert done.code == 2
    assert "pip install vl-convert-python" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ALL)
def test_a_picture_by_itself_says_where_its_figures_come_from(name: str, rules: Rules) -> None:
    shown = " ".join(texts(drawn(*ALL[name])))
    assert "kein Rechtsanspruch" in shown
    assert "Quellen: " in shown
    version = rules.book.head.version
    assert f"ki-funding {ki_funding.__version__}, Regeln vom {version:%d.%m.%Y}" in shown


def test_other_rules_are_named_below_a_picture() -> None:
    shown = " ".join(texts(drawn("calc", UNNA, "--with", REFORM, "--year", "2026")))
    assert "--with reform-2026" in shown


# colours


def test_a_programme_has_the_same_colour_whatever_stands_beside_it() -> None:
    colours = {
        (told.partition(" · ")[2].partition(":")[0], rect.get("fill"))
        for arguments in (
            ("calc", UNNA, "--full-use", "--year", "2019..2025"),
            ("calc", UNNA, "--year", "2022..2024"),
            ("calc", UNNA, str(EXAMPLES / "koeln-2020.yaml")),
        )
        for rect in drawn(*arguments).iter(f"{SVG}rect")
        for told in (title.text or "" for title in rect)
    }
    assert len({name for name, _ in colours}) == len(colours) > 5


def test_no_two_programmes_share_a_colour(rules: Rules) -> None:
    assert set(PROGRAMMES) >= set(rules.book.ids)
    assert len(set(PROGRAMMES.values())) == len(PROGRAMMES)
    assert color_of("schellengeld") in PROGRAMMES.values()


@pytest.mark.slow
def test_the_classes_of_the_map_are_the_same_in_every_year() -> None:
    seen: dict[str, set[str | None]] = {}
    for year in ("2023", "2026"):
        root = drawn("state", "--year", year)
        squares = [rect.get("fill") for rect in root.iter(f"{SVG}rect") if not list(rect)][1:]
        names = [text for text in texts(root) if re.search("bis unter|^ab ", text)]
        for name, colour in zip(names, squares, strict=True):
            seen.setdefault(name, set()).add(colour)
    assert all(len(colours) == 1 for colours in seen.values())


def test_more_is_lighter_in_the_dark() -> None:
    by_night = [contrast(area, "#000000") for area in IN_THE_DARK]
    assert by_night == sorted(by_night)
    assert all(f"--{name}: light-dark(" in variables() for name in (*SHADES, *ON_SHADES))


def test_every_colour_carries_readable_text() -> None:
    for area in (*PROGRAMMES.values(), REST, *RAMP):
        assert contrast(area, on(area)) >= 4.5


def test_areas_stand_out_on_white_and_on_black() -> None:
    for area in (*PROGRAMMES.values(), REST):
        assert contrast(area, "#ffffff") >= 3
        assert contrast(area, "#16181d") >= 3


def test_texts_stand_out_on_white() -> None:
    assert contrast(INK, "#ffffff") >= 7
    assert contrast(MUTED, "#ffffff") >= 4.5
    assert len({INK, MUTED, GRID, *PROGRAMMES.values(), REST, *RAMP}) == 3 + len(
        PROGRAMMES
    ) + 1 + len(RAMP)


def test_more_is_always_darker() -> None:
    brightness = [contrast(area, "#000000") for area in RAMP]
    assert brightness == sorted(brightness, reverse=True)
    assert all(one / other > 1.15 for one, other in pairwise(brightness))
