"""The pages in `docs/` hang together: links, files that they quote, generated parts, languages."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, SHIPPED
from doc_pages import DOCS, PAGES, PART, README, anchors, blocks, links, name
from doc_reference import parts

from ki_funding.files.yaml import read_text
from ki_funding.presentation.findings.pages import INDEX

EVERY = sorted([*PAGES, *(DOCS / page for page in INDEX.values()), README])
SOURCE = ROOT / "src" / "ki_funding"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
ON_WINDOWS = {"de": DOCS / "de" / "anleitung.md", "en": DOCS / "en" / "tutorial.md"}
# What has the same name in every shell, or is written for some of them alone.
ANYWHERE = {"ki-funding", "pip", "pipx", "pytest", "git", "pre-commit", "eval"}


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


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=name)
def test_commands_for_powershell_are_those_for_a_shell(page: Path) -> None:
    text = page.read_text("utf-8")
    (windows,) = re.findall(r"```powershell\n(.*)\n```", text)
    shell = windows.replace("py -m", "python3 -m").replace("Scripts", "bin").replace("\\", "/")
    assert f"```sh\n{shell.replace('; ', ' && ')}\n```" in text


@pytest.mark.parametrize("language", ON_WINDOWS)
def test_what_has_another_name_on_windows_is_in_a_table(language: str) -> None:
    rows = re.findall(r"^\| `(\S+)[^|]*` \|", ON_WINDOWS[language].read_text("utf-8"), re.M)
    for page in (page for page in PAGES if page.parent.name == language):
        for line in commands(page.read_text("utf-8")):
            words = {part.split()[0] for part in re.split(r" (?:\||&&) ", line)}
            assert words <= {*ANYWHERE, *rows}, line


@pytest.mark.parametrize("page", [*PAGES, README, CONTRIBUTING], ids=name)
def test_every_shell_reads_a_command_in_the_same_way(page: Path) -> None:
    text = page.read_text("utf-8")
    for line in [*commands(text), *re.findall(r"`((?:ki-funding|pip) [^`]+)`", text)]:
        bare = re.sub(r'"[^"]*"', "", line)
        assert "'" not in bare, f"cmd has no single quotes: {line}"
        assert not re.search(r"\S,\S|[{}@]$|\[", bare), f"to be quoted: {line}"


def commands(text: str) -> list[str]:
    """What a page gives to type."""
    found = [block for block in blocks(text) if block.kind in {"sh", "console"}]
    return [
        line.removeprefix("$ ")
        for block in found
        for line in block.text.splitlines()
        if block.kind == "sh" or line.startswith("$ ")
    ]


@pytest.mark.parametrize("page", [DOCS / "architecture.md", CONTRIBUTING], ids=name)
def test_what_developers_are_shown_is_there(page: Path) -> None:
    named = re.findall(r"`([\w./-]+)`", page.read_text("utf-8"))
    files = {one for one in named if "/" in one or one.endswith((".py", ".md", ".toml", ".txt"))}
    assert files
    for file in files:
        assert (ROOT / file).exists() or any(SOURCE.rglob(file.strip("/"))), file
    for module in set(named) - files:
        path = SOURCE / module.replace(".", "/")
        if (SOURCE / module.partition(".")[0]).is_dir():
            assert path.is_dir() or path.with_suffix(".py").is_file(), module


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
