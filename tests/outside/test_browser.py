"""Reports in a real browser: what it shows, loads, prints and reads aloud.

Needs a Chromium of the system; nothing is downloaded.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from browsers import DESK, IN_CHROMIUM, PHONE, SIDEWAYS, TABLET, hindrances
from report_pages import HOSTILE_NAMES, PRINTED, REPORTS, as_json_writes, figures, report

pytestmark = IN_CHROMIUM
# Pixels between the margins of the paper: A4, on its side where there are years, A3 for many.
UPRIGHT, SIDE, LARGE = 660, 990, 1450
PAPERS = {"years": SIDE, "full_years": SIDE, "all_years": LARGE}
Paper = tuple[int, int]
A4, SIDEWAYS_A4 = (595, 842), (842, 595)
# Tables that would have to be scrolled, but that the keyboard cannot reach.
CUT = """
[...document.querySelectorAll('.sheet:not([tabindex])')]
  .filter(sheet => sheet.scrollWidth > sheet.clientWidth)
  .map(sheet => sheet.querySelector('caption').textContent)
"""
# Of each figure how many pictures are seen, texts that leave them, and the smallest letters.
PICTURES = """
[...document.querySelectorAll('figure')].map(figure => {
  const seen = [...figure.querySelectorAll('svg')].filter(svg => svg.checkVisibility());
  const [box] = seen.map(svg => svg.getBoundingClientRect());
  const texts = [...seen[0].querySelectorAll('text')].filter(text => text.textContent);
  const rooms = texts.map(text => [text, text.getBoundingClientRect()]);
  return {
    seen: seen.length,
    outside: rooms.filter(([, room]) => room.left < box.left - 1 || room.right > box.right + 1 ||
      box.right > innerWidth).map(([text]) => text.textContent),
    smallest: Math.min(...texts.map(text => text.getAttribute('font-size') *
      box.width / seen[0].viewBox.baseVal.width)),
  };
})
"""
UNFOLD = "document.querySelectorAll('details').forEach(folded => { folded.open = true })"
TABLES = """
[...document.querySelectorAll('table')].map(table => ({
  caption: table.caption.textContent,
  rows: [...table.tBodies].flatMap(body => [...body.rows]).map(
    row => [...row.cells].map(cell => cell.textContent)),
}))
"""
REACHABLE = """
[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(
  element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
"""
FOCUSED = "document.activeElement.outerHTML.slice(0, 120)"


class Seen(NamedTuple):
    """A report that is open, what the browser said about it, and what it asked for."""

    page: Any
    said: list[str]
    asked: list[str]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens reports from files, as one who got them by mail."""
    contexts = []

    def open_(name: str, width: int = DESK, scheme: str = "light", language: str = "de") -> Seen:
        file = tmp_path / f"{name}.html"
        file.write_text(report(name, language=language), "utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme
        )
        contexts.append(context)
        page, said, asked = context.new_page(), list[str](), list[str]()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        context.route(re.compile("^(?!file:)"), lambda route: route.abort())
        page.goto(file.as_uri())
        return Seen(page, said, [url for url in asked if url != file.as_uri()])

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", [*REPORTS, *PRINTED])
def test_a_report_is_silent_asks_for_nothing_and_never_scrolls_sideways(
    name: str, opened: Any
) -> None:
    seen = opened(name)
    seen.page.evaluate(UNFOLD)
    for width in (PHONE, TABLET, DESK):
        seen.page.set_viewport_size({"width": width, "height": 800})
        assert seen.page.evaluate(SIDEWAYS) <= 0, width
        assert seen.page.evaluate(CUT) == [], width
    assert seen.said == []
    assert seen.asked == []


@pytest.mark.parametrize("name", ["one", "years", "full"])
def test_on_a_phone_the_total_is_the_first_card_of_a_table(name: str, opened: Any) -> None:
    page = opened(name, width=PHONE).page
    heads = page.locator("table").first.locator("tbody th").all()
    first = min(heads, key=lambda head: head.bounding_box()["y"])
    assert first.text_content() in {"Gesamt", "Summe der bekannten Posten"}


@pytest.mark.parametrize("name", [*REPORTS, *PRINTED])
def test_what_is_printed_fits_the_paper(name: str, opened: Any) -> None:
    seen = opened(name, width=PAPERS.get(name, UPRIGHT))
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("name", ["one", "several", "years", "state", "diff", "sweep", "hostile"])
def test_of_each_picture_one_is_seen_and_no_letter_leaves_it(name: str, opened: Any) -> None:
    seen = opened(name)
    for width in (320, PHONE, 500, 690, TABLET, DESK):
        seen.page.set_viewport_size({"width": width, "height": 800})
        shown = seen.page.evaluate(PICTURES)
        assert all(picture["seen"] == 1 for picture in shown), width
        assert [text for picture in shown for text in picture["outside"]] == [], width
        assert all(picture["smallest"] >= 7 for picture in shown), width


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("one", DESK, "light"),
        ("one", PHONE, "dark"),
        ("several", PHONE, "light"),
        ("years", DESK, "dark"),
        ("state", DESK, "dark"),
        ("state", PHONE, "light"),
        ("diff", DESK, "dark"),
        ("sweep", PHONE, "dark"),
        ("short", DESK, "light"),
        ("rules", PHONE, "dark"),
        ("hostile", DESK, "light"),
    ],
)
def test_nothing_hinders_those_who_read_otherwise(
    name: str, width: int, scheme: str, opened: Any
) -> None:
    seen = opened(name, width, scheme)
    seen.page.evaluate(UNFOLD)
    assert hindrances(seen.page) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ["one", "state"])
