"""Texts of other people are shown as texts: nothing of them is obeyed, wherever they come from."""

import csv
import json
import re
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import INVENTED, run

from ki_funding.values.signs import is_seen

HIDDEN = (
    "\x1b]0;owned\x07\x1b[2J\x1b[8m\x9b31m\x7f\x08\x00\u202e\u2066\u200b\ufeff\u2028\u3164\u0378"
)
LIVE = "##[stop-commands]t @octocat #12 https://evil.test :smile: ::stop-commands::t"
KEY = re.compile("[a-z0-9_-]+")
TEXTS = {"de", "en", "title", "note", "short", "publisher", "author", "text", "section"}
CASE = "kommune: Seldwyla\njahr: 2021\nnarrenhilfe: {narren: 2, ausgaben: 5000}\n"


def poisoned(value: Any, key: str = "") -> Any:
    """Some data with the marks in each of its texts."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, key) for inner in value]
    return f"{LIVE} {value} {HIDDEN}" if key in TEXTS else value


def write(path: Path, data: Any) -> None:
    lines = (f"{json.dumps(key) if not KEY.fullmatch(key) else key}:\n  {json.dumps(value)}\n"
             for key, value in data.items())  # fmt: skip
    path.write_text("".join(lines), "utf-8")


@pytest.fixture(scope="module")
def den(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules, a case, an overlay, a scenario and tests of which every text is hostile."""
    folder = tmp_path_factory.mktemp("den")
    shutil.copytree(INVENTED, folder / "regeln")
    for path in sorted((folder / "regeln").rglob("*.yaml")):
        write(path, poisoned(yaml.load(path.read_bytes(), yaml.CBaseLoader)))
    register = folder / "regeln" / "register.csv"
    register.write_text(
        register.read_text("utf-8").replace("Kreis Schilda", f"Kreis Schilda {LIVE} {HIDDEN}", 1),
        "utf-8",
    )
    head, row = register.read_text("utf-8").split("\n")[:2]
    case = yaml.load(CASE, yaml.CBaseLoader)
    case["kommune"] = row.split(",")[head.split(",").index("ags")]
    write(folder / "fall.yaml", case)
    name = f"::stop-commands::t {HIDDEN[:9]}##[x].yaml".replace("/", "")
    name = name.replace("\0", "")
    write(folder / name, {**case, "jahr": "2020"})
    write(
        folder / f"falsch{name}",
        {**case, f"x{HIDDEN}": LIVE, "narrenhilfe": {f"{HIDDEN}y": HIDDEN}},
    )
    named = {"name": f"{HIDDEN}{LIVE}", "art": "kreis", "einwohner": "5"}
    write(folder / "erfunden.yaml", {**case, "kommune": named})
    rows = [{"from": "2020-01-01", "value": "50000", "note": LIVE + HIDDEN}]
    write(folder / "neu.yaml", {"overlay": "neu", "title": LIVE + HIDDEN,
                                "set": {"narrenhilfe.schwelle": rows}})  # fmt: skip
    report = {
        "amount": "granted",
        "title": LIVE + HIDDEN,
        "by": ["kommune", "narrenhilfe.schwelle"],
    }
    question = {"scenario": "x", "title": LIVE + HIDDEN, "cases": ["fall.yaml", "erfunden.yaml"]}
    vary = {"narrenhilfe.schwelle": {"values": ["1", "2"]}}
    write(folder / "frage.yaml", {**question, "vary": vary, "report": [report]})
    return folder


