"""What a sweep found as a picture: a fan over years, two values that vary, ranges of answers."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import EXAMPLES, run
from test_picture_room import LONG, fits

from ki_funding.presentation.pictures.heat import Grid, heat
from ki_funding.presentation.pictures.spread import Spread, fan, ranges
from ki_funding.presentation.pictures.theme import NARROW, WIDE

pytestmark = pytest.mark.usefixtures("german")

SVG = "{http://www.w3.org/2000/svg}"
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"


def scenario(folder: Path, **report: object) -> str:
    """A scenario of one KI over three years, with two values that vary."""
    path = folder / "frage.yaml"
    asked = {
        "scenario": "frage",
        "title": "Frage",
        "cases": [{"kommune": "Kreis Unna", "jahr": 2023, "ki_grundfoerderung": {
            "fachkraft_stellen": 6, "verwaltungsassistenz_stellen": 0.5,
            "laiensprachmittler_ausgaben": 0}}],
        "years": "2022..2024",
        "vary": {RATE: {"values": [50000, 57000, 65000]},
                 "ki_grundfoerderung.fachkraft_stellen": {"values": [3, 6]}},
        "report": [{"title": "Tafel", "amount": "ki_grundfoerderung.granted", **report}],
    }  # fmt: skip
    path.write_text(json.dumps(asked), "utf-8")
    return str(path)


def drawn(*arguments: str) -> ElementTree.Element:
    done = run("sweep", *arguments, "--svg", "-")
    assert done.code == 0, done.err
    return ElementTree.fromstring(done.out)


def texts(root: ElementTree.Element) -> list[str]:
    return [line for element in root.iter(f"{SVG}text") for line in element.itertext()]


def test_quantiles_over_years_are_a_fan_with_the_name_of_each_line(tmp_path: Path) -> None:
    root = drawn(scenario(tmp_path, by=["year"], show=["p5", "p50", "p95"]))
    shown = texts(root)
    assert {"5 % darunter", "50 % darunter", "95 % darunter", "2022", "2024"} <= set(shown)
    assert "Die Achse beginnt nicht bei 0." in shown
    ways = [path.get("d") or "" for path in root.iter(f"{SVG}path")]
    assert [way.count("L") for way in ways] == [5, 2], "a band there and back, and the line in it"


def test_two_values_that_vary_are_a_heat_map(tmp_path: Path) -> None:
    rate, posts = RATE, "ki_grundfoerderung.fachkraft_stellen"
    file = scenario(tmp_path, by=[rate, posts], show=["most"])
    told = [title.text or "" for rect in drawn(file).iter(f"{SVG}rect") for title in rect]
    assert len(told) == 6
    rows = json.loads(run("sweep", file, "--format", "json").out)["tables"][0]["rows"]
    amounts = sorted(float(row["values"]["most"]) for row in rows)
    shown = (re.search(r": ([0-9.,]+)", one) for one in told)
    assert amounts == sorted(
        float(found[1].replace(".", "").replace(",", ".")) for found in shown if found
    )


def test_answers_are_ranges_from_the_least_to_the_greatest(tmp_path: Path) -> None:
    shown = texts(drawn(scenario(tmp_path, by=[RATE], show=["least", "most"])))
    assert any("50.000,00" in text for text in shown)
    assert any(re.fullmatch(r"[0-9.,]+\u00a0€ bis [0-9.,]+\u00a0€", text) for text in shown)


def test_the_picture_says_what_it_rests_on_and_the_finding(tmp_path: Path) -> None:
    root = drawn(scenario(tmp_path, by=["year"], show=["least", "most"]))
    assert "Regeln vom" in " ".join(texts(root))
    said = root[1].text or ""
    assert said.startswith("2022: ")
    assert " bis " in said


def test_what_no_picture_holds_has_none(tmp_path: Path) -> None:
    done = run("sweep", scenario(tmp_path, show=["mean"]), "--svg", str(tmp_path / "x.svg"))
    assert done.code == 2
    assert "nichts zu zeichnen" in done.err


def test_the_report_of_a_scenario_shows_its_pictures() -> None:
    done = run("sweep", str(EXAMPLES / "scenario-satz-65000.yaml"), "-f", "html")
    assert done.out.count("<figure") == 2


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("amounts", [("0", "0"), ("-1", "99999999.99"), ("148279292", "148806000")])
def test_any_amounts_and_names_have_room(amounts: tuple[str, str], room: float) -> None:
    low, high = map(Decimal, amounts)
    spreads = [Spread(name, (low, (low + high) / 2, high)) for name in LONG]
    fits(lambda canvas: ranges(canvas, [*spreads, Spread("x", ()), Spread("y", (low,))]), room)
    years = [spread._replace(label=str(2018 + at)) for at, spread in enumerate(spreads)]
    fits(lambda canvas: fan(canvas, ["5 %", "50 %", "95 %"], years), room)
    numbers = tuple((Fraction(low), None, Fraction(high)) for _ in LONG)
    grid = Grid("Zeile", "Spalte", LONG, ("a", LONG[0], "c"), numbers, (("", str),))
    fits(lambda canvas: heat(canvas, grid), room)


def against(tmp_path: Path, **report: object) -> list[str]:
    other = tmp_path / "neu.yaml"
    row = {"from": "2022-01-01", "value": 7}
    put = {"ki_grundfoerderung.fachkraft_hoechstzahl": [row]}
    other.write_text(json.dumps({"overlay": "neu", "title": "Neu", "set": put}), "utf-8")
    return texts(drawn(scenario(tmp_path, **report), "--against", str(other)))


def test_two_sides_are_a_picture_of_their_difference(tmp_path: Path) -> None:
    years = against(tmp_path, by=["year"], show=["p5", "p50", "p95"])
    assert "Tafel: Unterschied" in years
    assert {"5 % darunter", "95 % darunter", "2022", "2024"} <= set(years)
    rates = against(tmp_path, by=[RATE], show=["p5", "p50", "p95"])
    assert "Tafel: Unterschied" in rates
    assert "95 % darunter" not in rates


def test_a_picture_alone_says_where_its_figures_come_from(tmp_path: Path) -> None:
    shown = texts(drawn(scenario(tmp_path, by=["year"], show=["p5", "p50", "p95"])))
    assert any(one.startswith("Quellen: ") and "Bez.-Reg. Arnsberg" in one for one in shown)
    assert any("Regeln vom" in one for one in shown)
