"""The pages of findings show what the program says of each test pair."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import run
from finding_pages import CUT, index, page
from finding_pairs import groups, told, workspace

from ki_funding.presentation.findings.pages import DOCS, FOLDERS, INDEX
from ki_funding.texts.language import Language

GROUPS = groups()
FORMATS = ("text", "concise", "json", "github", "sarif", "gitlab")
LONGEST_EXAMPLE = 20


@pytest.mark.few(1)
@pytest.mark.parametrize("language", Language)
def test_the_pages_show_what_the_program_says(
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected: Callable[[Path, str], None],
) -> None:
    own = DOCS / FOLDERS[language]
    for pair in (pair for group in GROUPS for pair in group.pairs):
        folder = tmp_path / pair.code
        folder.mkdir()
        monkeypatch.chdir(folder)
        expected(own / f"{pair.code}.md", page(pair, language, told(pair, folder, language)))
    formats = in_every_format(tmp_path, language)
    expected(DOCS / INDEX[language], index(language, GROUPS, formats))


@pytest.mark.parametrize("language", Language)
def test_no_page_is_left_of_a_finding_that_is_gone(language: Language) -> None:
    pages = {path.stem for path in (DOCS / FOLDERS[language]).iterdir()}
    assert pages == {pair.code for group in GROUPS for pair in group.pairs}


def in_every_format(tmp_path: Path, language: Language) -> dict[str, str]:
    """What one misspelt input looks like in each format."""
    (pair,) = [pair for group in GROUPS for pair in group.pairs if pair.code == "input-unknown"]
    folder = tmp_path / "formats"
    folder.mkdir()
    workspace(folder, pair, bad=True)
    outputs = {}
    for format_ in FORMATS:
        command = f"ki-funding check seldwyla.yaml --rules regeln --format {format_}"
        done = run(*shlex.split(command)[1:], cwd=folder, KI_FUNDING_LANG=str(language))
        assert done.code == 1
        lines = done.out.splitlines()
        short = [*lines[:LONGEST_EXAMPLE], CUT] if len(lines) > LONGEST_EXAMPLE else lines
        outputs[command] = "\n".join(short)
    return outputs
