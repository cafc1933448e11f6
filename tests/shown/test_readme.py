"""What the README says works, besides what it shows, which `shown/test_pages.py` compares."""

import re

from conftest import run
from doc_pages import README

TEXT = README.read_text("utf-8")
LONGEST = 200


def test_the_case_file_in_it_is_valid() -> None:
    (case,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)
    done = run("calc", "-", stdin=case)
    assert done.code == 0, done.err


def test_the_commands_to_install_are_these() -> None:
    install = "python3 -m venv .venv && .venv/bin/pip install"
    assert re.findall(r"```sh\n(python3 .*)\n```", TEXT) == [
        f"{install} . && .venv/bin/ki-funding calc examples/kreis-unna.yaml",
        f'{install} -e ".[dev]" -c constraints.txt && .venv/bin/pytest',
    ]


def test_it_is_short_enough_to_be_read() -> None:
    assert len(TEXT.splitlines()) <= LONGEST