def test_every_table_and_picture_has_a_name_when_read_aloud(
    name: str, width: int, opened: Any
) -> None:
    seen = opened(name, width=width)
    seen.page.evaluate(UNFOLD)
    session = seen.page.context.new_cdp_session(seen.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [
        (node.get("role", {}).get("value"), node.get("name", {}).get("value")) for node in nodes
    ]
    named = [
        (role, label) for role, label in roles if role in {"table", "image", "region", "navigation"}
    ]
    assert all(label for _, label in named)
    assert len([role for role, _ in named if role == "table"]) == report(name).count("<table")
    heads = [label for role, label in roles if role == "columnheader"]
    assert all(heads), "on a phone the heads of columns are out of sight, not gone"
    assert len(heads) == report(name).count('role="columnheader"')


def test_the_figures_of_one_case_are_those_of_the_json(opened: Any) -> None:
    (case,) = figures("one")["cases"]
    table = opened("one").page.evaluate(TABLES)[0]
    assert _money(table) == [*_items(case), _totals(case)]


def test_the_figures_of_several_cases_are_those_of_the_json(opened: Any) -> None:
    cases = figures("several")["cases"]
    summary, *tables = opened("several").page.evaluate(TABLES)
    land = [None] * 4  # what is addressed to the Land has no total
    assert _money(summary)[:-1] == [
        _totals(case) if case["municipality"]["type"] != "land" else land for case in cases
    ]
    shown = [row[:4] for table in tables for row in _money(table)]  # some have an own share
    for case in cases:
        if case["municipality"]["type"] != "land":  # nothing is claimed of it or left unused
            assert all(amounts in shown for amounts in _items(case))


def test_the_figures_of_several_years_are_those_of_the_json(opened: Any) -> None:
    cases = figures("years")["cases"]
    (table,) = opened("years").page.evaluate(TABLES)[:1]
    rows = [[as_json_writes(cell) for cell in row[1:]] for row in table["rows"] if len(row) > 1]
    assert rows[-2] == [case["totals"]["granted"] for case in cases]
    granted = [
        [item["granted"] for p in case["programmes"] for item in p["items"]] for case in cases
    ]
    assert rows[:-2] == [list(item) for item in zip(*granted, strict=True)]


def test_the_figures_of_the_state_are_those_of_the_json(opened: Any) -> None:
    years = figures("state")["years"]
    tables = opened("state").page.evaluate(TABLES)
    overview = _money(tables[0])
    assert [row[0] for row in overview] == [year["total"]["maximum"] for year in years]
    by_place = [table for table in tables if len(table["rows"]) == 55]
    assert len(by_place) == len(years)
    for table, year in zip(by_place, years, strict=True):
        shown = [[row[0], as_json_writes(row[1])] for row in table["rows"]]
        wanted = [[place["name"], place["maximum"]] for place in year["kommune"]]
        assert shown[:-1] == wanted
        assert shown[-1][1] == year["total"]["maximum"]


def test_the_figures_of_a_comparison_are_those_of_the_json(opened: Any) -> None:
    """Who gets the same is one row; several years have a row and a table of all of them."""
    found = figures("diff")
    years = [year for year in found["years"] if year["programmes"]]
    tables = opened("diff").page.evaluate(TABLES)
    names = ("old", "new", "difference")
    sums = [[p[name] for name in names] for year in years for p in year["programmes"]]
    several = [found] if len(years) > 1 else []
    assert _money(tables[1]) == sums + [[one["total"][name] for name in names] for one in several]
    for table, year in zip(tables[2:], [*years, *several], strict=True):
        amounts = [[place[name] for name in names] for place in year["municipalities"]]
        assert {tuple(row) for row in _money(table)} == {tuple(row) for row in amounts}


@pytest.mark.parametrize(
    ("name", "most", "paper"),
    [
        ("short", 1, A4),
        ("short_full", 1, A4),
        ("short_noticed", 1, A4),
        ("one", 3, A4),
        ("full", 3, A4),
        ("years", 4, SIDEWAYS_A4),
        ("full_years", 4, SIDEWAYS_A4),
        ("state", 6, A4),
        ("diff", 3, A4),
    ],
)
def test_the_print_has_few_numbered_pages(
    name: str, most: int, paper: Paper, opened: Any, tmp_path: Path
) -> None:
    pages = _printed(opened(name, scheme="dark").page, tmp_path, paper)
    assert len(pages) <= most
    for place, text in enumerate(pages, start=1):
        assert f"{place}/{len(pages)}" in text.replace(" ", "").splitlines()[-1]


def test_years_stand_side_by_side_on_one_sheet(opened: Any, tmp_path: Path) -> None:
    first, *_ = _printed(opened("full_years").page, tmp_path, SIDEWAYS_A4)
    head = next(line for line in first.splitlines() if line.split()[:1] == ["Posten"])
    assert head.split()[1:] == [str(year) for year in range(2018, 2027)]
    assert "Gesamt" in first


def test_the_print_leaves_out_what_is_folded_and_says_so(opened: Any, tmp_path: Path) -> None:
    page = opened("one").page
    steps = "342.000,00 € = 6 Stellen × 57.000,00 € je Stelle"
    printed = "\f".join(_printed(page, tmp_path))
    assert steps not in printed
    assert "Wie jeder Betrag zustande kommt" not in printed
    assert "Nicht gedruckt ist, was auf dem Bildschirm zugeklappt ist." in printed
    page.evaluate(UNFOLD)
    printed = "\f".join(_printed(page, tmp_path))
    assert steps in printed
    assert "Nicht gedruckt ist" not in printed


def test_the_print_says_where_the_sources_are(opened: Any, tmp_path: Path) -> None:
    first, second, *_ = pages = _printed(opened("one").page, tmp_path)
    assert "https://www.pufii.de" in "".join(pages)
    assert "Zum Inhalt springen" not in first
    assert first.count("Förderung Kreis Unna 2023") == 1
    assert second.splitlines()[0].strip() == "Förderung Kreis Unna 2023"


def test_everything_that_does_something_is_reached_with_the_keyboard(opened: Any) -> None:
    page = opened("one").page
    wanted = page.evaluate(f"{REACHABLE}.map(element => element.outerHTML.slice(0, 120))")
    assert 'class="skip"' in wanted[0]
    assert any(html.startswith("<summary") for html in wanted)
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached == wanted


def test_a_folded_section_opens_with_the_keyboard(opened: Any) -> None:
    page = opened("one").page
    page.locator("summary").first.focus()
    assert page.locator("details[open]").count() == 0
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_the_skip_link_leads_past_everything_to_the_content(opened: Any) -> None:
    page = opened("years").page
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_hostile_names_run_nothing_and_stay_readable(opened: Any) -> None:
    page = opened("hostile", width=PHONE).page
    shown = page.locator("h2").all_text_contents()
    assert any(HOSTILE_NAMES["script"] in title for title in shown)
    assert any(HOSTILE_NAMES["long"] in title for title in shown)
    isle = page.locator("h2 bdi")
    assert (
        page.evaluate("element => getComputedStyle(element).unicodeBidi", isle.element_handle())
        == "isolate"
    )


def _money(table: dict[str, Any]) -> list[list[str | None]]:
    """The rows of a table that hold amounts, without names, counts and words."""
    found = []
    for row in table["rows"]:
        amounts = [cell for cell in row[1:] if "€" in cell or cell in {"unbestimmt", "–"}]
        if amounts:
            found.append([as_json_writes(cell) for cell in amounts])
    return found


def _items(case: dict[str, Any]) -> list[list[str | None]]:
    return [
        [item[name] for name in ("claimed", "maximum", "granted", "unused")]
        for programme in case["programmes"]
        for item in programme["items"]
        if "granted" in item
    ]


def _totals(case: dict[str, Any]) -> list[str | None]:
    """The sums as pages show them: at least nothing is nothing known."""
    totals = case["totals"]
    known = totals["complete"] and totals["maximum_complete"]
    whole = {"maximum": known, "unused": known}
    return [
        totals[name] if whole.get(name, totals["complete"]) or totals[name] != "0.00" else None
        for name in ("claimed", "maximum", "granted", "unused")
    ]


def _printed(page: Any, folder: Path, paper: Paper = A4) -> list[str]:
    """The texts of the pages of the print, which are all of this size."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext: the print is not read (apt: poppler-utils)")
    file = folder / "druck.pdf"
    file.write_bytes(page.pdf(prefer_css_page_size=True))
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
    assert {tuple(round(float(side) - 0.1) for side in box) for box in boxes} == {paper}
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode().split("\f")[:-1]
