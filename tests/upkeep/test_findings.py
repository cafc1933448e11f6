"""Every finding has a test pair and a section on the page of findings."""

import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, run
from finding_pairs import PAGES, SCHILDA, Pair, findings, found, groups, told, workspace
from rich.cells import cell_len

from ki_funding.files.findings import Diagnostic, Span
from ki_funding.presentation.findings.text import render
from ki_funding.presentation.style import Style
from ki_funding.texts.language import Language, catalogue
from ki_funding.upkeep.check.check import check

PAIRS = [pair for group in groups() for pair in group.pairs]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, so that places are short and always the same."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_code_has_exactly_one_pair() -> None:
    codes = {key.removeprefix("error.") for key in catalogue() if key.startswith("error.")}
    assert codes == {pair.code for pair in PAIRS}
    assert max(Counter(pair.code for pair in PAIRS).values()) == 1


@pytest.mark.parametrize("pair", [p for p in PAIRS if not p.call], ids=lambda pair: pair.code)
def test_the_bad_text_is_found_at_its_place(pair: Pair, folder: Path) -> None:
    here = [f for f in found(pair, folder) if (f.span.line, f.span.column) == pair.place()]
    assert len(here) == 1, [str(finding.span) for finding in found_again(pair)]
    finding = here[0]
    assert (finding.span.file, str(finding.severity)) == (pair.file, pair.severity)
    if pair.at is not None and pair.encoding == "utf-8":
        span = finding.span
        assert finding.excerpt[span.column - 1 : span.end_column - 1] == pair.at


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
def test_every_code_can_be_linked_to(language: Language) -> None:
    text = (ROOT / PAGES[language]).read_text("utf-8")
    headings = re.findall(r"^### (\S+)$", text, re.M)
    assert headings == [pair.code for pair in PAIRS]
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) == set(headings)


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
    _, _, shown, below = render([finding], Style(width)).splitlines()
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
