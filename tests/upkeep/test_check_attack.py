"""`ki-funding check` on what nobody should write: never a bug, never in silence, never for ever."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES, RULES, run

import ki_funding
from ki_funding.presentation.findings import written
from ki_funding.presentation.style import Style
from ki_funding.texts.language import in_each
from ki_funding.upkeep.check.check import Audit, check

SHIPPED = ki_funding.load_rules()
FILES = ["komm_an_i.yaml", "common.yaml", "sources.yaml", "register.csv", "tests/komm_an_i.yaml"]
EVERY = 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped rules."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def told(path: Path) -> Audit:
    """What is found, written in every format and both languages."""
    found = check([path], SHIPPED)
    for format_ in ("text", "concise", "json", "github", "sarif"):
        shown = in_each(lambda format_=format_: written(found.findings, format_, Style()))
        assert all(shown) or not found.findings
    return found


def codes(path: Path) -> set[str]:
    return {finding.code for finding in told(path).findings}


CONTENTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "a NUL byte": lambda raw: raw[:-40] + b"\0" + raw[-40:],
    "a list": lambda _: b"- a\n" * 1000,
    "brackets": lambda _: b"a: " + b"[" * 5000,
    "steps": lambda _: b"".join(b" " * n + b"a:\n" for n in range(200)),
    "too large": lambda _: b"#" * 1_000_001,
    "a cell without end": lambda _: b"a" * 200_000,
    "one key again and again": lambda _: b"k: 1\n" * 500,
}


@pytest.mark.few(3)
@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_something_else_is_refused(file: str, content: str, folder: Path) -> None:
    path = folder / file
    path.write_bytes(CONTENTS[content](path.read_bytes()))
    places = {finding.span.file for finding in told(folder).findings}
    assert str(path) in places


@pytest.mark.few(3)
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("ending", [b"\r\n", b"\n\n"])
def test_line_ends_of_another_system_are_no_finding(file: str, ending: bytes, folder: Path) -> None:
    path = folder / file
    if ending == b"\n\n" and file == "register.csv":
        pytest.skip("an empty line of a table is a row without cells")
    if ending == b"\n\n" and b">-" in path.read_bytes():
        pytest.skip("an empty line in a folded text is another text")
    path.write_bytes(path.read_bytes().replace(b"\n", ending))
    assert told(folder).findings == ()


@pytest.mark.slow
@pytest.mark.few(1)
@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_anywhere_is_no_bug(file: str, folder: Path) -> None:
    path = folder / file
    raw = path.read_bytes()
    for end in range(0, len(raw), max(EVERY, len(raw) // 12)):
        path.write_bytes(raw[:end])
        told(folder)


def test_a_folder_without_its_rulebook_is_not_taken_for_a_folder_of_cases(folder: Path) -> None:
    (folder / "rulebook.yaml").unlink()
    found = check([folder], SHIPPED)
    assert ([f.code for f in found.findings], found.missing) == (["folder-no-rules"], True)


def test_a_folder_with_nothing_in_it_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    found = check([tmp_path / "leer"], SHIPPED)
    assert ([f.code for f in found.findings], found.missing) == (["folder-no-cases"], True)


def test_links_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    cases = tmp_path / "faelle"
    cases.mkdir()
    shutil.copy(EXAMPLES / "kreis-unna.yaml", cases)
    for name in ("a", "b", "c"):
        (cases / name).symlink_to(cases)
    assert check([cases], SHIPPED).cases == 1


@pytest.mark.parametrize("name", ["rules/rulebook.yaml", "rules/tests/kim.yaml", "rules/kim.yaml"])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(name: str, folder: Path) -> None:
    path = folder.parent / name
    path.unlink()
    os.mkfifo(path)
    assert codes(folder)


@pytest.mark.few(2)
@pytest.mark.parametrize("name", ["common.yaml", "kim.yaml", "register.csv", "tests/kim.yaml"])
def test_a_folder_or_a_link_to_itself_in_the_place_of_a_file_is_told(
    name: str, folder: Path
) -> None:
    path = folder / name
    path.unlink()
    path.mkdir()
    assert codes(folder)
    path.rmdir()
    path.symlink_to(path)
    assert codes(folder)


@pytest.mark.slow
def test_thousands_of_cases_are_checked_and_thousands_of_rules_refused(tmp_path: Path) -> None:
    (tmp_path / "faelle").mkdir()
    content = (EXAMPLES / "kreis-unna.yaml").read_text("utf-8")
    for number in range(2500):
        (tmp_path / "faelle" / f"{number}.yaml").write_text(content, "utf-8")
    assert check([tmp_path / "faelle"], SHIPPED).cases == 2500
    shutil.copy(RULES / "rulebook.yaml", tmp_path / "faelle")
    assert codes(tmp_path / "faelle") == {"folder-large"}


def test_the_command_ends_with_1_or_2_and_never_with_a_bug(folder: Path) -> None:
    (folder / "komm_an_i.yaml").write_bytes(b"\xff\xfe")
    assert run("check", str(folder)).code == 1
    (folder / "rulebook.yaml").unlink()
    assert run("check", str(folder)).code == 2
