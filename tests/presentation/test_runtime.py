"""What goes into a browser: Pyodide from a folder, and this program with all that it needs."""

import json
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import INVENTED, run

import ki_funding
from ki_funding.presentation.site.runtime import CORE, Lacking, runtime

WHEEL = "markupsafe-3-cp314-cp314-pyemscripten_2026_0_wasm32.whl"


@pytest.fixture
def pyodide(tmp_path: Path) -> Path:
    """A folder that looks like Pyodide for Python 3.14."""
    folder = tmp_path / "package"
    folder.mkdir()
    for name in CORE:
        (folder / name).write_bytes(b"")
    about = {"abi_version": "2026_0", "arch": "wasm32", "python": "3.14.2"}
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": about}), "utf-8")
    return folder


def wheel(folder: Path, name: str = WHEEL) -> None:
    with ZipFile(folder / name, "w") as archive:
        archive.writestr("markupsafe/_speedups.so", b"machine code")
        archive.writestr("markupsafe-3.dist-info/METADATA", "Name: markupsafe\n")


def test_what_a_folder_lacks_is_named(pyodide: Path, tmp_path: Path) -> None:
    (pyodide / "pyodide.asm.wasm").unlink()
    done = run("site", "--output", str(tmp_path / "site"), "--pyodide", str(pyodide))
    assert done.code == 2
    assert "es fehlt: pyodide.asm.wasm." in done.err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["pyodide-lock.json", WHEEL])
def test_a_file_that_is_damaged_is_told(name: str, pyodide: Path) -> None:
    wheel(pyodide)
    (pyodide / name).write_bytes(b"[")
    with pytest.raises(Lacking, match=name):
        dict(runtime(pyodide, {}))


def test_the_archive_holds_the_program_its_rules_and_no_machine_code_of_here(pyodide: Path) -> None:
    rules = ki_funding.load_rules(INVENTED).book.files
    files = dict(runtime(pyodide, rules))
    assert set(files) == {"python.zip", *(f"pyodide/{name}" for name in CORE)}
    with ZipFile(BytesIO(files["python.zip"])) as archive:
        names = set(archive.namelist())
        assert archive.read("ki_funding/rules/rulebook.yaml") == rules["rulebook.yaml"]
    assert {"ki_funding/version.py", "yaml/__init__.py", "jinja2/__init__.py"} <= names
    assert "ki_funding/presentation/site/form.html.jinja" in names
    assert {name for name in names if name.startswith("ki_funding/rules/")} == {
        f"ki_funding/rules/{name}" for name in rules
    }
    assert not {name for name in names if name.endswith((".so", ".pyd", ".pyc"))}


@pytest.mark.parametrize("other", ["win_amd64", "pyemscripten_2026_0_wasm32"])
def test_a_wheel_of_the_folder_is_taken_where_it_is_for_this_pyodide(
    other: str, pyodide: Path
) -> None:
    wheel(pyodide, f"markupsafe-3-cp314-cp314-{other}.whl")
    files = dict(runtime(pyodide, {}))
    with ZipFile(BytesIO(files["python.zip"])) as archive:
        taken = "markupsafe/_speedups.so" in archive.namelist()
    assert taken is (other != "win_amd64")


def test_pages_with_the_calculator_allow_python_and_still_nothing_from_elsewhere(
    pyodide: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    done = run("site", "--rules", str(INVENTED), "--output", str(site), "--pyodide", str(pyodide))
    assert done.code == 0, done.err
    page = unescape((site / "de" / "index.html").read_text("utf-8"))
    assert "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:;" in page
    assert "connect-src 'self'" in page
    assert "wasm-unsafe-eval" not in (site / "de" / "rules" / "index.html").read_text("utf-8")
    assert 'id="kommune"' in page
