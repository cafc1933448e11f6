"""The pages and pictures show what a reader gets who does what they say, with the shipped rules."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT, run
from doc_architecture import picture
from doc_pages import (
    DOCS,
    PAGES,
    README,
    blocks,
    filled,
    followed,
    language_of,
    name,
    with_the_next_year,
)
from doc_reference import parts
from workplace import prepare

import ki_funding
from ki_funding.api import load_rules
from ki_funding.upkeep.check.check import check

pytestmark = pytest.mark.usefixtures("shipped")
TEXT = README.read_text("utf-8")
PICTURES = re.findall(r"`ki-funding ([^`]+ --svg (docs/pictures/[^`]+))`", TEXT)
Expected = Callable[[Path, str], None]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_who_follows_a_page_sees_what_it_shows(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    expected: Expected,
    shipped: ki_funding.Rules,
) -> None:
    folder, language = prepare(tmp_path, ROOT), language_of(page)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("KI_FUNDING_LANG", language)
    text = filled(page.read_text("utf-8"), parts(language))
    text = with_the_next_year(text, shipped.years)
    only_written = request.config.getoption("--update-expected")
    text = followed(page, text, folder, to_its_end=not only_written)
    expected(page, text)
    files = [folder / b.file for b in blocks(text) if b.kind == "yaml" and b.file]
    checked = [path for path in files if ".github" not in path.parts and path.name[0] != "."]
    assert check(checked, load_rules(rules_beside(checked))).findings == ()


def rules_beside(files: list[Path]) -> Path | None:
    """The rules that a page's own rule files belong to."""
    folders = [folder for path in files for folder in path.parents]
    return next((f for f in folders if (f / "rulebook.yaml").is_file()), None)


def test_who_follows_the_readme_sees_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected
) -> None:
    folder = prepare(tmp_path, ROOT)
    monkeypatch.chdir(folder)
    expected(README, followed(README, TEXT, folder))


@pytest.mark.parametrize(("arguments", "name"), PICTURES)
def test_a_picture_is_what_its_command_draws(arguments: str, name: str, expected: Expected) -> None:
    done = run(*shlex.split(arguments)[:-1], "-", cwd=ROOT)
    assert done.code == 0, done.err
    old = (ROOT / name).read_text("utf-8")
    texts = [list(ElementTree.fromstring(svg).itertext()) for svg in (old, done.out)]
    # other versions of the drawing library move a line, not a figure
    expected(ROOT / name, old if texts[0] == texts[1] else done.out)
    assert f"]({name})" in TEXT


def test_the_picture_of_the_architecture_is_current(expected: Expected) -> None:
    expected(DOCS / "pictures" / "architecture.svg", picture())