FORMATS = ("table", "json", "csv", "md", "html")
LINES = [
    *(("calc", ".", "--keep-going", "-f", f) for f in ("plain", *FORMATS)),
    ("calc", ".", "--keep-going", "-f", "csv", "--csv-dialect", "excel-de"),
    ("calc", ".", "--with", "neu.yaml", "--color", "always"),
    ("calc", "fall.yaml", "--with", "neu.yaml", "--year", "2020..2021"),
    ("calc", "nirgends\x1b[2J.yaml"),
    ("calc", "fall.yaml", "--set", "narrenhilfe.x\x1b[2J=1"),
    ("calc", "fall.yaml", "--reading", "a\x1b[2J=b\u202e"),
    ("calc", "fall.yaml", "-o", "nirgends\x1b[2J/x"),
    ("explain", "fall.yaml"), ("explain", "erfunden.yaml", "--color", "always"),
    *(("state", "--year", "2021", "-f", f) for f in FORMATS),
    ("state", "--year", "2021", "--by", "kommune", "--color", "always"),
    *(("rules", *more) for more in ((), ("narrenhilfe",), ("--sources",), ("--readings",),
                                    ("--status", "open,official"), ("-f", "md"), ("-f", "html"))),
    ("rules", "narrenhilfe", "--color", "always"), ("rules", "x\x1b[2J"),
    *(("sweep", "frage.yaml", "-f", f) for f in FORMATS),
    *(("check", ".", "regeln", "-f", f) for f in ("text", "concise", "json", "sarif", "github")),
    *(("test", "regeln", "-f", f) for f in ("text", "concise", "json", "sarif", "github")),
    ("test", "regeln", "--coverage", "--color", "always"),
    *(("diff", "neu.yaml", "-f", f) for f in FORMATS),
    ("diff", "neu.yaml", "--case", "fall.yaml", "--color", "always"),
    ("init", "05999\x1b[2J"), ("schema", "case"), ("schema", "x\x1b[2J"),
]  # fmt: skip


@pytest.mark.few(20)
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_mark_that_is_not_seen_reaches_anybody(line: tuple[str, ...], den: Path) -> None:
    done = run(*line, cwd=den, KI_FUNDING_RULES=str(den / "regeln"))
    assert done.code in {0, 1, 2}, done.err
    for shown in (done.out, done.err):
        shown = re.sub(r"\x1b\[(?!8m)[0-9;]*m", "", shown) if "always" in line else shown  # noqa: PLW2901
        odd = {mark for mark in shown if not is_seen(mark)} - {"\n"}
        if "csv" in line:
            odd -= {"\r", "\ufeff"}  # the end of a line, and what Excel wants to see at the start
        assert odd == set()
        assert "##[" not in shown
        if "html" not in line:
            assert not re.search(r"(?m)^\s*::(?!(error|warning) file=)", shown)


@pytest.mark.slow
def test_no_mark_that_is_not_seen_reaches_the_site(den: Path, tmp_path: Path) -> None:
    done = run("site", "--rules", "regeln", "-o", str(tmp_path / "seiten"), cwd=den)
    assert done.code == 0, done.err
    for path in tmp_path.rglob("*.*"):
        said = path.read_text("utf-8")
        assert {mark for mark in said if not is_seen(mark)} <= {"\n"}, path


@pytest.mark.parametrize(
    "command", ["calc fall.yaml", "state --year 2021", "rules", "diff neu.yaml"]
)
def test_nothing_is_live_in_markdown(command: str, den: Path) -> None:
    shown = run(*command.split(), "-f", "md", cwd=den, KI_FUNDING_RULES=str(den / "regeln")).out
    assert "octocat" in shown
    for live in ("@octocat", "#12", " https://evil", ":smile:"):
        assert live not in shown
    assert not re.search(r"(?m)^ {4}[^\s-]", shown)


@pytest.mark.parametrize("dialect", [",", ";", "\t"])
def test_no_cell_is_a_formula_in_any_dialect(dialect: str, tmp_path: Path) -> None:
    name = 'x";"=HYPERLINK(1);"y,"=1+1\t=2'
    claim = dict.fromkeys(("fachkraft_stellen", "verwaltungsassistenz_stellen"), "1")
    case = {"kommune": {"name": name, "art": "kreis", "einwohner": "5"}, "jahr": "2023"}
    claim["laiensprachmittler_ausgaben"] = "0"
    file = f"{name}.yaml"  # in a column of its own, which is not the first
    write(tmp_path / file, {**case, "ki_grundfoerderung": claim})
    for own in ("rfc4180", "excel-de"):
        done = run("calc", file, "-f", "csv", "--csv-dialect", own, cwd=tmp_path)
        rows = csv.reader(StringIO(done.out.lstrip("\ufeff")), delimiter=dialect)
        assert not [cell for row in rows for cell in row if cell.lstrip(" \"'")[:1] in {"=", "+"}
                    and not cell.lstrip().startswith("'")]  # fmt: skip
