"""What we rely on in libraries beyond what they promise: a newer one that changes it fails here.

Each test names the library and the file of ours that would have to follow. Nothing of ours hangs
on the wording of a library's messages.
"""

from typing import Annotated, Any, Literal

import pytest
import typer
import yaml
from conftest import process
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rich.text import Text
from rich.tree import Tree

from ki_funding.cli import completion
from ki_funding.cli.app import command_line
from ki_funding.files.model import CODES
from ki_funding.law.formulas import FormulaError, read_formula
from ki_funding.presentation.with_rich import rendered
from ki_funding.values.vocabulary import Art


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


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["inner"]
    art: Art = Art.KREIS


class Other(BaseModel):
    kind: Literal["other"]


Name = Annotated[str, Field(pattern="^[a-z]+$")]


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    one: Inner
    named: dict[Name, Annotated[Inner | Other, Field(discriminator="kind")]] = {}
    several: tuple[str, ...] = Field(default=("a",), min_length=1)
    listed: list[str] = []


INNER = {"kind": "inner"}


@pytest.mark.parametrize(
    ("data", "kind", "loc"),
    [
        ({}, "missing", ("one",)),
        ({"one": INNER, "more": 1}, "extra_forbidden", ("more",)),
        ({"one": 1}, "model_type", ("one",)),
        ({"one": INNER, "named": 1}, "dict_type", ("named",)),
        ({"one": INNER, "named": {"a": 1}}, "model_attributes_type", ("named", "a")),
        ({"one": INNER, "named": {"a": {}}}, "union_tag_not_found", ("named", "a")),
        ({"one": INNER, "named": {"a": {"kind": "x"}}}, "union_tag_invalid", ("named", "a")),
        ({"one": INNER, "several": 1}, "tuple_type", ("several",)),
        ({"one": INNER, "several": []}, "too_short", ("several",)),
        ({"one": INNER, "listed": 1}, "list_type", ("listed",)),
        ({"one": {"kind": "x"}}, "literal_error", ("one", "kind")),
        ({"one": {**INNER, "art": "x"}}, "enum", ("one", "art")),
    ],
)
def test_pydantic_names_what_it_finds_wrong(data: Any, kind: str, loc: tuple[str, ...]) -> None:
    """`files.model.CODES` turns these types into codes of ours."""
    (found,) = refused(data)
    assert (found["type"], found["loc"]) == (kind, loc)
    assert kind in CODES


def test_pydantic_puts_the_tag_of_a_union_into_a_place_and_marks_keys() -> None:
    """`files.model` takes the one out and reads the other."""
    (inside,) = refused({"one": INNER, "named": {"a": {**INNER, "art": "x"}}})
    assert inside["loc"] == ("named", "a", "inner", "art")
    (key,) = refused({"one": INNER, "named": {"A": INNER}})
    assert key["loc"] == ("named", "A", "[key]")


def refused(data: Any) -> Any:
    with pytest.raises(ValidationError) as caught:
        Outer.model_validate(data)
    return caught.value.errors()


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
