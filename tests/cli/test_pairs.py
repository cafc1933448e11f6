"""Every option of every command beside every other, and every table of a scenario: never a bug.

The options are those that the commands have; what an option takes is said here once.
"""

import json
import shutil
from collections.abc import Iterator
from itertools import combinations, cycle, product
from pathlib import Path

import pytest
from conftest import EXAMPLES, INVENTED, RULES, run

from ki_funding.cli.app import COMMANDS, command_line
from ki_funding.texts.language import Language, speaking

RATE, POSTS = "ki_grundfoerderung.fachkraft_hoechstbetrag", "ki_grundfoerderung.fachkraft_stellen"
ARGUMENTS: dict[str, list[tuple[str, ...]]] = {
    "calc": [("fall.yaml",), (".",), ("land.yaml", "fall.yaml")],
    "explain": [("fall.yaml",), ("fall.yaml", "ki_grundfoerderung"), ("land.yaml",)],
    "state": [()],
    "sweep": [("frage.yaml",), ("fall.yaml",), ("Unna",), ()],
    "rules": [(), ("kim",)],
    "site": [("--output", "seiten")],
    "init": [("Unna",)],
    "check": [(), (".",), ("regeln",), ("frage.yaml", "neu.yaml", "liste.csv")],
    "test": [("schilda",), ("schilda/tests",)],
    "diff": [("neu.yaml",), ("regeln", "neu.yaml"), ("schilda",), ()],
    "schema": [("case",), ()],
}
VALUES: dict[str, list[str]] = {
    "--lang": ["en"], "--color": ["always"], "--year": ["2023", "2022..2024"],
    "--rules": ["regeln"], "--reading": ["zeitanteil=tage"], "--with": ["neu.yaml"],
    "--set": [f"{RATE}=65000"],
    "--output": ["aus.html", "aus.txt"], "--csv-dialect": ["excel-de"], "--svg": ["aus.svg"],
    "--png": ["aus.png"], "--picture": ["items", "land"], "--draws": ["5"], "--seed": ["7"],
    "--vary": [f"{RATE}=57000,65000", f"{POSTS}=1..3/1"], "--engine": ["python", "numpy"],
    "--workers": ["2"], "--resume": ["teile"], "--cluster": ["nirgends"],
    "--carry-forward": ["2031"], "--against": ["neu.yaml"], "--pyodide": ["schemata"],
    "--rows": ["aus.csv"], "--rejects": ["falsch.csv"], "--status": ["open,assumed"],
    "--as-of": ["2026-11-30"],
    "-k": ["Narren"], "--junit": ["aus.xml"], "--all": ["schemata"], "--case": ["fall.yaml"],
}  # fmt: skip


