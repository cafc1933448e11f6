"""The site in a real browser: the rulebook as files, the calculator from a server of this machine.

The calculator needs Pyodide: the variable PYODIDE names its folder, as `--pyodide` does.
"""

import os
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from browsers import DESK, IN_CHROMIUM, PHONE, SIDEWAYS, hindrances
from conftest import CASES, run

PYODIDE = os.environ.get("PYODIDE", "")
pytestmark = IN_CHROMIUM
needs_pyodide = pytest.mark.skipif(
    not PYODIDE, reason="no Pyodide: the calculator is not opened (PYODIDE=DIR)"
)
POSTS = "ki_grundfoerderung.fachkraft_stellen"
READY = "() => document.body.dataset.state === 'ready'"
STARTS = 120_000  # milliseconds that a slow machine may need for Python
FIGURE = "ki_grundfoerderung.fachkraft_hoechstbetrag.html"
AMOUNTS = "[...document.querySelectorAll('#report td')].map(cell => cell.textContent)"


class Cells(HTMLParser):
    """The texts of the cells of a report."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "td":
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the frozen rules, with the calculator where there is Pyodide."""
    found = tmp_path_factory.mktemp("site")
    options = ["--pyodide", PYODIDE] if PYODIDE else []
    done = run("site", "--output", str(found), *options)
    assert done.code == 0, done.err
    return found


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where this machine serves the site, to itself alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def calculator(chromium: Any, address: str) -> Iterator[Any]:
    """The page with the calculator, ready; `said` and `asked` are what the browser was told."""
    context = chromium.new_context(viewport={"width": DESK, "height": 900})
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{address}/de/index.html")
    page.wait_for_function(READY, timeout=STARTS)
    yield page
    context.close()


def settled(page: Any) -> None:
    page.wait_for_timeout(250)
    page.wait_for_function(READY, timeout=STARTS)


def open_case(page: Any, path: Path) -> None:
    page.set_input_files("#file", path)
    settled(page)


