"""What several tests need: the command line as a user runs it, and files of expected output."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from invented_tests import GOOD

import ki_funding

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
RULES = ROOT / "rules"
SCENARIOS = sorted(EXAMPLES.glob("scenario-*.yaml"))
CASES = sorted(path for path in EXAMPLES.glob("*.yaml") if path not in SCENARIOS)
INVENTED = ROOT / "tests" / "invented"


class Run(NamedTuple):
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="write the expected files anew")


def run(*arguments: str, stdin: str | bytes = "", cwd: Path = ROOT, **environment: str) -> Run:
    """Runs `ki-funding` in a process of its own, in German and in a pipe unless told otherwise."""
    clean = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("KI_FUNDING", "LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_"))
    }
    settings = {**clean, "KI_FUNDING_LANG": "de", "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run(
        [sys.executable, "-m", "ki_funding", *arguments],
        cwd=cwd,
        env=settings,
        check=False,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=60,
    )
    return Run(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def without_receipt(text: str) -> str:
    """A text without the fingerprint of the rules, which every change of a rule changes."""
    return re.sub(r"\b[0-9a-f]{12}\b", "xxxxxxxxxxxx", text)


@pytest.fixture(scope="session")
def rules() -> ki_funding.Rules:
    """The shipped rules."""
    return ki_funding.load_rules()


@pytest.fixture
def schilda(tmp_path: Path) -> Path:
    """A folder with a copy of the invented rules and of two tests that pass."""
    tests = tmp_path / "schilda" / "tests"
    shutil.copytree(
        INVENTED, tests.parent, ignore=shutil.ignore_patterns("tests", "schellengeld.yaml")
    )
    tests.mkdir()
    (tests / "narrenhilfe.yaml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file, or writes the file when asked to."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-expected"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run pytest --update-expected and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare
