"""What we rely on in libraries beyond what they promise: a newer one that changes it fails here.

Each test names the library and the file of ours that would have to follow. Nothing of ours hangs
on the wording of a library's messages.
"""

from typing import Any

import pytest
import typer
import yaml
from conftest import process
from rich.text import Text
from rich.tree import Tree

from ki_funding.cli import completion
from ki_funding.cli.app import command_line
from ki_funding.law.formulas import FormulaError, read_formula
from ki_funding.presentation.with_rich import rendered


def test_pyyaml_tells_in_characters_where_it_stopped() -> None:
    """`files.yaml_syntax` looks at the text there, and nothing else says what is wrong."""
    for loader in (yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        with pytest.raises(yaml.parser.ParserError) as parsing:
            list(yaml.parse("ä: 1\r\nö: [ü}", loader))
        with pytest.raises(yaml.scanner.ScannerError) as scanning:
            list(yaml.parse("ä: 'ö\n", loader))
        for caught, begun, stop in ((parsing, 9, 11), (scanning, 3, 6)):
            assert caught.value.context_mark
            assert caught.value.problem_mark
            assert caught.value.context_mark.index == begun
            assert caught.value.problem_mark.index == stop


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["calc", "--fomat"], {"option_name": "--fomat", "possibilities": ["--format"]}),
        (["calc", "-Z"], {"option_name": "-Z", "possibilities": None}),
        (["calc", "--year"], {"option_name": "--year"}),
        (["calc", "--quiet=1"], {"option_name": "--quiet"}),
        (["explain"], {"param_type": None}),
    ],
)
def test_typer_knows_what_it_refused(arguments: list[str], known: dict[str, Any]) -> None:
    """`cli.usage` says it in our words by what it knows, and that it can say it."""
    with pytest.raises(Exception) as caught:  # noqa: PT011, its class is private
        command_line().main(arguments, prog_name="ki-funding", standalone_mode=False)
    names = ("option_name", "possibilities", "param_type")
    assert {n: getattr(caught.value, n) for n in names if hasattr(caught.value, n)} == known
    assert hasattr(caught.value, "format_message")
    if "param_type" in known:
        assert caught.value.param.metavar == "FALL"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("german")
def test_typer_knows_of_parameters_what_the_help_says() -> None:
    """`cli.help` writes every line from these attributes."""
    for command in (command_line(), *command_line().commands.values()):
        for parameter in command.get_params(typer.Context(command)):
            assert parameter.param_type_name in {"argument", "option"}
            assert parameter.metavar or parameter.is_flag
            assert isinstance(parameter.required, bool)
            assert parameter.nargs in {1, -1}
            assert parameter.help
    names = {parameter.name for parameter in command_line().params}
    assert {"install_completion", "show_completion"} <= names


@pytest.mark.process
@pytest.mark.parametrize(
    ("shell", "line"),
    [("bash", "COMP_WORDS"), ("zsh", "_TYPER_COMPLETE_ARGS"), ("fish", "_TYPER_COMPLETE_ARGS")],
)
def test_typer_hands_over_a_line_in_variables_that_we_know(shell: str, line: str) -> None:
    """`cli.completion` reads the line, and which shell asks, from them."""
    script = process(**{completion.VARIABLE: f"source_{shell}"}).out
    assert f"{completion.VARIABLE}=complete_{shell}" in script
    assert f"{line}=" in script


@pytest.mark.parametrize(
    ("text", "code"), [("1or x", "formula-refused"), (r"'\d'", "formula-number")]
)
def test_python_tells_users_nothing_of_what_it_thinks_of_their_formulas(
    text: str, code: str, recwarn: pytest.WarningsRecorder
) -> None:
    """`law.formulas` lets Python's parser read them, and each version warns of something else."""
    with pytest.raises(FormulaError) as caught:
        read_formula(text)
    assert caught.value.code == code
    assert not recwarn


def test_rich_takes_its_orders_from_us_and_not_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`presentation.terminal` has decided on width and colours already."""
    for name, value in {"NO_COLOR": "1", "COLUMNS": "3", "TERM": "dumb", "JUPYTER": "1"}.items():
        monkeypatch.setenv(name, value)
    assert rendered(Text("rot und lang", "red"), color=True) == "\x1b[31mrot und lang\x1b[0m\n"
    assert rendered(Text("rot und lang", "red"), color=False) == "rot und lang\n"
    tree = Tree("1234567890" * 20)
    assert rendered(tree, color=False) == "1234567890" * 20 + "\n"
