"""What the README says works, besides what it shows, which `shown/test_pages.py` compares."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, run
from doc_pages import README

TEXT = README.read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)
IN_TABLE = re.findall(r"^\| `ki-funding ([^`]+)` \|", TEXT, re.M)


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
