"""What is heavy comes with an extra: without it the pip command is named, and the rest works."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES, process

from ki_funding.extras import LIBRARIES, MissingExtra
from ki_funding.sweep.engines.engines import LARGE, SLOW, SMALL, engine_for, extra_for

UNNA = str(EXAMPLES / "kreis-unna.yaml")
VARIED = ("sweep", UNNA, "--vary", "komm_an_i.personal_stellen=0..1/0.5")
NUMBA = "pip install numpy pyarrow numba"
NUMPY = "pip install numpy pyarrow"
Without = Callable[..., dict[str, str]]


@pytest.fixture
def without(tmp_path: Path) -> Without:
    """The environment of a Python in which some libraries are missing."""

    def missing(*libraries: str) -> dict[str, str]:
        for name in libraries:
            stub = f"raise ModuleNotFoundError({name!r}, name={name!r})"
            (tmp_path / f"{name}.py").write_text(stub, "utf-8")
        return {"PYTHONPATH": f"{tmp_path}:{':'.join(sys.path)}"}

    return missing


@pytest.mark.process
@pytest.mark.parametrize(
    ("library", "ending", "pip"),
    [("typer", "json", "typer"), ("yaml", "json", "pyyaml"),
     ("rich", "txt", "rich"), ("jinja2", "html", "jinja2"), ("xlsxwriter", "xlsx", "xlsxwriter"),
     ("openpyxl", "form", "openpyxl")],
)  # fmt: skip
def test_what_every_installation_has_is_named_where_it_is_gone(
    library: str, ending: str, pip: str, without: Without, tmp_path: Path
) -> None:
    form, target = tmp_path / "form.xlsx", tmp_path / f"unna.{ending}"
    process("init", "Unna", "-o", str(form))
    case = str(form) if ending == "form" else UNNA
    done = process("calc", case, *(["-f", "table"] if ending in {"txt", "form"} else []),
                   "-o", str(target), **without(library))  # fmt: skip
    assert f"pip install {pip}" in done.err
    assert done.code in {1, 2}, done.err  # a workbook that cannot be read is a finding
    assert not target.exists()


def test_the_libraries_that_are_named_are_those_of_the_extras() -> None:
    file = Path(__file__).parents[2] / "pyproject.toml"
    extras = tomllib.loads(file.read_text("utf-8"))["project"]["optional-dependencies"]
    needed = {name: " ".join(extras[name]) for name in LIBRARIES}
    for name, libraries in LIBRARIES.items():
        found = needed[name].replace("ki-funding[sweep]", needed["sweep"])
        assert re.findall(r"([a-z][a-z-]*)[>=]", found) == libraries.split()


@pytest.mark.process
def test_formulas_are_compiled_where_numba_is_told_to_compile_nothing() -> None:
    done = process(*VARIED, "--engine", "numba", NUMBA_DISABLE_JIT="1")
    assert done.code == 0, done.err


@pytest.mark.process
def test_a_library_whose_settings_are_wrong_says_so() -> None:
    done = process(*VARIED, "--engine", "numba", NUMBA_NUM_THREADS="0")
    assert done.code == 2, done.err
    assert "threads" in done.err


@pytest.mark.process
@pytest.mark.parametrize(
    ("library", "options", "command"),
    [
        ("numba", ("--engine", "numba"), NUMBA),
        ("numpy", ("--engine", "numba"), NUMBA),
        ("numpy", ("--engine", "numpy"), NUMPY),
        ("pyarrow", ("--format", "parquet", "--output", "x.parquet"), NUMPY),
        ("pyarrow", ("--rows", "x.parquet"), NUMPY),
        ("distributed", ("--cluster", "local"), "pip install numpy pyarrow distributed"),
    ],
)
def test_what_is_missing_is_named_with_the_command_that_installs_it(
    library: str, options: tuple[str, ...], command: str, without: Without, tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    done = process(*VARIED, *options, cwd=folder, **without(library))
    assert done.code == 2, done.err
    assert command in done.err
    assert done.out == ""
    assert list(folder.iterdir()) == []


@pytest.mark.process
def test_pages_pictures_workbooks_and_sweeps_need_no_extra(
    without: Without, tmp_path: Path
) -> None:
    heavy = without("numpy", "numba", "pyarrow", "pandas", "vl_convert")
    for format_ in ("md", "html", "svg", "xlsx"):
        target = tmp_path / f"unna.{format_}"
        done = process("calc", UNNA, "-o", str(target), **heavy)
        assert done.code == 0, done.err
        assert target.stat().st_size > 4_000
    done = process(*VARIED, **heavy)
    assert done.code == 0, done.err


@pytest.mark.process
def test_libraries_of_formats_are_loaded_where_they_are_used_and_nowhere_else(
    without: Without,
) -> None:
    none = without("jinja2", "markupsafe", "xlsxwriter", "numpy", "numba", "pyarrow")
    for call in (
        ("--help",), ("calc", UNNA), ("calc", UNNA, "-f", "json"), ("explain", UNNA), ("rules",),
        ("init", "Unna"), ("state", "--year", "2023"), VARIED,
    ):  # fmt: skip
        done = process(*call, **none)
        assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("missing", "cases", "name"),
    [("numba", LARGE, "numpy"), ("numpy", SMALL, "python"), ("numpy", LARGE, "python")],
)
def test_without_an_engine_the_next_one_computes(
    missing: str, cases: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    if missing == "numpy":  # without it numba cannot be loaded
        monkeypatch.setitem(sys.modules, "numba", None)
    assert engine_for(cases).name == name


def test_an_engine_that_is_wanted_and_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    with pytest.raises(MissingExtra, match="pip install numpy pyarrow numba"):
        engine_for(1, "numba")


def test_the_extra_that_would_be_faster_is_known() -> None:
    assert extra_for(SLOW, "python") is None
    assert extra_for(SLOW + 1, "python") == "sweep"
    assert extra_for(LARGE - 1, "numpy") is None
    assert extra_for(LARGE, "numpy") == "sweep-fast"
    assert extra_for(LARGE, "numba") is None


@pytest.mark.process
def test_who_asks_for_no_cluster_and_no_table_imports_nothing_of_them() -> None:
    """Neither for `calc` nor for a sweep that plain Python computes."""
    code = (
        "import runpy, sys\ntry:\n    runpy.run_module('ki_funding', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'distributed', 'dask', 'pyarrow', 'numpy', 'numba'}\n"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    for arguments in (("calc", UNNA), VARIED):
        command = [sys.executable, "-c", code, *arguments, "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout
        assert done.stderr.splitlines()[-1] == "[]"