def options(command: str) -> Iterator[list[tuple[str, ...]]]:
    """The ways to write each option of a command."""
    with speaking(Language.DE):
        known = command_line().commands[command].params
    for one in known:
        name = next((n for n in one.opts if n.startswith("--")), one.opts[0])
        if not name.startswith("-") or name in {"--help", "--watch"}:  # which ends by Ctrl-C alone
            continue
        words = getattr(one, "metavar", "") or ""
        if getattr(one, "is_flag", False):
            yield [(name,)]
        elif words.startswith("<") and name not in VALUES:
            yield [(name, word) for word in words.strip("<>").split("|")]
        else:
            yield [(name, value) for value in VALUES[name]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, to in (("kreis-unna", "fall"), ("land-nrw-mindestbetrag", "land"),
                     ("scenario-vakanzen", "frage")):  # fmt: skip
        shutil.copy(EXAMPLES / f"{name}.yaml", tmp_path / f"{to}.yaml")
    (tmp_path / "frage.yaml").write_text(
        (tmp_path / "frage.yaml").read_text("utf-8").replace("10000", "20"), "utf-8"
    )
    (tmp_path / "neu.yaml").write_text(
        f"overlay: x\ntitle: y\nset: {{{RATE}: [{{from: 2023-01-01, value: 65000}}]}}\n"
    )
    (tmp_path / "liste.csv").write_text("kommune,jahr\nUnna,2023\n")
    (tmp_path / "schemata").mkdir()
    shutil.copytree(RULES, tmp_path / "regeln")
    shutil.copytree(INVENTED, tmp_path / "schilda")
    return tmp_path


def ended(line: tuple[str, ...], folder: Path) -> None:
    done = run(*line, cwd=folder)
    assert done.code in {0, 1, 2}, f"{' '.join(line)}\n{done.err}"
    assert done.code == 0 or "--quiet" in line or done.err or done.out, " ".join(line)


@pytest.mark.few(2)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_alone_is_no_bug(command: str, desk: Path) -> None:
    for ways in options(command):
        for arguments in ARGUMENTS[command][:1]:
            ended((command, *arguments, *ways[0]), desk)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_pair_of_options_is_no_bug(command: str, desk: Path) -> None:
    ways = [way for one in options(command) for way in one]
    arguments = cycle(ARGUMENTS[command])
    for some in together(ways):
        ended((command, *next(arguments), *(word for way in some for word in way)), desk)


def together(ways: list[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """Few calls in which each option once stands beside each other; some options stand twice."""
    left = {frozenset(pair) for pair in combinations(range(len(ways)), 2)}
    while left:
        some = sorted(min(left, key=sorted))
        for other in range(len(ways)):
            new = sum(frozenset((one, other)) in left for one in some)
            if len(some) < SEVERAL and other not in some and new == len(some):
                some.append(other)
        left -= {frozenset(pair) for pair in combinations(some, 2)}
        yield [ways[one] for one in some]


SEVERAL = 5  # options of one call
GROUPS = ("year", "kommune", "art", "regierungsbezirk", RATE, "zeitanteil")
SHOWS = (["mean"], ["sum"], ["least", "most"], ["p5", "p95"])
BOUNDS: tuple[dict[str, str], ...] = (
    {},
    {"below": "300000"},
    {"above": "0.8", "reference": "maximum"},
)


def tables() -> Iterator[dict[str, object]]:
    for by in [(), *((name,) for name in GROUPS), *combinations(GROUPS, 2)]:
        for of, show, bound in product(("case", "land"), SHOWS, BOUNDS):
            yield {"amount": "granted", "of": of, "by": list(by), "show": show, **bound}


def asked(folder: Path, report: list[dict[str, object]], *line: str) -> None:
    question = {
        "scenario": "x", "title": "y", "cases": {"art": "kreis"}, "years": ["2023", "2024"],
        "readings": {"zeitanteil": ["monate", "tage"]},
        "vary": {RATE: {"values": ["57000", "65000"]}}, "report": report,
    }  # fmt: skip
    (folder / "tafel.yaml").write_text(json.dumps(question), "utf-8")
    ended(("sweep", "tafel.yaml", *line), folder)


@pytest.mark.few(4)
@pytest.mark.parametrize("line", [("--dry-run",), ("--format", "json"), ("--rows", "aus.csv")])
@pytest.mark.parametrize("by", GROUPS)
def test_every_group_can_be_asked_and_estimated(by: str, line: tuple[str, ...], desk: Path) -> None:
    rest = [name for name in (RATE, "zeitanteil") if name != by]
    asked(desk, [{"amount": "granted", "by": [by, *rest], "show": ["mean"]}], *line)


@pytest.mark.slow
@pytest.mark.parametrize("line", [("--dry-run",), ("--format", "csv")])
def test_every_table_is_no_bug(line: tuple[str, ...], desk: Path) -> None:
    every = list(tables())
    for place in range(0, len(every), len(SHOWS) * len(BOUNDS)):
        report = every[place : place + len(SHOWS) * len(BOUNDS)]
        asked(desk, report, *line, "--engine", "python")
