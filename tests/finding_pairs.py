"""The test pair of every finding: a text of the invented files that is good, and one that is bad.

`findings/*.yaml` has an entry for each code: `code`; `guards`, what the check guards against
and why; `in`, the file; `good` and `bad`, of which the second takes the place of the first; and
`at`, what the caret points at: the first such text at or behind the changed place, or behind
`after`. Without `at` the whole file is meant. `files` are written beside the invented ones, `bytes`
is an encoding other than UTF-8, or `xlsx` for lines whose cells are parted by `|`, `repeat` writes
`bad` so many times, `many` is a number of files without content, `as_of` the day that reviews are
held against, `call` another command than `check`, with `environment` added to its own.
`git: empty` puts it into a repository with an empty main, `git: partial` into one whose main has
the files but for the content of one that was not fetched. `also` has further texts that are bad,
each as an entry of which only that is said which differs; `fine` has such that look alike and are
good.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from conftest import INVENTED, ROOT, run
from openpyxl import Workbook

import ki_funding
from ki_funding.files.findings import Diagnostic
from ki_funding.files.yaml import read_file
from ki_funding.presentation.findings.text import render
from ki_funding.presentation.style import Style
from ki_funding.texts.language import Language, speaking
from ki_funding.upkeep.check.check import check

FOLDER = ROOT / "tests" / "upkeep" / "findings"
CASE = ROOT / "tests" / "invented_cases" / "seldwyla.yaml"
SCHILDA = ki_funding.load_rules(INVENTED)
RULES, FALL = "regeln", "seldwyla.yaml"
SHEET = "xlsx"


class Pair(NamedTuple):
    """One entry: the text that is good and the text that is bad, and where the finding stands."""

    code: str
    guards: dict[str, str]
    file: str
    good: str
    bad: str
    at: str | None = None
    after: str | None = None
    files: dict[str, str] = {}  # noqa: RUF012 - never changed
    encoding: str = "utf-8"
    repeat: int = 1
    as_of: date | None = None
    call: tuple[str, ...] = ()
    severity: str = "error"
    many: int = 0
    git: str = ""
    environment: dict[str, str] = {}  # noqa: RUF012 - never changed
    also: "tuple[Pair, ...]" = ()
    fine: "tuple[Pair, ...]" = ()

    @property
    def shown(self) -> bool:
        """Whether the pair only shows what is good and bad: names of files, a whole folder."""
        return not base_of(self.file).is_file()

    def text(self, *, bad: bool) -> str:
        """The file with the good or the bad text."""
        text = base_of(self.file).read_text("utf-8")
        if not bad:
            return text
        assert self.good in text, f"{self.code}: {self.good!r} is not in {self.file}"
        if not self.good:
            return self.bad * self.repeat
        return text.replace(self.good, self.bad * self.repeat, 1)

    def place(self) -> tuple[int, int]:
        """The line and column that the finding must point at."""
        if self.at is None:
            return (0, 0)
        text = self.files.get(self.file) if self.shown else self.text(bad=True)
        assert text is not None
        start = 0 if self.shown else self.text(bad=False).find(self.good)
        if self.encoding == SHEET:
            return next(place for place, said in cells_of(text) if said == self.at)
        return place_of(text, start, self.at, self.after)


def place_of(text: str, start: int, at: str, after: str | None = None) -> tuple[int, int]:
    """Line and column of the first `at` from a place of a text on, or behind `after`."""
    if after is not None:
        start = text.index(after) + len(after)
    found = text.find(at, start)
    assert found >= 0, f"{at!r} is not behind the changed place"
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)


def cells_of(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells of a sheet by row and column; a line `@5001` says that the next one is that far."""
    row = 0
    for line in text.splitlines():
        if line.startswith("@"):
            row = int(line[1:]) - 1
            continue
        row += 1
        for column, cell in enumerate(line.split("|"), 1):
            if cell.strip():
                yield (row, column), cell.strip()


def workbook_of(text: str) -> bytes:
    """A workbook with one sheet."""
    book, stream = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for place, said in cells_of(text):
        sheet.cell(*place).value = _number(said) or said
    book.save(stream)
    return stream.getvalue()


