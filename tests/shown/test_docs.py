"""The pages in `docs/` hang together: links, files that they quote, generated parts, languages."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, SHIPPED
from doc_pages import DOCS, PAGES, PART, README, anchors, blocks, links, name
from doc_reference import parts

from ki_funding.files.yaml import read_text

EVERY = sorted([*DOCS.rglob("*.md"), README])


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_yaml_block_is_a_file_or_stands_in_the_rules(page: Path) -> None:
    known = "\n".join(p.read_text("utf-8") for p in [*SHIPPED.rglob("*.yaml"), *EXAMPLE_FILES])
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
