"""What is installed is what is here: the wheel holds all that a command needs, and nothing else."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, SHIPPED
from test_help import EXAMPLE, examples
from workplace import call

from ki_funding.cli.app import COMMANDS
from ki_funding.presentation.findings.pages import FOLDERS
from ki_funding.texts.language import Language

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

pytestmark = pytest.mark.process


class Built(NamedTuple):
    """The files of one build."""

    sdist: Path
    wheel: Path


def build(source: Path, target: Path) -> Built:
    """The source distribution of a folder, and the wheel that is made from it."""
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(source)],
        check=True,
        capture_output=True,
    )
    (sdist,), (wheel,) = target.glob("*.tar.gz"), target.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def wheel(built: Built) -> zipfile.ZipFile:
    return zipfile.ZipFile(built.wheel)


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = [name for name in wheel.namelist() if name.endswith("METADATA")]
    return message_from_bytes(wheel.read(name))


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel, and the libraries of this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    library = subprocess.run([python, "-c", where], capture_output=True, check=True, text=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index",
         "--quiet", "--disable-pip-version-check", str(built.wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(library.stdout.strip(), "libraries.pth").write_text("\n".join(sorted(ours)), "utf-8")
    return programs


def test_the_wheel_ships_the_rules_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    here = {
        f"ki_funding/rules/{p.relative_to(SHIPPED).as_posix()}": p.read_bytes()
        for p in SHIPPED.rglob("*")
        if p.is_file()
    }
    there = {
        name: wheel.read(name) for name in wheel.namelist() if name.startswith("ki_funding/rules/")
    }
    assert there == here


def test_the_wheel_ships_the_pages_of_findings(wheel: zipfile.ZipFile) -> None:
    start = "ki_funding/docs/"
    there = {name.removeprefix(start) for name in wheel.namelist() if name.startswith(start)}
    here = [path for folder in FOLDERS.values() for path in (ROOT / "docs" / folder).iterdir()]
    assert there == {path.relative_to(ROOT / "docs").as_posix() for path in here}


def test_the_wheel_ships_what_pages_are_made_of(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    here = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in source.rglob("*")
        if path.suffix in {".css", ".jinja", ".js"}
    }
    assert {"page.css", "calculator.js", "page.html.jinja"} <= {Path(name).name for name in here}
    assert here == {name: wheel.read(name) for name in here}


def test_the_wheel_is_typed_and_has_the_command(wheel: zipfile.ZipFile) -> None:
    assert "ki_funding/py.typed" in wheel.namelist()
    (entry,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert b"ki-funding = ki_funding.__main__:main" in wheel.read(entry)


def test_the_wheel_needs_these_six_and_nothing_else(metadata: Message) -> None:
    needs = metadata.get_all("Requires-Dist") or []
    runtime = {re.split("[<>=]", need)[0] for need in needs if "extra ==" not in need}
    assert runtime == {"typer", "rich", "pyyaml", "jinja2", "xlsxwriter", "openpyxl"}
    assert metadata["Requires-Python"] == ">=3.11"


def test_the_licence_is_named_and_goes_along(wheel: zipfile.ZipFile, metadata: Message) -> None:
    assert metadata["License-Expression"] == "EUPL-1.2"
    assert not [c for c in metadata.get_all("Classifier") or [] if c.startswith("License")]
    for name in ("LICENSE", "NOTICE"):
        (place,) = [n for n in wheel.namelist() if n.endswith(f".dist-info/licenses/{name}")]
        assert wheel.read(place) == (ROOT / name).read_bytes()


def test_what_an_index_shows_has_no_link_that_leads_nowhere(metadata: Message) -> None:
    shown = metadata.get_payload()
    assert isinstance(shown, str)
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "Kein Ergebnis ist ein Rechtsanspruch" in shown
    assert not re.search(r"\]\(|<img|<a ", shown)
    assert metadata.get_all("Project-URL") is None  # there is no public address yet


def test_built_again_elsewhere_it_is_the_same_to_the_byte(built: Built, tmp_path: Path) -> None:
    """From the source package, whose files have other times, in another folder."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    for path in source.rglob("*"):
        os.utime(path)
    again = build(source, tmp_path / "dist")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()
    assert again.sdist.read_bytes() == built.sdist.read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_from_the_installed_wheel(
    command: str, installed: Path, tmp_path: Path
) -> None:
    """Every example of its help in an empty folder, without the checkout."""
    for example in examples(command, Language.EN):
        done = call(example, tmp_path, PATH=_first(installed), KI_FUNDING_LANG="en")
        assert done.code == 0, f"{example}\n{done.err}"


def test_a_python_that_is_too_old_is_told(built: Built, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--python-version", "3.10", "--no-deps",
         "--only-binary=:all:", "--no-index", "--dest", str(tmp_path), str(built.wheel)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert "requires a different Python: 3.10.0 not in '>=3.11'" in done.stderr


def test_what_the_index_page_says_works_too(installed: Path, tmp_path: Path) -> None:
    lines = EXAMPLE.findall("\n".join(f" {x}" for x in PROJECT["readme"]["text"].splitlines()))
    assert len(lines) == 4
    for line in lines:
        done = call(line, tmp_path, PATH=_first(installed))
        assert done.code == 0, f"{line}\n{done.err}"
    assert (tmp_path / "unna.html").stat().st_size > 0


def test_the_installed_wheel_does_not_know_the_checkout(installed: Path, tmp_path: Path) -> None:
    ask = "import ki_funding; from ki_funding.law.rulebook.folder import shipped_rules as r;"
    line = f"python -c '{ask} print(ki_funding.__file__, r())'"
    done = call(line, tmp_path, PATH=_first(installed))
    assert done.code == 0, done.err
    assert done.out.count(str(installed.parent)) == 2


def _first(programs: Path) -> str:
    return f"{programs}{os.pathsep}{os.defpath}"


def test_an_editable_install_reads_the_rules_of_the_checkout() -> None:
    assert SHIPPED == ROOT / "rules"
