"""Every example is computed and compared with a file that people can read."""

import ast
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT, run, without_receipt

pytestmark = pytest.mark.usefixtures("shipped")
calculated = partial(run, cwd=ROOT)
EXAMPLES = ROOT / "examples"
SCENARIOS = sorted(EXAMPLES.glob("scenario-*.yaml"))
CASES = sorted(path for path in EXAMPLES.glob("*.yaml") if path not in SCENARIOS)
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
BROKEN = sorted((EXAMPLES / "fehler").glob("*.yaml"))
Expected = Callable[[Path, str], None]


def lasting(text: str) -> str:
    """What an example says, whatever the date of the rules; pages show that too."""
    return re.sub(r"(Regeln|rules) \d{4}-\d\d-\d\d", r"\1 xxxx-xx-xx", without_receipt(text))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["de", "en"])
def test_an_example_gives_its_expected_table(case: Path, language: str, expected: Expected) -> None:
    done = calculated("calc", str(case.relative_to(ROOT)), "--lang", language, COLUMNS="100")
    assert done.code == 0, done.err
    assert done.err == ""
    expected(EXAMPLES / "expected" / f"{case.stem}.{language}.txt", lasting(done.out))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_example_gives_its_expected_explanation(case: Path, expected: Expected) -> None:
    done = calculated("explain", str(case.relative_to(ROOT)))
    assert done.code == 0, done.err
    expected(EXAMPLES / "expected" / f"{case.stem}.explain.txt", lasting(done.out))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", ["kreis-unna", "kreis-unna-bescheid"])
def test_an_example_gives_its_expected_report(case: str, language: str, expected: Expected) -> None:
    done = calculated("calc", f"examples/{case}.yaml", "--format", "md", "--lang", language)
    expected(EXAMPLES / "expected" / f"{case}.{language}.md", lasting(done.out))


@pytest.mark.few(len(SCENARIOS))
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_scenario_gives_its_expected_summary(
    scenario: Path, language: str, expected: Expected
) -> None:
    options = ("--draws", "100") if scenario.stem == "scenario-vakanzen" else ()
    name = str(scenario.relative_to(ROOT))
    done = calculated(
        "sweep", name, "--engine", "python", "--lang", language, *options, COLUMNS="100"
    )
    assert (done.code, done.err) == (0, "")
    file = EXAMPLES / "expected" / f"{scenario.stem}.{language}.txt"
    expected(file, lasting(done.out))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_gives_what_it_shows(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected
) -> None:
    monkeypatch.chdir(EXAMPLES)
    book, names = json.loads(notebook.read_text("utf-8")), dict[str, object]()
    for cell in (cell for cell in book["cells"] if cell["cell_type"] == "code"):
        *statements, last = ast.parse("".join(cell["source"])).body
        exec(compile(ast.Module(statements, []), notebook.name, "exec"), names)
        assert isinstance(last, ast.Expr)
        shown = repr(eval(compile(ast.Expression(last.value), notebook.name, "eval"), names))
        result = {"output_type": "execute_result", "execution_count": None, "metadata": {}}
        cell["outputs"] = [{**result, "data": {"text/plain": shown.splitlines(keepends=True)}}]
    expected(notebook, json.dumps(book, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_broken_example_gives_its_expected_errors(
    case: Path, language: str, expected: Expected
) -> None:
    done = calculated("calc", str(case.relative_to(ROOT)), "--lang", language)
    assert done.code == 1
    assert done.out == ""
    expected(EXAMPLES / "expected" / f"{case.stem}.{language}.txt", done.err)


def test_a_folder_of_examples_gives_a_summary_with_the_sum_of_all() -> None:
    done = calculated("calc", *(str(case.relative_to(ROOT)) for case in CASES), "--lang", "en")
    assert done.code == 0
    summary = done.out.split("\n\n")[-2]
    assert "Kreis Unna 2023" in summary
    assert "sum of the known items" in summary
