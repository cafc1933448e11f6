"""What goes into a browser: Pyodide from a folder, and this program with all that it needs."""

import json
from html import unescape
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import INVENTED, run

import ki_funding
from ki_funding.presentation.site.runtime import CORE, Lacking, runtime

CORE_VERSION = version("pydantic-core")
WHEEL = f"pydantic_core-{CORE_VERSION}-cp314-cp314-pyemscripten_2026_0_wasm32.whl"


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
        archive.writestr("pydantic_core/_pydantic_core.so", b"machine code")
        archive.writestr("pydantic_core-1.dist-info/METADATA", "Name: pydantic_core\n")


def test_what_a_folder_lacks_is_named(pyodide: Path, tmp_path: Path) -> None:
    (pyodide / "pyodide.asm.wasm").unlink()
    done = run("site", "--output", str(tmp_path / "site"), "--pyodide", str(pyodide))
    assert done.code == 2
    assert "es fehlt: pyodide.asm.wasm." in done.err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("other", ["", "pydantic_core-2.0.0-cp314-cp314-win_amd64.whl"])
def test_without_the_machine_code_it_says_how_to_get_it(
    other: str, pyodide: Path, tmp_path: Path
) -> None:
    if other:
        wheel(pyodide, other)
    done = run("site", "--output", str(tmp_path / "site"), "--pyodide", str(pyodide))
    assert done.code == 2
    assert WHEEL in done.err
    assert f"pip download pydantic-core=={CORE_VERSION} --no-deps" in done.err
    assert "--platform pyemscripten_2026_0_wasm32" in done.err


@pytest.mark.parametrize("name", ["pyodide-lock.json", WHEEL])
def test_a_file_that_is_damaged_is_told(name: str, pyodide: Path) -> None:
    wheel(pyodide)
    (pyodide / name).write_bytes(b"[")
    with pytest.raises(Lacking, match=name):
        dict(runtime(pyodide, {}))


def test_the_archive_holds_the_program_its_rules_and_no_machine_code_of_here(pyodide: Path) -> None:
    wheel(pyodide)
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
    foreign = {name for name in names if name.endswith((".so", ".pyd", ".pyc"))}
    assert foreign == {"pydantic_core/_pydantic_core.so"}


def test_pages_with_the_calculator_allow_python_and_still_nothing_from_elsewhere(
    pyodide: Path, tmp_path: Path
) -> None:
    wheel(pyodide)
    site = tmp_path / "site"
    done = run("site", "--rules", str(INVENTED), "--output", str(site), "--pyodide", str(pyodide))
    assert done.code == 0, done.err
    page = unescape((site / "de" / "index.html").read_text("utf-8"))
    assert "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:;" in page
    assert "connect-src 'self'" in page
    assert "wasm-unsafe-eval" not in (site / "de" / "rules" / "index.html").read_text("utf-8")
    assert 'id="kommune"' in page