def field(name: str) -> str:
    return f'[id="{name}"]'


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
@pytest.mark.parametrize("name", ["index.html", "ki_grundfoerderung.html", FIGURE])
def test_the_rulebook_is_read_from_files_on_any_screen_by_anyone(
    name: str, width: int, scheme: str, chromium: Any, folder: Path
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "de" / "rules" / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate(SIDEWAYS) <= 0
    assert said == []
    assert hindrances(page) == []
    context.close()


def test_the_search_finds_what_is_typed_and_leads_there(chromium: Any, folder: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((folder / "de" / "rules" / "index.html").as_uri())
    page.get_by_label("Im Regelwerk suchen").fill("hochstbetrag FACHKRAFT")
    assert "Treffer" in page.get_by_role("status").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIGURE}")
    page.go_back()
    page.get_by_label("Im Regelwerk suchen").fill("Mondfahrt")
    assert page.get_by_role("status").inner_text() == "Nichts gefunden."
    context.close()


@needs_pyodide
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_example_comes_to_the_same_cents_as_on_the_command_line(
    path: Path, calculator: Any, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    assert run("calc", str(path), "--output", str(report)).code == 0
    open_case(calculator, path)
    wanted = [text for text in Cells(report.read_text("utf-8")).texts if "€" in text]
    assert wanted
    assert [text for text in calculator.evaluate(AMOUNTS) if "€" in text] == wanted


@needs_pyodide
@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_nothing_hinders_who_calculates(width: int, scheme: str, calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-soest-teiljahr.yaml")
    calculator.set_viewport_size({"width": width, "height": 900})
    calculator.emulate_media(color_scheme=scheme)
    calculator.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert calculator.evaluate(SIDEWAYS) <= 0
    assert hindrances(calculator) == []
    calculator.set_viewport_size({"width": DESK, "height": 900})


@needs_pyodide
def test_it_is_used_with_the_keyboard_and_says_aloud_what_it_comes_to(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    calculator.get_by_label("Kommune", exact=True).focus()
    calculator.keyboard.type("Stadt Köln")
    settled(calculator)
    assert calculator.evaluate("document.activeElement.id") == "kommune"
    before = calculator.get_by_role("status").inner_text()
    calculator.locator(field(POSTS)).focus()
    calculator.keyboard.press("ControlOrMeta+a")
    calculator.keyboard.type("1,5")
    settled(calculator)
    assert calculator.get_by_role("status").inner_text() != before
    assert calculator.evaluate("document.activeElement.id") == POSTS


@needs_pyodide
def test_what_was_entered_is_still_there_after_a_look_at_the_rules(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    calculator.locator(field(POSTS)).fill("1,5")
    settled(calculator)
    before = calculator.get_by_role("status").inner_text()
    calculator.reload()
    calculator.wait_for_function(READY, timeout=STARTS)
    assert calculator.locator(field(POSTS)).input_value() == "1,5"
    assert calculator.get_by_role("status").inner_text() == before


@needs_pyodide
def test_the_sentence_that_stays_in_sight_leads_to_the_result(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    calculator.set_viewport_size({"width": PHONE, "height": 760})
    assert calculator.locator("#bar").bounding_box()["height"] < 760 / 6
    calculator.get_by_role("link", name="Zum Ergebnis").click()
    assert calculator.evaluate("document.querySelector('#report').getBoundingClientRect().top") < 50
    calculator.set_viewport_size({"width": DESK, "height": 900})


@needs_pyodide
def test_a_row_opens_how_its_amount_came_about(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    calculator.get_by_role("link", name="Fachkräfte", exact=True).click()
    assert calculator.get_by_text("Verwendete Werte").first.is_visible()


@needs_pyodide
def test_a_mistake_is_told_at_its_field(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    entered = calculator.locator(field(POSTS))
    entered.fill("sechs")
    settled(calculator)
    assert entered.get_attribute("aria-invalid") == "true"
    told = calculator.locator(field(f"{POSTS}-problem"))
    assert told.is_visible()
    assert f"{POSTS}-problem" in entered.get_attribute("aria-describedby")
    assert not calculator.locator("#files").is_visible()
    entered.fill("6")
    settled(calculator)
    assert entered.get_attribute("aria-invalid") is None
    assert not told.is_visible()


@needs_pyodide
def test_a_stretch_of_the_year_is_added_where_the_keyboard_goes_on(calculator: Any) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna.yaml")
    calculator.get_by_role("button", name=re.compile("Fachkräfte.*Im Jahr verschieden")).click()
    settled(calculator)
    assert calculator.evaluate("document.activeElement.id") == f"{POSTS}.0.stellen"


@needs_pyodide
def test_files_can_be_kept_and_are_read_by_the_command_line(
    calculator: Any, tmp_path: Path
) -> None:
    open_case(calculator, CASES[0].parent / "kreis-unna-bescheid.yaml")
    kept = {}
    for name in (
        "Falldatei zum Wiederöffnen",
        "Arbeitsmappe (Excel)",
        "Bericht (HTML)",
        "Ein Blatt für den Rat",
    ):
        with calculator.expect_download() as download:
            calculator.get_by_role("button", name=name).click()
        kept[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(kept[name])
    original = run("calc", str(CASES[0].parent / "kreis-unna-bescheid.yaml"), "--format", "csv")
    again = run("calc", str(kept["Falldatei zum Wiederöffnen"]), "--format", "csv")
    names = ("kreis-unna-bescheid.yaml", kept["Falldatei zum Wiederöffnen"].name)
    told, found = (re.sub(r"[^,]*\.yaml", "", text) for text in (original.out, again.out))
    assert found == told, names
    assert kept["Arbeitsmappe (Excel)"].read_bytes().startswith(b"PK")
    assert "Content-Security-Policy" in kept["Bericht (HTML)"].read_text("utf-8")


@needs_pyodide
def test_it_asks_for_nothing_but_its_files_and_nothing_can_be_sent(
    calculator: Any, address: str
) -> None:
    own = (f"{address}/", f"blob:{address}/")
    assert [url for url in calculator.asked if not url.startswith(own)] == []
    assert calculator.said == []
    (worker,) = calculator.workers
    elsewhere = address.replace("127.0.0.1", "localhost")
    send = f"fetch('{elsewhere}/de/index.html').then(() => 'sent', () => 'refused')"
    assert calculator.evaluate(send) == "refused"
    assert worker.evaluate(send) == "refused"


@needs_pyodide
def test_opened_as_a_file_it_says_what_is_missing(chromium: Any, folder: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((folder / "en" / "index.html").as_uri())
    assert "needs a web server" in page.get_by_role("status").inner_text()
    context.close()
