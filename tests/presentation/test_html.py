"""`--format html` without a browser: what stands in the file, and what must not."""

import re
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import run
from report_pages import HOSTILE_NAMES, REPORTS, UNNA, as_json_writes, figures, report

from ki_funding.presentation.page import Column, Link, Page, Paragraph, Row, Section, Sheet
from ki_funding.presentation.pictures.theme import GRID, INK, MUTED, NARROW, WIDE
from ki_funding.presentation.style import web_address
from ki_funding.presentation.writers.html.document import fragment, write
from ki_funding.presentation.writers.html.safe import in_style, isolated

HEADING = re.compile(r"h[1-6]")
WITHOUT_END = {"meta", "wbr"}
STYLES = files("ki_funding.presentation.writers.html") / "page.css"


class Element:
    """An element of a page: its name, its attributes, and all text inside it."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""


class Elements(HTMLParser):
    """Every element of a page in the order of its start; ends must fit."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.feed(page)
        self.close()
        assert not self.open, [element.tag for element in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.found.append(element)
        if tag not in WITHOUT_END:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def named(self, *tags: str) -> list[Element]:
        return [element for element in self.found if element.tag in tags]


pytestmark = pytest.mark.usefixtures("german")


@cache
def elements(name: str) -> Elements:
    """A report, read once."""
    return Elements(report(name))


def _of(*blocks: object, title: str = "Titel") -> Page:
    return Page(title, blocks)  # type: ignore[arg-type]


def written(page: Page) -> str:
    return "".join(write(page))


@pytest.mark.parametrize(("name", "leads"), [("one", True), ("several", False), ("years", False)])
def test_a_row_leads_to_how_its_amount_came_about_where_a_case_is_alone(
    name: str, *, leads: bool
) -> None:
    page = elements(name)
    ways = [
        e.attributes["href"] for e in page.named("a") if "#way-" in (e.attributes["href"] or "")
    ]
    assert bool(ways) == leads
    ids = [element.attributes.get("id") for element in page.found]
    assert all(ids.count((way or "").removeprefix("#")) == 1 for way in ways)
    assert not any((name or "").startswith("way-") for name in ids) or leads


@pytest.mark.few(4)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_loads_nothing_and_runs_nothing(name: str) -> None:
    page = elements(name)
    assert not page.named("script", "link", "img", "iframe", "object", "embed", "base", "form")
    for element in page.found:
        loading = {"src", "srcset", "data", "action", "background", "xlink:href"}
        assert not loading & set(element.attributes)
        assert not [key for key in element.attributes if key.startswith("on")]
        if "href" in element.attributes:
            assert element.tag == "a"
            assert (element.attributes["href"] or "").startswith(("https://", "http://", "#"))
    (style,) = page.named("style")
    assert not re.search(r"url\(|@import|@font-face|https?:", style.text)
    (policy,) = [e for e in page.named("meta") if "http-equiv" in e.attributes]
    assert (policy.attributes["content"] or "").startswith(
        "default-src 'none'; style-src 'unsafe-inline';"
    )


@pytest.mark.few(4)
@pytest.mark.parametrize("name", REPORTS)
def test_headings_begin_with_one_and_leave_no_level_out(name: str) -> None:
    page = elements(name)
    levels = [int(element.tag[1]) for element in page.found if HEADING.fullmatch(element.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(element.text.strip() for element in page.found if HEADING.fullmatch(element.tag))


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_has_a_caption_and_every_row_a_header(name: str) -> None:
    page = elements(name)
    tables = page.named("table")
    assert tables
    assert len(page.named("caption")) == len(tables)
    assert all(caption.text.strip() for caption in page.named("caption"))
    scopes = [element.attributes.get("scope") for element in page.named("th")]
    assert set(scopes) <= {"col", "row", "rowgroup"}
    rows = len(page.named("tr")) - len(tables)
    assert len([scope for scope in scopes if scope != "col"]) == rows


@pytest.mark.parametrize("name", REPORTS)
def test_no_id_is_given_twice_and_every_anchor_leads_somewhere(name: str) -> None:
    page = elements(name)
    ids = [e.attributes["id"] for e in page.found if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    anchors = [e.attributes["href"] or "" for e in page.named("a") if "href" in e.attributes]
    assert {a[1:] for a in anchors if a.startswith("#")} <= set(ids)


def test_the_language_of_the_page_is_that_of_its_texts() -> None:
    for language, word in (("de", "Zum Inhalt springen"), ("en", "Skip to the content")):
        page = Elements(report("one", language=language))
        assert page.named("html")[0].attributes["lang"] == language
        assert page.named("a")[0].text == word


def test_the_figures_of_the_page_are_those_of_the_json() -> None:
    (case,) = figures("one")["cases"]
    cells = [as_json_writes(cell.text) for cell in elements("one").named("td")]
    wanted = [
        item[name]
        for programme in case["programmes"]
        for item in programme["items"]
        for name in ("claimed", "maximum", "granted", "unused")
    ]
    money = [cell for cell in cells if cell and re.fullmatch(r"-?[0-9]+\.[0-9]{2}", cell)]
    assert money[: len(wanted)] == wanted
    assert money[len(wanted) :][:4] == [
        case["totals"][name] for name in ("claimed", "maximum", "granted", "unused")
    ]


def test_hostile_names_are_text_and_nothing_else() -> None:
    page = elements("hostile")
    shown = "".join(heading.text for heading in page.named("h2"))
    assert HOSTILE_NAMES["script"] in shown
    assert HOSTILE_NAMES["quotes"] in shown
    assert "🏛" in shown
    assert HOSTILE_NAMES["long"] in shown


def test_a_name_from_the_right_is_isolated() -> None:
    isles = [bdi.text for bdi in elements("hostile").named("bdi")]
    assert "مدينة شيلدا" in isles
    assert str(isolated("a مدينة، شيلدا 5 b")) == "a <bdi>مدينة، شيلدا</bdi> 5 b"


def test_a_title_cannot_leave_the_style_sheet() -> None:
    title = '"; } </style><script>alert(1)</script> \\'
    page = Elements(written(_of(title=title)))
    assert not page.named("script")
    assert in_style(title).count('"') == 2
    assert "<" not in in_style(title)
    assert in_style("x" * 300).endswith('xx\\002026"')


@pytest.mark.parametrize(
    "given",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "", None,
     "http://", "https://example.org/\x1b", " https://example.org", "ftp://example.org", "http://["],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_only_text(given: str | None) -> None:
    assert web_address(given) is None
    page = Elements(written(_of(Paragraph((Link("Quelle", given),)))))
    assert [a.text for a in page.named("a")] == ["Zum Inhalt springen"]
    assert page.named("p")[0].text == "Quelle"


def test_an_address_of_the_web_is_a_link() -> None:
    page = written(_of(Paragraph((Link("Quelle", 'https://example.org/?a=1&b="2"'),))))
    (_, link) = Elements(page).named("a")
    assert link.attributes["href"] == 'https://example.org/?a=1&b="2"'


def test_a_group_begins_a_body_of_its_own_and_so_does_a_total() -> None:
    columns = (Column("Posten"), Column("Betrag", right=True))
    rows = (
        Row(("Eins",), "group"),
        Row(("a", "1")),
        Row(("Zwei", "2"), "group"),
        Row(("Gesamt", "3"), "total"),
    )
    page = Elements(written(_of(Sheet("Tabelle", columns, rows))))
    assert [e.attributes.get("class") for e in page.named("tbody")] == ["group", "group", "total"]
    heads = [e for e in page.named("th") if e.attributes["scope"] == "rowgroup"]
    assert [(e.text, e.attributes.get("colspan")) for e in heads] == [("Eins", "2"), ("Zwei", None)]
    assert [e.attributes.get("data-label") for e in page.named("td")] == ["Betrag"] * 3


def test_pictures_stand_in_the_page_with_their_words_for_a_desk_and_for_a_phone() -> None:
    page = elements("state")
    drawn = page.named("svg")
    assert len(drawn) == 2 * len(page.named("figcaption")) == 2 * len(page.named("figure")) > 0
    assert {svg.attributes["width"] for svg in drawn} == {str(WIDE), str(NARROW)}
    for svg in drawn:
        assert svg.attributes["role"] == "img"
        assert len(svg.attributes["aria-label"] or "") > 50


def test_letters_and_lines_of_pictures_are_those_of_the_page() -> None:
    page = elements("state")
    (style,) = page.named("style")
    letters = {e.attributes["fill"] for e in page.named("text")}
    assert {"var(--ink)", "var(--muted)"} < letters
    assert {e.attributes["stroke"] for e in page.named("line")} > {"var(--line)"}
    for name in re.findall(r"var\(--(\w+)\)", str(letters)):
        assert f"--{name}: light-dark(" in style.text
    assert not {INK, MUTED, GRID} & {value for e in page.found for value in e.attributes.values()}
    assert all("font-family" not in svg.attributes for svg in page.named("svg", "text"))


def test_contents_are_there_only_where_a_page_is_long() -> None:
    sections = [Section(f"Teil {place}", ()) for place in range(1, 5)]
    assert not Elements(written(_of(*sections[:3]))).named("nav")
    page = Elements(written(_of(*sections)))
    assert [e.text for e in page.named("a")][1:] == ["Teil 1", "Teil 2", "Teil 3", "Teil 4"]


def test_a_part_of_a_page_styles_only_itself() -> None:
    part = fragment(_of(Section("Teil", (Paragraph(("Text",)),), folded=True)))
    page = Elements(part)
    assert [e.tag for e in page.found][:3] == ["style", "div", "h2"]
    assert not page.named("html", "head", "body", "title", "main", "nav")
    assert not [e for e in page.found if "id" in e.attributes]
    rules = re.sub(r"/\*.*?\*/", "", page.named("style")[0].text, flags=re.S)
    selectors = re.findall(r"([^{};]+)\{", rules)
    for selector in selectors:
        for one in re.split(r",(?![^(]*\))", selector):
            assert re.match(
                r"(\[data-jp-theme-light=\"\w+\"\] |\.vscode-\w+ )?\.ki\b|@media|@container",
                one.strip(),
            ), one
    assert len(selectors) > 50


def test_colours_are_readable_in_both_schemes() -> None:
    tokens = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", STYLES.read_text("utf-8"))
    for scheme in (1, 2):
        colours = {token[0]: token[scheme] for token in tokens}
        letters = {"ink", "muted", "accent", "official", "secondary", "inferred", "assumed",
                   "given", "open"}  # fmt: skip
        assert letters <= set(colours)
        for name in letters:
            assert _contrast(colours[name], colours["paper"]) >= 4.5, (scheme, name)
        assert _contrast(colours["bar"], colours["paper"]) >= 2.5


@pytest.mark.few(1)
@pytest.mark.parametrize("name", ["one", "state", "diff"])
def test_a_report_is_the_same_bytes_for_the_same_input(name: str) -> None:
    again = run(*REPORTS[name], "--format", "html")
    assert again.out == report(name)


def test_a_report_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "bericht.html"
    assert run("calc", UNNA, "--format", "html", "--output", str(target)).code == 0
    assert target.read_text("utf-8") == report("one")


def test_the_title_says_whose_report_it_is() -> None:
    assert elements("one").named("title")[0].text == "Förderung Kreis Unna 2023"
    assert elements("several").named("title")[0].text == "Förderung, 5 Fälle"


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
