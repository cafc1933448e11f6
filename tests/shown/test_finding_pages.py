"""The pages of findings show what the program says of each test pair."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, run
from finding_pages import CUT, page
from finding_pairs import PAGES, Pair, groups, told, workspace

from ki_funding.texts.language import Language

GROUPS = groups()
FORMATS = ("text", "concise", "json", "github", "sarif")
LONGEST_EXAMPLE = 20


@pytest.mark.few(1)
@pytest.mark.parametrize("language", Language)
def test_the_page_shows_what_the_program_says(
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected: Callable[[Path, str], None],
) -> None:
    def shown(pair: Pair) -> str:
        folder = tmp_path / pair.code
        folder.mkdir()
        monkeypatch.chdir(folder)
        return told(pair, folder, language)

    written = page(language, GROUPS, shown, in_every_format(tmp_path, language))
    expected(ROOT / PAGES[language], written)


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
