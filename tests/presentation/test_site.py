"""The site as it is written: every page is there and loads nothing from elsewhere."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from conftest import INVENTED, run

import ki_funding

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "form": "action"}


class Read(HTMLParser):
    """Where a page leads, what it loads, and which ids it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.leads, self.loads, self.ids, self.meta = [], [], set(), {}  # type: ignore[var-annotated]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id"))
        if tag == "a":
            self.leads.append(given["href"])
        if tag in LOADS and LOADS[tag] in given:
            self.loads.append(given[LOADS[tag]])
        if tag == "meta":
            self.meta[given.get("http-equiv") or given.get("name") or "charset"] = given


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the invented rules: the text of every file by its path."""
    folder = tmp_path_factory.mktemp("site")
    done = run("site", "--rules", str(INVENTED), "--output", str(folder))
    assert done.code == 0, done.err
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture(scope="module")
def pages(site: dict[str, str]) -> dict[str, Read]:
    return {name: Read(text) for name, text in site.items() if name.endswith(".html")}


def resolved(page: str, address: str) -> tuple[str, str]:
    file, _, anchor = address.partition("#")
    return (normpath(join(dirname(page), file)) if file else page), anchor


def links(pages: dict[str, Read]) -> Iterator[tuple[str, str]]:
    for page, read in pages.items():
        yield from ((page, address) for address in read.leads if not address.startswith("http"))


def test_every_link_leads_to_a_page_that_is_there(pages: dict[str, Read]) -> None:
    for page, address in links(pages):
        file, anchor = resolved(page, address)
        assert file in pages, (page, address)
        assert not anchor or anchor in pages[file].ids, (page, address)


def test_a_page_loads_only_files_of_the_site(site: dict[str, str], pages: dict[str, Read]) -> None:
    for page, read in pages.items():
        assert read.loads, page
        for address in read.loads:
            assert resolved(page, address)[0] in site, (page, address)


def test_every_page_forbids_all_but_its_own_scripts_and_styles(pages: dict[str, Read]) -> None:
    for page, read in pages.items():
        policy = read.meta["Content-Security-Policy"]["content"]
        assert policy.startswith("default-src 'none';"), page
        assert not re.search(r"unsafe-eval|\*|https?:|script-src [^;]*unsafe", policy), page


def test_styles_and_scripts_name_no_address_of_the_web(site: dict[str, str]) -> None:
    for name, text in site.items():
        if name.endswith((".css", ".js")) and not name.startswith("assets/search-"):
            assert "//" not in re.sub(r"^\s*//.*", "", text, flags=re.M), name


def test_every_programme_and_figure_has_a_page_in_both_languages(site: dict[str, str]) -> None:
    for law in ki_funding.load_rules(INVENTED).book.laws():
        for name in (law.id, *(f"{law.id}.{figure}" for figure in law.spec.parameters)):
            assert f"de/rules/{name}.html" in site
            assert f"en/rules/{name}.html" in site


def test_what_programmes_share_has_a_page(site: dict[str, str]) -> None:
    common = ki_funding.load_rules(INVENTED).book.common
    for entry in (*common.facts.values(), *common.parameters.values()):
        assert entry.title.de in site["de/rules/common.html"]
    for reading in common.readings.values():
        assert reading.question.en in site["en/rules/common.html"]


def test_a_page_speaks_one_language_and_leads_to_the_other(site: dict[str, str]) -> None:
    german, english = (site[f"{language}/rules/index.html"] for language in ("de", "en"))
    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert "Im Regelwerk suchen" in german
    assert "Search the rulebook" in english


def test_a_figure_shows_its_course_its_status_and_the_tests_that_rest_on_it(
    site: dict[str, str],
) -> None:
    page = site["de/rules/narrenhilfe.satz.html"]
    assert "<svg" in page
    assert 'class="status official"' in page
    assert "Geprüft an bekannten Fällen" in page
    assert "stimmt" in page


def test_the_search_knows_programmes_figures_and_their_names(site: dict[str, str]) -> None:
    script = site["assets/search-de.js"]
    entries = json.loads(script.removeprefix("const INDEX = ").removesuffix(";\n"))
    book = ki_funding.load_rules(INVENTED).book
    for law in book.laws():
        found = {address: words for address, _, _, _, words in entries}
        for name in law.spec.parameters:
            assert name in found[f"rules/{law.id}.{name}.html"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", "utf-8")
    done = run("site", "--rules", str(INVENTED), "--output", str(tmp_path))
    assert done.code == 2
    assert "enthält anderes" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_earlier_pages_are_replaced_and_what_is_no_page_of_ours_stays(tmp_path: Path) -> None:
    call = ("site", "--rules", str(INVENTED), "--output", str(tmp_path))
    assert run(*call).code == 0
    rules = tmp_path / "de" / "rules"
    gone, mine = rules / "narrenhilfe.alt.html", rules / "meine.html"
    gone.write_bytes((rules / "narrenhilfe.satz.html").read_bytes())
    mine.write_text("mine", "utf-8")
    assert run(*call).code == 0
    assert (gone.exists(), mine.exists()) == (False, True)
    assert (rules / "narrenhilfe.satz.html").exists()


def test_it_says_where_the_pages_go(tmp_path: Path) -> None:
    done = run("site")
    assert done.code == 2
    assert "--output ORDNER" in done.err
