"""What is installed is what is here: the wheel holds the rules byte for byte."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, RULES

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel that is made from the source distribution."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (built,) = target.glob("*.whl")
    assert list(target.glob("*.tar.gz"))
    return zipfile.ZipFile(built)


def test_the_wheel_ships_the_rules_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    here = {
        f"ki_funding/rules/{p.relative_to(RULES).as_posix()}": p.read_bytes()
        for p in RULES.rglob("*")
        if p.is_file()
    }
    there = {
        name: wheel.read(name) for name in wheel.namelist() if name.startswith("ki_funding/rules/")
    }
    assert there == here


def test_the_wheel_ships_the_templates_and_styles_of_pages(wheel: zipfile.ZipFile) -> None:
    folder = ROOT / "src" / "ki_funding" / "output" / "html"
    here = {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in {".css", ".jinja"}}
    start = "ki_funding/output/html/"
    assert len(here) == 5
    assert here == {name: wheel.read(f"{start}{name}") for name in here}


def test_the_wheel_is_typed_and_has_the_command(wheel: zipfile.ZipFile) -> None:
    assert "ki_funding/py.typed" in wheel.namelist()
    (entry,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert b"ki-funding = ki_funding.__main__:main" in wheel.read(entry)


def test_the_wheel_needs_these_six_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith("METADATA")]
    lines = wheel.read(name).decode().splitlines()
    needs = [line.removeprefix("Requires-Dist: ") for line in lines if "Requires-Dist" in line]
    runtime = {need.split(">")[0].split("<")[0] for need in needs if "extra ==" not in need}
    assert runtime == {"typer", "pydantic", "rich", "pyyaml", "jinja2", "xlsxwriter"}


def test_the_installed_wheel_calculates(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = (
        "import ki_funding, sys; r = ki_funding.load_rules();"
        "assert ki_funding.__file__.startswith(sys.argv[1]), ki_funding.__file__;"
        "print(r.calculate(sys.argv[2]).granted)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(ROOT / "examples" / "kreis-unna.yaml")],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.strip() == "513000.00", done.stderr


def test_an_editable_install_reads_the_rules_of_the_checkout() -> None:
    from ki_funding.rulebook.files import shipped_rules

    assert shipped_rules() == RULES
