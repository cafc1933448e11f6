"""Every finding has a test pair and a section on the page of findings."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import run
from finding_pairs import SCHILDA, Pair, findings, found, groups, told, workspace
from rich.cells import cell_len

from ki_funding.cli.console import harmless
from ki_funding.files.findings import Diagnostic, Span
from ki_funding.presentation.findings.pages import DOCS, FOLDERS, INDEX
from ki_funding.presentation.findings.text import render
from ki_funding.presentation.style import Style
from ki_funding.texts.language import Language, catalogue
from ki_funding.upkeep.check.check import check

PAIRS = [pair for group in groups() for pair in group.pairs]
BAD = [bad for pair in PAIRS if not pair.call for bad in (pair, *pair.also)]
FINE = [fine for pair in PAIRS for fine in pair.fine]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, so that places are short and always the same."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_code_has_exactly_one_pair() -> None:
    codes = {key.removeprefix("error.") for key in catalogue() if key.startswith("error.")}
    assert codes == {pair.code for pair in PAIRS}
    assert max(Counter(pair.code for pair in PAIRS).values()) == 1


@pytest.mark.parametrize("pair", BAD, ids=lambda pair: pair.code)
def test_the_bad_text_is_found_at_its_place(pair: Pair, folder: Path) -> None:
    here = [f for f in found(pair, folder) if (f.span.line, f.span.column) == pair.place()]
    assert len(here) == 1, [str(finding.span) for finding in found_again(pair)]
    finding = here[0]
    assert (finding.span.file, str(finding.severity)) == (pair.file, pair.severity)
    if pair.at is not None and pair.encoding == "utf-8":
        span = finding.span
        assert finding.excerpt[span.column - 1 : span.end_column - 1] == pair.at


@pytest.mark.parametrize("pair", FINE, ids=lambda pair: pair.code)
def test_what_only_looks_alike_is_no_finding(pair: Pair, folder: Path) -> None:
    assert found(pair, folder) == []


def found_again(pair: Pair) -> list[Diagnostic]:
    """All findings in a workspace that is written already, to say what was found instead."""
    return list(findings(pair, SCHILDA))


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.call], ids=lambda pair: pair.code)
def test_a_finding_of_another_call_is_told(pair: Pair, folder: Path) -> None:
    assert f"error[{pair.code}]" in told(pair, folder, Language.EN)


def test_the_good_texts_have_no_finding(folder: Path) -> None:
    workspace(folder, PAIRS[0], bad=False)
    assert check([folder / "regeln", folder / "seldwyla.yaml"], SCHILDA).findings == ()


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_a_page_that_is_linked_to(language: Language) -> None:
    folder = DOCS / FOLDERS[language]
    linked = re.findall(r"\]\((\S+)\.md\)", (DOCS / INDEX[language]).read_text("utf-8"))
    assert linked == [f"{folder.name}/{pair.code}" for pair in PAIRS]
    for pair in PAIRS:
        assert (folder / f"{pair.code}.md").read_text("utf-8").startswith(f"# {pair.code}\n")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("width", [None, 200, 79, 30])
@pytest.mark.parametrize(
    ("before", "meant", "behind"),
    [
        ("", "jahr", ": 2024"),
        ("", "jahr", f": 2024  # {'x' * 100_000}"),
        ("jahr: ", "2O24", f"  # {'x' * 100_000}"),
        ("x" * 50_000, "kindd", "x" * 50_000),
        ("字" * 50_000, "größé", "字" * 50_000),
        ("x" * 50_000, "字字", ""),
        ("x" * 100, "a" * 100_000, "x"),
        ("", "字" * 100_000, ""),
        ("ab" * 50_000, "", ""),
    ],
)
def test_of_a_long_line_only_what_is_around_the_mistake_is_shown(
    before: str, meant: str, behind: str, width: int | None
) -> None:
    start, end = len(before) + 1, len(before + meant) + 1
    finding = Diagnostic("yaml-tab", Span("f", 7, start, 7, end), {}, before + meant + behind)
    told = render([finding], Style(width)).splitlines()
    _, shown, below, *_ = told[told.index(f" --> {finding.span}") + 1 :]
    room = width or 120
    below = below.removesuffix(" Mit Leerzeichen einrücken")
    assert max(cell_len(shown), cell_len(below)) <= room
    assert shown.startswith("7 | …") == (cell_len(before + meant) > room - 5 and start > 1)
    columns = "".join(sign * cell_len(sign) for sign in shown)
    pointed = "".join(sign for sign, mark in zip(columns, below, strict=False) if mark == "^")
    wanted = "".join(sign * cell_len(sign) for sign in meant)
    assert pointed or not meant
    assert wanted.startswith(pointed)
    assert pointed == wanted or len(wanted) > room / 2


def test_a_line_of_100000_signs_is_in_no_format_of_findings(tmp_path: Path) -> None:
    long = "x" * 100_000
    (tmp_path / "lang.yaml").write_text(f"kommune: &{long} Unna\njahr: 2024 # {long}\n", "utf-8")
    for form in ("text", "concise", "json", "github", "sarif"):
        done = run("check", "lang.yaml", "--format", form, cwd=tmp_path)
        assert "yaml-anchor" in done.out
        assert len(done.out + done.err) < 20_000


DOCS_ON_THE_WEB = "https://docs.example/ki/docs"


def checked(folder: Path, format_: str, **environment: str) -> str:
    """What the check says of a misspelt input."""
    (pair,) = (pair for pair in PAIRS if pair.code == "input-unknown")
    workspace(folder, pair, bad=True)
    return run("check", "seldwyla.yaml", "--rules", "regeln", "-f", format_, cwd=folder,
               **environment).out  # fmt: skip


def test_other_programs_are_led_to_the_page_of_a_finding_where_docs_are_published(
    folder: Path,
) -> None:
    address = f"{DOCS_ON_THE_WEB}/de/befunde/input-unknown.md"
    for format_ in ("sarif", "github", "gitlab"):
        here = folder / format_
        here.mkdir()
        said = checked(here, format_, KI_FUNDING_DOCS=f"{DOCS_ON_THE_WEB}/")
        assert said.replace("%3A", ":").count(address) == 1, format_
    rule = json.loads(checked(folder, "sarif"))["runs"][0]["tool"]["driver"]["rules"][0]
    assert "helpUri" not in rule


def test_gitlab_takes_a_finding_for_the_same_one_wherever_its_line_goes(folder: Path) -> None:
    (before,) = json.loads(checked(folder, "gitlab", CI_PROJECT_DIR=str(folder)))
    case = folder / "seldwyla.yaml"
    case.write_text(f"# moved\n{case.read_text('utf-8')}", "utf-8")
    said = run("check", "seldwyla.yaml", "--rules", "regeln", "-f", "gitlab", cwd=folder)
    (after,) = json.loads(said.out)
    assert "davon_schelen" in said.err
    assert after["location"] == {"path": "seldwyla.yaml", "lines": {"begin": 10}}
    assert before["location"]["lines"] == {"begin": 9}
    assert before["fingerprint"] == after["fingerprint"]
    assert before["severity"] == "major"


def test_a_code_is_explained_with_a_wrong_and_a_right_text(folder: Path) -> None:
    said = run("explain", "input-unknown").out
    assert "\n    davon_schelen: 1500\n" in said
    assert "\n    davon_schellen: 1500\n" in said
    (folder / "input-unknown").write_text("kommune: Unna\njahr: 2023\n", "utf-8")
    assert "davon_schelen" not in run("explain", "input-unknown", cwd=folder).out


@pytest.mark.usefixtures("german")
def test_a_word_of_a_finding_is_a_link_where_the_terminal_draws_links() -> None:
    finding = Diagnostic("tests-empty", Span("fall.yaml"))
    said = render([finding], Style(color=True, links=True))
    (address,) = re.findall(r"\x1b\]8;;(file:[^\x1b]+)\x1b", said)
    assert address.endswith("/docs/de/befunde/tests-empty.md")
    assert harmless(said, color=True) == said
    assert "\x1b" not in harmless(said)
    assert "\x1b]" not in render([finding], Style(color=True))