def _number(text: str) -> float | int | None:
    with suppress(ValueError):
        return float(text) if "." in text else int(text)
    return None


class Group(NamedTuple):
    """The pairs of one topic."""

    title: dict[str, str]
    pairs: tuple[Pair, ...]


def groups() -> tuple[Group, ...]:
    """Every file of entries, in the order of their names."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        data = read_file(path).data
        found.append(Group(data["group"], tuple(_pair(entry) for entry in data["findings"])))
    return tuple(found)


def _pair(entry: dict[str, Any]) -> Pair:
    alone = {key: value for key, value in entry.items() if key not in {"also", "fine"}}
    return Pair(
        entry["code"],
        entry["guards"],
        entry["in"],
        entry["good"] or "",
        entry["bad"] or "",
        entry.get("at"),
        entry.get("after"),
        entry.get("files") or {},
        entry.get("bytes", "utf-8"),
        int(entry.get("repeat", 1)),
        date.fromisoformat(entry["as_of"]) if "as_of" in entry else None,
        tuple(entry["call"].split()) if "call" in entry else (),
        entry.get("severity", "error"),
        int(entry.get("many", 0)),
        entry.get("git", ""),
        entry.get("environment") or {},
        tuple(_pair({**alone, **other}) for other in entry.get("also", ())),
        tuple(_pair({**alone, **other}) for other in entry.get("fine", ())),
    )


def base_of(file: str) -> Path:
    """The invented file that a name in the workspace stands for."""
    return CASE if file == FALL else INVENTED / file.removeprefix(f"{RULES}/")


def workspace(folder: Path, pair: Pair, *, bad: bool) -> None:
    """Writes the invented rules and the case into a folder, with the pair's bad text if asked."""
    shutil.copytree(INVENTED, folder / RULES)
    shutil.copy(CASE, folder / FALL)
    for name, content in pair.files.items() if bad else ():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content * pair.repeat
        in_cells = pair.encoding == SHEET and path.suffix == ".xlsx"
        path.write_bytes(workbook_of(text) if in_cells else text.encode(pair.encoding))
    for number in range(pair.many if bad else 0):
        (folder / RULES / f"fall_{number}.yaml").touch()
    if pair.git:
        _git(folder, "init", "-q", "-b", "main")
        if pair.git == "partial":
            _git(folder, "add", "-A")
        _git(folder, "commit", "-q", "--allow-empty", "-m", "-")
        if pair.git == "partial":
            name = _git(folder, "rev-parse", f"HEAD:{RULES}/narrenhilfe.yaml").strip()
            (folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    if bad and not pair.shown:
        (folder / pair.file).write_bytes(pair.text(bad=True).encode(pair.encoding))


def _git(folder: Path, *arguments: str) -> str:
    as_somebody = ("-c", "user.name=t", "-c", "user.email=t@t")
    command = ["git", "-C", str(folder), *as_somebody, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def findings(pair: Pair, rules: ki_funding.Rules) -> Sequence[Diagnostic]:
    """What the check finds in the workspace that is the current folder."""
    target = RULES if pair.file.startswith(RULES) else pair.file
    return check([Path(target)], rules, as_of=pair.as_of).findings


def found(pair: Pair, folder: Path) -> list[Diagnostic]:
    """The findings of the pair's code once its bad text is written into a folder."""
    workspace(folder, pair, bad=True)
    return [finding for finding in findings(pair, SCHILDA) if finding.code == pair.code]


def told(pair: Pair, folder: Path, language: Language) -> str:
    """What the terminal shows of the pair's finding."""
    if pair.call:
        workspace(folder, pair, bad=True)
        environment = {**pair.environment, "KI_FUNDING_LANG": str(language)}
        done = run(*pair.call, cwd=folder, **environment)
        return done.err or done.out
    place = pair.place()
    here = [f for f in found(pair, folder) if (f.span.line, f.span.column) == place]
    with speaking(language):
        return render(here, Style())
