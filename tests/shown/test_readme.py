"""The README is run: every command in it works, and the output shown is the output given."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from conftest import ROOT, run
from doc_pages import followed
from workplace import prepare

import ki_funding

README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)
IN_TABLE = re.findall(r"^\| `ki-funding ([^`]+)` \|", TEXT, re.M)


def test_who_follows_it_sees_what_it_shows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rules: ki_funding.Rules,
    expected: Callable[[Path, str], None],
) -> None:
    folder = prepare(tmp_path)
    monkeypatch.chdir(folder)
    expected(README, followed(README, with_its_amount(rules), folder))


def with_its_amount(rules: ki_funding.Rules) -> str:
    """The text with the amount that its example of a new row and a test of it gives."""
    (block,) = (yaml.safe_load(block) for block in BLOCKS if block.startswith("values:"))
    (row,), (test,) = block["values"], block["tests"]
    ((place, amount),) = test["expect"].items()
    overlay = {"overlay": "versuch", "title": "Versuch", "set": {
        "ki_grundfoerderung.fachkraft_hoechstbetrag": [
            {"from": row["from"].isoformat(), "value": row["value"]}]}}  # fmt: skip
    result = rules.with_overlay(overlay).calculate(test["case"], full_use=test["full_use"])
    assert place == "ki_grundfoerderung.fachkraft.maximum"
    now = result.programmes[0].items[0].maximum
    return TEXT.replace(f"{place}: {amount:.2f}", f"{place}: {now}")


PICTURES = re.findall(r"`ki-funding ([^`]+ --svg (docs/pictures/[^`]+))`", TEXT)


@pytest.mark.parametrize(("arguments", "name"), PICTURES)
def test_a_picture_is_what_its_command_draws(
    arguments: str, name: str, expected: Callable[[Path, str], None]
) -> None:
    done = run(*shlex.split(arguments)[:-1], "-")
    assert done.code == 0, done.err
    old = (ROOT / name).read_text("utf-8")
    texts = [list(ElementTree.fromstring(svg).itertext()) for svg in (old, done.out)]
    # other versions of the drawing library move a line, not a figure
    expected(ROOT / name, old if texts[0] == texts[1] else done.out)
    assert f"]({name})" in TEXT


@pytest.mark.parametrize("arguments", IN_TABLE)
def test_a_command_in_a_table_works(arguments: str) -> None:
    done = run(*shlex.split(arguments))
    assert done.code == 0, done.err


def test_the_overlay_in_it_is_the_one_of_the_examples(tmp_path: Path) -> None:
    (overlay,) = (block for block in BLOCKS if block.startswith("overlay:"))
    assert overlay in (ROOT / "examples/overlays/reform-2026.yaml").read_text("utf-8")


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
