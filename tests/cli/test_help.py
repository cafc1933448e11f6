"""Every command's help has examples, and they work as they stand."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import run

from ki_funding.cli.app import COMMANDS, HELP
from ki_funding.texts.language import Language, catalogue

ENOUGH = 3
EXAMPLE = re.compile(r"^ +(ki-funding .+)$", re.M)
NEW_CASE = "ki-funding init Unna --output unna.yaml"


def examples(command: str, language: Language) -> list[str]:
    """The calls that the help of a command shows; taken from its text, which nothing wraps."""
    texts = catalogue()[f"help.{HELP.get(command, command)}"]
    return EXAMPLE.findall(texts[0] if language is Language.DE else texts[1])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_shows_three_examples_in_both_languages(command: str) -> None:
    for language in Language:
        found = examples(command, language)
        own = [call for call in found if call.startswith(f"ki-funding {command}")]
        assert len(own) >= ENOUGH
        assert set(found) - set(own) <= {NEW_CASE}
        shown = run(command, "--help", "--lang", language, COLUMNS="120").out
        assert EXAMPLE.findall(shown) == found


@pytest.mark.few(2)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_examples_of_a_command_work_in_an_empty_folder(
    command: str, language: Language, tmp_path: Path
) -> None:
    for example in examples(command, language):
        done = run(*shlex.split(example)[1:], cwd=tmp_path, KI_FUNDING_LANG=language)
        assert done.code == 0, f"{example}\n{done.err}"
        assert done.out or done.err or "--quiet" in example
        target = re.search(r"--output (\S+)", example)
        assert not target or (tmp_path / target[1]).stat().st_size > 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_fits_a_narrow_terminal(command: str) -> None:
    done = run(command, "--help", COLUMNS="40")
    assert done.code == 0
    prose = [line for line in done.out.splitlines() if "ki-funding" not in line]
    assert max(len(line) for line in prose) <= 80
