"""The README is run: every command in it works, and the output shown is the output given."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from conftest import ROOT, run, without_receipt

import ki_funding

README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
CONSOLE = re.compile(r"```console\n\$ (ki-funding [^\n]+)\n(.*?)```", re.S)
CUT = "[…]\n"
IN_TABLE = re.findall(r"^\| `ki-funding ([^`]+)` \|", TEXT, re.M)


def shown(command: str) -> str:
    done = run(*shlex.split(command)[1:], COLUMNS="80")
    return without_receipt(done.out + done.err)


@pytest.mark.parametrize("place", range(len(CONSOLE.findall(TEXT))))
def test_a_command_gives_the_output_that_is_shown(
    place: int, request: pytest.FixtureRequest
) -> None:
    command, output = CONSOLE.findall(TEXT)[place]
    real = shown(command)
    if output.endswith(CUT):
        real = "\n\n".join(real.split("\n\n")[:3]) + "\n" + CUT
    if request.config.getoption("--update-expected"):
        _write(place, real)
    assert CONSOLE.findall(README.read_text("utf-8"))[place][1] == real


PICTURES = re.findall(r"`ki-funding ([^`]+ --svg (docs/pictures/[^`]+))`", TEXT)


@pytest.mark.parametrize(("arguments", "name"), PICTURES)
def test_a_picture_is_what_its_command_draws(
    arguments: str, name: str, request: pytest.FixtureRequest
) -> None:
    done = run(*shlex.split(arguments)[:-1], "-")
    assert done.code == 0, done.err
    if request.config.getoption("--update-expected"):
        (ROOT / name).write_text(done.out, "utf-8")
    texts = [list(ElementTree.fromstring(svg).itertext()) for svg in (
        done.out, (ROOT / name).read_text("utf-8")
    )]  # fmt: skip
    assert texts[0] == texts[1]  # other versions of the drawing library move a line, not a figure
    assert f"]({name})" in TEXT


@pytest.mark.parametrize("arguments", IN_TABLE)
def test_a_command_in_a_table_works(arguments: str) -> None:
    done = run(*shlex.split(arguments))
    assert done.code == 0, done.err


def test_the_python_in_it_runs_and_gives_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for line in code.splitlines():
        statement, _, comment = line.partition("  #")
        if comment.strip().startswith(("Decimal", "<Status")):
            assert repr(eval(statement, names)) == comment.strip()
        else:
            exec(statement, names)


BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)


def test_the_overlay_in_it_is_the_one_of_the_examples(tmp_path: Path) -> None:
    (overlay,) = (block for block in BLOCKS if block.startswith("overlay:"))
    assert overlay in (ROOT / "examples/overlays/reform-2026.yaml").read_text("utf-8")


def test_the_row_and_the_test_in_it_fit_the_rules(tmp_path: Path) -> None:
    (block,) = (yaml.safe_load(block) for block in BLOCKS if block.startswith("values:"))
    (row,), (test,) = block["values"], block["tests"]
    overlay = {"overlay": "versuch", "title": "Versuch", "set": {
        "ki_grundfoerderung.fachkraft_hoechstbetrag": [
            {"from": row["from"].isoformat(), "value": row["value"]}]}}  # fmt: skip
    rules = ki_funding.load_rules().with_overlay(overlay)
    result = rules.calculate(test["case"], full_use=test["full_use"])
    assert {
        "ki_grundfoerderung.fachkraft.maximum": float(result.programmes[0].items[0].maximum or 0)
    } == test["expect"]


def test_the_action_in_it_is_given_what_it_knows() -> None:
    (steps,) = (block for block in BLOCKS if block.startswith("steps:"))
    *_, used = yaml.safe_load(steps)["steps"]
    known = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(used["with"]) <= set(known)


def test_the_case_file_in_it_is_valid(tmp_path: Path) -> None:
    case, notice = (b for b in BLOCKS if b.startswith("kommune:") or "bescheid:" in b)
    for text in (case, case.replace("komm_an_i:", f"{notice}komm_an_i:")):
        done = run("calc", "-", stdin=text)
        assert done.code == 0, done.err


def test_the_commands_to_install_are_these() -> None:
    commands = re.findall(r"```sh\n(.*?)```", TEXT, re.S)
    assert commands == [
        "python3 -m venv .venv && .venv/bin/pip install . && "
        ".venv/bin/ki-funding calc examples/kreis-unna.yaml\n",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest\n",
    ]


def test_every_folder_that_it_names_is_there() -> None:
    for name in re.findall(r"^\| `([a-z_/]+/)` \|", TEXT, re.M):
        assert (ROOT / name).is_dir(), name


def _write(place: int, real: str) -> None:
    text = README.read_text("utf-8")
    matches = list(CONSOLE.finditer(text))
    start, end = matches[place].span(2)
    README.write_text(text[:start] + real + text[end:], "utf-8")
