"""What differs on Windows, as far as it can be simulated: its paths, code pages, line ends, locks.

That nothing is called which Python lacks there is seen by `mypy --platform win32`, in `.ci/run`.
"""

import errno
import json
import locale
import os
import re
import shutil
import sys
from codecs import BOM_UTF8
from io import StringIO
from ntpath import normpath
from pathlib import Path, PureWindowsPath

import pytest
from conftest import EXAMPLES, FROZEN, run
from workplace import prepare

from ki_funding.cli import app
from ki_funding.cli.console import Console, readable
from ki_funding.files.findings import Diagnostic, Span
from ki_funding.presentation import with_rich
from ki_funding.presentation.findings import github, sarif
from ki_funding.texts.language import choose

UNNA = "examples/kreis-unna.yaml"
CASE = (EXAMPLES / "kreis-unna.yaml").read_text("utf-8")
WRONG = "kommune: Kreis Unma\njahr: 2023\n"
BERICHT = r"C:\berichte\unna"
COLUMNS = ["kommune", "jahr", "komm_an_i.personal_stellen", "komm_an_i.massnahmen_ausgaben"]
REPORT = "report:\n  - {title: Summe, amount: granted, show: [sum]}\n"
MONEY = re.compile(r"\d[\d.]*,\d\d")
SHOWN = ([UNNA], ["examples/kreis-unna-bescheid.yaml"])
LOCKED = "Zugriff verweigert"


# Paths


@pytest.mark.parametrize(("suffix", "begins"), [("xlsx", "PK"), ("html", "<!doctype"), ("md", "#")])
def test_the_suffix_of_a_path_with_backslashes_says_the_format(
    suffix: str, begins: str, tmp_path: Path
) -> None:
    target = f"{BERICHT}.{suffix}"
    done = run("calc", str(EXAMPLES / "kreis-unna.yaml"), "--output", target, cwd=tmp_path)
    assert (done.code, target in done.err) == (0, True)
    assert (tmp_path / target).read_bytes().decode("utf-8", "replace").startswith(begins)


@pytest.mark.parametrize("target", ["unna.xlsx.", "unna.xlsx ", r"C:\berichte.md\unna.xlsx. ."])
def test_dots_and_spaces_that_windows_drops_hide_no_suffix(target: str) -> None:
    done = run("calc", UNNA, "--format", "md", "--output", target)
    assert done.code == 2
    assert ".xlsx" in done.err


def test_a_finding_in_a_file_on_a_drive_has_its_place_behind_the_name(tmp_path: Path) -> None:
    name = r"C:\fälle\unna.yaml"
    (tmp_path / name).write_text(WRONG, "utf-8")
    for command in (["calc", name], ["check", name, "--format", "concise"]):
        done = run(*command, cwd=tmp_path)
        assert f"{name}:1:10: error[kommune-unknown]: " in done.located


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("file", "workspace", "address", "annotated"),
    [
        (r"fälle\a b.yaml", "", "f%C3%A4lle/a%20b.yaml", "fälle/a b.yaml"),
        (r"C:\fälle\a.yaml", "", "file:///C:/f%C3%A4lle/a.yaml", "C%3A/fälle/a.yaml"),
        (r"D:\a\repo\rules\kim.yaml", r"D:\a\repo", "rules/kim.yaml", "rules/kim.yaml"),
        (r"d:\A\Repo\rules\kim.yaml", r"D:\a\repo", "rules/kim.yaml", "rules/kim.yaml"),
        (r"C:\Temp\a.yaml", r"D:\a\repo", "file:///C:/Temp/a.yaml", "C%3A/Temp/a.yaml"),
    ],
)
def test_findings_for_other_programs_have_addresses_with_slashes(
    file: str, workspace: str, address: str, annotated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", workspace)
    monkeypatch.setattr(os.path, "realpath", normpath)
    monkeypatch.setattr(github, "PurePath", PureWindowsPath)
    found = [Diagnostic("kommune-unknown", Span(file, 1, 10, 1, 15), {"name": "Unma"})]
    assert f"file={annotated},line=1," in github.render(found)
    (result,) = json.loads(sarif.render(found))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == address


def test_a_folder_on_a_drive_that_is_not_there_is_no_error_of_ours(tmp_path: Path) -> None:
    done = run("diff", r"C:\regeln", cwd=prepare(tmp_path))
    assert done.code == 2
    assert r"C:\regeln: error[git-revision]" in done.located


def test_the_folder_of_a_revision_may_be_written_with_backslashes(tmp_path: Path) -> None:
    folder = prepare(tmp_path)
    done = run("diff", r"main:tests\frozen\rules", "--exit-code", "--rules", "rules", cwd=folder)
    assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("command", "pattern"),
    [
        ("calc", "examples/k*.yaml"),
        ("check", "examples/*2?.yaml"),
        ("test", "rules/tests/ki?.yaml"),
    ],
)
def test_a_pattern_that_the_shell_leaves_as_it_is_means_its_files(
    command: str, pattern: str
) -> None:
    folder, _, within = pattern.rpartition("/")
    files = sorted(f"{folder}/{path.name}" for path in (FROZEN / folder).glob(within))
    assert files
    assert pattern not in files
    assert run(command, pattern) == run(command, *files)


