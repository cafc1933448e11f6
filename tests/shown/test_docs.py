"""The pages in `docs/` do what they say: commands, files, figures, links, generated parts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, RULES
from doc_architecture import picture
from doc_pages import (
    DOCS,
    PAGES,
    PART,
    anchors,
    blocks,
    filled,
    followed,
    language_of,
    links,
    with_the_next_year,
)  # fmt: skip
from doc_reference import parts
from workplace import prepare

import ki_funding
from ki_funding.api import load_rules
from ki_funding.audit import check
from ki_funding.yaml_reader import read_text

EVERY = sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])
Expected = Callable[[Path, str], None]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_who_follows_a_page_sees_what_it_shows(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected: Expected,
    rules: ki_funding.Rules,
) -> None:
    folder, language = prepare(tmp_path), language_of(page)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("KI_FUNDING_LANG", language)
    text = filled(page.read_text("utf-8"), parts(language))
    text = followed(page, with_the_next_year(text, rules.years), folder)
    expected(page, text)
    files = [folder / b.file for b in blocks(text) if b.kind == "yaml" and b.file]
    checked = [path for path in files if ".github" not in path.parts and path.name[0] != "."]
    assert check(checked, load_rules(rules_beside(checked))).findings == ()


def rules_beside(files: list[Path]) -> Path | None:
    """The rules that a page's own rule files belong to."""
    folders = [folder for path in files for folder in path.parents]
    return next((f for f in folders if (f / "rulebook.yaml").is_file()), None)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_yaml_block_is_a_file_or_stands_in_the_rules(page: Path) -> None:
    known = "\n".join(p.read_text("utf-8") for p in [*RULES.rglob("*.yaml"), *EXAMPLE_FILES])
    for block in blocks(page.read_text("utf-8")):
        if block.kind == "yaml":
            assert read_text(block.text, name(page)).problems == ()
            assert block.file or all(line in known for line in block.text.splitlines())


EXAMPLE_FILES = sorted((ROOT / "examples").rglob("*.yaml"))


def test_every_generated_part_is_on_a_page() -> None:
    for language in ("de", "en"):
        pages = (p.read_text("utf-8") for p in PAGES if p.parent.name == language)
        used = {match[1] for text in pages for match in PART.findall(text)}
        assert used == set(parts(language))


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text("utf-8")):
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), link
        assert not anchor or anchor in anchors(path.read_text("utf-8")), link


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, waiting = set(), [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        targets = (link.partition("#")[0] for link in links(page.read_text("utf-8")))
        found = {(page.parent / target).resolve() for target in targets if target}
        waiting += [
            p for p in found if p.suffix == ".md" and p not in reached and DOCS in p.parents
        ]
    assert reached == set(DOCS.rglob("*.md"))


def test_german_and_english_have_the_same_pages() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    rows = re.findall(r"\]\((de/[\w-]+\.md)\).*\]\((en/[\w-]+\.md)\)", index)
    assert {row[0] for row in rows} == {f"de/{p.name}" for p in (DOCS / "de").glob("*.md")}
    for german, english in rows:
        both = [(DOCS / one).read_text("utf-8") for one in (german, english)]
        assert [b.kind for b in blocks(both[0])] == [b.kind for b in blocks(both[1])], german


def test_the_picture_of_the_architecture_is_current(expected: Expected) -> None:
    expected(DOCS / "pictures" / "architecture.svg", picture())
