"""What several tests need: the command line as a user runs it, and files of expected output."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir
from difflib import unified_diff
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from browsers import CHROMIUM, FLAGS
from hypothesis import settings
from invented_tests import GOOD

import ki_funding
from ki_funding.cli import app
from ki_funding.law.rulebook import folder
from ki_funding.texts.language import Language, speaking

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "frozen"
EXAMPLES = FROZEN / "examples"
RULES = FROZEN / "rules"
SCENARIOS = sorted(EXAMPLES.glob("scenario-*.yaml"))
CASES = sorted(path for path in EXAMPLES.glob("*.yaml") if path not in SCENARIOS)
INVENTED = ROOT / "tests" / "invented"
REFRESH = "pytest tests/shown --update-expected"
AT_START = {"PYTHONPATH", "PYTHONUTF8", "TZ"}
SHIPPED = folder.SHIPPED
folder.SHIPPED = RULES  # what tests find in place of the rules that are shipped: see `shipped`


class Run(NamedTuple):
    """What one run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def located(self) -> str:
        """All that it told; of findings each place before what is wrong there."""
        finding = r"^((?:error|warning)\[.*(?:\n  \S.*)*)\n *--> (.*)$"
        return re.sub(finding, r"\2: \1", self.out + self.err, flags=re.M)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="write anew what is shown")


def pytest_configure(config: pytest.Config) -> None:
    """Without slow tests, hypothesis tries a tenth of its examples; who writes anew has all."""
    if config.getoption("--update-expected"):
        config.option.markexpr = config.option.markexpr.replace("not slow and ", "")
    if "not slow" in config.getoption("-m"):
        settings.register_profile("everyday", settings(), max_examples=10)
        settings.load_profile("everyday")


@pytest.hookimpl(tryfirst=True)  # before those are left out that have a mark
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of tests with `few`, all but so many variants are slow; who writes anew runs what writes."""
    seen = Counter[str]()
    for item in items:
        if few := item.get_closest_marker("few"):
            name = item.nodeid.partition("[")[0]
            seen[name] += 1
            if seen[name] > few.args[0]:
                item.add_marker(pytest.mark.slow)
    if config.getoption("--update-expected"):
        items[:] = [item for item in items if "expected" in getattr(item, "fixturenames", ())]


def examples(most: int) -> settings:
    """How many examples hypothesis tries: a tenth of them where slow tests are left out."""
    hundred = settings().max_examples  # what the profile in use makes of hypothesis' own 100
    return settings(max_examples=most * hundred // 100, deadline=None)


def run(*arguments: str, stdin: str | bytes = "", cwd: Path = FROZEN, **environment: str) -> Run:
    """What a user gets from `ki-funding`, in German and in a pipe unless told otherwise.

    The command line is called in this process, which is many times cheaper than starting one:
    streams, environment and folder are set and put back. What Python reads when it starts is
    given to a process of its own.
    """
    if environment.keys() & AT_START:
        return process(*arguments, stdin=stdin, cwd=cwd, **environment)
    settings = _settings(environment)
    encoding = settings["PYTHONIOENCODING"]
    given, out, err = (BytesIO(_bytes(text)) for text in (stdin, "", ""))
    with ExitStack() as put_back:
        put_back.enter_context(mock.patch.dict(os.environ, settings, clear=True))
        put_back.enter_context(chdir(cwd))
        put_back.enter_context(mock.patch("sys.argv", ["ki-funding", *arguments]))
        streams = {
            "stdin": TextIOWrapper(given, "utf-8"),
            "stdout": TextIOWrapper(out, encoding, write_through=True),
            "stderr": TextIOWrapper(err, encoding, "backslashreplace", write_through=True),
        }
        put_back.enter_context(mock.patch.multiple("sys", **streams))
        code = app.run(arguments)
        return Run(code, _text(out.getvalue()), _text(err.getvalue()))


def process(
    *arguments: str, stdin: str | bytes = "", cwd: Path = FROZEN, **environment: str
) -> Run:
    """The same in a process of its own: for start-up, pipes, encodings, signals and packaging."""
    done = subprocess.run(
        [sys.executable, "-m", "ki_funding", *arguments],
        cwd=cwd,
        env=_settings(environment),
        check=False,
        input=_bytes(stdin),
        capture_output=True,
        timeout=60,
    )
    return Run(done.returncode, _text(done.stdout), _text(done.stderr))


def _settings(environment: dict[str, str]) -> dict[str, str]:
    ours = ("KI_FUNDING", "LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "KI_FUNDING_LANG": "de", "PYTHONIOENCODING": "utf-8", **environment}


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def without_receipt(text: str) -> str:
    """A text without the fingerprint of the rules, which every change of a rule changes."""
    return re.sub(r"\b[0-9a-f]{12}\b", "xxxxxxxxxxxx", text)


@pytest.fixture(scope="session")
def rules() -> ki_funding.Rules:
    """The frozen rules."""
    return ki_funding.load_rules()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> ki_funding.Rules:
    """The rules that are shipped, for tests of what they say and of what shows them."""
    monkeypatch.setattr(folder, "SHIPPED", SHIPPED)
    monkeypatch.chdir(ROOT)
    return ki_funding.load_rules()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The one browser of this worker."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def german() -> Iterator[None]:
    """Texts are German, as they are within a run of the command line."""
    with speaking(Language.DE):
        yield


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
        old = path.read_text("utf-8") if path.exists() else ""
        if text != old and request.config.getoption("--update-expected"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif text != old:
            told = f"{path} is stale: run {REFRESH} and read what changes"
            pytest.fail(f"{told}\n{_difference(old, text)}", pytrace=False)

    return compare


def _difference(old: str, new: str) -> str:
    """The first lines of what differs, as git shows it."""
    lines = unified_diff(old.splitlines(), new.splitlines(), "shown", "now", lineterm="")
    return "\n".join(islice(lines, 40))