@pytest.mark.parametrize("command", ["calc", "check", "test"])
def test_a_pattern_that_fits_nothing_is_named(command: str) -> None:
    done = run(command, "examples/x*.yaml")
    assert done.code == 2
    assert "examples/x*.yaml: error[file-missing]" in done.located


# Code pages and languages


@pytest.mark.parametrize("page", ["cp1252", "cp850", "cp437"])
def test_money_can_be_read_in_every_code_page(page: str) -> None:
    for call in SHOWN:
        wide = run("calc", *call)
        shown = readable(wide.out, page)
        assert shown.encode(page)
        assert MONEY.findall(shown) == MONEY.findall(wide.out)
        assert shown.count("€") + shown.count("EUR") == wide.out.count("€")
        done = run("calc", *call, PYTHONIOENCODING=page)
        assert done.code == wide.code
        assert "Traceback" not in done.err
        assert done.out.encode() == shown.encode(page) or "\ufffd" in done.out


@pytest.mark.few(1)
@pytest.mark.parametrize("page", ["cp1252", "cp850", "cp437"])
def test_data_for_other_programs_is_the_same_in_every_code_page(page: str) -> None:
    for format_ in ("json", "csv", "html"):
        call = ("calc", "examples/koeln-2020.yaml", "--format", format_)
        assert run(*call, PYTHONIOENCODING=page) == run(*call)


@pytest.mark.parametrize(
    ("says", "language"),
    [("German_Germany", "de"), ("de_AT", "de"), ("en_US", "en"), ("English_Europe", "en"),
     ("Dutch_Netherlands", "en"), (None, "en")],
)  # fmt: skip
def test_without_variables_windows_says_which_language_its_user_speaks(
    says: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (says, "cp1252"))
    assert choose(None, {}) == language
    assert choose(None, {"KI_FUNDING_LANG": "de"}) == "de"
    assert choose("en", {}) == "en"


def test_a_console_that_would_write_out_the_marks_of_colours_is_given_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdout", Terminal())
    for legacy in (False, True):
        monkeypatch.setattr(with_rich, "detect_legacy_windows", lambda old=legacy: old)
        assert Console().style().color is not legacy
    monkeypatch.setattr(with_rich, "detect_legacy_windows", lambda: False)
    monkeypatch.setenv("TERM", "dumb")
    assert not Console().style().color


# Line ends


def as_windows(path: Path) -> None:
    """What an editor of Windows makes of a text."""
    path.write_bytes(BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one file of every kind that people write."""
    shutil.copytree(FROZEN / "rules", tmp_path / "rules")
    shutil.copy(EXAMPLES / "overlays" / "reform-2026.yaml", tmp_path / "reform.yaml")
    (tmp_path / "unna.yaml").write_text(CASE, "utf-8")
    (tmp_path / "falsch.yaml").write_text(WRONG, "utf-8")
    rows = [",".join(COLUMNS), "Kreis Unna,2023,1.5,15000", "Köln,2022,1,100"]
    (tmp_path / "stellen.csv").write_text("\n".join(rows) + "\n", "utf-8")
    scenario = f"scenario: stellen\ntitle: Stellen\ncases: {{table: stellen.csv}}\n{REPORT}"
    (tmp_path / "stellen.yaml").write_text(scenario, "utf-8")
    return tmp_path


@pytest.mark.few(3)
@pytest.mark.parametrize(
    "command",
    [
        "calc unna.yaml --rules rules --with reform.yaml --year 2026 --format json",
        "calc falsch.yaml",
        "explain unna.yaml ki_grundfoerderung --rules rules",
        "sweep stellen.csv --format json",
        "sweep stellen.yaml",
        "check rules unna.yaml falsch.yaml reform.yaml stellen.yaml",
        "diff reform.yaml --year 2026 --case unna.yaml",
        "test rules/tests/kim.yaml",
    ],
)
def test_line_ends_and_marks_of_windows_change_nothing(command: str, files: Path) -> None:
    before = run(*command.split(), cwd=files)
    assert before.code == ("falsch" in command), before.err
    for path in files.rglob("*.*"):
        as_windows(path)
    assert run(*command.split(), cwd=files) == before


# Files and pipes that other programs hold


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that another program has open."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, LOCKED, str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("command", [f"calc {UNNA}", "schema --all"])
def test_a_file_that_is_open_elsewhere_stays_and_is_told(command: str, tmp_path: Path) -> None:
    target = tmp_path / ("case.schema.json" if command.startswith("schema") else "unna.xlsx")
    target.write_text("offen", "utf-8")
    option = [str(tmp_path)] if command.startswith("schema") else ["--output", str(target)]
    done = run(*command.split(), *option)
    assert done.code == 2
    assert f"{target} lässt sich nicht ersetzen: {LOCKED}. Ist die Datei in einem" in done.err
    assert target.read_text("utf-8") == "offen"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EPIPE])
def test_a_reader_who_goes_away_is_no_error(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(StringIO):
        def write(self, text: str) -> int:
            raise OSError(code, "Invalid argument")

        def fileno(self) -> int:
            return os.open(os.devnull, os.O_WRONLY)

    monkeypatch.chdir(FROZEN)
    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(sys, "platform", "win32")
    assert app.run(("calc", UNNA, "--format", "json")) == 0
